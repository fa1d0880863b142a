"""A text's sections, as a test wants them: by the library's own model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.intake import plain
from unreel.seeds import title
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import learned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.article import Section
    from unreel.splitting.sections.splitter import Fixed, SplitText


def split(text: str, fixed: Sequence[Fixed] = ()) -> tuple[Section, ...]:
    return split_text(text, fixed).sections


def split_text(text: str, fixed: Sequence[Fixed] = ()) -> SplitText:
    outline = Outline.of(plain.read(text))
    return learned().split(outline, next(iter(title.read(outline.plain).names), ""), fixed)
