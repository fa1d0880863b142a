"""Doubt: a section that may not start where its page, or its heading, has it start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.seeds import Seed

if TYPE_CHECKING:
    from unreel.recovery.article import Article

DOUBTFUL = 0.35
"""Less certain starts (0 to 1) are told: of those, three in four are wrong. `split` tells of more."""

_OPENING = 40
"""Code points that tell where a section starts on a page."""


def boundaries(reading: Reading, seed: Seed, found: Article) -> Iterator[Doubt]:
    """Return the first sentence of each section whose start is less certain than `DOUBTFUL`.

    A start that people set in the seed's `.yml` is certain; one whose words they changed is not told.
    """
    opened = {one.text[:_OPENING]: one for one in reversed(reading.prose)}
    for section in found.sections:
        part = next(iter(found.within(section)), None)
        words = " ".join(part.span.of(found.text).split())[:_OPENING] if part else ""
        sentence = opened.get(words)
        if section.confidence < DOUBTFUL and sentence:
            name = f"{section.kind} / {section.sub}" if section.sub else section.kind
            sure = f"{section.confidence:.0%} sure"
            why = f"does {name} start here ({sure})? If not, say where it does in {seed.settings.path}"
            yield Doubt(sentence, "", why)
