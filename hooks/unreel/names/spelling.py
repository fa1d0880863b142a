"""Two names to the one word that they spell two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.lexicon.likeness import SAME_NAME, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_LETTERS = 5
"""Shorter names differ by one letter without being one (Tim, Tom; Jane, Jana)."""


def differing(words: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """Return the two words in which two names of one length differ, where there are no more than these."""
    pairs = [(one, two) for one, two in zip(words, other, strict=True) if one != two]
    return pairs[0] if len(pairs) == 1 else None


def is_respelt(one: str, other: str, at_least: float = SAME_NAME) -> bool:
    """Return whether two words are long enough, and enough alike, to be one in two spellings."""
    same_initial = one[:1] == other[:1] and min(len(one), len(other)) >= FEWEST_LETTERS
    return same_initial and likeness(one, other, at_least) > 0
