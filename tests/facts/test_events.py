from __future__ import annotations

from typing import TYPE_CHECKING

from case_files import Case, each_case
from unreel import pages
from unreel.facts import read
from unreel.facts.field import Field
from unreel.facts.fields.events import PLANNED

if TYPE_CHECKING:
    from unreel.facts.fact import Fact
    from unreel.model.film import Film


def film_of(sentence: str) -> Film:
    overview = "---\ntitle: Night Train\nsection: overview\nyear: 1999\n---\n\n# Night Train\n"
    return pages.read("night-train", {"index.md": overview, "release.md": f"# Release\n\n{sentence}\n"})


def events(film: Film) -> list[Fact]:
    return [fact for fact in read(film) if fact.field == Field.EVENT]


@each_case("facts/events")
def test_events(case: Case) -> None:
    film = film_of(case.text)
    assert [f"{fact.date}{'?' if fact.about == PLANNED else ''}" for fact in events(film)] == case.lines(
        "dates"
    )


def test_the_story_and_quotations_tell_no_events() -> None:
    film = film_of("> It began in May 1998.")
    plot = pages.page("plot.md", "---\nsection: plot\n---\n\nOn May 4, 1998, Max wakes.\n")
    film = film._replace(pages=(*film.pages, plot))
    assert events(film) == []
