"""Follow sentences from page to page, before each page is merged by itself.

Whoever moves a sentence to another page takes it out of one and puts it into the other. Merged page by page,
a change of its words would meet a deletion, and the same move on the other side would bring it twice. So
each such move is made in the other two texts as well: then the sentence stands on the same page in all three.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from unreel.pages.alike import most_alike
from unreel.pages.front_matter import body_start
from unreel.syncing.diff import Common, common
from unreel.syncing.merge import words

COMPARED = 200
"""So many sentences that are new on one side are looked at for what one became that the other side moved."""

_NO_SENTENCE = ("#", "<!--", "|", "```", "~~~", "---", "    ")


class Texts(NamedTuple):
    """A page as last written, as people have it, and as the seed says it now; None for no such page."""

    base: str | None
    ours: str | None
    theirs: str | None


class _Place(NamedTuple):
    page: str
    line: int


class _Move(NamedTuple):
    """A sentence that the `mover` put on another page: where it stood, stands, and is on the other side."""

    mover: int
    base: _Place
    target: _Place
    other: _Place | None
    """None where the other side took it away."""


_OURS, _THEIRS = 1, 2
"""The places of both sides in `Texts`."""


class Followed(NamedTuple):
    """A film's texts with the moves of both sides in all three, and which pages are to be written first."""

    texts: dict[str, Texts]
    after: dict[str, frozenset[str]]
    """Page that people's words leave → the pages that they go to: those are written first, or neither is."""


def with_moves_followed(film: Mapping[str, Texts]) -> Followed:
    """Return the texts of a film's pages in which a sentence that one side moved stands there in all three.

    Where neither side moved one to another page, they are returned as they are. What both moved stands where
    people put it. A text that is None stays so.
    """
    lines = [_Lines({name: texts[side] for name, texts in film.items()}) for side in range(3)]
    after: dict[str, frozenset[str]] = {}
    moves = [move for move in _moves(lines, film) if _is_in_order(move, after)]
    if not moves or lines[_OURS].pages == lines[_THEIRS].pages:
        return Followed(dict(film), {})
    edits = [_Edits() for _ in lines]
    for move in sorted(moves, key=lambda one: one.target):
        _edit(move, lines, edits)
    made = [edits[side].applied(lines[side].pages) for side in range(3)]
    texts = {
        name: Texts(*(None if text is None else made[side][name] for side, text in enumerate(texts)))
        for name, texts in film.items()
    }
    return Followed(texts, after)


def _is_in_order(move: _Move, after: dict[str, frozenset[str]]) -> bool:
    """Note which page is written first if people's words leave one; return False where others go back."""
    if move.mover == _OURS or not move.other:
        return True
    source, target = move.other.page, move.target.page
    waiting, first = [target], {target}
    while waiting:
        waiting += (found := after.get(waiting.pop(), frozenset()) - first)
        first |= found
    if source in first:
        return False
    after[source] = after.get(source, frozenset()) | {target}
    return True


class _Lines:
    """The lines of one side of a film, and where each sentence stands."""

    def __init__(self, pages: Mapping[str, str | None]) -> None:
        self.pages = {name: (text or "").split("\n") for name, text in pages.items()}
        self.keys = {name: [words(line) for line in lines] for name, lines in self.pages.items()}
        self.places: dict[str, list[_Place]] = defaultdict(list)
        for name, text in pages.items():
            start = (text or "").count("\n", 0, body_start(text or ""))
            for number, line in enumerate(self.pages[name][start:], start):
                if line.strip() and not line.startswith(_NO_SENTENCE):
                    self.places[self.keys[name][number]].append(_Place(name, number))


