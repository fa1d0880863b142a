"""A library that is joined again is what it would be if nothing were known of the last one."""

from __future__ import annotations

import pytest

from unreel import library
from unreel.library.people_settings import PeopleSettings
from unreel.library.summaries.film_summary import (
    Evidence,
    FilmSummary,
    Medium,
    NamedWork,
    PersonSummary,
    SeriesPlace,
)

ANN = PersonSummary("Ann Lee", "people.md#ann-lee", ("director",), (), ("production",))


def named(words: str, sentence: int) -> NamedWork:
    """Return where a plot names the film of a title."""
    return NamedWork(words, Evidence.QUOTED, "", Medium.FILM, "sequel", "", "plot.md", "p1", sentence, 4)


DAWN = FilmSummary("dawn", "Dawn at Sea", "1990", "index.md", "", (ANN,), ("Ann Lee",), ("Chile",))
DUSK = DAWN._replace(slug="dusk", title="Dusk at Sea", year="1994", works=(named("Dawn at Sea", 10),))


@pytest.mark.parametrize(
    "changed",
    [
        DUSK,
        DUSK._replace(works=(named("Dawn at Sea", 99),)),
        DUSK._replace(works=()),
        DUSK._replace(title="Noon at Sea"),
        DUSK._replace(people=()),
        DUSK._replace(countries=()),
        DUSK._replace(series=(SeriesPlace("At Sea", 2),)),
        DUSK._replace(slug="noon"),
    ],
)
def test_a_film_that_changed_is_joined_as_all_are(changed: FilmSummary) -> None:
    said = PeopleSettings()
    last = library.join([DAWN, DUSK], said)
    assert library.join([changed, DAWN], said, last) == library.join([DAWN, changed], said)


def test_people_are_told_apart_again_only_where_something_is_said_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last = library.join([DAWN, DUSK])
    moved = DUSK._replace(works=(named("Dawn at Sea", 99),))
    with monkeypatch.context() as patch:
        patch.setattr(library, "persons", lambda *_: 1 / 0)
        again = library.join([DAWN, moved], None, last)
    assert again.people is last.people
    assert again.threads["dusk"].links["plot.md"][0][0].sentence == 99
