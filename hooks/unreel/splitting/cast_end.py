"""The end of a cast list set off from the prose behind it, word for word.

A flat text runs from the last entry into prose without a mark ("… as the cook Brack read …"); where the
splitter parted the two within an entry, the reader of cast lists knows better.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from unreel.lists.cast import reader as cast
from unreel.lists.cast.vocabulary import is_name
from unreel.model.article import BACK_MATTER, Kind, Provenance, Role, Section
from unreel.model.spans import Span
from unreel.splitting import sentences
from unreel.splitting.sections import units

if TYPE_CHECKING:
    from unreel.lists.cast.evidence import Model


def refine_cast_ends(
    text: str, sections: Sequence[Section], model: Model | None = None
) -> tuple[Section, ...]:
    """Return `sections` with the last entry of a cast list whole, where the next one began within it."""
    refined = list(sections)
    for at, (here, after) in enumerate(pairwise(sections)):
        flat = here.kind is Kind.CAST and after.kind not in {Kind.CAST, *BACK_MATTER}
        if not (
            flat and after.provenance is Provenance.MODEL and _goes_on(text, here.span, after.span.start)
        ):
            continue
        end = sentences.split(text, after.span)[0].end
        parts = cast.read(text, Span(here.span.start, end), model)
        roles = [part for part in parts if isinstance(part, Role)]
        last = roles[-1].span if roles else here.span
        if here.span.end < last.end < end:
            refined[at] = here._replace(span=Span(refined[at].span.start, last.end))
            start = last.end + len(text[last.end : end]) - len(text[last.end : end].lstrip())
            refined[at + 1] = after._replace(span=Span(start, after.span.end))
    return tuple(refined)


def _goes_on(text: str, before: Span, at: int) -> bool:
    """Return whether a name stands before a place that goes on as an entry does: "Reilly as the cook"."""
    return is_name(before.of(text).rsplit(maxsplit=1)[-1]) and units.is_cast_entry(text, at)
