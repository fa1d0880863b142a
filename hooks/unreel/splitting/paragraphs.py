"""Where a paragraph starts inside a section's prose.

A text with blank lines keeps its own paragraphs. Where they were lost, each sentence is judged by
how it opens, what it goes on with and where it stands, by a linear model over hashed features, and
the split is the one that is best as a whole, with paragraphs of usual lengths.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate, pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from unreel.model.spans import Span
from unreel.splitting.sections import weights, words
from unreel.splitting.sections.names import mentions
from unreel.splitting.sections.packed import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.model.article import Kind
    from unreel.splitting.sections.names import Mentions
    from unreel.splitting.sections.weights import Arrays

WEIGHTS = Path(__file__).with_name("sections") / "paragraphs.bin"
LENGTHS = 12
"""Lengths of paragraphs are told apart in steps of a square root of two, from 60 code points up."""
_STEPS = [60 * 2 ** (step / 2) for step in range(1, LENGTHS)]
_MOST = 24
"""Sentences that a paragraph has at most."""
_BREAK = re.compile(r"\n\s*\n")
_MASK = 0xFFFFFFFF
_REACH = 4


def split(text: str, kind: Kind, sentences: Sequence[Span]) -> list[Span]:
    """Return the paragraphs of a section of `kind`, whose `sentences` are places in `text`, in order."""
    if not sentences:
        return []
    return learned().split(text, kind, sentences)


@cache
def learned() -> Paragrapher:
    """Return the model with the weights of the library."""
    return Paragrapher(weights.load(WEIGHTS)[1])


class Paragrapher:
    """Splits with one set of learned weights."""

    def __init__(self, arrays: Arrays) -> None:
        """Take what `learning.paragraphs` learned."""
        self._table = Table(arrays["keys"], arrays["rows"].tobytes(), 1)
        self._scale, self._bias = arrays["scale"]
        self._lengths = list(arrays["lengths"])

    def split(self, text: str, kind: Kind, sentences: Sequence[Span]) -> list[Span]:
        """Return the paragraphs of one section."""
        given = kept(text, sentences)
        if len(given) == 1:
            sums = [self._table.sums(found)[0] for found in features(text, kind, sentences)]
            given = best([self._bias + self._scale * x for x in sums], sentences, self._lengths)
        ends = [*given[1:], len(sentences)]
        return [Span(sentences[a].start, sentences[b - 1].end) for a, b in zip(given, ends, strict=True)]


def kept(text: str, sentences: Sequence[Span]) -> list[int]:
    """Return the sentences that follow a blank line of the text, and the first."""
    pairs = pairwise(sentences)
    return [0, *(at for at, (a, b) in enumerate(pairs, 1) if _BREAK.search(text, a.end, b.start))]


def length(chars: int) -> int:
    """Return the class of a paragraph's length."""
    return bisect_right(_STEPS, chars)


def best(odds: Sequence[float], sentences: Sequence[Span], lengths: Sequence[float]) -> list[int]:
    """Return the sentences at which paragraphs start, best as a whole.

    `odds` are the logarithms of each sentence's odds of starting one, `lengths` what each class of
    `length` is worth; the sum of both is the largest possible.
    """
    before: list[float] = []
    """What the best paragraphs before each sentence are worth, if one starts there."""
    begins = [sentence.start for sentence in sentences]
    worth = 0.0
    origin = [0]
    for at, sentence in enumerate(sentences):
        before.append(worth + (odds[at] if at else 0.0))
        first, end = max(0, at + 1 - _MOST), sentence.end
        values = [
            value + lengths[bisect_right(_STEPS, end - start)]
            for value, start in zip(before[first:], begins[first : at + 1], strict=True)
        ]
        worth = max(values)
        origin.append(first + values.index(worth))
    starts = [origin[-1]]
    while starts[-1]:
        starts.append(origin[starts[-1]])
    return starts[::-1]


def features(text: str, kind: Kind, sentences: Sequence[Span]) -> list[set[int]]:
    """Return the hashed features of each sentence."""
    pieces = [sentence.of(text) for sentence in sentences]
    read = [words.read(piece) for piece in pieces]
    spoken = [mentions(piece) for piece in pieces]
    found = []
    n = len(pieces)
    sizes = list(accumulate((len(piece) for piece in pieces), initial=0))
    for at in range(n):
        cues = list(_cues(pieces, spoken, at))
        cues += [f"at {min(at, 6)}", f"left {min(n - at, 4)}", f"of {min(n // 3, 8)}"]
        cues.append(f"past {length(sizes[at])}")
        keys = _opening(read, at, kind)
        keys.update(*map(_keys, repeat(str(kind)), cues))
        found.append(keys)
    return found


@lru_cache(maxsize=1 << 12)
def _keys(kind: str, cue: str) -> tuple[int, int]:
    return words.code(cue), words.code(f"{kind} {cue}")


def _opening(read: Sequence[words.Unit], at: int, kind: Kind) -> set[int]:
    before = read[at - 1] if at else None
    after = read[at + 1] if at + 1 < len(read) else None
    keys = words.start_features(before, read[at], after)
    salt = words.code(kind)
    first = [words.code(word) for word in (*read[at].words[:3], *read[at].shapes[:3])]
    return keys | {(code * 53 + salt) & _MASK for code in first}


def _cues(pieces: Sequence[str], spoken: Sequence[Mentions], at: int) -> Iterator[str]:
    piece = pieces[at]
    yield f"long {len(piece) // 60}"
    yield f"next {len(pieces[at + 1]) // 60}" if at + 1 < len(pieces) else "next none"
    yield f"last {len(pieces[at - 1]) // 60}" if at else "last none"
    here, back = spoken[at], spoken[max(0, at - _REACH) : at]
    ahead = spoken[at : at + _REACH]
    known = frozenset().union(*(m.names for m in back))
    last = back[-1].names if back else frozenset()
    to_come = frozenset().union(*(m.names for m in ahead[1:]))
    yield f"known {_share(here.names, known)}"
    yield f"from last {_share(here.names, last)}"
    yield f"goes on {_share(here.names, to_come)}"
    yield f"across {_share(known, to_come | here.names)}"
    words_back = frozenset().union(*(m.content for m in back))
    words_ahead = frozenset().union(*(m.content for m in ahead))
    yield f"words {min(9, len(words_back & words_ahead))}"
    yield f"own words {min(5, len(here.content & words_back))}"
    yield f"quote {piece.count(chr(34)) % 2} {at and pieces[at - 1][-1:] in chr(34) + '”'}"


def _share(some: frozenset[str], of: frozenset[str]) -> str:
    return f"{4 * len(some & of) // len(some)} {min(len(some), 3)}" if some else "none"
