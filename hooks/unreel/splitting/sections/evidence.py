"""The learned models, applied: for each unit, what it is about and whether a section starts there.

Two stages. The first reads words: two linear models over hashed n-grams, one for what a unit is
about and one for what starts with it. The second, a small network with one hidden layer, reads
the first's answers for the units around, the cues and the names.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from math import exp, floor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unreel.splitting.sections import weights, windows, words
from unreel.splitting.sections.labels import CLASSES, STARTS
from unreel.splitting.sections.packed import Lanes, Layer, Sliding, Table
from unreel.splitting.sections.windows import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unreel.model.spans import Span
    from unreel.splitting.sections.weights import Arrays
    from unreel.splitting.sections.windows import Block

WEIGHTS = Path(__file__).with_name("weights.bin")
HIDDEN_STEP, HIDDEN_TOP = 64, 1023
"""The network's hidden values are kept as whole numbers: 64 to the unit, up to 16."""

_COMMON = words.common_titles()

Probabilities = Sequence[Sequence[float]]


class Evidence(NamedTuple):
    """What the models say of a film; lists have one entry for each unit."""

    units: Sequence[Span]
    labels: Probabilities
    """How likely each class is."""
    starts: Probabilities
    """How likely a section of each class starts here; last, that none does."""
    kinds: list[float]
    """How likely one kind gives way to another here."""


class Linear:
    """A linear model over hashed features that gives probabilities."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        """Take the arrays `name`_keys, _rows, _bias and _scale."""
        self._bias = list(arrays[f"{name}_bias"])
        self._table = Table(arrays[f"{name}_keys"], arrays[f"{name}_rows"].tobytes(), len(self._bias))
        self._scale = arrays[f"{name}_scale"][0]

    def probabilities(self, features: Iterable[int]) -> list[float]:
        """Return the probability of each class."""
        scale = self._scale
        sums = self._table.sums(features)
        return softmax([b + scale * s for b, s in zip(self._bias, sums, strict=True)])


class Network:
    """One hidden layer of rectified units."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays that `learn.network` made."""
        self._in_scale = [scale / Lanes.UNIT for scale in arrays["in_scale"]]
        self._out_scale = [scale / Lanes.UNIT for scale in arrays["out_scale"]]
        self._in_bias, self._out_bias = list(arrays["in_bias"]), list(arrays["out_bias"])
        # from these sums on a hidden value is above zero; next to them rounding makes it zero anyway
        self._awake = [floor(-b / s) for b, s in zip(self._in_bias, self._in_scale, strict=True)]
        self._into = Sliding(arrays["in_rows"], len(self._in_bias), windows.shapes())
        self._out = Layer(arrays["out_rows"], len(self._out_bias))

    def outputs(self, blocks: Sequence[Block]) -> Iterator[list[float]]:
        """Return for each unit the logarithms of all outputs' odds."""
        scale, bias = self._out_scale, self._out_bias
        for inner in self._into.products([block.table for block in blocks]):
            outer = self._out.product(self._hidden(inner))
            yield [b + s * x for x, s, b in zip(outer, scale, bias, strict=True)]

    def _hidden(self, inner: Sequence[int]) -> list[int]:
        columns = zip(inner, self._awake, self._in_scale, self._in_bias, strict=True)
        found = [int(b + s * x) if x > least else 0 for x, least, s, b in columns]
        return found if max(found) <= HIDDEN_TOP else [min(HIDDEN_TOP, value) for value in found]


class Models(NamedTuple):
    """All that was learned for `evidence`."""

    label: Linear
    start: Linear
    network: Network

    @classmethod
    def of(cls, found: Arrays) -> Models:
        """Make the models from the arrays that were learned."""
        return cls(Linear(found, "label"), Linear(found, "start"), Network(found))

    def evidence(self, text: str, units: Sequence[Span], title: str) -> Evidence:
        """Read the `units` of `text`, the article of the film `title` (empty where unknown)."""
        labels, starts, kinds = [], [], []
        for row in self.network.outputs(windows.blocks(self.draft(text, units, title))):
            labels.append(array("d", softmax(row[:CLASSES])))  # packed: a long text has many
            starts.append(array("d", softmax(row[CLASSES : CLASSES + STARTS])))
            kinds.append(softmax(row[CLASSES + STARTS :])[1])
        return Evidence(units, labels, starts, kinds)

    def draft(self, text: str, units: Sequence[Span], title: str) -> Draft:
        """Return what stage one says."""
        pieces, read = read_units(text, units, title)
        return Draft(
            units,
            pieces,
            read,
            [array("d", self.label.probabilities(words.label_features(unit))) for unit in read],
            [array("d", self.start.probabilities(features)) for features in start_features(read)],
        )


def read_units(text: str, units: Sequence[Span], title: str) -> tuple[list[str], list[words.Unit]]:
    """Return each unit's characters with the title replaced by a mark, and its words."""
    pieces = [unit.of(text) for unit in units]
    if len(title) > 1:
        sought = f'"{title}"' if title in _COMMON else title
        pieces = [piece.replace(sought, words.TITLE) for piece in pieces]
    return pieces, [words.read(piece) for piece in pieces]


def start_features(read: Sequence[words.Unit]) -> Iterator[set[int]]:
    """Return the features of each unit's start."""
    return map(words.start_features, [None, *read[:-1]], read, [*read[1:], None])


def softmax(values: Sequence[float]) -> list[float]:
    """Return probabilities that sum to one."""
    top = max(values)
    raised = list(map(exp, [value - top for value in values]))
    total = sum(raised)
    return [value / total for value in raised]


@cache
def arrays() -> Arrays:
    """Return all that was learned, as it lies in the file."""
    return weights.load(WEIGHTS)[1]
