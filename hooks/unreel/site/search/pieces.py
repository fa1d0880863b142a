"""Which terms go into one file of the index: those that begin alike, as many as make some 24 kB.

How terms are cut depends on the terms alone, so whoever changes some of them knows which pieces change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

LIMIT = 24_000
"""Bytes of a piece, above which it is cut by the next letter."""

MOST = 2_000
"""Of a term that stands in more groups, a piece has those where it stands most strongly."""

Places = Sequence[int]
"""Where a term stands: a group's number, how strongly, and on which of its pages; then the next group."""

Piece = Mapping[str, Places]
"""Term → its places."""

Changes = Mapping[str, Mapping[int, Sequence[int] | None]]
"""Term → number of a group → how strongly it stands there now, and on which pages; None where it does not."""


class Size(NamedTuple):
    """How large a piece is."""

    bytes: int
    terms: int


def size(piece: Piece) -> Size:
    """Return some number of bytes that a piece takes, and how many terms it has."""
    return Size(sum(_bytes(term, places) for term, places in piece.items()), len(piece))


def cut(beginning: str, terms: Sequence[tuple[str, Places]]) -> Iterator[tuple[str, Piece]]:
    """Yield sorted terms that share a beginning in pieces, each with the beginning that its terms share.

    Behind the beginning of a piece for the one term that is nothing else stands `$`.
    """
    if len(terms) == 1 or sum(_bytes(*one) for one in terms) <= LIMIT:
        yield beginning, dict(terms)
        return
    length = len(beginning)
    for longer, part in groupby(terms, lambda one: one[0][: length + 1]):
        if longer == beginning:
            yield f"{beginning}$", dict(part)
        else:
            yield from cut(longer, list(part))


def cut_all(parts: Iterable[tuple[str, Sequence[tuple[str, Places]]]]) -> Iterator[tuple[str, Piece]]:
    """Yield what `cut` makes of all terms, which come in parts, each with the first letter of its terms.

    Parts and terms are sorted; of many terms only those of one part are held.
    """
    held: list[tuple[str, Sequence[tuple[str, Places]]]] = []
    total = count = 0
    is_cut = False
    for letter, terms in parts:
        held.append((letter, terms))
        if not is_cut:
            total += sum(_bytes(*one) for one in terms)
            count += len(terms)
            is_cut = count > 1 and total > LIMIT
        if is_cut:
            for part in held:
                yield from cut(*part)
            held.clear()
    if not is_cut:
        yield from cut("", [*chain.from_iterable(terms for _, terms in held)])


def cut_again(
    sizes: Mapping[str, Size], read: Callable[[Collection[str]], Mapping[str, Piece]], changes: Changes
) -> dict[str, Piece | None]:
    """Return the pieces that changes make anew, by their beginnings; None for those that are no more.

    `sizes` are those of all pieces; `read` returns what some of them hold.
    """
    inner = {beginning[:length] for beginning in sizes for length in range(len(beginning))}
    homes = {term: _home(term, inner) for term in changes}
    pieces = _filled(read({*homes.values()} & sizes.keys()))
    for term, places in changes.items():
        piece = pieces.setdefault(homes[term], {})
        piece[term] = _changed(piece.get(term, ()), places)
        if not piece[term]:
            del piece[term]
    now = {**sizes, **{beginning: size(piece) for beginning, piece in pieces.items()}}
    tops = _tops(pieces, now)
    pieces |= _filled(read([one for one in sizes if one not in pieces and one.startswith(tops)]))
    found: dict[str, Piece | None] = dict.fromkeys(pieces)
    for top in tops:
        below = (piece.items() for beginning, piece in pieces.items() if beginning.startswith(top))
        if terms := sorted(chain.from_iterable(below)):
            found |= cut(top, terms)
    return found


def _bytes(term: str, places: Places) -> int:
    return len(term) + 3 * (1 + min(len(places), 3 * MOST))


def _home(term: str, inner: Collection[str]) -> str:
    """Return the beginning of the piece for a term; `inner` are the beginnings that are cut."""
    lengths = (length for length in range(len(term) + 1) if term[:length] not in inner)
    return next((term[:length] for length in lengths), f"{term}$")


def _filled(pieces: Mapping[str, Piece]) -> dict[str, dict[str, Places]]:
    return {beginning: dict(piece) for beginning, piece in pieces.items()}


def _changed(places: Places, changes: Mapping[int, Sequence[int] | None]) -> Places:
    """Return the places of a term, by the number of the group, with some changed."""
    rows = zip(places[::3], places[1::3], places[2::3], strict=True)
    now = {number: (strength, pages) for number, strength, pages in rows} | dict(changes)
    return [value for number, row in sorted(now.items()) if row for value in (number, *row)]


def _tops(changed: Iterable[str], sizes: Mapping[str, Size]) -> tuple[str, ...]:
    """Return the beginnings below which changed pieces are cut anew, none of them below another.

    Pieces that became small are one with those that begin alike.
    """
    totals: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for beginning, one in sizes.items():
        for length in range(len(beginning) + 1):
            totals[beginning[:length]] += one.bytes
            counts[beginning[:length]] += one.terms
    tops: set[str] = set()
    for beginning in changed:
        above = (beginning[:length] for length in range(len(beginning)))
        tops.add(next((one for one in above if totals[one] <= LIMIT or counts[one] <= 1), beginning))
    return tuple(sorted(one for one in tops if not any(one[:length] in tops for length in range(len(one)))))
