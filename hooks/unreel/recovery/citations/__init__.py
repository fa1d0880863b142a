"""Infer at which sentences the references are cited, where a flat text has lost the marks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from unreel.recovery.citations.citation import CitableSentence, InferredCitation, Strength
from unreel.store import weights

if TYPE_CHECKING:
    from unreel.recovery.citations.model import Model

__all__ = ["WEIGHTS", "CitableSentence", "InferredCitation", "Strength", "infer", "learned"]

WEIGHTS = "recovery/citations/weights.npz"
MOST_PAIRS = 1_000_000
"""Nothing is inferred for a film of more references times sentences; of 879 real articles the largest has a
fifth of that."""
_NOTHING: Mapping[int, Collection[int]] = MappingProxyType({})


def infer(
    sentences: Sequence[CitableSentence],
    references: Sequence[str],
    known: Mapping[int, Collection[int]] = _NOTHING,
    model: Model | None = None,
) -> tuple[InferredCitation, ...]:
    """Return where references are probably cited, each at most once, in the order of the list.

    The sentences are a film's prose, in the order of its text. `known` are references (their numbers)
    whose sentences are known: they help with the others, and nothing is returned for them.
    """
    if not 0 < len(sentences) * len(references) <= MOST_PAIRS or len(known) == len(references):
        return ()
    # loaded here: importing numpy takes a tenth of a second
    import numpy as np  # noqa: PLC0415 - see above

    from unreel.recovery.citations.evidence import entry  # noqa: PLC0415 - as above
    from unreel.recovery.citations.model import features  # noqa: PLC0415 - as above

    model = model or learned()
    seen = features([entry(one) for one in references], sentences)
    exact = model.posterior(seen, known).cited
    near = np.pad(exact, ((0, 0), (1, 1)))
    near = near[:, :-2] + near[:, 1:-1] + near[:, 2:]
    found = []
    for number in range(len(references)):
        at, about = int(exact[number].argmax()), int(near[number].argmax())
        sure, fairly = float(exact[number, at]), float(near[number, about])
        if number in known or max(sure - model.placed, fairly - model.likely) < 0:
            continue
        placed = sure >= model.placed
        found.append(
            InferredCitation(number, at, sure, Strength.PLACED)
            if placed
            else InferredCitation(number, about, min(fairly, 1.0), Strength.LIKELY)
        )
    return tuple(found)


@cache
def learned() -> Model:
    """Return the model with the weights of the library."""
    from unreel.recovery.citations.model import Model, fits  # noqa: PLC0415 - as in `infer`

    return Model.of(weights.load(WEIGHTS, fits()))
