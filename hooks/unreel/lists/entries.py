"""A run-on list's entries: the stretches between the places where the model starts one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.lists import boundaries
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def cut(
    evidence: boundaries.Evidence, places: Sequence[Span], weights: Mapping[boundaries.Name, float]
) -> list[Span]:
    """Return the entries' places in the text, of `places`, those of its words; none if there are no words."""
    if not places:
        return []
    starts = boundaries.cut(evidence, weights)
    ends = [*starts[1:], len(places)]
    return [Span(places[a].start, places[b - 1].end) for a, b in zip(starts, ends, strict=True)]
