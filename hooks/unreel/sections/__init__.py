"""Text to labelled sections that tile it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.film import Kind, Section, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def split(text: str, fixed: Sequence[tuple[int, Kind, str | None]] = ()) -> tuple[Section, ...]:
    """Cut `text` where a person said so: at each offset (code points) of `fixed`, as that kind and sub."""
    bounds = {0: (Kind.OVERVIEW, None), **{at: (kind, sub) for at, kind, sub in fixed}}
    starts = sorted(bounds)
    ends = [*starts[1:], len(text)]
    return tuple(Section(*bounds[start], Span(start, end)) for start, end in zip(starts, ends, strict=True))
