"""What a text with marks consists of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from sources import source
from strategies import examples
from unreel import pages
from unreel.model.article import ExternalLink, Reference, Role, Section
from unreel.model.film import Heading
from unreel.recovery import article, compose
from unreel.recovery.parts import HeadingLine, Item, Part, Passage, Source, parts
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import learned


def _drawn(part: Part, text: str) -> str:
    match part:
        case Passage(sentences):
            return "~" + "|".join(span.of(text) for span in sentences)
        case HeadingLine(words, shown):
            return "#" * part.level + words if shown else f"({words})"
        case Role():
            return ", ".join(part.actors) + " + others" * part.others + f" > {part.character}"
        case Reference() | ExternalLink() | Item():
            ordered = isinstance(part, Reference) or (isinstance(part, Item) and part.ordered)
            return ("1." if ordered else "-") + part.span.of(text)


def _read(drawn: str) -> tuple[str, tuple[Section, ...], list[Part]]:
    outline = Outline.of(source(drawn))
    sections = learned().split(outline, "Fog").sections
    return outline.text, sections, list(parts(Source(outline, ("Fog",)), sections))


@each_case("recovery/lists")
def test_parts_are_those_that_the_marks_say(case: Case) -> None:
    text, _, found = _read(case.text)
    assert [_drawn(part, text) for part in found] == case.lines("parts")


@each_case("recovery/lists")
def test_parts_and_sections_hold_all_of_a_text(case: Case) -> None:
    text, sections, found = _read(case.text)
    for spans in ([section.span for section in sections], [part.span for part in found]):
        assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
        assert spans == sorted(spans)


LINES = [
    *("# Plot", "# Cast", "# Production", "## Music", "# References", "# Notes", "# Odd words", "### Deep"),
    *("- Ann Lee as Max", "-- as Tom, who sings", "- Ann Lee", "1. Quill (2011). *Fog*.", "-- A cook."),
    *("| Ann Lee | Max", "! Actor | Role", "| Max", "> Ann Lee – Max", "> Tom (Bob Ray)", "> Tom: Bob Ray"),
    *(
        "Max wakes. He runs.",
        "Ann Lee as Max Bob Ray as Tom",
        "1=> Quill (2011). Fog.",
        "It rains.^1[1] It ends.",
    ),
    *("Lee said: I know you. We ran from my house.", "*Rain* is a 2015 film by *Ann Lee*.", "# See also"),
]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
@examples(120)
def test_marked_texts_lose_nothing_and_no_name_has_a_line_break(lines: list[str]) -> None:
    text = source("\n".join(lines))
    seed = Seed("rain", "seeds/rain.txt", text.text, Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("unreel.intake.read", lambda _: (text, []))
        read = article.read(seed)[0]
    for spans in ([one.span for one in read.sections], [one.span for one in read.parts]):
        assert spans == sorted(spans)
        words = ("".join(span.of(read.text).split()) for span in spans)
        assert "".join(words) == "".join(read.text.split())
    film = compose.film(seed, read)
    said = sorted("".join(one.text.split()) for page in film.pages for one in page.sentences)
    parts_ = [one for one in read.parts if not isinstance(one, HeadingLine)]
    assert "".join(sorted("".join(said))) == "".join(
        sorted("".join("".join(one.span.of(read.text).split()) for one in parts_))
    )
    names = [read.title, *(name for one in read.every(Role) for name in (*one.actors, one.character))]
    names += [block.text for page in film.pages for block in page.blocks if isinstance(block, Heading)]
    assert all(name == " ".join(name.split()) for name in names)
    assert pages.read("rain", pages.write(film)).pages == film.pages