def _moves(lines: Sequence[_Lines], film: Mapping[str, Texts]) -> Iterator[_Move]:
    """Return the sentences that a side moved to another page of all three texts."""
    base = lines[0]
    new = [_new(side, base) for side in lines]
    for key, places in base.places.items():
        sides = [side.places.get(key, []) for side in lines[1:]]
        if len(places) > 1 or any(len(one) > 1 for one in sides):
            continue  # nobody knows which of them went where
        ours, theirs = (one[0] if one else None for one in sides)
        mover = _mover(places[0], ours, theirs, lines)
        target = (None, ours, theirs)[mover]
        if target and None not in film[target.page]:
            other = theirs if mover == _OURS else None
            yield _Move(mover, places[0], target, other or _became(key, places[0], new[3 - mover]))


def _mover(base: _Place, ours: _Place | None, theirs: _Place | None, lines: Sequence[_Lines]) -> int:
    """Return the side that moved a sentence, people before the seed; 0 where it needs not be followed."""
    if ours and ours.page != base.page:
        return _OURS
    if not theirs or theirs.page == base.page:
        return 0
    if not ours:
        return _THEIRS
    # within its page, say, or back and forth
    same = common(lines[0].keys[base.page], lines[_OURS].keys[base.page])
    return 0 if (base.line, ours.line) in zip(*same, strict=True) else _OURS


def _new(side: _Lines, base: _Lines) -> dict[str, _Place]:
    """Return the sentences of a side that the base has not."""
    return {key: places[0] for key, places in side.places.items() if key not in base.places}


def _became(key: str, base: _Place, new: dict[str, _Place]) -> _Place | None:
    """Return where a sentence stands that a side changed, on its own page rather than on others; take it."""
    for own in (True, False):
        keys = [one for one, place in new.items() if (place.page == base.page) is own][:COMPARED]
        at = most_alike(key, keys)
        if at is not None:
            return new.pop(keys[at])
    return None


class _Edits:
    """What is taken out of the texts of one side, and what is put into them."""

    def __init__(self) -> None:
        self._removed: set[_Place] = set()
        self._inserted: dict[_Place, list[str]] = defaultdict(list)

    def move(self, source: _Place, before: _Place, line: str) -> None:
        """Take a line from one place, and put it before another."""
        self._removed.add(source)
        self._inserted[before].append(line)

    def applied(self, pages: Mapping[str, list[str]]) -> dict[str, str]:
        """Return the texts with all that was moved."""
        made: dict[str, str] = {}
        for name, lines in pages.items():
            text: list[str] = []
            for number in range(len(lines) + 1):
                place = _Place(name, number)
                text += self._inserted.get(place, ())
                text += lines[number : number + 1] if place not in self._removed else ()
            made[name] = "\n".join(text)
        return made


def _edit(move: _Move, lines: Sequence[_Lines], edits: Sequence[_Edits]) -> None:
    """Make a move in the base, and on the side that did not make it."""
    base, mover, other = lines[0], lines[move.mover], lines[3 - move.mover]
    page = move.target.page
    gap = _gap(common(mover.keys[page], base.keys[page]), move.target.line, len(base.keys[page]))
    edits[0].move(move.base, _Place(page, gap.line), base.pages[move.base.page][move.base.line])
    if move.other:
        same = common(base.keys[page], other.keys[page])
        at = bisect_left(same.old, gap.line)
        before = same.new[at - 1] + 1 if at else 0
        if gap.is_before_next:
            before = same.new[at] if at < len(same.new) else len(other.keys[page])
        line = other.pages[move.other.page][move.other.line]
        edits[3 - move.mover].move(move.other, _Place(page, before), line)


class _Gap(NamedTuple):
    """A place between two lines that both texts have."""

    line: int
    """The number of the line before which it lies."""
    is_before_next: bool
    """Does it lie just before the second of the two? Else behind the first."""


def _gap(same: Common, line: int, length: int) -> _Gap:
    """Return where a line of one text belongs in the other, which has `length` lines.

    Behind the line that stands right before it there, or before the one that comes next.
    """
    at = bisect_left(same.old, line)
    is_behind = at > 0 and same.old[at - 1] == line - 1
    after = same.new[at] if at < len(same.new) else length
    return _Gap(same.new[at - 1] + 1 if is_behind else after, not is_behind)
