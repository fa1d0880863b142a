"""Read the sums of money that prose states, in whatever currency, with their amounts.

"$7–10 million", "between $5 and $6 million", "six million yen", "Rs. 3.5 crore", "1 crore 90 lakhs".
Nothing is converted: a sum keeps its currency, and its words are kept as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from unreel.facts.values import Money
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.numbers import IN_WORDS, number
from unreel.lexicon.wordlists import any_of, wordtable
from unreel.model.spans import Span

_FIGURES = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?"
_SAID = rf"half a|(?:a|{IN_WORDS})(?:[- ]and[- ]a[- ]half)?"
# a dash, or what is left of one where a text was decoded wrongly
_TO = r"(?:\s?(?:[-–‑]|—(?=\d)|â(?:\x80[\x90-\x95])?)\s?|\s(?:to|or)\s)"
_LONG = r"(?:million|billion|trillion|thousand|crores?|lakhs?|lacs?|mil)(?![a-z])"
_SCALE = rf"[\s-]?{_LONG}"
_SHORT = rf"{_SCALE}|\s?(?:mn|bn|[mMkK])(?![\w'’])"
# "1 crore 90 lakhs"
_COMPOUND = r"(?:\s(?:and\s)?\d[\d.]*\s?la(?:kh|c)s?(?![a-z]))?"

_LOOSE = frozenset({"pound", "pounds", "won", "mark", "marks", "real", "crowns", "dong", "rand", "LE", "P"})
"""What is also a weight, a verb, a bruise: money only behind a large number."""
_LARGE = 1000
_HINT = re.compile(r"\d|illion|thousand|crore|lakh")
"""What every sum has: a search that fails quickly."""
_YEAR = re.compile(r"(?:18|19|20)\d\d\s\D+")
"""The dollars of a year ("in 2015 dollars") are none."""
_NUMBER = lazy_regex(
    rf"\b(?P<said>{_SAID})(?![a-z])|(?P<figures>{_FIGURES})|(?<![a-z])(?P<scale>{_LONG}|hundred|mn|bn|[mk])(?![a-z])",
    re.IGNORECASE,
)


def _any(names: Iterable[str]) -> str:
    """Return an alternative of all names, the longest first; "US$" may stand apart, as "US $"."""
    together = {*names}
    apart = {re.sub(r"(?<=\w)\$", " $", name) for name in together}
    return any_of(together | apart).replace(r"\ ", r"\s")


_ROWS = [(code, *names.split("|")) for code, names in wordtable("facts/grammar/currencies.txt").items()]
_MARKS = {mark: code for code, before, _ in _ROWS for mark in before.split()}
_WORDS = {word.strip(): code for code, _, behind in _ROWS for word in behind.split(",")}
_CODES = {"".join(name.split()): code for name, code in (_MARKS | _WORDS).items()}
"""The currencies by all that they are called, without white space."""
_MARK, _UNIT = _any(_MARKS), _any(_WORDS)
_AGAIN = _any(word for word in _WORDS if not word.startswith("mark"))
_KIND = r"(?:U\.?S\.?\s)?"
_MONEY = lazy_regex(
    # $7–10 million; US$ 7.4 million; Rs. 3.5 crore; R$6 million reais
    rf"(?P<between>(?<=between\s))?(?<![\w$£€])(?P<mark>{_MARK})\s?(?:{_FIGURES})(?:{_SHORT})?{_COMPOUND}"
    rf"(?:(?(between)\sand\s|{_TO})(?:{_MARK})?\s?(?:{_FIGURES})(?:{_SHORT})?)?(?:\s{_KIND}(?:{_AGAIN})\b)?(?!\w)"
    # 14.5 million marks; 2,214,000 yen; 3 million to 4 million dollars
    rf"|(?<![\w.,$£€])(?:{_FIGURES})(?:{_SCALE})?(?:{_TO}(?:{_FIGURES})(?:{_SCALE})?)?"
    rf"(?:\s?{_KIND}(?:(?P<unit>{_UNIT})|(?P<behind>{_MARK}))(?!\w))"
    # six million yen, half a million dollars
    rf"|\b(?:{_SAID})(?:{_TO}(?:{_SAID}))?(?:[\s-]hundred)?{_SCALE}\s{_KIND}(?P<said_unit>{_UNIT})\b"
    # 3.5 crores
    rf"|(?<![\w.,$£€])(?:{_FIGURES})(?:{_TO}(?:{_FIGURES}))?\s?(?:crores?|lakhs?|lacs)(?![a-z]){_COMPOUND}"
    r"(?:\sINR\b)?"
)


class _Amount(NamedTuple):
    value: Decimal
    step: Decimal
    """What its last digit stands for."""


class Sum(NamedTuple):
    """A sum of money where a sentence states it."""

    span: Span
    """Code points into the sentence: the whole of '$7–10 million'."""
    money: Money


def sums(text: str) -> Iterator[Sum]:
    """Return the sums of money of a sentence in its order, those left out whose currency is not stated."""
    for found in _MONEY.finditer(text) if _HINT.search(text) else ():
        stated = found["mark"] or found["behind"] or found["unit"] or found["said_unit"] or ""
        amounts = sorted(_amounts(found[0].removeprefix(found["mark"] or "")))
        loose = stated in _LOOSE and all(one.value < _LARGE for one in amounts)
        if amounts and not loose and not (found["unit"] and _YEAR.fullmatch(found[0])):
            currency = _CODES["".join(stated.split())] if stated else "INR"  # of crores and lakhs
            yield Sum(Span(*found.span()), Money(currency, amounts[0].value, *amounts[-1]))


def _amounts(words: str) -> list[_Amount]:
    """Return the amounts in a sum's words: two of a range, which may share one scale ("7–10 million")."""
    numbers: list[_Amount] = []
    scales: list[int] = []
    for part in _NUMBER.finditer(words):
        if not part["scale"]:
            numbers.append(_number(part))
            scales.append(1)
        elif scales:
            scales[-1] *= int(wordtable("facts/grammar/scales.txt")[part["scale"].lower().removesuffix("s")])
    if len(scales) > 1 and scales[0] == 1 and numbers[0].value < _LARGE:  # "7–10 million", "12–15,000"
        scales[0] = scales[1] if scales[1] > 1 or numbers[1].value < _LARGE else _LARGE
    amounts = [
        _Amount(value * scale, step * scale) for (value, step), scale in zip(numbers, scales, strict=True)
    ]
    if re.search(r"crores?\s(?:and\s)?\d", words, re.IGNORECASE):
        return [_Amount(sum((one.value for one in amounts), Decimal(0)), amounts[-1].step)]
    return amounts


def _number(part: re.Match[str]) -> _Amount:
    if part["said"]:
        return _Amount(number(part["said"]), Decimal("0.5" if "half" in part["said"].lower() else 1))
    figures = part["figures"].replace(",", "")
    if figures.count(".") > 1:
        figures = figures.replace(".", "")
    digits, _, decimals = figures.partition(".")
    zeros = len(digits) - len(digits.rstrip("0"))
    return _Amount(Decimal(figures), Decimal(10) ** (-len(decimals) or zeros))
