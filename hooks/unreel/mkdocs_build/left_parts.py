"""Parts of the site that a stopped build left: the next one takes those that it would make of the same.

The folder of each part that came to its end has a record, under a hidden name that keeps it from being a file
of the site: what its units were made from, and what is kept of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from unreel.mkdocs_build.part import Made
from unreel.mkdocs_build.plan import Plan
from unreel.mkdocs_build.publish import WorkFolder

_NAME = ".made"


def note(folder: Path, made: Made, made_from: Mapping[str, str]) -> None:
    """Write the record of a part; `made_from` is unit → the digest of what goes into it."""
    rows = {unit: (made_from[unit], record) for unit, record in made.records.items()}
    with suppress(OSError):  # then it is built again
        (folder / _NAME).write_text(json.dumps(rows), encoding="utf-8")


def forget(folders: Iterable[Path]) -> None:
    """Remove the records of parts, from which files are about to be moved to the site."""
    for folder in folders:
        (folder / _NAME).unlink(missing_ok=True)


def taken(work: WorkFolder, plan: Plan, state: Callable[[str], str]) -> list[Made]:
    """Put the parts that stopped builds made of the same among those of this build, and return what they are.

    `state` returns all that a link to a path in docs/ shows of what lies there.
    """
    found, units = [], set[str]()
    for folder in work.left_parts():
        made = _made_of_the_same(folder, plan)
        if made and not made.records.keys() & units and made.asked_the_same(state):
            work.take(folder)
            units |= made.records.keys()
            found.append(made)
    return found


def _made_of_the_same(folder: Path, plan: Plan) -> Made | None:
    """Return what a part is, if all of its units are to be built, and of what they were made from."""
    try:
        rows = json.loads((folder / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # it is not whole
        return None
    if any(unit not in plan.stale or plan.made_from[unit] != digest for unit, (digest, _) in rows.items()):
        return None
    return Made({unit: record for unit, (_, record) in rows.items()})
