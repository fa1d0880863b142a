"""References: the flat back matter of an article becomes entries; fields.py reads what one states."""

from __future__ import annotations

from collections.abc import Sequence

from unreel.lists import boundaries
from unreel.lists.references.evidence import ReferenceEvidence
from unreel.model.article import Reference
from unreel.model.spans import Span
from unreel.store.weights import FeatureWeights, load_named

WEIGHTS = "lists/references/weights.npz", "lists/references/evidence.py"
"""The file of the weights, and the code that names their features."""


def read(
    text: str, section: Span, names: Sequence[str] = (), weights: FeatureWeights | None = None
) -> tuple[Reference, ...]:
    """Cut the references in `section` of `text` into entries.

    `names` are the film's own names, with which many an entry opens. The entries' spans hold every
    character of the section but white space, once and in order. `weights` stand in for those that
    were learned, as in cross-validation.
    """
    spans = boundaries.entries(ReferenceEvidence(text, section, names), weights or load_named(*WEIGHTS))
    return tuple(Reference(span.of(text), span) for span in spans)
