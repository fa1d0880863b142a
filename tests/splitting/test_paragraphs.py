"""Paragraphs: what their features count, and that films teach where they start."""

from __future__ import annotations

import numpy as np

from unreel.model.article import Kind
from unreel.splitting import sentences
from unreel.splitting.paragraphs import SentenceRun, context, learned, runs
from unreel.splitting.sections.context_features import rows
from unreel.splitting.sections.names import Occurrences, shared

TEXT = (
    "Max wakes in a wagon. He finds Ann dead. The police chase Max. "
    "Principal photography began in May 2014. It was shot in Rome."
)


def _run(kind: Kind) -> SentenceRun:
    return SentenceRun(kind, sentences.split(TEXT))


def test_words_that_count_more_weigh_more_in_what_is_shared() -> None:
    found = Occurrences.of([frozenset({"a", "b"}), frozenset({"a", "c"}), frozenset({"b"})])
    [alike] = shared(found, [1])
    # a and b stand first, a and c second: half of the words are in both, or more if those count for more
    assert alike.tolist() == [0, 63, 0]
    heavy = np.where(np.isin(found.words, found.words[found.units == 1]), 3, 1)
    [weighed] = shared(found, [1], heavy)
    assert weighed.tolist() == [0, 95, 0]


def test_each_stretch_is_read_with_its_kind_and_the_odds_around() -> None:
    some = [_run(Kind.PLOT), _run(Kind.PRODUCTION)]
    blocks = [*context.linear(np.linspace(-4, 4, 10), [5, 5]), *context.blocks(runs.read(TEXT, some))]
    assert [block.shape for block in blocks] == context.shapes()
    table = rows(blocks, 0, 10)
    odds = table[:, 4]
    assert odds[0] == odds[5]
    assert (np.diff(odds[1:5].astype(int)) > 0).all()
    assert (rows(blocks, 3, 7) == table[3:7]).all()


def test_stretches_are_split_together_as_each_has_a_paragraph_at_its_start() -> None:
    some = [_run(Kind.PLOT), _run(Kind.RELEASE)]
    found = learned().split(TEXT, some)
    assert [[sentence for paragraph in one for sentence in paragraph] for one in found] == [
        list(one.sentences) for one in some
    ]
    assert learned().split(TEXT, []) == []
