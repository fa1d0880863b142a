from __future__ import annotations

from decimal import Decimal

import pytest

from unreel.lexicon.numbers import number

NUMBERS = {
    "7": "7",
    "1,234.5": "1234.5",
    "1,25,00,000": "12500000",
    "two": "2",
    "Ninety-five": "95",
    "a": "1",
    "half a": "0.5",
    "half of a": "0.5",
    "an half": "0.5",
    "a and a half": "1.5",
    "one-and-a-half": "1.5",
    "three and one half": "3.5",
    "three half": "3.5",
    "2½": "2.5",
    "3 1/2": "3.5",
    "½": "0.5",
    "a hundred": "100",
    "one hundred": "100",
    "zero": "0",
}


@pytest.mark.parametrize(("words", "value"), NUMBERS.items(), ids=NUMBERS)
def test_numbers_in_figures_and_in_words(words: str, value: str) -> None:
    assert number(words) == Decimal(value)
