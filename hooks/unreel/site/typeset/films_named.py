"""Find where a sentence names a film by its title, of films whose titles are known: to be set in italics.

What could be something else is left alone: a title within a longer name, in quotation marks, or of one word
that does not do there what only films do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.lexicon.wordlists import any_of, pattern
from unreel.model.spans import Span

_DOES = pattern("site/typeset/films_do.txt")
_BEHIND = r"(?=['’]s\b|[^\w'’\"”-]|\Z)(?! [^a-z\W_])"
"""What follows a title: no part of a word, no quotation mark, no capital or figure of a longer name."""
_WORD_BEFORE = re.compile(r"(\S{1,40})[ ]\Z")
_NAME_GOES_ON = re.compile(r"[^a-z\W\d_].*[\w’']\Z")
"""A word that may be the beginning of the longer name: "Star" before "Trek", but not "Lee's" or "Lee,"."""
_SOMEBODY = re.compile(r", (?:an?|the|who|whose) (?!\d{4}\b)")
"""What tells of a character of the name: "Speed Racer, an 18-year-old", unlike "Racer, a 2008 film"."""
_LONGEST_WORD = 42


def pattern_of(titles: Sequence[str]) -> re.Pattern[str] | None:
    """Return what matches the titles of films; None where there are none."""
    return re.compile(rf"(?<![\w*'’\"“-])(?:{any_of(titles)}){_BEHIND}") if titles else None


def films_named(text: str, titles: re.Pattern[str], *, is_opening: bool = False) -> Iterator[Span]:
    """Return where a sentence names films; `is_opening` is that of a film, which begins with its title."""
    for found in titles.finditer(text):
        is_first = is_opening and not found.start()
        if is_first or _is_sure(text, Span(*found.span())):
            yield Span(*found.span())


def _is_sure(text: str, span: Span) -> bool:
    before = _WORD_BEFORE.search(text[max(0, span.start - _LONGEST_WORD) : span.start])
    opens = before is None or before.start() == 0
    if before and not opens and _NAME_GOES_ON.match(before[1]) and not before[1].endswith(("'s", "’s")):
        return False
    if _SOMEBODY.match(text, span.end):
        return False
    is_long = " " in span.of(text)
    return is_long or bool(re.match(rf" (?:{_DOES})\b", text[span.end :]))
