"""Cases as data, in one format that all rooms share.

A file under cases/ opens with what its cases show and how their parts are written. A line of `===`
and a title opens a case, a line of `---` and a name opens a part of it:

    === a nickname in quotation marks is no other person
    It was directed by Ann "Bo" Lee.
    --- facts
    director | Ann "Bo" Lee

What stands above the first part is the case's text. Blank lines around a part are for readers of
the file; those within count. Nothing else is a mark: not `---` alone or before a bar (front matter,
a table), nor a line with a second `===` (a heading of wikitext). A case that has no title is called
by its first words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(r"^===(?: ((?:(?! ===).)*))?\n", re.MULTILINE)
_PART = re.compile(r"^--- ([^|\n]+)\n", re.MULTILINE)
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Case:
    """A case: its title, its text and its named parts."""

    title: str
    text: str
    parts: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.parts[name]

    def lines(self, name: str = "") -> list[str]:
        """Return the lines of a part, or of the text, that are not blank."""
        return [line for line in (self.parts[name] if name else self.text).splitlines() if line]


def cases(name: str) -> list[Case]:
    """Return the cases of `cases/NAME.txt`, in its order; raise where it has none, or a part twice."""
    return list(_read((FOLDER / f"{name}.txt").read_text(encoding="utf-8")))


def each_case(*names: str) -> pytest.MarkDecorator:
    """Run a test once with each case of some files, as its argument `case`."""
    found = [case for name in names for case in cases(name)]
    return pytest.mark.parametrize("case", found, ids=[case.title for case in found])


def _read(content: str) -> Iterator[Case]:
    _, *opened = _CASE.split(content.rstrip("\n") + "\n")
    assert opened, "there is no line of ==="
    for title, body in zip(opened[::2], opened[1::2], strict=True):
        text, *named = (piece.strip("\n") for piece in _PART.split(body))
        parts = dict(zip(named[::2], named[1::2], strict=True))
        assert len(parts) * 2 == len(named), f"{title or text}: a part stands here twice"
        first = next(iter([*text.splitlines(), *parts, "nothing"]))
        yield Case(title or first[:_LONGEST_TITLE], text, parts)
