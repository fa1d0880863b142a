"""The terms of what was built, in a file of each part: of a large library nobody could hold them all.

A hidden name keeps it from being a file of the site. Its first line, JSON, has the groups with their units,
and how many bytes each letter takes. Then come the terms, letter by letter: a line for each group that has
some, with its number there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from unreel.site.search.shards import Packed

NAME = ".terms"


def write(folder: Path, groups: Iterable[tuple[str, str, Packed]]) -> None:
    """Write the terms of some groups, each with its unit and its slug, into the folder of a part."""
    known: list[tuple[str, str]] = []
    lines: dict[str, list[str]] = defaultdict(list)
    for number, (unit, slug, terms) in enumerate(groups):
        known.append((unit, slug))
        for letter, some in terms.items():
            lines[letter].append(f"{number}\t{some}\n")
    blocks = {letter: "".join(some).encode() for letter, some in sorted(lines.items())}
    head = json.dumps([known, [(letter, len(block)) for letter, block in blocks.items()]])
    (folder / NAME).write_bytes(b"".join((head.encode(), b"\n", *blocks.values())))


class PartTerms:
    """The terms of one part, read where somebody asks for them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            head = file.readline()
        groups, sizes = json.loads(head)
        self.groups: list[tuple[str, str]] = [(unit, slug) for unit, slug in groups]
        """The unit and the slug of each."""
        self._places: dict[str, tuple[int, int]] = {}
        start = len(head)
        for letter, size in sizes:
            self._places[letter] = start, size
            start += size

    @property
    def letters(self) -> Iterable[str]:
        """Return the letters that its terms begin with."""
        return self._places.keys()

    def of(self, letter: str) -> Iterator[tuple[str, str]]:
        """Yield the slug of each group that has terms with a letter, and these as JSON."""
        start, size = self._places.get(letter, (0, 0))
        with self._path.open("rb") as file:
            file.seek(start)
            block = file.read(size).decode()
        for line in block.split("\n")[:-1]:
            number, _, some = line.partition("\t")
            yield self.groups[int(number)][1], some

    def packed(self) -> Iterator[tuple[str, str, Packed]]:
        """Yield each group: its unit, its slug, its terms."""
        found: dict[str, dict[str, str]] = {slug: {} for _, slug in self.groups}
        for letter in self.letters:
            for slug, some in self.of(letter):
                found[slug][letter] = some
        yield from ((unit, slug, found[slug]) for unit, slug in self.groups)


def read(folders: Iterable[Path]) -> list[PartTerms]:
    """Return the terms of the parts that have some."""
    return [PartTerms(path) for path in (folder / NAME for folder in folders) if path.is_file()]
