"""Compare each reference with each sentence: the words, names, numbers and dates that tie them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from unreel.lexicon.dates import dates
from unreel.lexicon.day import Day
from unreel.recovery.citations import words
from unreel.recovery.citations.citation import CitableSentence
from unreel.recovery.citations.evidence import Entry

if TYPE_CHECKING:
    from unreel.recovery.citations.words import Table

_T = TypeVar("_T", str, tuple[str, str])

_MONTH_DAYS = 30.44
_SOON, _LATER = 10, 32
"""Days behind an event within which most, and nearly all, is published that reports it."""

TIES = (
    "words", "words for its length", "rarest word", "author", "outlet", "numbers", "pairs", "stems", "date",
    "words before", "words two before", "words behind", "outlet before", "outlet behind",
    "stems of its best", "stems of the sentence's best", "words of its best", "words of the sentence's best",
    "words: better before", "words: better behind", "words: worse behind", "words: worse before",
    "stems: better before", "stems: better behind", "stems: worse behind", "stems: worse before",
)  # fmt: skip


def ties(entries: Sequence[Entry], sentences: Sequence[CitableSentence]) -> Table:
    """Return references × sentences × `TIES`."""
    said = [words.words(one.text) for one in sentences]
    own = _own(entries, said)
    own["date"] = _days(entries, sentences)
    all_words, outlet = own["words"], own["outlet"]
    scaled, stems = own["words for its length"], own["stems"]
    columns = [
        *own.values(),
        _moved(all_words, 1),
        _moved(all_words, 2),
        _moved(all_words, -1),
        _moved(outlet, 1),
        _moved(outlet, -1),
        _of_best(stems, 1),
        _of_best(stems, 0),
        _of_best(scaled, 1),
        _of_best(scaled, 0),
        *_beside(scaled),
        *_beside(stems),
    ]
    return np.stack([column.astype(np.float32) for column in columns], -1)


def _own(entries: Sequence[Entry], said: Sequence[Sequence[str]]) -> dict[str, Table]:
    """Return name → what a reference and a sentence share, without regard to their neighbours."""
    entry_words = [one.words for one in entries]
    known = words.content(words.vocabulary(entry_words, said))
    sources, texts = words.table(entry_words, known), words.table(said, known)
    rare = words.rarity(texts) * np.sqrt(words.rarity(sources))
    numbers = np.array([words.is_number(word) for word in known], bool)
    weight = np.where(numbers | np.array([words.is_date(word) for word in known], bool), 0, rare)
    shared = (sources * weight) @ texts.T
    pairs, _ = _shared([words.pairs(one) for one in entry_words], [words.pairs(one) for one in said])
    stems, whole = _shared([words.stems(one) for one in entry_words], [words.stems(one) for one in said])
    return {
        "words": shared,
        "words for its length": shared / np.sqrt((sources * weight).sum(1) + 3)[:, None],
        "rarest word": _rarest(sources * weight, texts),
        "author": (words.table([one.authors for one in entries], known) * weight) @ texts.T,
        "outlet": (words.table([one.outlet for one in entries], known) * weight) @ texts.T,
        "numbers": (sources * np.where(numbers, rare, 0)) @ texts.T,
        "pairs": pairs,
        "stems": stems / np.sqrt(whole + 3)[:, None],
    }


def _shared(entries: Sequence[Sequence[_T]], said: Sequence[Sequence[_T]]) -> tuple[Table, Table]:
    """Return what each reference shares with each sentence, and all that it shares with any."""
    known = words.vocabulary(entries, said)
    sources, texts = words.table(entries, known), words.table(said, known)
    weighted = np.asarray(sources * words.rarity(texts) * np.sqrt(words.rarity(sources)), np.float32)
    return weighted @ texts.T, np.asarray(weighted.sum(1))


def _rarest(weighted: Table, texts: Table) -> Table:
    """Return the weight of the rarest word that each reference and each sentence share."""
    found = np.zeros((len(weighted), len(texts)), np.float32)
    for row, weights in enumerate(weighted):
        some = np.flatnonzero(weights)
        if len(some):
            found[row] = (texts[:, some] * weights[some]).max(1)
    return found


def _days(entries: Sequence[Entry], sentences: Sequence[CitableSentence]) -> Table:
    """Return how well a source's date fits a sentence's, from 0 to 1: events are reported within days."""
    stated = [
        (column, dated.day)
        for column, one in enumerate(sentences)
        for dated in dates(one.text)
        if dated.day.month
    ]
    found = np.zeros((len(entries), len(sentences)), np.float32)
    for row, one in enumerate(entries):
        if one.day and one.day.month:
            for column, day in stated:
                found[row, column] = max(found[row, column], _fit(one.day, day))
    return found


def _fit(published: Day, event: Day) -> float:
    if published.day and event.day:
        gap = _number(published) - _number(event)
        return 1.0 if -1 <= gap <= _SOON else 0.5 if abs(gap) <= _LATER else 0.0
    return float(published[:2] == event[:2])


def _number(day: Day) -> float:
    """Return a day as a number of days, roughly."""
    return (day.year * 12 + day.month) * _MONTH_DAYS + day.day


def _moved(ties_: Table, step: int) -> Table:
    """Return what the sentence `step` before (behind, if negative) has; 0 where there is none."""
    moved = np.zeros_like(ties_)
    if step > 0:
        moved[:, step:] = ties_[:, :-step]
    else:
        moved[:, :step] = ties_[:, -step:]
    return moved


def _of_best(ties_: Table, axis: int) -> Table:
    """Return each tie as a share of the strongest of its row (axis 1) or its column (axis 0)."""
    return np.asarray(ties_ / np.maximum(ties_.max(axis, keepdims=True), 1e-6))


def _beside(ties_: Table) -> tuple[Table, ...]:
    """Return how much stronger the ties before and behind are, then by how much weaker.

    A source closes a run of sentences that rest on it: the mark stands behind the last.
    """
    before = np.maximum(np.maximum(_moved(ties_, 1), _moved(ties_, 2)), _moved(ties_, 3))
    behind = np.maximum(_moved(ties_, -1), _moved(ties_, -2))
    above, below, later, earlier = before - ties_, behind - ties_, ties_ - behind, ties_ - before
    return tuple(np.maximum(one, 0) for one in (above, below, later, earlier))
