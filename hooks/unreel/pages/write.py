"""Write a Film as Markdown: {file name: what lies in it}."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unreel.model.article import Kind
from unreel.model.film import (
    Block,
    Film,
    Heading,
    Listing,
    Page,
    Paragraph,
    Placeholder,
    Raw,
    Sentence,
)
from unreel.model.identifiers import slug
from unreel.model.source_text import InfoboxLine
from unreel.pages.escape import escape, escape_heading
from unreel.pages.marks import own_marks, written
from unreel.store import safe_yaml


def write(film: Film) -> dict[str, str]:
    """Return the film's pages as Markdown, one sentence a line, in reading order."""
    return {page.name: _page(film, page) for page in film.pages}


def _page(film: Film, page: Page) -> str:
    parts = (_front_matter(film, page), f"# {escape_heading(page.title)}", *map(_block, page.blocks))
    return "\n\n".join(parts) + "\n"


def _front_matter(film: Film, page: Page) -> str:
    """Return what a page carries about itself; the overview also carries the film's own data."""
    meta: dict[str, object] = {"title": page.title}
    if page.section:
        meta["section"] = str(page.section)
    meta["source"] = film.seed
    if page.section != Kind.OVERVIEW and page.has_only_placeholders:
        # all that the build fills in was read elsewhere, and is to be found there
        meta["search"] = {"exclude": True}
    if page.section == Kind.OVERVIEW:
        if film.year:
            meta["year"] = int(film.year) if re.fullmatch("[0-9]+", film.year) else film.year
        adapted = {key: value for key, value in film.source._asdict().items() if value}
        if adapted:
            meta["adapted_from"] = adapted
        if ids := {key: value for key, value in film.ids._asdict().items() if value}:
            meta["ids"] = ids
        if film.infobox:
            meta["infobox"] = _infobox(film.infobox)
        if film.italics:
            meta["italics"] = list(film.italics)
    return f"---\n{safe_yaml.dump(meta)}---"


def _infobox(lines: Iterable[InfoboxLine]) -> dict[str, str]:
    """Return the lines of an infobox by their labels; what one label says twice stands together."""
    values: dict[str, str] = {}
    for label, value in lines:
        values[label] = f"{values[label]}; {value}" if label in values else value
    return values


def _block(block: Block) -> str:
    match block:
        case Heading(text, level, anchor):
            own = "" if slug(text) == anchor else f" {{ #{anchor} }}"
            return f"{'#' * level} {escape_heading(text)}{own}"
        case Paragraph(sentences, quoted):
            return "\n".join(("> " if quoted else "") + line(sentence) for sentence in sentences)
        case Listing(items, ordered):
            # Every number is 1: an entry added or taken away is a change of one line.
            return "\n".join(("1. " if ordered else "- ") + line(item) for item in items)
        case Placeholder(name):
            return placeholder(name)
        case Raw(markdown):
            return markdown


def line(sentence: Sentence) -> str:
    """Return a sentence as it stands on a line of its own, or behind the mark of a list."""
    text = sentence.text

    def words(start: int, end: int, before_link: bool) -> str:  # noqa: FBT001 - see `Words`
        return escape(text[start:end], at_start=start == 0, before_link=before_link)

    return written(text, own_marks(sentence), words)


def placeholder(name: str) -> str:
    """Return the placeholder of a fragment."""
    return f"<!-- {name} -->"
