"""The pieces of the search index that say which terms stand where: made anew where a term changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from unreel.mkdocs_build.search_terms import PartTerms
from unreel.site.search import pieces, shards
from unreel.site.search.pieces import Piece, Size
from unreel.site.search.shards import Letter, Packed
from unreel.store.built import Built, Index

Row = tuple[int, int, object]
"""Bytes of a piece, how many terms it has, and what it holds."""

SEARCH = "*search"
"""The unit of these files."""


Write = Callable[[Iterable[tuple[str, str]]], None]
"""Writes files: their paths below the folder of the search, and what they say."""


class Changed(NamedTuple):
    """What becomes of the index."""

    gone: frozenset[str]
    """The paths of the files that are no more."""
    kept: Index
    """What the next build finds of it."""


def changed(
    built: Built, parts: Sequence[PartTerms], units: Collection[str], write: Write, *, is_known: bool
) -> Changed:
    """Write what changes of the index, where some `units` have the terms of `parts`, or none any more.

    It is made anew where nothing `is_known` of it, and where there are other groups than before: files call
    them by their numbers.
    """
    before = built.groups()
    new = {slug for part in parts for _, slug in part.groups}
    groups = {slug for slug, unit in before.items() if unit not in units} | new
    sizes = {beginning: Size(*one) for beginning, one in built.piece_sizes().items()}
    if not is_known or groups != before.keys() or not sizes:
        kept = built.terms({*before.values()} - {*units})
        rows = _written_anew(groups, _by_letter(kept, parts), write)
        gone = frozenset(map(shards.term_path, sizes.keys() - rows.keys()))
        return Changed(gone, Index(units, _texts(parts), rows, is_whole=True))
    numbers = {slug: number for number, slug in enumerate(sorted(groups))}
    now = {slug: terms for part in parts for _, slug, terms in part.packed()}
    made = pieces.cut_again(sizes, built.pieces, _changes(built.terms(units), now, numbers))
    there = (sizes.keys() - made.keys()) | {beginning for beginning, piece in made.items() if piece}
    write(shards.term_file(beginning, piece) for beginning, piece in made.items() if piece)
    if there != sizes.keys():
        write([shards.about_file(sorted(groups), there)])
    gone = frozenset(shards.term_path(one) for one in sizes.keys() - there)
    return Changed(gone, Index(units, _texts(parts), _rows(made)))


def _by_letter(kept: Mapping[str, Packed], parts: Sequence[PartTerms]) -> Iterator[Letter]:
    """Yield the terms of all groups, letter by letter: those that are kept, and those that were built."""
    for letter in sorted({*chain(*kept.values(), *(part.letters for part in parts))}):
        there = ((slug, terms[letter]) for slug, terms in kept.items() if letter in terms)
        yield letter, sorted(chain(there, *(part.of(letter) for part in parts)))


def _written_anew(groups: Collection[str], letters: Iterable[Letter], write: Write) -> dict[str, Row | None]:
    """Write all files, each as soon as it is made, and return the rows of the pieces."""
    rows: dict[str, Row | None] = {}

    def files() -> Iterator[tuple[str, str]]:
        for beginning, piece in shards.pieces_of(groups, letters):
            content = json.dumps(piece, ensure_ascii=False, separators=(",", ":"))
            rows[beginning] = (*pieces.size(piece), content)
            yield shards.term_file(beginning, piece)
        yield from shards.slug_files(sorted(groups))
        yield shards.about_file(sorted(groups), rows)

    if groups:
        write(files())
    return rows


def _texts(parts: Iterable[PartTerms]) -> Iterator[tuple[str, str, str]]:
    """Yield each group: its unit, its slug, its terms as JSON."""
    for part in parts:
        for unit, slug, terms in part.packed():
            text = ",".join(f"{json.dumps(letter)}:{some}" for letter, some in terms.items())
            yield unit, slug, f"{{{text}}}"


def _rows(made: Mapping[str, Piece | None]) -> dict[str, Row | None]:
    return {one: (*pieces.size(piece), piece) if piece else None for one, piece in made.items()}


def _changes(
    old: Mapping[str, Packed], new: Mapping[str, Packed], numbers: Mapping[str, int]
) -> pieces.Changes:
    """Return the terms that stand otherwise in some groups, and how."""
    changes: dict[str, dict[int, list[int] | None]] = defaultdict(dict)
    for slug in new:
        before, now = (shards.unpacked(one.get(slug, {})) for one in (old, new))
        for term in before.keys() | now.keys():
            if before.get(term) != now.get(term):
                changes[term][numbers[slug]] = now.get(term)
    return changes
