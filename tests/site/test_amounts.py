"""All sums are written in one way, however texts write them."""

from __future__ import annotations

import pytest

from unreel.facts.grammar.money import sums
from unreel.site.fragments.amounts import in_words


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("$16,812,000", "$16.8 million"),
        ("US$16.8m", "$16.8 million"),
        ("$2,923,706,026", "$2.92 billion"),
        ("$90,000,000", "$90 million"),
        ("seven million dollars", "$7 million"),
        ("$713,677", "$713,677"),
        ("$7 to $10 million", "$7–10 million"),
        ("between $900,000 and $2 million", "$0.9–2 million"),
        ("Rs. 34 crores", "₹34 crore"),
        ("₹3,106,000,000", "₹310.6 crore"),
        ("£3 million", "£3 million"),
        ("NOK 3.5 million", "NOK 3.5 million"),
        ("4 million pesos", "4 million pesos"),
    ],
)
def test_sums(stated: str, shown: str) -> None:
    (found,) = sums(f"It took {stated} in all.")
    assert in_words(found.money) == shown
