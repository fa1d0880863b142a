"""Sums and scores as the words around them tell what they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from films import OPENING, received
from strategies import examples
from unreel import facts
from unreel.facts.field import SCORES, SUMS

WORDS = (
    "grossed",
    "$5 million",
    "in",
    "Japan",
    "(",
    ")",
    "3/5",
    "stars",
    "Ann Lee",
    "of",
    "gave",
    "it",
    "60%",
    "and",
    ",",
)


@each_case("facts/box_office")
def test_sums_are_read_for_what_the_words_around_them_say(case: Case) -> None:
    said, expected = case.lines(), case.lines("facts")
    opening = said[0].removeprefix("= ") if said[0].startswith("= ") else OPENING
    one = received(*(line for line in said if not line.startswith("= ")), opening=opening)
    found = (fact for fact in facts.read(one) if fact.field in SUMS)
    assert [f"{fact.field}: {fact.words} ({fact.about})" for fact in found] == expected


@each_case("facts/scores")
def test_scores_are_read_with_who_gave_them(case: Case) -> None:
    one = received(*case.lines())
    found = [
        f"{fact.field}: {fact.words} ({fact.about}) {fact.score.reviews}".rstrip()
        for fact in facts.read(one)
        if fact.field in SCORES
    ]
    assert found == case.lines("facts")


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=25))
@examples(300)
def test_a_fact_stands_where_it_says(words: list[str]) -> None:
    one = received(" ".join(" ".join(words).split()) or "It ran.")
    for fact in facts.read(one):
        assert fact.words
        assert fact.words in fact.text
