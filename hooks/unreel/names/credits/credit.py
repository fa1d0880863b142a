"""Who did a part of a film's work, as a text says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from unreel.lexicon.wordlists import wordtable

if TYPE_CHECKING:
    from unreel.model.spans import Span

ACTOR = "actor"


class Statement(Protocol):
    """A sentence, and the section that it stands in."""

    @property
    def text(self) -> str:
        """Return its words."""

    @property
    def section(self) -> str:
        """Return what its page is about; '' for a page that a person added."""


class Cue(NamedTuple):
    """Words of a sentence that say who did what."""

    job: str
    """'director', 'co-director'."""
    people: tuple[Span, ...]


class Credit(NamedTuple):
    """One person, and what they did for the film."""

    job: str
    name: str
    """In full, as far as the film's texts have it."""
    statement: int
    """The number of the sentence that says so, among those that were read."""
    span: Span
    """Where the person is named in it."""

    @property
    def kind(self) -> str:
        """Return the job in general: a co-director is a director."""
        return kind(self.job)


def kind(job: str) -> str:
    """Return the job of which `job` is a kind: 'director' for 'co-director'."""
    return wordtable("names/credits/kinds.txt").get(job, job)
