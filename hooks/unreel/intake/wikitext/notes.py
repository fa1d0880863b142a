"""Notes and references of wikitext, numbered in the order in which they are first named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Generic, TypeVar

_W = TypeVar("_W")
"""What a note's words are written with: a walk over a text."""

LETTERS = "lower-alpha"
"""The group of explanatory notes, which have letters for numbers."""


@dataclass
class Note(Generic[_W]):
    """A note or a reference of a text."""

    group: str
    number: int = 0
    """From 1 within its group; 0 as long as nothing names it."""
    write: Callable[[_W], None] | None = None
    """Write its words; None as long as they have not come."""
    is_written: bool = False

    @property
    def label(self) -> str:
        """Return what readers see at its mark: [3], [a], [note 2]."""
        if self.group in {"", LETTERS}:
            return f"[{_letters(self.number) if self.group else self.number}]"
        return f"[{self.group} {self.number}]"


class Notes(Generic[_W]):
    """All notes and references of a text."""

    def __init__(self) -> None:
        """Begin with none."""
        self._notes: dict[tuple[str, str | int], Note[_W]] = {}
        self._counts: dict[str, int] = {}
        self.shows_days = ""
        """How days in references are shown, 'dmy' or 'mdy'; '' as they are written."""

    def note(self, group: str, name: str | int, write: Callable[[_W], None] | None = None) -> Note[_W]:
        """Return the note of a name, or of its place where it has none; its words may come with it."""
        note = self._notes.setdefault((group, name), Note(group))
        note.write = note.write or write
        return note

    def cited(self, note: Note[_W]) -> Note[_W]:
        """Return a note that a text names here; the first time it gets its number."""
        if not note.number:
            note.number = self._counts[note.group] = self._counts.get(note.group, 0) + 1
        return note

    def unwritten(self, group: str | None = None) -> Iterator[Note[_W]]:
        """Return the notes of a group, or of all, that are not yet written, in the order of their numbers.

        Words of a note may bring others, which then follow.
        """
        while waiting := self.waiting(group):
            for note in sorted(waiting, key=lambda one: (one.group, one.number or len(self._notes))):
                self.cited(note).is_written = True
                yield note

    def waiting(self, group: str | None = None) -> list[Note[_W]]:
        """Return the notes of a group, or of all, that have words which are not yet written."""
        notes = (note for note in self._notes.values() if note.write and not note.is_written)
        return [note for note in notes if group in {None, note.group}]


def _letters(number: int) -> str:
    """Return a to z, aa to az and so on."""
    letters = ""
    while number:
        number, last = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[last] + letters
    return letters
