"""How long a page takes to read."""

from __future__ import annotations

from collections.abc import Mapping

from unreel.model.article import PROSE
from unreel.model.film import Film, Page, Paragraph

WORDS_PER_MINUTE = 238
"""How fast adults read English silently: Brysbaert, "How many words do we read per minute?", 2019."""


def minutes(films: Mapping[str, Film], source: str) -> tuple[int, int]:
    """Return how many minutes a page takes to read, and all of its film: at least one, 0 without prose."""
    slug, _, name = source.rpartition("/")
    film = films.get(slug)
    counts = {page.name: _words(page) for page in film.pages} if film else {}
    return _minutes(counts.get(name, 0)), _minutes(sum(counts.values()))


def _words(page: Page) -> int:
    """Return how many words of prose stand on a page; its lists are looked up, not read."""
    if page.section and page.section not in PROSE:
        return 0
    paragraphs = (block for block in page.blocks if isinstance(block, Paragraph))
    return sum(len(sentence.text.split()) for paragraph in paragraphs for sentence in paragraph.sentences)


def _minutes(words: int) -> int:
    return max(1, round(words / WORDS_PER_MINUTE)) if words else 0
