from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_of import cases_of
from growth import SQUARE, growth
from unreel.lists import references
from unreel.lists.references import dates, fields
from unreel.model.spans import Span

HARDCORE_HENRY = Path(__file__).parents[1] / "cases" / "hardcore_henry_references.txt"
WORDS = ('"', '"A Title".', "Doe,", "Jane", "(2016).", "Retrieved", "May 1, 2016.", "Archived", "p. 3")
ODD_WORDS = ("1", "2", "Ibid.", "at the Wayback Machine", "\u00a0", "\n", "(", ")", "и", "«", "{{cite web}}:")
ANY_TEXT = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS + ODD_WORDS)).map(" ".join))

ENTRY = 'Doe, Jane (May 1, 2016). "A Title". The Paper. Retrieved May 2, 2016. '


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(("flat", "entries"), cases_of("references"))
def test_references_are_cut_where_entries_start(flat: list[str], entries: list[str]) -> None:
    text = " ".join(flat)
    assert [r.text for r in references.read(text, whole(text))] == entries


@pytest.mark.parametrize(("entry", "stated"), cases_of("reference_fields"))
def test_a_reference_states_its_fields_and_nothing_is_guessed(entry: list[str], stated: list[str]) -> None:
    read = fields.read(entry[0])
    assert sorted(f"{field.kind}: {field.value}" for field in read) == sorted(stated)


@pytest.mark.parametrize(("words", "date"), cases_of("dates"))
def test_dates_are_iso_8601_as_far_as_known(words: list[str], date: list[str]) -> None:
    assert dates.iso(words[0]) == "".join(date)


def test_hardcore_henry_has_33_references() -> None:
    text = HARDCORE_HENRY.read_text(encoding="utf-8").strip()
    read = references.read(text, whole(text), ("Hardcore Henry",))
    assert len(read) == 33
    assert read[9].text.startswith("Субботний «Рамблер».")
    stated = [{field.kind: field.value for field in fields.read(entry.text)} for entry in read]
    assert stated[1]["author"] == "Galuppo, Mia"
    assert stated[1]["title"] == "'Hardcore Henry' Gets U.S. Release Date"
    assert (stated[1]["publisher"], stated[1]["date"]) == ("The Hollywood Reporter", "2016-01-13")
    assert stated[9]["archived"] == "2016-04-10"
    assert stated[10]["title"].startswith('"Hardcore Henry" camera operator reveals')
    assert stated[12]["language"] == "Russian"
    assert stated[20]["medium"] == "Press release"
    assert stated[28]["title"] == "Рецензии на фильм Хардкор / Hardcore Henry (2016), отзывы"
    assert stated[30]["author"] == "James Peckham"
    assert stated[32].items() >= {"author": "@Naishuller", "medium": "Tweet", "date": "2020-07-10"}.items()


@given(ANY_TEXT, st.integers(0, 50), st.integers(0, 50))
@settings(max_examples=300, deadline=None)
def test_entries_tile_the_section(text: str, before: int, behind: int) -> None:
    section = Span(min(before, len(text)), max(min(before, len(text)), len(text) - behind))
    read = references.read(text, section, ())
    at = section.start
    for entry in read:
        assert not text[at : entry.span.start].strip()
        assert entry.text == entry.span.of(text) == entry.text.strip() != ""
        at = entry.span.end
    assert not text[at : section.end].strip()


@pytest.mark.parametrize("piece", [ENTRY, "a", "1 2 ", ". ", '"', "a,", ","])
def test_time_grows_as_the_text_does(piece: str) -> None:
    def read(length: int) -> None:
        text = piece * (length // len(piece))
        references.read(text, whole(text), ())

    assert growth(read, 10_000) < SQUARE
