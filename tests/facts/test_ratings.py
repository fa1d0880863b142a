from __future__ import annotations

from decimal import Decimal

import pytest

from unreel.facts.grammar.ratings import points


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("51%", 51),
        ("51", 51),
        ("8.6/10", 86),
        ("three and a half stars out of four", "87.5"),
        ("2½ stars out of 4", "62.5"),
        ("3 1/2 out of 4", "87.5"),
        ("six out of ten", 60),
        ("one-and-a-half stars (out of four)", "37.5"),
        ("half a star out of four", "12.5"),
        ("4/4 stars", 100),
        ("C+", 58),
        ("B minus", 67),
        ("A–", 91),
        ("F", 0),
        ("four stars", None),
        ("two thumbs up", None),
    ],
)
def test_ratings_have_a_place_where_they_name_a_scale(words: str, place: object) -> None:
    assert points(words) == (None if place is None else Decimal(str(place)))
