"""The line at the foot of each page that says where its text comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import wordlist
from unreel.pages.escape import escape

if TYPE_CHECKING:
    from unreel.model.film import Source


def attribution(source: Source) -> str:
    """Return "Adapted from “Title”, Site, under LICENCE." as a paragraph; nothing where nothing is stated."""
    work = f"“{escape(source.title)}”" if source.title else "the original"
    origin = ", ".join(filter(None, [_link(work, source.url), escape(source.site)]))
    addresses = dict(line.split(" = ") for line in wordlist("site/fragments/licences.txt"))
    under = _link(escape(source.licence), addresses.get(source.licence, "")) if source.licence else ""
    if not (source.title or source.site or source.url or under):
        return ""
    words = f"Adapted from {origin}" + (f", under {under}." if under else ".")
    # readers who search for a word of the film should not find this line on every page
    return f"\n\n{words}\n{{ .attribution data-search-exclude }}\n"


def _link(words: str, address: str) -> str:
    safe = address.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace('"', "%22")
    return f"[{words}]({safe})" if address else words
