"""What a search finds in sixty real films beside the project: with ALL_FILMS=yes, since it takes a minute.

They are the first sixty of ../shared/films/dev by SHA-256 of the file's name, as are names and phrases.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from browser.built_site import PATIENCE, WIDE, served
from projects import ROOT, made
from search_index import searched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser

    from browser.built_site import Site
    from unreel.site.search.shards import Entry

FILMS = Path(os.environ.get("FILMS", ROOT.parent / "shared/films/dev"))
COUNT, DRAWN = 60, 40
LENGTH = 5
"""Words of a phrase."""
PROSE = frozenset({"plot", "cast", "production", "release", "reception", "sequel"})

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("ALL_FILMS"), reason="it takes a minute: ALL_FILMS=yes runs it"),
    pytest.mark.skipif(not FILMS.is_dir(), reason=f"no films in {FILMS}"),
]

T = TypeVar("T")


def first(found: Iterable[T], count: int, name: Callable[[T], str] = str) -> list[T]:
    """Return so many by the digests of their names: another one more or less leaves the others."""
    return sorted(found, key=lambda one: hashlib.sha256(name(one).encode()).hexdigest())[:count]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = made(tmp_path_factory.mktemp("sixty"))
    for path in first(FILMS.glob("*.txt"), COUNT, lambda path: path.name):
        shutil.copy(path, project.root / "seeds")
    with served(project.root) as built:
        yield built


@pytest.fixture(scope="module")
def entries(site: Site) -> list[Entry]:
    return [entry for entry in searched(site.folder) if entry.address.count("/") > 1 or entry.is_name]


@pytest.fixture(scope="module")
def ask(browser: Browser, site: Site) -> Iterator[Callable[[str], list[list[str]]]]:
    """Return a function that gives the addresses of what is found, a list for each result."""
    context = browser.new_context(base_url=site.origin, viewport=WIDE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("?q=x")
    page.wait_for_function("() => !!self.unreel?.answer")
    found = "async query => (await unreel.answer(query)).groups.map(hits => hits.map(one => one.address))"
    yield lambda query: page.evaluate(found, query)
    context.close()


def test_exact_titles_find_their_films_first(site: Site, ask: Callable[[str], list[list[str]]]) -> None:
    films = {entry.address: entry.title for entry in searched(site.folder) if entry.address.count("/") == 1}
    assert len(films) == COUNT
    found = {address: ask(title)[0][0].partition("#")[0] for address, title in films.items()}
    assert found == {address: address for address in films}


def test_names_find_their_people_first(entries: list[Entry], ask: Callable[[str], list[list[str]]]) -> None:
    names = {one.title for one in entries if one.is_name and "/people/#" in one.address and " " in one.title}
    missed = []
    for name in first(names, DRAWN):
        own = {one.address for one in entries if one.is_name and one.title == name}
        if ask(name)[0][0] not in own:
            missed.append(name)
    assert len(missed) <= DRAWN - 38, missed


def test_quoted_words_find_their_page_among_three(
    entries: list[Entry], ask: Callable[[str], list[list[str]]]
) -> None:
    pages = [one for one in entries if one.address.split("/")[1] in PROSE and not one.is_name]
    phrases = [
        (" ".join(run), one.address.partition("#")[0])
        for one in pages
        for said in [one.text.split()]
        for at in range(len(said) - LENGTH)
        if (run := said[at : at + LENGTH])
    ]
    missed = []
    for phrase, address in first(phrases, DRAWN, "|".join):
        three = [hit.partition("#")[0] for hits in ask(phrase)[:3] for hit in hits[:3]]
        alike = {page for said, page in phrases if said == phrase}
        if alike.isdisjoint(three):
            missed.append((phrase, address))
    assert missed == []
