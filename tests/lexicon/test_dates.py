from __future__ import annotations

from case_files import Case, each_case
from unreel.lexicon.dates import dates
from unreel.lexicon.day import Day


@each_case("lexicon/dates")
def test_dates_of_prose(case: Case) -> None:
    found = [("→ " if one.ends else "") + one.day.iso for one in dates(case.text)]
    assert found == case.lines("dates")


def test_a_date_is_where_it_says() -> None:
    sentence = "It opened on May 15 and, in Britain, on 30 May 2003."
    assert [one.span.of(sentence) for one in dates(sentence)] == ["May 15", "30 May 2003"]


def test_a_day_without_a_year_is_near_the_day_that_is_told() -> None:
    sentence = "It opened on January 9, in Britain in May of that year, and in Peru on June 3."
    assert not dates(sentence)
    found = [one.day.iso for one in dates(sentence, Day(2008, 12, 25))]
    assert found == ["2009-01-09", "2008-05"]
