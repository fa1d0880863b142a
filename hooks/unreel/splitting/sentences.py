"""Split a text into sentences, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sentencex

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.sentence_joints import joints
from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.spans import Span

# sentencex 1.0.32 panics on a no-break space after an initial, and a panic is no Exception:
# it gets to see a plain space for every exotic one. One for one, so places stay true.
_EXOTIC_SPACE = re.compile(r"[^\S \n]")
_LINE = re.compile(r"[^\n]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,8}")
_NAMES = re.compile(r"(?:\A|(?<= ))[^a-z\W\d_][^\W\d_]{0,20}\Z")
_OPENS = lazy_regex(rf"(?:{pattern('lexicon/sentence_openers.txt')})\b")
_BEFORE = 40
"""Code points before a cut that are looked at."""


def split(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of `text`, or of the part `within` it, without the white space around them.

    Together they hold every character of the text but white space. A line break always ends a
    sentence; a list without full stops is one long sentence, for the reader of its section to cut,
    up to a length at which any is cut (`Span.pieces`).
    """
    start, end = within or Span(0, len(text))
    # line by line: sentencex drops blank lines from what is longer than some 10,000 bytes
    lines = (Span(*found.span()) for found in _LINE.finditer(text, start, end))
    spans = (span for line in lines for span in _sentences(text, line))
    return [piece for span in spans for piece in span.pieces(text)]


def _sentences(text: str, line: Span) -> Iterator[Span]:
    """Return the sentences of one line."""
    starts: list[int] = []
    for piece in _pieces(text, line):
        # sentencex also cuts where no space stands ("Metacritic.com"); there only a sure joint counts
        has_space = text[piece.start - 1].isspace() or text[piece.start].isspace()
        if not starts or (has_space and not _is_in_name(text, starts[-1], piece.start)):
            starts.append(piece.start)
    cuts = sorted({*starts, *joints(text, line)})
    for cut, after in zip(cuts, [*cuts[1:], line.end], strict=True):
        span = Span(cut, after).trimmed(text)
        if span.start < span.end:
            yield span


def _is_in_name(text: str, start: int, cut: int) -> bool:
    """Return whether a cut parts a name from its title or its initials: "Smt. Lee", "edited by M.S. Lee"."""
    rest, _, word = text[max(start, cut - _BEFORE) : cut].rstrip().rpartition(" ")
    if _OPENS.match(text, cut):
        return False
    if _INITIALS.fullmatch(word):
        return rest.endswith(" by") or not text[start:cut].strip().removesuffix(word)
    # "by Aparna Sen." ends with a name
    title = word.lstrip("\"'“‘(").casefold()
    return title[-1:] == "." and title in wordset("lexicon/honorifics.txt") and not _NAMES.search(rest)


def _pieces(text: str, line: Span) -> Iterable[Span]:
    """Return what sentencex makes of a line, each piece where the line has it."""
    shown = _EXOTIC_SPACE.sub(" ", line.of(text))
    at = 0
    for piece in sentencex.segment("en", shown):
        found = shown.find(piece, at)
        if found >= 0:
            at = found + len(piece)
            yield Span(line.start + found, line.start + at)
