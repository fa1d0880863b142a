"""Set a line of the cast list in elements: who plays, whom, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.lists.cast import line as cast_line
from unreel.model.spans import Span
from unreel.site.typeset.marked import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.model.film import Sentence


def marks(line: Sentence) -> Iterator[Mark]:
    """Return the elements of "ACTORS as ROLE, who …": the word between, and what sets off, are `.as`.

    A line of another form has none, and is shown as it stands.
    """
    read = cast_line.read(line)
    if read is None:
        return
    yield _span("actors", Span(0, read.link.start))
    yield _span("as", read.link)
    start, end = read.description.start, len(line.text)
    described = start < read.description.end
    yield _span("role", Span(read.link.end, read.role.end if described else end))
    if described:
        start -= line.text[start - 1] == "("
        yield _span("as", Span(read.role.end, start))
        yield _span("told", Span(start, end))


def _span(name: str, span: Span) -> Mark:
    return Mark(span, f'<span class="{name}">', "</span>")
