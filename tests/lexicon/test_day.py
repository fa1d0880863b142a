from __future__ import annotations

import pytest

from unreel.lexicon.day import Day


@pytest.mark.parametrize(
    ("iso", "words"), [("2016-04-08", "8 April 2016"), ("2016-04", "April 2016"), ("2016", "2016")]
)
def test_a_day_is_written_as_exactly_as_it_is_stated(iso: str, words: str) -> None:
    day = Day.of(iso)
    assert (day.iso, day.in_words) == (iso, words)


def test_days_sort_by_time_and_the_less_exact_first() -> None:
    in_order = ["1998", "1998-12-31", "1999", "1999-02", "1999-02-01", "1999-10"]
    assert [day.iso for day in sorted(map(Day.of, in_order))] == in_order


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("2016-04-08", "2016-04-09", True),
        ("2016-04-08", "2016-05", True),
        ("2016-04-08", "2016-04", False),
        ("2016-04-08", "2015", False),  # a year alone is often of something else
        ("2016", "2015", False),
    ],
)
def test_dates_contradict_as_far_as_both_are_stated(one: str, other: str, contradict: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Day.of(one).contradicts(Day.of(other)) is contradict
