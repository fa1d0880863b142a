"""What a text with marks consists of."""

from __future__ import annotations

from case_files import Case, each_case
from sources import source
from unreel.model.article import ExternalLink, Reference, Role, Section
from unreel.recovery.parts import HeadingLine, Item, Part, Passage, Source, parts
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
    sections = learned().split(outline, "Fog")
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
