"""How long a page takes to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.model.article import PROSE
from unreel.model.film import Paragraph

if TYPE_CHECKING:
    from unreel.model.film import Page

WORDS_PER_MINUTE = 238
"""How fast adults read English silently: Brysbaert, "How many words do we read per minute?", 2019."""


def words(page: Page) -> int:
    """Return how many words of prose stand on a page; its lists are looked up, not read."""
    if page.section and page.section not in PROSE:
        return 0
    paragraphs = [block for block in page.blocks if isinstance(block, Paragraph)]
    return sum(len(sentence.text.split()) for paragraph in paragraphs for sentence in paragraph.sentences)


def minutes(count: int) -> int:
    """Return how many minutes `count` words take, at least one; 0 where there are none."""
    return max(1, round(count / WORDS_PER_MINUTE)) if count else 0
