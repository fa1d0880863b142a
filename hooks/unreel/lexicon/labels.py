"""What the site says to its readers beside the words of its pages: labels.txt has all of it, in one file.

The code names a label by its English words. A translation writes ` = words` behind each line of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from unreel.lexicon.wordlists import wordtable

FILE = "lexicon/labels.txt"
FILMS = "1 film|{} films"


@cache
def labels() -> Mapping[str, str]:
    """Return each label as the code names it → as readers see it."""
    return {words: shown or words for words, shown in wordtable(FILE).items() if not words.startswith("[")}


def of_scripts() -> dict[str, str]:
    """Return those of them that the theme's scripts show."""
    return {words: label(words) for words in wordtable(f"{FILE}#scripts")}


def label(words: str, *values: object) -> str:
    """Return a label with values in the places of its {}; raise KeyError for one that is not in the file."""
    return labels()[words].format(*values) if values else labels()[words]


def counted(count: int, words: str = FILMS) -> str:
    """Return a number with what is counted, by a label that has the words for one and for more: '2 films'."""
    one, _, more = labels()[words].partition("|")
    return (one if count == 1 else more).format(f"{count:,}")


def joined(names: list[str] | tuple[str, ...]) -> str:
    """Return names as a sentence has them: 'Ann Lee, Bob Ray and Zoe Hart'."""
    *most, last = names
    return f"{', '.join(most)} {label('and')} {last}" if most else last
