"""What each page is about in a line, for search engines and for whoever is shown a link to it."""

from __future__ import annotations

from collections.abc import Iterable

from unreel.lexicon.labels import label
from unreel.model.article import Kind
from unreel.model.film import PEOPLE, Film, Heading, Page
from unreel.pages.citations import opening
from unreel.pages.inline import sentence
from unreel.pages.layout import TIMELINE

LENGTH = 160
"""Code points of a list of names; prose says its first sentence whole."""
_ITEMS = 12
"""Items of a page of the library that are looked at."""
_LISTS = {
    PEOPLE: label("People of {}"),
    Kind.CAST: label("Cast of {}"),
    Kind.REFERENCES: label("References of {}"),
    TIMELINE: label("Timeline of {}: what happened when, each date with the sentence that states it"),
}


def of_film(film: Film, page: Page) -> str:
    """Return what a page of a film opens with; of one that is a list, what and whom it lists."""
    if page.section not in _LISTS:
        return opening(page)
    what = _LISTS[page.section].format(film.title)
    names = (block.text for block in page.blocks if isinstance(block, Heading))
    return shortened(what, names) if page.section in {PEOPLE, Kind.CAST} else f"{what}."


def of_library(title: str, markdown: str) -> str:
    """Return what a page of the library lists first."""
    items = [line[2:] for line in markdown.split("\n") if line.startswith("- ")][:_ITEMS]
    return shortened(title, (sentence(item).text for item in items))


def shortened(what: str, names: Iterable[str]) -> str:
    """Return "What: name, name, …", with as many names as there is room for."""
    line = what
    for number, name in enumerate(names):
        longer = f"{line}{', ' if number else ': '}{name}"
        if len(longer) > LENGTH:
            return f"{line}, …" if number else line
        line = longer
    return line
