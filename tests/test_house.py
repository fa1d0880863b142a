"""The check of the house finds each thing that the rooms must not have."""

from __future__ import annotations

import pytest

import house

FLOORS = [["site"], ["facts", "lists"], ["model"]]
FINE = {"site": {"facts", "model"}, "facts": {"model"}, "lists": {"model"}, "model": set[str]()}

WRONG = {
    "an arrow upward": ({"model": {"site"}}, "model imports from site, which is no lower room"),
    "an arrow to the side": ({"facts": {"lists"}}, "facts imports from lists, which is no lower room"),
    "a circle": ({"facts": {"lists"}, "lists": {"facts"}}, "a circle: facts → lists → facts"),
    "an unknown room": ({"attic": set[str]()}, "rooms of the code or the contract alone: attic"),
    "too many rooms": ({f"room{n}": set[str]() for n in range(20)}, "24 rooms, at most 22"),
    "too many arrows": ({f"room{n}": {f"room{m}" for m in range(n)} for n in range(16)}, "124 arrows"),
}


def faults(arrows: dict[str, set[str]]) -> list[str]:
    return [*house.faults({room: frozenset(targets) for room, targets in arrows.items()}, FLOORS)]


def test_a_fine_house_has_no_faults() -> None:
    assert faults(FINE) == []


@pytest.mark.parametrize(("change", "says"), WRONG.values(), ids=WRONG)
def test_each_fault_is_found(change: dict[str, set[str]], says: str) -> None:
    found = faults(FINE | change)
    assert any(one.startswith(says) for one in found), found


def test_the_picture_draws_the_shortest_arrows_and_lists_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "_about", str.title)
    drawn = house.picture({room: frozenset(targets) for room, targets in FINE.items()}, FLOORS)
    assert "    site --> facts\n    facts --> model\n    lists --> model\n```" in drawn
    assert "4 rooms, 4 arrows." in drawn
    assert "site   Site\n       → facts, model\n" in drawn
