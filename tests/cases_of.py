"""Cases as data: parts of a case stand under each other with --- between, cases with === between."""

from __future__ import annotations

from pathlib import Path


def cases_of(name: str) -> list[list[list[str]]]:
    """Return the cases of a file, each as its parts, each part as its lines; # opens a comment line."""
    lines = (Path(__file__).parent / "cases" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    cases: list[list[list[str]]] = [[[]]]
    for line in lines:
        if line.startswith("#"):
            continue
        if line == "===":
            cases.append([[]])
        elif line == "---":
            cases[-1].append([])
        elif line:
            cases[-1][-1].append(line)
    return cases
