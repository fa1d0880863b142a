"""Runs of a cast list: "Ann Lee as Max Bo Ray as Tom …", name upon name, with nothing in between.

Nothing else in an article looks like that, and prose ("stars A as B, and C as D") sets its names apart.
The learned models miss such a run where a list stands in an odd place, behind the overview say, since few
of the texts that they learn from have kept their lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.splitting.sections import units
from unreel.splitting.sections.labels import CLASSES, LABELS, NO_START, STARTS, Label

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_JOINT = re.compile(r" as (?=[A-Z\"“'#(]|[a-z]{2,4}sel(?:f|ves)\b)")
_APART = re.compile(r"[,;:!?]| (?:and|&) |[.\"”] [A-Z][a-z]+ (?:is|was|were|has|had|in|on) ")
"""What stands between two joints in prose, and seldom in a list."""
_LONGEST, _FEWEST = 80, 4
"""Code points from one joint to the next, at most, and joints of a run, at least: with four of them, all 93
runs in 1,437 articles were cast lists; so were those of three."""
_NAME = lazy_regex(rf"(?<!\S){units.NAMES}\Z")
_CAST = LABELS.index(Label(Kind.CAST, None))
_SURE = 12.0
"""The odds of what is certain, as a logarithm."""


def spans(text: str) -> list[Span]:
    """Return the runs of `text`, each from its first name up to its last joint."""
    return [Span(_first_name(text, run[0]), run[-1]) for run in _runs(text) if len(run) >= _FEWEST]


def _runs(text: str) -> Iterator[list[int]]:
    """Return the joints of each stretch in which nothing sets names apart."""
    run: list[int] = []
    for at in (joint.start() for joint in _JOINT.finditer(text)):
        if run and (at - run[-1] > _LONGEST or _APART.search(text, run[-1], at)):
            yield run
            run = []
        run.append(at)
    yield run


def _first_name(text: str, joint: int) -> int:
    """Return where the first of the words before a joint stands that are all of one name."""
    before = max(0, joint - _LONGEST)
    *stops, end = units.sentence_ends(text[before:joint])
    found = _NAME.search(text, before + max(stops, default=0), before + end)
    return found.start() if found else joint


def certain(outputs: Floats, cut: Sequence[Span], runs: Sequence[Span]) -> Floats:
    """Return what the models say of the units `cut`, those of `runs` made certain: they are cast.

    A section may start with the first of a run, and with no other.
    """
    told = outputs.copy()
    starts = [unit.start for unit in cut]
    for run in runs:
        first, end = bisect_left(starts, run.start), bisect_left(starts, run.end)
        classes, opens, changes = np.split(told[first:end], (CLASSES, CLASSES + STARTS), axis=1)
        classes[:], classes[:, _CAST] = 0, _SURE
        opens[1:], opens[1:, NO_START] = 0, _SURE
        changes[1:] = _SURE, 0
        opens[:1, _CAST] = opens[:1].max(1)
        changes[:1, 1] = changes[:1].max(1)
    return told
