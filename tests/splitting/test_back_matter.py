"""Where references start: the cases of cases/back_matter.txt, and what holds of any sections."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from case_files import Case, cases, each_case
from strategies import examples
from unreel.model.article import Kind, Provenance, Section
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.recovery import parts as recovered
from unreel.recovery.parts import Source
from unreel.splitting import back_matter
from unreel.splitting.sections.headings import Outline

NAMES = ("The Long Road",)
ENTRIES = tuple(
    f'Family{n}, Given (May {n + 1}, 2014). "Title {n}". The Paper. Retrieved June {n + 1}, 2014.'
    for n in range(25)
)
WORDS = (
    "The film won",
    "a prize.",
    '"A',
    'Title".',
    "The Paper.",
    "Retrieved May 1, 2016.",
    "Notes",
    "p. 3",
    "\n\n",
    "",
)


def sections_of(
    lines: list[str], provenance: Provenance = Provenance.MODEL
) -> tuple[str, tuple[Section, ...]]:
    text, found = "", []
    for kind, _, words in (line.partition(": ") for line in lines):
        found.append(Section(Kind(kind), None, Span(len(text), len(text) + len(words)), 0.9, provenance))
        text += words + " "
    return text.rstrip(" "), tuple(found)


def lines_of(text: str, found: tuple[Section, ...]) -> list[str]:
    return [f"{section.kind}: {section.span.of(text)}" for section in found]


@each_case("splitting/back_matter")
def test_references_start_at_the_word_where_they_start(case: Case) -> None:
    text, found = sections_of(case.lines())
    assert lines_of(text, back_matter.refine_references_start(text, found, NAMES)) == case.lines("refined")


def test_where_a_person_said_that_references_start_they_start() -> None:
    text, found = sections_of(cases("splitting/back_matter")[0].lines(), Provenance.CORRECTION)
    assert back_matter.refine_references_start(text, found, NAMES) == found


def test_references_that_the_splitter_overlooked_are_found() -> None:
    prose = (
        "The film was praised by most critics for the music, and it has been shown at many festivals since."
    )
    text, found = sections_of(
        ["overview: The Long Road is a film.", f"reception: {prose} {' '.join(ENTRIES)}"]
    )
    assert lines_of(text, back_matter.refine_references_start(text, found, NAMES))[1:] == [
        f"reception: {prose}",
        f"references: {' '.join(ENTRIES)}",
    ]


def test_references_that_the_splitter_found_too_late_start_before() -> None:
    prose = (
        "The film was praised by most critics for the music, and it has been shown at many festivals since."
    )
    text, found = sections_of(
        [
            "overview: The Long Road is a film.",
            f"reception: {prose} {' '.join(ENTRIES[:-4])}",
            f"references: {' '.join(ENTRIES[-4:])}",
        ]
    )
    assert lines_of(text, back_matter.refine_references_start(text, found, NAMES))[1:] == [
        f"reception: {prose}",
        f"references: {' '.join(ENTRIES)}",
    ]


def test_headings_that_the_text_kept_stand_between_entries() -> None:
    words = f"Notes {ENTRIES[0]} Bibliography {ENTRIES[1]} Notes on a Film (2014). London: Faber & Faber."
    section = Section(Kind.REFERENCES, None, Span(0, len(words)))
    assert [span.of(words) for span in back_matter.headings(words, section)] == ["Notes", "Bibliography"]


def test_such_a_heading_is_no_entry() -> None:
    words = f"{ENTRIES[0]} Bibliography {ENTRIES[1]}"
    section = Section(Kind.REFERENCES, None, Span(0, len(words)))
    parts = [
        (type(part).__name__, part.span.of(words))
        for part in recovered.parts(Source(Outline.of(SourceText(words))), [section])
    ]
    assert parts == [("Reference", ENTRIES[0]), ("HeadingLine", "Bibliography"), ("Reference", ENTRIES[1])]


@given(st.lists(st.tuples(st.sampled_from(Kind), st.lists(st.sampled_from(WORDS)).map(" ".join)), max_size=6))
@example([(Kind.OVERVIEW, "a prize."), (Kind.OVERVIEW, "Notes"), (Kind.REFERENCES, "The film won")])
@examples(300)
def test_sections_tile_the_text_as_they_did(parts: list[tuple[Kind, str]]) -> None:
    text, found = sections_of([f"{kind}: {words.strip()}" for kind, words in parts if words.strip()])
    refined = back_matter.refine_references_start(text, found, NAMES)
    assert all(section.span.start < section.span.end for section in refined)
    assert all(not text[a.span.end : b.span.start].strip() for a, b in pairwise(refined))
    assert all(a.span.end <= b.span.start for a, b in pairwise(refined))
    ends = [(some[0].span.start, some[-1].span.end) for some in (found, refined) if some]
    assert len(set(ends)) <= 1
