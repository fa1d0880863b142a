from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from growth import SQUARE, growth
from projects import HARDCORE_HENRY
from strategies import examples
from unreel.lists import references
from unreel.lists.references import dates, fields
from unreel.model.spans import Span

WORDS = ('"', '"A Title".', "Doe,", "Jane", "(2016).", "Retrieved", "May 1, 2016.", "Archived", "p. 3")
ODD_WORDS = ("1", "2", "Ibid.", "at the Wayback Machine", "\u00a0", "\n", "(", ")", "и", "«", "{{cite web}}:")
ANY_TEXT = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS + ODD_WORDS)).map(" ".join))

ENTRY = 'Doe, Jane (May 1, 2016). "A Title". The Paper. Retrieved May 2, 2016. '


def whole(text: str) -> Span:
    return Span(0, len(text))


@each_case("lists/references")
def test_references_are_cut_where_entries_start(case: Case) -> None:
    text = case.text
    assert [r.text for r in references.read(text, whole(text))] == case.lines("entries")


@each_case("lists/reference_fields")
def test_a_reference_states_its_fields_and_nothing_is_guessed(case: Case) -> None:
    read = fields.read(case.text)
    assert sorted(f"{field.kind}: {field.value}" for field in read) == sorted(case.lines("fields"))


@each_case("lists/reference_dates")
def test_dates_are_iso_8601_as_far_as_known(case: Case) -> None:
    assert dates.iso(case.text) == case["date"]


def test_hardcore_henry_has_33_references() -> None:
    text = HARDCORE_HENRY.read_text(encoding="utf-8")[10_484:14_305].strip()
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
@examples(300)
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
