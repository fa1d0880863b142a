"""What people say of a split holds exactly, and changes nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from unreel.model.article import Kind, LikelyStart, Provenance, Section
from unreel.model.source_text import HeadingMark, Marks, SourceText
from unreel.model.spans import Span
from unreel.splitting.corrected import Effect, StartCorrection, corrected
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import SplitText

SENTENCES = (
    "Rain is a film.",
    "Maria wakes in Rome.",
    "She meets Tom.",
    "It was shot in May.",
    '"We froze", Lee said.',
    "It opened in June.",
    "It made a million.",
    "Critics liked it.",
)
TEXT = " ".join(SENTENCES)
AT = [TEXT.index(sentence) for sentence in SENTENCES]
SPLIT = {0: "overview", 1: "plot", 3: "production/filming", 5: "release", 6: "reception/box-office"}
"""Sentence → what starts there."""
labels = st.sampled_from(
    ["overview", "plot", "release", "reception", "reception/box-office", "analysis", "no"]
)


def section(label: str, start: int, end: int) -> Section:
    kind, _, sub = label.partition("/")
    return Section(Kind(kind), sub or None, Span(start, start + len(TEXT[start:end].rstrip())), 0.5)


def split(starts: dict[int, str] = SPLIT) -> SplitText:
    ends = [*(AT[number] for number in starts), len(TEXT)][1:]
    sections = [section(label, AT[n], end) for (n, label), end in zip(starts.items(), ends, strict=True)]
    likely = LikelyStart(Span(AT[7], len(TEXT)), Kind.RECEPTION, "critical-response", 0.3)
    return SplitText(tuple(sections), (likely,))


def said(at: int, label: str, heading: str = "") -> StartCorrection:
    kind, _, sub = label.partition("/")
    return StartCorrection(at, None if kind == "no" else Kind(kind), sub, heading)


def told(found: SplitText) -> dict[int, str]:
    """Return sentence → label of a split, sentences by number; other places as they are, negative."""
    numbers = {at: number for number, at in enumerate(AT)}
    return {
        numbers.get(one.span.start, -one.span.start): f"{one.kind}/{one.sub}" if one.sub else str(one.kind)
        for one in found.sections
    }


def correct(*corrections: StartCorrection, outline: Outline | None = None) -> tuple[SplitText, list[Effect]]:
    return corrected(outline or Outline.of(SourceText(TEXT)), split(), corrections)


CASES = {
    "a start that was missed": ((2, "analysis"), {2: "analysis"}),
    "another kind": ((3, "release/theatrical"), {3: "release/theatrical"}),
    "no subsection": ((6, "reception/"), {6: "reception"}),
    "no start": ((5, "no"), {5: None}),
    "the same label further on: the section starts there and no earlier": ((2, "plot"), {1: None, 2: "plot"}),
    "a start that was likely and not made": ((7, "reception/legacy"), {7: "reception/legacy"}),
    "a start that is there": ((1, "plot"), {}),
    "neighbours of one label": ((5, "reception/box-office"), {5: "reception/box-office", 6: None}),
    "the start of the text": ((0, "plot"), {0: "plot", 1: None}),
}


@pytest.mark.parametrize(("correction", "changes"), CASES.values(), ids=CASES)
def test_a_correction_changes_what_it_says_and_nothing_else(
    correction: tuple[int, str], changes: dict[int, str | None]
) -> None:
    number, label = correction
    found, effects = correct(said(AT[number], label))
    wanted = {at: one for at, one in sorted((SPLIT | changes).items()) if one}
    assert told(found) == wanted
    assert not effects[0].is_idle
    assert " ".join(one.span.of(TEXT) for one in found.sections) == TEXT
    here = next((one for one in found.sections if one.span.start == AT[number]), None)
    assert here is None or (here.confidence, here.provenance) == (1.0, Provenance.CORRECTION)


def test_a_correction_that_changes_nothing_is_idle() -> None:
    for number, label in ((2, "no"), (0, "no")):
        found, effects = correct(said(AT[number], label))
        assert effects[0].is_idle
        assert found.sections == split().sections
    _, effects = correct(said(AT[1], "plot"), said(AT[2], "plot"))
    assert [one.is_idle for one in effects] == [False, True]


def test_no_start_where_one_was_likely_is_heeded() -> None:
    found, effects = correct(said(AT[7], "no"))
    assert (found.unmade, effects[0].is_idle) == ((), False)


def test_starts_that_go_with_a_correction_are_named() -> None:
    _, effects = correct(said(AT[2], "plot"), said(AT[5], "reception/box-office"))
    assert [[one.span.start for one in effect.gone] for effect in effects] == [[AT[1]], [AT[6]]]


def test_words_may_be_copied_without_the_marks_before_them() -> None:
    found, _ = correct(said(AT[4] + 1, "reception/accolades"))
    assert told(found) == SPLIT | {4: "reception/accolades"}


def test_what_starts_within_a_sentence_starts_there() -> None:
    at = TEXT.index("Tom.")
    assert told(correct(said(at, "cast"))[0]) == SPLIT | {-at: "cast"}


def test_a_section_takes_the_heading_above_it_along() -> None:
    heading = Span(AT[2] - 6, AT[2] - 1)  # "Rome."
    marks = Marks(headings=(HeadingMark(heading, 2),))
    found, _ = correct(said(AT[2], "other", "Rome"), outline=Outline.of(SourceText(TEXT, marks=marks)))
    assert told(found) == SPLIT | {-heading.start: "other"}
    assert found.sections[2].heading == "Rome"


@examples(150)
@given(st.lists(st.tuples(st.sampled_from(AT), labels), max_size=6, unique_by=lambda pair: pair[0]))
def test_all_that_is_said_holds_whatever_the_order(pairs: list[tuple[int, str]]) -> None:
    corrections = [said(at, label) for at, label in pairs]
    found, _ = correct(*corrections)
    assert found == correct(*reversed(corrections))[0]
    assert " ".join(one.span.of(TEXT) for one in found.sections) == TEXT
    by = {at: one for one in found.sections for at in AT if one.span.start <= at < one.span.end}
    for one in corrections:
        if one.kind:
            assert (by[one.at].kind, by[one.at].sub) == (one.kind, one.sub or None)
        else:
            assert one.at == 0 or by[one.at].span.start != one.at
