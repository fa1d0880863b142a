"""How long a page takes to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unreel import pages
from unreel.site.reading_time import WORDS_PER_MINUTE, minutes, words

if TYPE_CHECKING:
    from unreel.model.film import Page


def page(text: str, section: str = "plot") -> Page:
    return pages.page("x.md", f"---\ntitle: X\nsection: {section}\n---\n\n# X\n\n{text}\n")


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, 0), (1, 1), (WORDS_PER_MINUTE, 1), (2 * WORDS_PER_MINUTE, 2), (10 * WORDS_PER_MINUTE + 9, 10)],
)
def test_words_become_minutes(count: int, expected: int) -> None:
    assert minutes(count) == expected


def test_prose_is_read_and_lists_are_looked_up() -> None:
    assert words(page("One two three.\nFour five.\n\n> Six.\n\n- Seven\n- Eight")) == 6


def test_people_and_references_are_not_read() -> None:
    assert words(page("One two.", "references")) == words(page("One two.", "people")) == 0
