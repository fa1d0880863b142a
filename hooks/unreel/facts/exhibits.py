"""Where a film's pages show what they state: numbers below their heading, dates on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.facts.fields.box_office import box_office
from unreel.facts.fields.events import events
from unreel.facts.fields.scores import scores
from unreel.facts.fields.totals import TOTAL
from unreel.facts.lines import lines
from unreel.model.article import Kind
from unreel.model.film import Heading, Page, Placeholder
from unreel.pages.layout import PAGES, READING_ORDER, TIMELINE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.facts.fact import Fact
    from unreel.model.film import Film

FEWEST = 2
"""Of one number there is nothing to show that its sentence does not say."""
_PLACES = {
    "box-office": ("box office",),
    "scores": ("critical response", "critical reception", "reviews", "critics", "reception"),
}
"""Placeholder → how the headings begin below which it stands."""
_PAGES = (Kind.RECEPTION, Kind.RELEASE)


def with_exhibits(film: Film) -> Film:
    """Return the film with a place for what its pages state, where they do.

    Sums and scores have one from two on, on the page that tells of them; dates have a page of their own.
    """
    return _with_timeline(_with_numbers(film))


def _with_timeline(film: Film) -> Film:
    if not any(events(film, lines(film))):
        return film
    spec = next(spec for spec in PAGES if spec.section == TIMELINE)
    page = Page(spec.name, spec.section, spec.title, (Placeholder(TIMELINE),))
    return film._replace(pages=tuple(sorted([*film.pages, page], key=lambda one: READING_ORDER[one.section])))


def _with_numbers(film: Film) -> Film:
    said = lines(film)
    for name, facts in (("scores", scores(film, said)), ("box-office", box_office(film, said))):
        film = _with(film, name, [fact for fact in facts if fact.field != TOTAL])
    return film


def _with(film: Film, name: str, facts: Iterable[Fact]) -> Film:
    stated = {(fact.field, fact.value, fact.about): fact.line.page for fact in facts}
    page = _page(film, name, list(stated.values())) if len(stated) >= FEWEST else None
    if page is None:
        return film
    pages = tuple(_put(one, name) if one is page else one for one in film.pages)
    return film._replace(pages=pages)


def _page(film: Film, name: str, stated_on: list[str]) -> Page | None:
    """Return the page with such a heading, else the one of reception and release that states the most."""
    pages = [page for section in _PAGES if (page := film.page(section))]
    headed = next((page for page in pages if _heading(page, name) is not None), None)
    return headed or max(pages, key=lambda page: stated_on.count(page.name), default=None)


def _heading(page: Page, name: str) -> int | None:
    """Return the place of the heading among the page's blocks."""
    places = (
        place
        for place, block in enumerate(page.blocks)
        if isinstance(block, Heading) and block.text.casefold().startswith(_PLACES[name])
    )
    return next(places, None)


def _put(page: Page, name: str) -> Page:
    at = _heading(page, name)
    place = 0 if at is None else at + 1
    return page._replace(blocks=(*page.blocks[:place], Placeholder(name), *page.blocks[place:]))
