from __future__ import annotations

from typing import TYPE_CHECKING

from case_files import Case, each_case
from unreel.facts.grammar.money import sums

if TYPE_CHECKING:
    from unreel.facts.values import Money


@each_case("facts/money")
def test_sums_are_found_with_their_amounts(case: Case) -> None:
    found = [
        f"{one.span.of(case.text)} = {one.money.currency} {_range(one.money)}" for one in sums(case.text)
    ]
    assert found == case.lines("sums")


def _range(money: Money) -> str:
    return f"{money.low:.0f}" if money.low == money.high else f"{money.low:.0f} {money.high:.0f}"
