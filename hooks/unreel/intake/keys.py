"""What citation marks call the notes and references of a text."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from unreel.intake.citation_marks import marks
from unreel.intake.entries import groups
from unreel.intake.layout import PROSE, Item, Label, LeftOut
from unreel.intake.lines import Line
from unreel.model.article import BACK_MATTER, Kind

CARET = "^"
"""Stands for the key of an entry that a caret opens, until it is known."""


def with_keys(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with the keys by which the marks in the text name entries.

    Browsers copy no numbers of references: their order tells them.
    """
    found = [*labels]
    numbers, notes = _series(lines, labels)
    for kind, group in groups(lines, labels):
        items = [at for at in group if isinstance(labels[at], Item)]
        carets = [at for at in items if _key(labels[at]) == CARET]
        series = notes if kind is Kind.NOTES and notes else numbers
        if kind not in BACK_MATTER:
            for at in {*items} - {*carets}:
                found[at] = _without_key(found[at])
        for at in carets or (items if series.covers(kind, len(items)) else ()):
            label = labels[at]
            if isinstance(label, Item) and not label.key.isdigit():
                found[at] = label._replace(key=series.next_key())
    return found


def keys_in_order(lines: Sequence[Line], count: int) -> list[str]:
    """Return the keys of `count` entries of a text that does not part its notes from its references."""
    if not count:
        return []
    numbers, notes = _series(lines, [PROSE] * len(lines))
    first = notes.last if notes.last + numbers.last == count else 0  # notes stand before references
    return [(notes if at < first else numbers).next_key() for at in range(count)]


class _Series:
    """The keys of one list of entries, in its order."""

    def __init__(self, prefix: str, last: int, kinds: frozenset[Kind]) -> None:
        self._prefix = prefix
        self.last = last
        self._kinds = kinds
        self._at = 0

    def __bool__(self) -> bool:
        return self.last > 0

    def covers(self, kind: Kind | None, count: int) -> bool:
        """Return whether a list without carets has just the entries that the marks name."""
        return bool(self) and not self._at and kind in self._kinds and count == self.last

    def next_key(self) -> str:
        """Return the key of the next entry."""
        self._at += 1
        if self._prefix:
            return f"{self._prefix} {self._at}"
        return str(self._at)


class _Letters(_Series):
    """Notes that are called a, b, c."""

    def next_key(self) -> str:
        """Return the next letter; '' behind z."""
        self._at += 1
        return ascii_lowercase[self._at - 1 : self._at]


def _series(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[_Series, _Series]:
    """Return the series of numbers and that of notes which the marks of a text belong to."""
    keys = {
        mark.key
        for line, label in zip(lines, labels, strict=True)
        if not isinstance(label, LeftOut)
        for mark in marks(line.words)
    }
    numbers = _Series(
        "", max((int(key) for key in keys if key.isdigit()), default=0), frozenset({Kind.REFERENCES})
    )
    prefixes = sorted({key.rpartition(" ")[0] for key in keys if " " in key})
    if prefixes:
        last = max(int(key.rpartition(" ")[2]) for key in keys if key.startswith(f"{prefixes[0]} "))
        return numbers, _Series(prefixes[0], last, frozenset({Kind.NOTES}))
    letters = max((ascii_lowercase.index(key) + 1 for key in keys if key in {*ascii_lowercase}), default=0)
    return numbers, _Letters("", letters, frozenset({Kind.NOTES}))


def _without_key(label: Label) -> Label:
    return label._replace(key="") if isinstance(label, Item) else label


def _key(label: Label) -> str:
    return label.key if isinstance(label, Item) else ""
