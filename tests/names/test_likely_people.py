"""People whom no rule knows are found by the words of their names and by those around them."""

from __future__ import annotations

from unreel.model.article import Role
from unreel.model.spans import Span
from unreel.names.likely_people import likely_people, score
from unreel.names.likely_people.evidence import is_candidate
from unreel.names.people import Prose, people
from unreel.store.weights import FeatureWeights

SAID = [
    Prose("The film was shot in New Hampshire while Robert Hale and Susan Pike wrote songs.", "production"),
    Prose('Margaret Hill of "Harry Stone Weekly" and Nikhil Sharma were less kind.', "reception"),
    Prose("It won Best Supporting Actress at the Golden Globe Awards.", "reception"),
    Prose("Paul Norton leaves Susan Pike.", "plot"),
]
NOBODY: list[set[Span]] = [set() for _ in SAID]
"""Nobody is named by rule."""


def test_names_outside_the_story_are_people() -> None:
    assert [*likely_people(SAID, "Night Train", (), NOBODY)] == [
        "Robert Hale",
        "Susan Pike",
        "Margaret Hill",
        "Nikhil Sharma",
    ]


def test_a_character_is_none_in_whatever_spelling() -> None:
    assert "Robert Hale" not in likely_people(SAID, "Night Train", ["Roberto Hale"], NOBODY)
    assert "Susan Pike" not in likely_people(SAID, "Night Train", ["Susan Anne Pike"], NOBODY)


def test_the_film_a_prize_and_a_title_with_a_family_name_are_none() -> None:
    for name in ("Night Train", "Best Director", "Mr. Lee", "Academy Award"):
        assert not is_candidate(name, "Night Train")


def test_each_place_counts_once_among_the_people() -> None:
    found = people(SAID, "Night Train").people
    assert found == [*dict.fromkeys(found)]
    assert "Robert Hale" in found


def test_a_line_of_a_cast_list_that_names_nobody_is_nobody() -> None:
    nobody = Role((), others=False, character=" ")
    assert people([*SAID, nobody], "Night Train") == people(SAID, "Night Train")


def test_the_order_of_what_is_seen_decides_nothing() -> None:
    weights: FeatureWeights = {("a",): 0.1, ("b",): 0.2, ("c",): 0.3}
    assert sum(weights.values()) != sum(reversed(weights.values()))
    assert score(weights, weights) == score(reversed(weights), weights)


def test_who_stands_in_a_list_with_people_is_one() -> None:
    alone = [Prose("They met Qel Ondra once.", "production")]
    listed = [Prose("It was shown to Robert Hale, Qel Ondra, and Susan Pike.", "production")]
    apart = [Prose("As Robert Hale told Qel Ondra, Susan Pike left.", "production")]
    for said, expected in ((alone, False), (listed, True), (apart, False)):
        found = likely_people(said, "Night Train", (), [set()], {})
        assert found == {}
        named = [{Span(at, at + 11) for at in [said[0].text.find("Robert Hale")] if at >= 0}]
        weights: FeatureWeights = {("any name",): -1.0}
        assert ("Qel Ondra" in likely_people(said, "Night Train", (), named, weights)) is expected
