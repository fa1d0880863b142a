"""Draw amounts: bars from one base line on one linear scale, each with its words above it.

The picture is an SVG without a view box: widths are shares of its own, heights are in em, so that it
fills a phone and a wide page with letters of the same size. It needs no legend, no axis and no grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup, escape

FEWEST = 2
"""One bar compares nothing."""
ROOM = 48
"""Letters that a label and its value have side by side on a phone; the table has a longer label whole."""
SHORTEST = 12

_PITCH, _BASE, _TOP, _HEIGHT = Decimal("2.5"), Decimal("1.1"), Decimal("1.5"), Decimal("0.42")
"""Of a row, in em: from row to row, down to the letters' base line, down to the bar, the bar's height."""

_SVG = Markup(
    '<div class="bars" data-search-exclude>\n'
    '<svg role="img" aria-labelledby="{id}-title {id}-desc" width="100%" height="{height}em">\n'
    '<title id="{id}-title">{title}</title>\n'
    '<desc id="{id}-desc">{desc}</desc>\n'
    "{rows}\n"
    "</svg>\n"
    "</div>"
)
_TEXT = Markup('<text y="{y}em">{label}</text><text class="stated" x="100%" y="{y}em">{stated}</text>')
_RECT = Markup('<rect{kind} y="{y}em" width="{width}%" height="{height}em"/>')


class Bar(NamedTuple):
    """One amount."""

    label: str
    stated: str
    """The amount in the text's words: '$7–10 million'."""
    low: Decimal
    high: Decimal
    """The same as `low`, unless a range is stated."""


def picture(name: str, title: str, desc: str, bars: Sequence[Bar], whole: Decimal | None = None) -> str:
    """Return a picture as HTML without blank lines, or '' where there is nothing to compare.

    `name` is an identifier that nothing else on the page has. Of a `whole` (100 points) what the bars
    leave is drawn as well; without one the longest bar fills the width.
    """
    longest = whole or max((bar.high for bar in bars), default=Decimal(0))
    if len(bars) < FEWEST or not longest:
        return ""
    rows = (_row(place, bar, longest, track=whole is not None) for place, bar in enumerate(bars))
    return _SVG.format(
        id=name, height=_PITCH * len(bars), title=title, desc=desc, rows=Markup("\n").join(rows)
    )


def _row(place: int, bar: Bar, longest: Decimal, *, track: bool) -> Markup:
    top = _PITCH * place
    rects = [("track", Decimal(1))] if track else []
    if bar.high > bar.low:
        rects.append(("upto", bar.high / longest))
    rects.append(("", bar.low / longest))
    room = max(SHORTEST, ROOM - len(bar.stated))
    label = bar.label if len(bar.label) <= room else f"{bar.label[: room - 1].rstrip(' ,')}…"
    drawn = (
        _RECT.format(
            kind=Markup(' class="{}"').format(kind) if kind else "",
            y=top + _TOP,
            width=f"{max(share * 100, Decimal('0.3')):.1f}",
            height=_HEIGHT,
        )
        for kind, share in rects
    )
    return _TEXT.format(y=top + _BASE, label=label, stated=escape(bar.stated)) + Markup("").join(drawn)
