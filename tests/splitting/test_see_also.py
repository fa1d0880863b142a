"""What a flat text says to see also, set off from the prose before it."""

from __future__ import annotations

import pytest

from case_files import Case, each_case
from unreel.model.article import Kind, Provenance, Section
from unreel.model.spans import Span
from unreel.splitting import see_also


def split(drawn: str, by: Provenance = Provenance.MODEL) -> tuple[str, list[Section]]:
    """Return a text of prose and references, and its sections."""
    prose, _, references = drawn.partition(" | ")
    text = f"{prose} {references}"
    sections = (
        Section(Kind.RECEPTION, "accolades", Span(0, len(prose))),
        Section(Kind.REFERENCES, None, Span(len(prose) + 1, len(text)), 0.8, by),
    )
    return text, [*see_also.apart(text, sections)]


@each_case("splitting/see_also")
def test_entries(case: Case) -> None:
    text, sections = split(case.text.strip())
    found = [one for one in sections if one.kind is Kind.SEE_ALSO]
    entries = [entry.of(text) for one in found for entry in see_also.entries(text, one.span)]
    assert entries == case.lines("entries")
    assert "".join(one.span.of(text) for one in sections).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("by", [Provenance.HEADING, Provenance.CORRECTION])
def test_where_a_person_said_what_follows_nothing_is_set_apart(by: Provenance) -> None:
    _, sections = split("It won. List of films set in Rome | Rain.", by)
    assert [one.kind for one in sections] == [Kind.RECEPTION, Kind.REFERENCES]


@pytest.mark.parametrize("kind", [Kind.NOTES, Kind.SEQUEL])
def test_what_was_taken_for_something_else_is_told_by_its_words_too(kind: Kind) -> None:
    text = "It won. List of films set in Rome Rain."
    spans = Span(0, 7), Span(8, 33), Span(34, len(text))
    kinds = zip((Kind.RECEPTION, kind, Kind.REFERENCES), spans, strict=True)
    found = see_also.apart(text, [Section(one, None, span) for one, span in kinds])
    assert [one.kind for one in found] == [Kind.RECEPTION, Kind.SEE_ALSO, Kind.REFERENCES]
