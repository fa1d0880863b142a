"""Headings that a text kept: `== Plot ==`, `## Plot`, underlined, or a bare "Plot" on a line of its own."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.model.article import BACK_MATTER, Kind
from unreel.model.spans import Span
from unreel.splitting.sections.data import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHAPES = re.compile(
    r"^[ \t]*(?:"
    r"(?P<wiki>={1,6})[ \t]*(?P<a>[^=\n]{1,80}?)[ \t]*={1,6}"
    r"|(?P<hashes>\#{1,6})[ \t]+(?P<b>[^\n]{1,80}?)[ \t]*\#*"
    r"|(?P<c>\S[^\n]{0,79}?)[ \t]*\n[ \t]*(?P<line>={3,}|-{3,})"
    r"|(?P<d>(?:\d+\. )?\w[^\n.]{0,39}?):?"
    r")[ \t]*$",
    re.MULTILINE,
)
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+|\s*\[edit\]$")
_COMPLETE, _COMPLETE_WITH_BACK_MATTER = 5, 3
"""Kinds that headings must name before each is taken to hold up to the next one."""


class Heading(NamedTuple):
    """A heading's line; its characters belong to the section that it opens, but not to its prose."""

    span: Span
    """The whole line, with the line under it if it is underlined."""
    level: int
    """1 for the highest."""
    words: str
    kind: Kind | None
    """None where headings.txt does not know the words."""
    sub: str | None


@cache
def _known() -> dict[str, tuple[Kind, str | None]]:
    found: dict[str, tuple[Kind, str | None]] = {}
    for line in lines("headings"):
        label, _, words = line.partition(":")
        kind, _, sub = label.strip().partition("/")
        for word in words.split(","):
            found[word.strip().casefold()] = (Kind(kind), sub or None)
    return found


def find(text: str) -> tuple[Heading, ...]:
    """Return the headings of `text` in order. A bare line is one only if its words are known."""
    if "\n" not in text:
        return ()
    found: list[Heading] = []
    for match in _SHAPES.finditer(text):
        if (heading := _heading(match, found)) and (match["d"] is None or heading.kind):
            found.append(heading)
    return tuple(found)


def _heading(match: re.Match[str], before: Sequence[Heading]) -> Heading | None:
    words = match["a"] or match["b"] or match["c"] or match["d"]
    if match["line"] and match["line"][0] == "-" and len(words.split()) > 8:  # noqa: PLR2004 - a rule under prose
        return None
    level = _level(match)
    kind, sub = _known().get(_NUMBER.sub("", words).strip("*_ :").casefold(), (None, None))
    parent = _parent(before, level)
    if kind is not None and parent is not None and parent is not kind and sub is None:
        kind, sub = _inside(parent, words) or (kind, sub)
    return Heading(Span(match.start(), match.end()), level, words, kind, sub)


def _level(match: re.Match[str]) -> int:
    if match["wiki"]:
        return len(match["wiki"])
    if match["hashes"]:
        return len(match["hashes"])
    return 2 if match["line"] and match["line"][0] == "=" else 3 if match["line"] else 2


def _parent(before: Sequence[Heading], level: int) -> Kind | None:
    for heading in reversed(before):
        if heading.level < level:
            return heading.kind
    return None


def _inside(parent: Kind, words: str) -> tuple[Kind, str | None] | None:
    """Return what a heading means below another one: "Cast" under Production is its casting."""
    if parent is Kind.PRODUCTION and words.casefold().startswith("cast"):
        return Kind.PRODUCTION, "casting"
    return None


def complete(found: Sequence[Heading]) -> bool:
    """Return whether the headings name so many kinds that each holds for all up to the next."""
    kinds = {heading.kind for heading in found if heading.kind}
    return len(kinds) >= (_COMPLETE_WITH_BACK_MATTER if kinds & set(BACK_MATTER) else _COMPLETE)


class Outline(NamedTuple):
    """A text and the headings that it kept."""

    text: str
    headings: tuple[Heading, ...]
    plain: str
    """The text with its headings as white space of the same length, so that no model reads them."""

    @classmethod
    def of(cls, text: str) -> Outline:
        """Find the headings of `text`."""
        found = find(text)
        return cls(text, found, "".join(_blanked(text, found)))


def _blanked(text: str, found: Sequence[Heading]) -> Iterator[str]:
    at = 0
    for heading in found:
        yield text[at : heading.span.start]
        yield "\n" * (heading.span.end - heading.span.start)
        at = heading.span.end
    yield text[at:]
