"""Cut a section into words with their places, and tell which lie inside brackets or quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.model.spans import Span

_WORD = re.compile(r"\S+")
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}
_QUOTE_LENGTH = 8
"""Words between two quotation marks that belong together, at most."""
_BRACKET_LENGTH = 60
"""Words between two brackets that belong together, at most."""


class Token(NamedTuple):
    """One word between white space, with its code points in the text."""

    text: str
    start: int
    end: int


class SectionWords(NamedTuple):
    """The words of a section."""

    tokens: tuple[Token, ...]
    inside: tuple[bool, ...]
    """For each word: does a bracket or quotation that opened before it go on up to it?"""


def words(text: str, section: Span) -> SectionWords:
    """Return the words of the `section` of `text`."""
    found = _WORD.finditer(text, section.start, section.end)
    tokens = tuple(Token(match.group(), match.start(), match.end()) for match in found)
    inside = [False] * len(tokens)
    for first, last in (*_brackets(tokens), *_quotations(tokens)):
        inside[first + 1 : last + 1] = [True] * (last - first)
    return SectionWords(tokens, tuple(inside))


def _brackets(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Return the first and last word of each pair of brackets; one that never closes counts for nothing."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        for mark in token.text:
            if mark in "([":
                opened.append(index)
            elif mark in ")]" and opened and index - (first := opened.pop()) <= _BRACKET_LENGTH:
                yield first, index


def _quotations(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Return the first and last word of each short quotation, as of a nickname: 'Edward "Big Ed" Stone'."""
    opened, closing = 0, ""
    for index, token in enumerate(tokens):
        bare = token.text.strip("([,.;:)]")
        if index - opened > _QUOTE_LENGTH:
            closing = ""
        if not closing and bare[:1] in _QUOTES and len(bare) > 1:
            opened, closing = index, _QUOTES[bare[0]]
        if closing and bare.endswith(closing):
            yield opened, index
            closing = ""
