"""What line breaks within paragraphs of Markdown are: spaces, or ends of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from unreel.intake.markdown.events import Event

_NARROWEST, _WIDEST = 40, 120
"""Code points of a column at which people and tools break lines."""
_DIVISION = ":::"
_SHARE = 0.8
"""How many of the lines must be full for a text to be broken at a column."""


def are_wrapped(file: str, found: Sequence[Event]) -> bool:
    """Tell whether lines were broken since they were full: the next word would not have fitted."""
    ends = (event.span.start for event in found if event.name == "SoftBreak")
    breaks = [at for at in ends if not _is_beside_sign(file, at)]
    if not breaks:
        return True
    widths = [at - file.rfind("\n", 0, at) - 1 for at in breaks]
    words = [len(" ".join(file[at : at + _WIDEST].split(maxsplit=1)[:1])) for at in breaks]
    column = max(widths)
    full = sum(width + 1 + word > column for width, word in zip(widths, words, strict=True))
    return _NARROWEST <= column <= _WIDEST and full >= _SHARE * len(breaks)


def _is_beside_sign(file: str, at: int) -> bool:
    """Tell whether a line ends before or behind pandoc's sign of a division."""
    return file.startswith(_DIVISION, at + 1) or file.startswith(_DIVISION, file.rfind("\n", 0, at) + 1)
