"""A text as lines, and what can be told of a line by itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.section_headings import kind_of_heading
from unreel.lexicon.wordlists import pattern
from unreel.model.spans import Span

_CLOSING = r"[\"'”’»)\]]{0,9}"
_MARKS = r"(?:\s?\[[^\[\]\n]{1,30}\](?::\s?\d[\d–-]{0,20})?){0,9}"
"""Citation marks behind a sentence."""
_SENTENCE_END = lazy_regex(rf"[.!?…]{_CLOSING}{_MARKS}$")
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "No", "vs", "Lt", "Col")
_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in _TITLES)
_SEAM = lazy_regex(rf"[.!?…](?<=[a-z\d)\"”’\]].){_ABBREVIATED}{_CLOSING}{_MARKS}\s+(?=[\"“'(]?[A-Z\d])")
"""Between two sentences; it opens with the sign itself, so that a search is quick."""
_PROSE = 60
"""Code points from which a line that ends as a sentence does is prose."""
_HEADING = 60
"""Code points of the longest line that may be a heading."""
_HEADING_WORDS = 8
_STATEMENT = lazy_regex(rf"\b(?:{pattern('intake/words/statements.txt')})\b")
"""What says something and so is in no heading."""


class Line(NamedTuple):
    """A line that is not blank."""

    span: Span
    """Without white space around it."""
    words: str
    gap: int
    """How many blank lines stand above it."""
    indent: int = 0
    """Columns before its first word; a tab counts as eight."""

    def within(self, start: int, end: int) -> Span:
        """Return the place of a stretch of its words."""
        return Span(self.span.start + start, self.span.start + end)


@lru_cache(maxsize=2)  # formats that look at one text, one after the other
def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank."""
    found: list[Line] = []
    at = gap = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            before = 0 if raw[0] == words[0] else len(raw) - len(raw.lstrip())
            start = at + before
            found.append(
                Line(
                    Span(start, start + len(words)),
                    words,
                    gap,
                    len(raw[:before].expandtabs()) if before else 0,
                )
            )
        gap = 0 if words else gap + 1
        at += len(raw) + 1
    return tuple(found)


def ends_sentence(words: str) -> bool:
    """Return whether a line ends where a sentence does; citation marks may follow it."""
    return bool(_SENTENCE_END.search(words[-120:]))


def sentences(words: str) -> int:
    """Return about how many sentences a line has."""
    return sum(1 for _ in _SEAM.finditer(words)) + 1


def is_prose(words: str) -> bool:
    """Return whether a line reads as running text: a sentence of some length, or several."""
    return len(words) >= _PROSE and (ends_sentence(words) or bool(_SEAM.search(words)))


def is_heading_like(words: str) -> bool:
    """Return whether a line could be a heading whose words are not known: few, as a title has them."""
    return (
        len(words) <= _HEADING
        and len(words.split()) <= _HEADING_WORDS
        and (words[0].isupper() or words[0].isdigit())
        and words[-1] not in ".,:;!…-–—"
        and not _STATEMENT.search(words)
        and "\t" not in words
    )


def names_section(words: str) -> bool:
    """Return whether section_headings.txt knows the words of a line as a heading."""
    return len(words) <= _HEADING and kind_of_heading(words)[0] is not None


def opening_words(file: str) -> re.Pattern[str]:
    """Return the pattern of the lines that a list names, by their first words or whole."""
    openings, whole = pattern(f"{file}#openings"), pattern(f"{file}#lines")
    return re.compile(rf"(?:\[(?:hide|show)\]\s?)?(?:(?:{openings})(?!\w)|(?:{whole})\W*$)", re.IGNORECASE)


@cache
def _page_chrome() -> re.Pattern[str]:
    """Return the pattern of a line that stands above the article on a page of a site."""
    return opening_words("intake/words/page_chrome.txt")


@cache
def _hatnote() -> re.Pattern[str]:
    """Return the pattern of a line that points elsewhere or speaks of the article, and not of the film."""
    elsewhere = pattern("intake/words/hatnotes.txt")
    return re.compile(rf"(?:{elsewhere})(?!\w)|for [^.;]{{1,80}}[,;] see ", re.IGNORECASE)


_LONGEST_NOTE = 400


def is_hatnote(words: str) -> bool:
    """Return whether a line points elsewhere or speaks of the article, and not of the film."""
    return len(words) <= _LONGEST_NOTE and bool(_hatnote().match(words))


def is_chrome(words: str) -> bool:
    """Return whether a line stands above the article on a page of an encyclopedia or of another site."""
    return bool(_page_chrome().match(words))
