"""How long a page takes to read."""

from __future__ import annotations

import pytest

from unreel import pages
from unreel.model.film import Attribution, Film
from unreel.site.about_pages import WORDS_PER_MINUTE, minutes


def minutes_of(text: str, section: str = "plot") -> tuple[int, int]:
    page = pages.page("x.md", f"# X\n\n{text}\n", {"section": section})
    return minutes([Film("x", "X", "", "", Attribution(), (page,))])["x/x.md"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, 0), (1, 1), (WORDS_PER_MINUTE, 1), (2 * WORDS_PER_MINUTE, 2), (10 * WORDS_PER_MINUTE + 9, 10)],
)
def test_words_become_minutes(count: int, expected: int) -> None:
    assert minutes_of("word " * count) == (expected, expected)


def test_prose_is_read_and_lists_are_looked_up() -> None:
    prose = f"One two three.\nFour five.\n\n> {'Six ' * (WORDS_PER_MINUTE - 5)}"
    assert minutes_of(f"{prose}\n\n- Seven{' eight' * WORDS_PER_MINUTE}") == (1, 1)
    assert minutes_of(f"{prose}{'more ' * WORDS_PER_MINUTE}") == (2, 2)


def test_people_and_references_are_not_read() -> None:
    assert minutes_of("One two.", "references") == minutes_of("One two.", "people") == (0, 0)
