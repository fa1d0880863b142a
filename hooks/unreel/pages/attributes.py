"""Attributes as Python-Markdown's attr_list has them, `{ #id .class }`, and the identifiers set by hand."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.lexicon.lazy_regex import lazy_regex

ATTRIBUTES = r"\{:?[ ]*[#.a-z][^{}\n]*\}"
"""A list of attributes, behind what it belongs to or on a line of its own."""

_ID = r"(?:(?<=[\s{:])#|\bid[ ]*=[ ]*[\"']?)(?P<listed>[^\s{}\"']+)"
_LISTED = lazy_regex(_ID)
_BY_HAND = lazy_regex(
    rf"(?<!\\)\{{[^{{}}\n]*?{_ID}|<[A-Za-z][^<>]*?\b(?:id|name)\s*=\s*[\"']?(?P<tagged>[^\s\"'<>]+)"
)


def identifier(attributes: str) -> str:
    """Return the identifier in a list of attributes, '' where it has none."""
    found = _LISTED.search(attributes)
    return found["listed"] if found else ""


def identifiers(markdown: str) -> Iterator[str]:
    """Return the identifiers that a text sets outright, in lists of attributes and in HTML tags."""
    if "{" in markdown or "<" in markdown:
        for found in _BY_HAND.finditer(markdown):
            yield found["listed"] or found["tagged"]
