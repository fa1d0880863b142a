"""A mistyped word to the one that was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE = 75
"""How much of two words must be the same, from 0 to 100: one letter in four may differ."""


def nearest(word: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """Return the one of `known` that is most like `word`, whatever the case; '' where none is."""
    choices = list(known)
    found = process.extractOne(word, choices, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=alike)
    if found:
        return str(found[0])
    wanted = set(re.findall(r"\w+", word.casefold()))
    holding = [one for one in choices if wanted and wanted <= set(re.findall(r"[^\W_]+", one.casefold()))]
    return holding[0] if len(holding) == 1 else ""
