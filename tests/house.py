"""The rooms of the library and the arrows between them, drawn into ARCHITECTURE.md from the code's imports.

python tests/house.py writes the picture between its two marks; with --check, it says what is wrong and
exits with 1: a picture that is not what the code gives, an arrow upward, a circle, too many of either.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN, END = "<!-- house:begin -->\n", "<!-- house:end -->\n"
MOST_ROOMS, MOST_ARROWS = 22, 100

Arrows = Mapping[str, frozenset[str]]
"""Room → the rooms that its files import from."""


def arrows_in_code() -> dict[str, frozenset[str]]:
    """Return the arrows, imports for type checkers among them."""
    graph = grimp.build_graph("unreel", cache_dir=None)
    arrows: dict[str, set[str]] = {room.split(".")[1]: set() for room in graph.find_children("unreel")}
    for module in graph.modules - {"unreel"}:
        for imported in graph.find_modules_directly_imported_by(module) - {"unreel"}:
            arrows[module.split(".")[1]].add(imported.split(".")[1])
    return {room: frozenset(targets - {room}) for room, targets in arrows.items()}


def layers() -> list[list[str]]:
    """Return the rooms of each layer from the top, as the contract for import-linter has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    drawn: list[str] = next(one["layers"] for one in contracts if one["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in drawn]


def faults(arrows: Arrows, floors: Sequence[Sequence[str]]) -> Iterator[str]:
    """Return what is wrong with the house."""
    floor = {room: number for number, rooms in enumerate(floors) for room in rooms}
    count = sum(map(len, arrows.values()))
    if len(arrows) > MOST_ROOMS:
        yield f"{len(arrows)} rooms, at most {MOST_ROOMS}"
    if count > MOST_ARROWS:
        yield f"{count} arrows between rooms, at most {MOST_ARROWS}"
    if floor.keys() != arrows.keys():
        yield f"rooms of the code or the contract alone: {', '.join(sorted(floor.keys() ^ arrows.keys()))}"
        return
    for room, targets in arrows.items():
        for target in sorted(targets):
            if floor[target] <= floor[room]:
                yield f"{room} imports from {target}, which is no lower room"
    try:
        TopologicalSorter({room: sorted(targets) for room, targets in arrows.items()}).prepare()
    except CycleError as error:
        yield f"a circle: {' → '.join(error.args[1])}"


def picture(arrows: Arrows, floors: Sequence[Sequence[str]]) -> str:
    """Return the Markdown of the picture: a drawing of the shortest arrows, and a list of all."""
    order = [room for floor in floors for room in floor]
    drawn = [
        f"    {room} --> {target}" for room in order for target in order if target in _shortest(room, arrows)
    ]
    width = max(map(len, order))
    listed = [
        f"{room:<{width}}  {_about(room)}\n{'':<{width}}  → {', '.join(sorted(arrows[room])) or 'nothing'}"
        for room in order
    ]
    count = sum(map(len, arrows.values()))
    return "\n".join(
        [
            "```mermaid",
            "graph TD",
            *drawn,
            "```",
            "",
            f"{len(order)} rooms, {count} arrows. The drawing leaves out an arrow where a way over other",
            "rooms leads to the same one; this list has all, from the top:",
            "",
            "```text",
            *listed,
            "```",
            "",
        ]
    )


def _shortest(room: str, arrows: Arrows) -> frozenset[str]:
    """Return the rooms that a room imports from and that none of the others it imports from leads to."""
    return arrows[room] - frozenset(far for near in arrows[room] for far in _reached(near, arrows))


def _reached(room: str, arrows: Arrows) -> frozenset[str]:
    return arrows[room] | frozenset(far for near in arrows[room] for far in _reached(near, arrows))


def _about(room: str) -> str:
    """Return the first line of what a room says about itself."""
    source = (ROOT / "hooks/unreel" / room / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def main(arguments: Sequence[str]) -> int:
    """Write the picture, or check it; return the exit status."""
    arrows, floors = arrows_in_code(), layers()
    wrong = list(faults(arrows, floors))
    page = PAGE.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        wrong.append(f"{PAGE.name} has no marks {BEGIN.strip()} and {END.strip()}")
    if not wrong:
        anew = before + begin + picture(arrows, floors) + end + after
        if "--check" not in arguments:
            PAGE.write_text(anew, encoding="utf-8")
        elif anew != page:
            wrong.append(f"{PAGE.name}: the picture is not what the code gives: run `make house`")
    for fault in wrong:
        print(fault, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
