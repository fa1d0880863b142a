"""Read one film by itself: all that the site shows of its pages, before it knows any other film."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from unreel.facts.backlinks import backlinks
from unreel.facts.cached import stated
from unreel.facts.fact import Fact
from unreel.facts.people_index import PeopleIndex, people_index
from unreel.facts.sentences import SentenceInContext, sentences
from unreel.library.summaries.cached import summarized
from unreel.model.article import Kind
from unreel.model.film import Film, Page, Placeholder
from unreel.pages.snapshot import PageSource
from unreel.site import citations
from unreel.site.fragments import FRAGMENTS, OF_OTHERS, SITE_WIDE, FragmentContext
from unreel.site.outlines import Linked, Outline, is_in, outline
from unreel.store.workspace import Workspace


class FilmReading(NamedTuple):
    """A film, and what was read out of its pages."""

    film: Film
    """With the pages that are shown."""
    people: PeopleIndex
    """Who is named where."""
    facts: tuple[Fact, ...]
    """What the pages state."""
    references: citations.Shown
    """The references as they are shown."""
    own_links: Linked
    """What its pages link to on one another → the places that do."""
    outline: Outline
    """What others need of it."""


def film_reading(film: Film, sources: Sequence[PageSource], workspace: Workspace | None) -> FilmReading:
    """Return what is read of a film, whose pages are `sources`; slow parts are kept in the `workspace`."""
    walk, texts = sentences(film), {source.file: source.text for source in sources}
    people = people_index(film, walk)
    facts = stated(film, walk, texts, workspace)
    context = FragmentContext({}, film, people, facts, "", None)
    shown = (page for page in film.pages if not _is_empty(page, context) or _is_linked(page, walk))
    shown_film = film._replace(pages=tuple(shown))
    pages = {f"{film.slug}/{page.name}": page for page in shown_film.pages}
    links = backlinks(pages, {film.slug: film.title})
    hidden = (source.name for source in sources if source.name not in pages)
    shows_all = any(has_placeholder(page, name) for page in shown_film.pages for name in SITE_WIDE)
    summary = summarized(film, walk, people, facts, texts, workspace)
    return FilmReading(
        shown_film,
        people,
        facts,
        citations.shown(film, walk, texts, workspace),
        {target: places for target, places in links.items() if is_in(film.slug, target)},
        outline(shown_film, summary, hidden, links)._replace(shows_all=shows_all),
    )


def has_placeholder(page: Page, name: str) -> bool:
    """Return whether a page has the placeholder of a fragment."""
    return any(isinstance(block, Placeholder) and block.name == name for block in page.blocks)


def _is_empty(page: Page, context: FragmentContext) -> bool:
    """Return whether a page holds nothing but placeholders, all of which are empty: hidden unless linked to.

    The overview is never hidden; what speaks of all films is never taken for empty.
    """
    if page.section == Kind.OVERVIEW or not page.blocks:
        return False
    names = [block.name for block in page.blocks if isinstance(block, Placeholder)]
    one_film = len(names) == len(page.blocks) and FRAGMENTS.keys() - OF_OTHERS >= {*names}
    return one_film and not any(FRAGMENTS[name](context._replace(name=page.name)) for name in names)


def _is_linked(page: Page, walk: Iterable[SentenceInContext]) -> bool:
    """Return whether a sentence of its film links to a page."""
    return any(link.target.partition("#")[0] == page.name for one in walk for link in one.sentence.links)
