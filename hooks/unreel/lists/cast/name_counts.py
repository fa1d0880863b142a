"""Which names the text has outside the cast list: they decide where a glued list is cut.

"… as Tom Jane Grey as Ann …" has no mark between the lines, but elsewhere the text says "It stars Jane
Grey", or "rescued by a stranger named Tom".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from unreel.lists.cast.vocabulary import core, is_honorific, is_initial, is_particle, listed
from unreel.model.spans import Span

_CLOSING = (",", ".", ";", ":", "!", "?", ")", "]", '"', "”", "…", "'s", "’s")
_OPENING = ("(", "[", '"', "“")
_NEAR = 100_000
"""Code points on either side of a cast list: a film's text, but never a whole library."""


@dataclass(frozen=True, slots=True)
class NameCounts:
    """Counts of capitalised words in the text around a cast list."""

    runs: Counter[str] = field(default_factory=Counter)
    """Unbroken runs of capitalised words, whole: "Jane Grey"."""
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Neighbours within a run, counted in the whole text, the cast list included."""
    firsts: Counter[str] = field(default_factory=Counter)
    """Words that open a run of two and more."""
    lasts: Counter[str] = field(default_factory=Counter)
    """Words that end a run of two and more."""
    lower: set[str] = field(default_factory=set)
    """Words that the text has in lower case."""


def name_counts(text: str, section: Span) -> NameCounts:
    """Count the names of `text` around `section`, where its cast list lies."""
    found = NameCounts()
    lower: set[str] = set()
    near = text[max(0, section.start - _NEAR) : section.start], text[section.end : section.end + _NEAR]
    for part in near:
        for run in _runs(part.split(), lower):
            found.runs[" ".join(run)] += 1
            found.pairs.update(pairwise(run))
            if len(run) > 1:
                found.firsts[run[0]] += 1
                found.lasts[run[-1]] += 1
    for run in _runs(section.of(text).split(), lower):
        found.pairs.update(pairwise(run))
    found.lower.update(map(core, lower))
    return found


def _runs(words: Iterable[str], lower: set[str]) -> Iterator[list[str]]:
    """Return the runs of capitalised words; lower-case ones go into `lower` with the marks around them.

    The particles that a run ends with belong to the sentence.
    """
    for named, some in groupby(_names(words, lower), bool):
        run = list(some)
        while len(run) > 1 and run[-1][:1].islower():
            run.pop()
        if named:
            yield run


def _names(words: Iterable[str], lower: set[str]) -> Iterator[str]:
    """Return the words of names without the marks around them, and '' wherever a run of them may end."""
    inside = False
    for word in words:
        if not word[0].isupper() and word[0] not in "([\"“'‘":
            lower.add(word)
            inside = inside and is_particle(word)
            yield word if inside else ""
            continue
        if word.startswith(_OPENING):
            inside = False
            yield ""
        bare = core(word)
        if bare[:1].isupper() and (inside or bare.lower() not in listed("openers")):
            inside = True
            yield bare
        if word.endswith(_CLOSING) and not (is_initial(word) or is_honorific(word)):
            inside = False
            yield ""
