"""References: the flat back matter of an article becomes entries; fields.py reads what one states."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from unreel.lists import boundaries, entries
from unreel.lists.references.evidence import Evidence
from unreel.model.article import Reference
from unreel.seeds import title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.spans import Span


def read(
    text: str, section: Span, names: Sequence[str] | None = None, weights: boundaries.Weights | None = None
) -> tuple[Reference, ...]:
    """Cut the references in `section` of `text` into entries.

    `names` are the film's own names, with which many an entry opens; by default those that the
    text's opening gives. The entries' spans hold every character of the section but white space,
    once and in order. `weights` stand in for those that were learned, as in cross-validation.
    """
    evidence = Evidence(text, section, title.names(text) if names is None else names)
    spans = entries.cut(evidence, evidence.places, weights or learned())
    return tuple(Reference(span.of(text), span) for span in spans)


@cache
def learned() -> boundaries.Weights:
    """Return the weights that lie beside this file."""
    return boundaries.load("lists/references/weights.txt")
