"""What is kept of units, each part of it read where somebody asks for it: of thousands it is large."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from unreel.mkdocs_build.part import Record
from unreel.store.built import Built, Unit

_EMPTY = {"[]", "{}"}


def unit_of_record(made_from: str, record: Record, wrong: int = 0) -> Unit:
    """Return what is kept of a unit."""
    links = record["anchors"], record["crossing"], wrong
    return Unit(made_from, record["told"], record["asked"], *links, record["map"], record["lists"])


class Records:
    """What is known of all units: what this build made of some, and what is kept of the others."""

    def __init__(self, built: Built, kept: Collection[str], made: Mapping[str, Record]) -> None:
        self._built, self._kept, self._made = built, kept, made

    def of(self, part: str, units: Collection[str] | None = None) -> dict[str, Any]:
        """Return unit → a part of its record, where that is not empty; of all or of some units."""
        kept = self._built.of_units(part, units)
        found = {unit: one for unit, one in kept.items() if unit in self._kept}
        made = {unit: one[part] for unit, one in self._made.items() if units is None or unit in units}
        return found | {unit: json.loads(one) for unit, one in made.items() if one not in _EMPTY}
