"""References are named by author or outlet and year: told in cases/lists/reference_names.txt."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from strategies import examples, lines
from unreel.lists.references.names import names


@each_case("lists/reference_names")
def test_references_are_named(case: Case) -> None:
    assert list(names(case.lines())) == case.lines("names")


@examples(50)
@given(st.lists(lines, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_names_hang_on_no_place_and_are_told_apart(entries: list[str], random: st.DataObject) -> None:
    found = dict(zip(entries, names(entries), strict=True))
    assert len({name.casefold() for name in found.values()}) == len(entries)
    shuffled = sorted(entries, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert dict(zip(shuffled, names(shuffled), strict=True)) == found
