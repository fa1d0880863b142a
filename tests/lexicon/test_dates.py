from __future__ import annotations

import pytest

from cases_of import cases_of
from unreel.lexicon.dates import dates


@pytest.mark.parametrize(("sentence", "stated"), cases_of("prose_dates"))
def test_dates_of_prose(sentence: list[str], stated: list[str]) -> None:
    found = [("→ " if one.ends else "") + one.day.iso for one in dates(sentence[0])]
    assert found == stated


def test_a_date_is_where_it_says() -> None:
    sentence = "It opened on May 15 and, in Britain, on 30 May 2003."
    assert [one.span.of(sentence) for one in dates(sentence)] == ["May 15", "30 May 2003"]
