"""External links: "Official website Hardcore Henry at IMDb …" becomes one entry a link."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from unreel.lists import boundaries, entries
from unreel.lists.external_links.evidence import Evidence
from unreel.model.article import Link
from unreel.seeds import title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.spans import Span


def read(
    text: str, section: Span, names: Sequence[str] | None = None, weights: boundaries.Weights | None = None
) -> tuple[Link, ...]:
    """Cut the external links in `section` of `text` into one entry a link.

    `names` are the film's own names, with which most links open; by default those that the text's
    opening gives. The links' spans hold every character of the section but white space, once and
    in order. `weights` stand in for those that were learned, as in cross-validation.
    """
    evidence = Evidence(text, section, title.names(text) if names is None else names)
    return tuple(
        Link(span.of(text), span) for span in entries.cut(evidence, evidence.places, weights or learned())
    )


@cache
def learned() -> boundaries.Weights:
    """Return the weights that lie beside this file."""
    return boundaries.load("lists/external_links/weights.txt")
