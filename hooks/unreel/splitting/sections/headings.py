"""Headings that a text kept: `== Plot ==`, `## Plot`, underlined, or a bare "Plot" on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import wordlist
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.spans import Span

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


class TextHeading(NamedTuple):
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
    lines = (line.partition(":") for line in wordlist("splitting/sections/headings.txt"))
    labels = ((label.strip().partition("/"), words.split(",")) for label, _, words in lines)
    return {
        word.strip().casefold(): (Kind(kind), sub or None)
        for (kind, _, sub), words in labels
        for word in words
    }


def find(text: str) -> tuple[TextHeading, ...]:
    """Return the headings of `text` in order. A bare line is one only if its words are known."""
    if "\n" not in text:
        return ()
    found: list[TextHeading] = []
    for match in _SHAPES.finditer(text):
        if (heading := _heading(match, found)) and (match["d"] is None or heading.kind):
            found.append(heading)
    return tuple(found)


def _heading(match: re.Match[str], before: Sequence[TextHeading]) -> TextHeading | None:
    words = match["a"] or match["b"] or match["c"] or match["d"]
    if match["line"] and match["line"][0] == "-" and len(words.split()) > 8:  # noqa: PLR2004 - a rule under prose
        return None
    marks = match["wiki"] or match["hashes"]
    level = len(marks) if marks else 3 if match["line"] and match["line"][0] == "-" else 2
    kind, sub = _known().get(_NUMBER.sub("", words).strip("*_ :").casefold(), (None, None))
    parent = next((heading.kind for heading in reversed(before) if heading.level < level), None)
    if (
        parent is Kind.PRODUCTION
        and kind not in {None, parent}
        and not sub
        and words.casefold().startswith("cast")
    ):
        kind, sub = parent, "casting"  # and no list of roles
    return TextHeading(Span(match.start(), match.end()), level, words, kind, sub)


def complete(found: Sequence[TextHeading]) -> bool:
    """Return whether the headings name so many kinds that each holds for all up to the next."""
    kinds = {heading.kind for heading in found if heading.kind}
    return len(kinds) >= (_COMPLETE_WITH_BACK_MATTER if kinds & set(BACK_MATTER) else _COMPLETE)


class Outline(NamedTuple):
    """A text and the headings that it kept."""

    text: str
    headings: tuple[TextHeading, ...]
    plain: str
    """The text with its headings as white space of the same length, so that no model reads them."""

    @classmethod
    def of(cls, text: str) -> Outline:
        """Find the headings of `text`."""
        found = find(text)
        plain = list(text)
        for start, end in (heading.span for heading in found):
            plain[start:end] = "\n" * (end - start)
        return cls(text, found, "".join(plain))
