"""Doubt: a passage that probably rests on a reference that no page cites."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.model.film import Film
from unreel.pages import citations
from unreel.pages.citations import CitedEntry
from unreel.site.citations import probable

_SHOWN = 60
"""Code points of an entry in a message."""


def probable_citations(reading: Reading, film: Film, text: str) -> Iterator[Doubt]:
    """Return each passage with the citation to write; it, or a sentence beside it, is what cites.

    `text` is that which the pages come from, '' where it is not at hand.
    """
    pages = {entry.anchor: page.name for page in film.pages for entry in citations.entries(page)}
    for one in probable(film, reading.sentences, text):
        link = citations.markdown(citations.link(one.entry.name, pages[one.entry.anchor]))
        why = f"this passage probably rests on {_short(one.entry)}: if so, write `{link}` behind its sentence"
        yield Doubt(one.sentence, "", why)


def _short(entry: CitedEntry) -> str:
    text = entry.item.text
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
    return f"reference {entry.number.removeprefix('ref-')}, {shown}"
