"""A line of the cast list to its parts: who plays, whom, and what is said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.model.spans import Span
from unreel.site.typeset.marked import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.model.film import Sentence

# between the name of a role and what is said of it
_SET_OFF = re.compile(r",\s+(?=[^\W\d_A-Z])|:\s+|\s+[-–—]\s+")


def marks(line: Sentence) -> Iterator[Mark]:
    """Return the elements of "ACTORS as ROLE, who …": the word between, and what sets off, are `.as`.

    A line of another form has none, and is shown as it stands.
    """
    between = _as(line.text)
    if between:
        yield _span("actors", Span(0, between.start))
        yield _span("as", between)
        start = between.end
        linked = next((link.span.end for link in line.links if link.span.start >= start), start)
        off = _SET_OFF.search(line.text, linked)
        yield _span("role", Span(start, off.start() if off else len(line.text)))
        if off:
            yield _span("as", Span(*off.span()))
            yield _span("told", Span(off.end(), len(line.text)))


def _span(name: str, span: Span) -> Mark:
    return Mark(span, f'<span class="{name}">', "</span>")


def _as(text: str) -> Span | None:
    """Return the place of the first " as " outside brackets: "Ann Lee (credited as Lee) as Max"."""
    for found in re.finditer(" as ", text):
        before = text[: found.start()]
        if before and before.count("(") == before.count(")"):
            return Span(*found.span())
    return None
