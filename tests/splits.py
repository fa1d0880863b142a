"""A text's sections, as a test wants them: by the library's own model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.intake import plain
from unreel.seeds import title
from unreel.splitting.corrected import corrected
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import learned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.model.article import Section
    from unreel.splitting.corrected import StartCorrection
    from unreel.splitting.sections.splitter import SplitText


def split(text: str, said: Sequence[StartCorrection] = ()) -> tuple[Section, ...]:
    return split_text(text, said).sections


def split_text(text: str, said: Sequence[StartCorrection] = ()) -> SplitText:
    outline = Outline.of(plain.read(text))
    found = learned().split(outline, next(iter(title.read(outline.plain).names), ""))
    return corrected(outline, found, said)[0] if said else found
