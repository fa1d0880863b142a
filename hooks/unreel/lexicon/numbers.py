"""Numbers as text writes them, in figures, in words and in both."""

from __future__ import annotations

import re
from decimal import Decimal

from unreel.lexicon.wordlists import pattern, wordtable

IN_WORDS = pattern("lexicon/numbers.txt")
"""A pattern for a number of one word."""
_PARTS = {"1/2": "0.5", "½": "0.5", "¼": "0.25", "¾": "0.75", "half": "0.5"}
_TERM = re.compile(r"1/2|\d+(?:\.\d+)?|[½¼¾]|(?!one[ -]half)[a-z]+")


def number(words: str) -> Decimal:
    """Return the number that `words` state: '1,234.5', '2½', 'thirty-five', 'half a', 'a and a half', 'a'."""
    low = words.lower().replace(",", "")
    terms = _TERM.findall(low)
    named = wordtable("lexicon/numbers.txt") | _PARTS
    values = [Decimal(named.get(term, term)) for term in terms if term in named or term[0].isdecimal()]
    total = sum(values, Decimal(low.startswith("a and ") or not values))
    return total * 100 if "hundred" in terms else total
