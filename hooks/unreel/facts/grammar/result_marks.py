"""Tell what a list of prizes marks as won: "Best Film – Ann Lee (won)", "Lund Festival – Won Best Film"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unreel.facts.grammar.prizes import Prize
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import hint

_WON = r"(?:[Ww]on|WON|[Ww]inners?|WINNER)"
_WHO = (
    rf"(?:(?: ?[–—-] | â\S* |: )(?=[^\W\d_a-z])"
    rf"(?:(?!\b(?:{_WON}|[Nn]omin|[Bb]est |Award))[^()–—:;\n]){{2,60}}?)"
)
_MARKED = lazy_regex(
    rf"{_WHO}?(?: \([^()]*\))? \((?:[^()]*, )?{_WON}\)"
    rf"|(?: \([^()]*\)|{_WHO})?(?: [–—-] ?{_WON}|[–—-] ?(?:Won|WON|Winner|WINNER))\b"
)
"""What stands behind a prize that was won: " (winner)", " – Ann Lee – Won"."""
_may_be_marked = hint("won", "Won", "WON", "inner", "WINNER")
OPENED = r"(?: \(\d+\))?(?:[:,]| ?[–—-])? (?=[A-Z\"“])"
"""A pattern of what stands between a word that opens prizes and the first of them: "Won: Best Film"."""
HEADED = r"\((?:[Ww]on|WON|[Ww]inners?|(?:\d+ )?[Ww]ins?)\)[:,]?(?= [A-Z])"
"""A pattern of the same in brackets behind who gives the prizes: "Rail Awards (won) Best Film"."""


def first_mark(text: str) -> re.Match[str] | None:
    """Return the first mark of a text that says that what it stands behind was won."""
    return _MARKED.search(text) if _may_be_marked(text) else None


def opener(cue: str) -> str:
    """Return the word of a cue that opens prizes, without marks and numbers: 'Won' for "(won):"."""
    return cue.strip(" :,()0123456789–—-").capitalize()


def marked(text: str, listed: Sequence[Prize]) -> list[Prize]:
    """Return those of the prizes of a text that are marked as won behind their names.

    Where the first mark stands before the first of them, marks are said of what follows, and there are none.
    """
    mark = first_mark(text)
    if mark is None or all(one.span.start >= mark.end() for one in listed):
        return []
    return [one for one in listed if _MARKED.match(text, one.span.end)]
