"""External links: "Official website Hardcore Henry at IMDb …" becomes one entry a link."""

from __future__ import annotations

from collections.abc import Sequence

from unreel.lists import boundaries
from unreel.lists.external_links.evidence import LinkEvidence
from unreel.model.article import ExternalLink
from unreel.model.spans import Span
from unreel.store.weights import FeatureWeights, load_named

WEIGHTS = "lists/external_links/weights.npz", "lists/external_links/evidence.py"
"""The file of the weights, and the code that names their features."""


def read(
    text: str, section: Span, names: Sequence[str] = (), weights: FeatureWeights | None = None
) -> tuple[ExternalLink, ...]:
    """Cut the external links in `section` of `text` into one entry a link.

    `names` are the film's own names, with which most links open. The links' spans hold every
    character of the section but white space, once and in order. `weights` stand in for those that
    were learned, as in cross-validation.
    """
    spans = boundaries.entries(LinkEvidence(text, section, names), weights or load_named(*WEIGHTS))
    return tuple(ExternalLink(span.of(text), span) for span in spans)
