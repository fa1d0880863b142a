"""Text to sections: what each stretch of a flat film article is about, and where it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.seeds import title
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import Fixed, learned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.article import Kind, Section

__all__ = ["Fixed", "Outline", "learned", "split"]


def split(text: str, fixed: Sequence[tuple[int, Kind, str | None] | Fixed] = ()) -> tuple[Section, ...]:
    """Return the sections of `text`, in order; together they hold every character but white space.

    Headings in the text are obeyed, and so are the starts in `fixed`, which win where both speak of
    one place: each gives a place in code points, a kind, and a subsection or None, which leaves the
    subsection open. What lies between is decided by the learned model. A section's confidence is
    how likely it is that one starts there: 1 where a person said so.
    """
    outline = Outline.of(text)
    name = next(iter(title.read(outline.plain).names), "")
    return learned().split(outline, name, [Fixed(*one) for one in fixed])
