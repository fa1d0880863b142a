"""A page to the identifiers that links can lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.model.film import Heading
from unreel.model.identifiers import slug
from unreel.pages.inline import sentence
from unreel.pages.read import lines

if TYPE_CHECKING:
    from unreel.model.film import Page

_TITLE = re.compile(r"#(?!#)[ \t]*(?P<text>.*?)[ \t]*#*(?:\{[^{}]*\})?\Z")
_UNDERLINED = re.compile(r"^(?P<text>[^\s#>|-][^\n]*)\n(?:=+|-+)[ ]*$", re.MULTILINE)
_SAID = re.compile(
    r"(?<!\\)\{[^{}\n]*?(?:#|\bid[ ]*=[ ]*[\"']?)(?P<listed>[^\s{}\"']+)"
    r"|<[A-Za-z][^<>]*?\b(?:id|name)\s*=\s*[\"']?(?P<tagged>[^\s\"'<>]+)"
)


def targets(text: str, page: Page, uncoded: str) -> dict[str, None]:
    """Return a page's identifiers in their order: of its title, its headings, and those said outright.

    `uncoded` is the text with code blanked.
    """
    found = [_title(text), *(block.anchor for block in page.blocks if isinstance(block, Heading))]
    if "\n==" in uncoded or "\n--" in uncoded:
        found += [slug(sentence(match["text"]).text) for match in _UNDERLINED.finditer(uncoded)]
    if "{" in uncoded or "<" in uncoded:
        found += [match["listed"] or match["tagged"] for match in _SAID.finditer(uncoded)]
    return dict.fromkeys(filter(None, found))


def _title(text: str) -> str:
    """Return the identifier of the heading that the page opens with; the reader takes it for the title."""
    first = next((line.text for line in lines(text) if line.text), "")
    found = _TITLE.match(first)
    return slug(sentence(found["text"]).text) if found else ""
