"""The pieces of the search index that say which terms stand where: made anew where a term changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from unreel.mkdocs_build.search import Found
from unreel.site.search import pieces, shards
from unreel.site.search.pieces import Piece, Size
from unreel.site.search.shards import Packed
from unreel.store.built import Built, Index

Row = tuple[int, int, object]
"""Bytes of a piece, how many terms it has, and what it holds."""

SEARCH = "*search"
"""The unit of these files."""


class Changed(NamedTuple):
    """What becomes of the index."""

    files: dict[str, str]
    """Path below the folder of the search → what it says, of those that are to be written."""
    gone: frozenset[str]
    """The paths of those that are no more."""
    kept: Index
    """What the next build finds of it."""


def changed(built: Built, terms: Mapping[str, Found], *, is_known: bool) -> Changed:
    """Return what becomes of the index where some units have other `terms`; none is of a unit that is gone.

    It is made anew where nothing `is_known` of it, and where there are other groups than before: files call
    them by their numbers.
    """
    units = built.groups()
    new = {slug: found for groups in terms.values() for slug, found in groups.items()}
    groups = {slug for slug, unit in units.items() if unit not in terms} | new.keys()
    sizes = {beginning: Size(*one) for beginning, one in built.piece_sizes().items()}
    if not is_known or groups != units.keys() or not sizes:
        kept = built.terms({*units.values()} - terms.keys())
        return _made_anew(kept | new, terms, sizes)
    numbers = {slug: number for number, slug in enumerate(sorted(groups))}
    changes = _changes(built.terms(terms), new, numbers)
    made = pieces.cut_again(sizes, built.pieces, changes)
    there = (sizes.keys() - made.keys()) | {beginning for beginning, piece in made.items() if piece}
    files = dict(_files(made))
    if there != sizes.keys():
        files |= [shards.about_file(sorted(groups), there)]
    gone = frozenset(shards.term_path(one) for one in sizes.keys() - there)
    return Changed(files, gone, Index(_texts(terms), _rows(made)))


def _made_anew(groups: Mapping[str, Packed], terms: Mapping[str, Found], before: Collection[str]) -> Changed:
    files: dict[str, str] = {}
    rows: dict[str, Row | None] = {}
    for beginning, piece in shards.pieces_of(groups) if groups else ():
        files |= [shards.term_file(beginning, piece)]
        rows[beginning] = (*pieces.size(piece), json.dumps(piece, ensure_ascii=False, separators=(",", ":")))
    if groups:
        files |= [*shards.slug_files(sorted(groups)), shards.about_file(sorted(groups), rows)]
    gone = frozenset(map(shards.term_path, {*before} - rows.keys()))
    return Changed(files, gone, Index(_texts(terms), rows, is_whole=True))


def _texts(terms: Mapping[str, Found]) -> dict[str, dict[str, str]]:
    """Return unit → its groups with their terms as JSON."""

    def text(parts: Packed) -> str:
        return f"{{{','.join(f'{json.dumps(letter)}:{part}' for letter, part in parts.items())}}}"

    return {unit: {slug: text(parts) for slug, parts in groups.items()} for unit, groups in terms.items()}


def _files(made: Mapping[str, Piece | None]) -> dict[str, str]:
    return dict(shards.term_file(beginning, piece) for beginning, piece in made.items() if piece)


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
