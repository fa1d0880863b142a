"""Look at references and sentences: what of them tells at which sentence a reference is cited.

Three tables, their columns named: of each pair of a reference and a sentence (ties.py), of each
sentence, and of each reference.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.lexicon.dates import dates
from unreel.lexicon.day import Day
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.lists.references import fields
from unreel.model.article import PROSE, SUBSECTIONS
from unreel.recovery.citations import words
from unreel.recovery.citations.citation import CitableSentence

if TYPE_CHECKING:
    from unreel.recovery.citations.words import Table

_GOES_ON = lazy_regex(rf"(?:{pattern('recovery/citations/connectives.txt')})\b")
_MONEY = re.compile(r"[$£€₹]\s?\d")
_SCORE = re.compile(r"\d%|\d/\d")
_MOST_CAPITALS = 12
_SHORT_ENTRY = 45
"""Code points below which an entry names a work that another entry gives in full ("Schweiger, 10.")."""
_FIRST = 3
"""So many references at the head of a list may be those of the infobox, which a flat text has lost."""
_SUBS = tuple(sub for subs in SUBSECTIONS.values() for sub in subs)


class Entry(NamedTuple):
    """A reference, as far as it is compared with sentences."""

    text: str
    words: tuple[str, ...]
    """Without the days on which it was retrieved and archived."""
    authors: tuple[str, ...]
    """The words of the authors' names."""
    outlet: tuple[str, ...]
    """The words of the paper, site or publisher."""
    has_title: bool
    day: Day | None
    """When it was published."""


SENTENCE_FEATURES = (
    "ends section", "length", "quotation", "ends quotation", "money", "number", "score", "date", "capitals",
    "next goes on", "next has date", "shared with next", "shared with last",
    *(f"kind {kind}" for kind in PROSE), *(f"sub {sub}" for sub in _SUBS),
    "references a sentence", "always",
)  # fmt: skip
REFERENCE_FEATURES = ("always", "length", "short", "title", "author", "first", "among the first")
AGAIN_FEATURES = ("always", "shared with last")
AGAIN_SENTENCE_FEATURES = ("length", "quotation")


def entry(text: str) -> Entry:
    """Read a reference."""
    by_kind: dict[str, list[fields.ReferenceField]] = {}
    for field in fields.read(text):
        by_kind.setdefault(field.kind, []).append(field)
    said = text
    for field in (*by_kind.get("retrieved", ()), *by_kind.get("archived", ())):
        start, end = field.span
        said = said[:start] + " " * (end - start) + said[end:]
    authors, outlet = (
        tuple(word for field in by_kind.get(kind, ()) for word in words.words(field.span.of(text)))
        for kind in ("author", "publisher")
    )
    day = next((Day.of(field.value) for field in by_kind.get("date", ()) if field.value), None)
    return Entry(text, words.words(said), authors, outlet, "title" in by_kind, day)


def of_sentences(sentences: Sequence[CitableSentence], references: int) -> Table:
    """Return a row a sentence, a column each of `SENTENCE_FEATURES`; `references` is how many there are."""
    content = [{word for word in words.content(words.words(one.text)) if len(word) > 3} for one in sentences]  # noqa: PLR2004
    dated = [bool(dates(one.text)) for one in sentences]
    rows = []
    for at, one in enumerate(sentences):
        follows = at + 1 < len(sentences) and sentences[at + 1][1:] == one[1:]
        after = sentences[at + 1].text if follows else ""
        rows.append(
            [
                not follows,
                math.log(len(one.text) + 10) - 4.5,
                any(mark in one.text for mark in '"“'),
                one.text.rstrip(".").endswith(('"', "”")),
                bool(_MONEY.search(one.text)),
                any(map(str.isdigit, one.text)),
                bool(_SCORE.search(one.text)),
                dated[at],
                min(words.capitals(one.text), _MOST_CAPITALS) / 6,
                bool(_GOES_ON.match(after)),
                at + 1 < len(sentences) and dated[at + 1],
                _shared(content, at, at + 1),
                _shared(content, at, at - 1),
                *(one.kind == kind for kind in PROSE),
                *(one.sub == sub for sub in _SUBS),
                math.log(references / len(sentences)),
                True,
            ]
        )
    return np.array(rows, np.float32)


def tokens(sentences: Sequence[CitableSentence]) -> list[tuple[str, ...]]:
    """Return what each sentence says and how it opens, and the same of the next: "said", "^he", ">said"."""
    own = []
    for one in sentences:
        said = words.words(one.text)
        own.append((*dict.fromkeys(said), *(f"^{word}" for word in said[:1])))
    return [
        (*said, *(f">{token}" for token in after)) for said, after in zip(own, [*own[1:], ()], strict=True)
    ]


def _shared(content: Sequence[set[str]], one: int, other: int) -> float:
    """Return how much of their words two texts share; 0 where one of them is not there."""
    if not 0 <= other < len(content):
        return 0.0
    first, second = content[one], content[other]
    return len(first & second) / (3 + min(len(first), len(second)))


def of_references(entries: Sequence[Entry]) -> Table:
    """Return a row a reference, a column each of `REFERENCE_FEATURES`."""
    rows = [
        [
            True,
            math.log(len(one.text) + 5) - 4.5,
            len(one.text) < _SHORT_ENTRY,
            one.has_title,
            bool(one.authors),
            number == 0,
            number < _FIRST,
        ]
        for number, one in enumerate(entries)
    ]
    return np.array(rows, np.float32)


def of_neighbours(entries: Sequence[Entry]) -> Table:
    """Return a row a reference: what tells whether it is cited where the one before it is."""
    content = [{*one.words} for one in entries]
    return np.array([[True, _shared(content, at, at - 1)] for at in range(len(entries))], np.float32)


def alphabetical(entries: Sequence[Entry]) -> float:
    """Return how far a list looks sorted by its words and not by its citations, from 0 to 2."""
    heads = [one.words[0] if one.words else "" for one in entries]
    if len(heads) <= _FIRST:
        return 0.0
    ascending = sum(one <= other for one, other in pairwise(heads))
    return max(0.0, ascending / (len(heads) - 1) - 0.6) * 5
