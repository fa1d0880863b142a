"""Doubt: a section that may not start where its page has it start, or one that may and does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.seeds import Seed

if TYPE_CHECKING:
    from unreel.recovery.article import Article

_OPENING = 40
"""Code points that tell where a section starts on a page."""
_NEAR = 200
"""Code points of the text that hold as many, whatever white space is among them."""


def boundaries(reading: Reading, seed: Seed, found: Article) -> Iterator[Doubt]:
    """Return the sentences at which sections may start elsewhere, as `sync` tells of the seed.

    A start that people set in the seed's `.yml` is certain; one whose words they changed is not told.
    """
    # loaded here: it is asked for with an article only, which whoever has it has loaded
    from unreel.recovery.doubtful_starts import doubtful_starts  # noqa: PLC0415 - see above

    opened = {one.text[:_OPENING]: one for one in reversed(reading.prose)}
    for start in doubtful_starts(found):
        at = start.span.start
        words = " ".join(found.text[at : at + _NEAR].split())[:_OPENING]
        if sentence := opened.get(words):
            yield Doubt(sentence, "", f"{start.question} in {seed.settings.path}")
