"""Sentences that follow on each other, read once for both models."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.splitting.sections import words
from unreel.splitting.sections.names import Spoken, spoken


class SentenceRun(NamedTuple):
    """Sentences that follow on each other in a section."""

    kind: Kind
    sentences: Sequence[Span]
    """At least one."""


class ReadRuns(NamedTuple):
    """Runs of sentences, with what stands in these, counted through."""

    runs: Sequence[SentenceRun]
    pieces: list[str]
    words: words.HashedWords
    spoken: Spoken

    @property
    def sizes(self) -> list[int]:
        """Return how many sentences each run has."""
        return [len(run.sentences) for run in self.runs]

    @property
    def bounds(self) -> list[tuple[int, int]]:
        """Return of each run the number of its first sentence, and of the one behind its last."""
        return list(pairwise(accumulate(self.sizes, initial=0)))


def read(text: str, runs: Sequence[SentenceRun]) -> ReadRuns:
    """Read the words and names of the sentences of `runs`."""
    pieces = [span.of(text) for span in chain.from_iterable(run.sentences for run in runs)]
    return ReadRuns(runs, pieces, words.read(pieces), spoken(pieces))
