"""Learn the weights by which references and external links are cut into entries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from unreel.learning import boundaries
from unreel.learning.boundaries import Example
from unreel.learning.films import LabelledFilm
from unreel.lists import external_links, references
from unreel.lists.external_links.evidence import LinkEvidence
from unreel.lists.references.evidence import ReferenceEvidence
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.store.weights import FeatureWeights

if TYPE_CHECKING:
    from unreel.lists.boundaries import ListEvidence

HOW = "a structured perceptron with a margin over lists whose entries are known"


class ListTask(NamedTuple):
    """One kind of list: where its weights belong, how it is looked at."""

    kind: Kind
    file: str
    evidence: type[ListEvidence]
    strides: tuple[int, ...]
    """In how many more orders, and which, each list is learned; see `_reordered`."""
    margin: float
    """By how much true starts are to be better than wrong ones; found by cross-validation over films."""
    also: tuple[Kind, ...] = ()
    """Other lists that teach as well: they look much like some of these."""
    most: int | None = None
    """Of how many of their entries, each the first of its list; None for all."""


REFERENCES = ListTask(
    Kind.REFERENCES, references.WEIGHTS[0], ReferenceEvidence, (37,), 8.0, also=(Kind.EXTERNAL_LINKS,)
)
LINKS = ListTask(
    Kind.EXTERNAL_LINKS,
    external_links.WEIGHTS[0],
    LinkEvidence,
    (3, 5, 7),
    4.0,
    also=(Kind.REFERENCES,),
    most=4,
)


def learn(films: Sequence[LabelledFilm], task: ListTask) -> FeatureWeights:
    """Return the weights for lists of the task's kind."""
    return boundaries.learn([one for film in films for one in examples(film, task)], task.margin)


def examples(film: LabelledFilm, task: ListTask) -> Iterator[Example]:
    """Return the lists of one film: each unbroken stretch of sections of the task's kind."""
    if not film.whole:
        return
    known = {Kind.REFERENCES: film.references, Kind.EXTERNAL_LINKS: film.external_links}
    for kind in (task.kind, *task.also):
        for stretch in film.stretches(kind):
            own = [one for one in known[kind] if stretch.start <= one.start < stretch.end]
            short = kind is not task.kind and task.most and own
            own = own[: task.most] if short else own
            within = Span(own[0].start, own[-1].end).trimmed(film.text) if short else stretch
            yield _example(film.name, task.evidence(film.text, within, film.names), own)
            for stride in task.strides if kind is task.kind and len(own) > 1 else ():
                yield _reordered(film, task, [one.of(film.text).strip() for one in own], stride)


def _example(film: str, evidence: ListEvidence, entries: Sequence[Span]) -> Example:
    """Return the entries that start and end with a word, as first word and the one behind the last."""
    first = {start: i for i, (start, _) in enumerate(evidence.spans)}
    behind = {end: i + 1 for i, (_, end) in enumerate(evidence.spans)}
    pairs = tuple((first[a], behind[b]) for a, b in entries if a in first and b in behind)
    return Example(film, evidence, pairs)


def _reordered(film: LabelledFilm, task: ListTask, entries: list[str], stride: int) -> Example:
    """Return the list with its entries reordered: each order shows other ends beside other openings."""
    while math.gcd(stride, len(entries)) > 1:
        stride += 1
    entries = [entries[(i + 1) * stride % len(entries)] for i in range(len(entries))]
    ends = list(accumulate(len(entry) + 1 for entry in entries))
    spans = [Span(end - 1 - len(entry), end - 1) for entry, end in zip(entries, ends, strict=True)]
    text = " ".join(entries)
    return _example(film.name, task.evidence(text, Span(0, len(text)), film.names), spans)
