"""Who did a part of a film's work, as a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from unreel.lexicon.wordlists import wordtable
from unreel.model.spans import Span

ACTOR = "actor"


class SectionText(Protocol):
    """A sentence, and the section that it stands in."""

    @property
    def text(self) -> str:
        """Return its words."""

    @property
    def section(self) -> str:
        """Return what its page is about; '' for a page that a person added."""


class CreditCue(NamedTuple):
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


@cache
def jobs_of(name: str) -> dict[str, str]:
    """Return words → the job that they tell of, of a list beside this file; "-" is none."""
    return {words: job for words, job in wordtable(f"names/credits/{name}.txt").items() if job != "-"}


_RESPECTIVELY = re.compile(r"(?: departments?)?,? respectively\b")


def shared(jobs: Sequence[str], people: Sequence[Span], after: str) -> Iterator[CreditCue]:
    """Return who did what, each one their own where that is said: "by Ann Lee and Bob Ray respectively"."""
    if len(jobs) == len(people) and _RESPECTIVELY.match(after):
        yield from (CreditCue(job, (one,)) for job, one in zip(jobs, people, strict=True))
    else:
        yield from (CreditCue(job, tuple(people)) for job in jobs)


def is_of_title(cue: re.Match[str]) -> bool:
    """Return whether a cue is a word of a name: of "A Soldier's Story by …", "a second Death Star"."""
    before = cue.string[: cue.start()].rstrip()
    return cue[0][0].isupper() and before[-1:].isalnum() and before.rpartition(" ")[2][0].isupper()


def kind(job: str) -> str:
    """Return the job of which `job` is a kind: 'director' for 'co-director'."""
    return wordtable("names/credits/kinds.txt").get(job, job)
