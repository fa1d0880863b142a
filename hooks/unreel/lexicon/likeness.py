"""How alike two words are: one measure for all that compares spellings, with a threshold for each use.

The measure is 2·L / (the letters of both), where L counts the letters that stand in both in the same
order: the normalized Indel similarity. 1 is the same word, 0 is a word with no letter in common. One
letter more in a word of n letters leaves 2n / (2n + 1): 0.92 at six, 0.95 at ten; one letter for
another leaves 1 - 1/n: 0.83 at six, 0.9 at ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SAME_NAME = 0.9
"""Two spellings of one name: Dmitry and Dimitry (0.92), but not Martin and Marvin (0.83)."""

PERHAPS_SAME_NAME = 0.78
"""The same beside a word that is the same, for a person to look at: Larson and Larsen (0.83)."""

SAME_SENTENCE = 0.66
"""A sentence, changed: no two that the example film's pages state are so alike."""

MISTYPED = 0.75
"""What was meant by a word: people by "pepole" (0.83), but not filming by "film" (0.73)."""

MISTYPED_KEY = 0.5
"""What was meant by one of the few words that a setting can be: language by "lang" (0.67)."""


def likeness(one: str, other: str, at_least: float = 0.0) -> float:
    """Return the likeness of two words, from 0 to 1; 0 where it is less than `at_least`, which is quicker."""
    # loaded here: most builds compare no spellings
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - see above

    return ratio(one, other, score_cutoff=100 * at_least) / 100


def nearest(word: str, known: Iterable[str], at_least: float = MISTYPED) -> str:
    """Return the one of `known` that is most like `word`, whatever the case; '' where none is alike.

    The words of one may also be among those of another: "copley" is short for "sharlto-copley".
    """
    folded = word.casefold()
    scores = {one: likeness(folded, one.casefold(), at_least) for one in known}
    if any(scores.values()):
        return max(scores, key=scores.__getitem__)
    wanted = set(re.findall(r"\w+", folded))
    holding = [one for one in scores if wanted and wanted <= set(re.findall(r"[^\W_]+", one.casefold()))]
    return holding[0] if len(holding) == 1 else ""
