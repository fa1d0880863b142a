"""Read the roles of a cast list that has kept its lines: bullets, rows of a table, lines of their own.

No role crosses a line. Which side of a line names the actor is clear where it says "as"; of a list
that joins them by a dash, dots, a colon, a bracket or the columns of a table, all its lines decide
together, by what the rest of the text says of the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.lists.cast import line as cast_line
from unreel.lists.cast.joints import Joint, are_names, bracket, joint
from unreel.lists.cast.reader import role, role_of
from unreel.model.article import Role
from unreel.model.spans import Span

_COLUMNS = "lists/cast/columns.txt#"
_VOTERS = 40
"""Lines of a list that decide which side names the actors."""
_STORY = 20_000
"""Code points of the overview and of the plot in which a name is looked for."""
_FEWEST = 2
"""Lines that are no bullets make a list only together with another."""


class ListLine(NamedTuple):
    """One line of a list."""

    span: Span
    level: int = 1
    """1 for the outermost list."""
    cells: tuple[Span, ...] = ()
    """Of a row of a table."""
    header: bool = False
    ordered: bool = False
    is_entry: bool = True
    """Is it marked as an entry of a list, and not just a line of its own?"""


class Known(NamedTuple):
    """What the rest of a text tells of names."""

    overview: str = ""
    """It names the stars."""
    plot: str = ""
    """It names the characters."""
    given: frozenset[str] = frozenset()
    """Given names of people, in lower case."""

    def likeness(self, name: str) -> int:
        """Return how far a name looks like an actor's (above 0) or a character's (below 0)."""
        words = name.split()
        if not words:
            return 0
        starred = name in self.overview[:_STORY]
        acts = name in self.plot[:_STORY] or (len(words) > 1 and words[0] in self.plot[:_STORY])
        named = len(words) > 1 and words[0].lower() in self.given
        return 2 * starred - 2 * acts + named


class Columns(NamedTuple):
    """Which columns of a table name actors, and which one the role."""

    actors: tuple[int, ...]
    role: int


def read(text: str, lines: Sequence[ListLine], known: Known) -> list[Role | ListLine]:
    """Return the roles of the lines of one cast section, and what is none as the line that it is.

    The words above the columns of a table are left as they are; see `is_header`.
    """
    whole = list(_joined(text, lines))
    joints = [None if one.cells else _joint(text, one) for one in whole]
    role_first = _role_first(text, whole, joints, known)
    read_: list[Role | ListLine] = []
    columns: Columns | None = None
    for one, found in zip(whole, joints, strict=True):
        if one.cells and (above := _columns(text, one)):
            columns = above
            read_.append(one)
        elif one.cells:
            read_.append(_row(text, one, columns or Columns((int(role_first),), int(not role_first))))
        elif found:
            turned = role_first and not found.names_actor_first
            read_.append(role(text, one.span, cast_line.sides(one.span.of(text), found, role_first=turned)))
        else:
            read_.append(one)
    return read_


def is_header(text: str, line: ListLine) -> bool:
    """Return whether a row of a table only says what its columns hold: "Actor | Role"."""
    return bool(line.cells) and _columns(text, line) is not None


def are_entries(text: str, lines: Iterable[ListLine]) -> bool:
    """Return whether lines without bullets are a cast list, and no prose: enough of them join two names."""
    return sum(_joint(text, one) is not None for one in lines) >= _FEWEST


def _joined(text: str, lines: Sequence[ListLine]) -> Iterator[ListLine]:
    """Return the lines, each with what is nested below it: "as Max", or who Max is."""
    open_: ListLine | None = None
    for one in lines:
        nested = open_ is not None and one.level > open_.level and not one.cells
        if open_ and nested and (_continues(text, one) or (_joint(text, open_) and not _joint(text, one))):
            open_ = open_._replace(span=Span(open_.span.start, one.span.end))
            continue
        if open_:
            yield open_
        open_ = one
    if open_:
        yield open_


def _continues(text: str, line: ListLine) -> bool:
    return line.span.of(text).startswith("as ")


def _joint(text: str, line: ListLine) -> Joint | None:
    """Return what joins the two names of a line; None of a line of prose."""
    words = line.span.of(text)
    found = joint(words) or bracket(words)
    if found is None:
        return None
    behind = words[found.span.end : found.end].partition(",")[0]
    named = are_names(words[: found.span.start]) or (not found.names_actor_first and are_names(behind))
    return found if named else None


def _role_first(text: str, lines: Sequence[ListLine], joints: Sequence[Joint | None], known: Known) -> bool:
    """Return whether the lines that could be read both ways name the character first."""
    votes = 0
    for one, found in list(zip(lines, joints, strict=True))[:_VOTERS]:
        if len(one.cells) > 1:
            votes += known.likeness(one.cells[0].of(text)) - known.likeness(one.cells[1].of(text))
        elif found and not found.names_actor_first:
            parts = cast_line.sides(one.span.of(text), found)
            actors = one.span.of(text)[: found.span.start].partition(" (")[0]
            votes += known.likeness(actors) - known.likeness(parts.role.of(one.span.of(text)))
    return votes < 0


def _columns(text: str, row: ListLine) -> Columns | None:
    """Return what the words of a row say of the columns below it; None where they say nothing."""
    words = [" ".join(cell.of(text).split()).strip(" :").capitalize() for cell in row.cells]
    actors = tuple(number for number, word in enumerate(words) if word in wordset(f"{_COLUMNS}actors"))
    roles = [number for number, word in enumerate(words) if word in wordset(f"{_COLUMNS}roles")]
    return Columns(actors, roles[0]) if actors and roles else None


def _row(text: str, row: ListLine, columns: Columns) -> Role | ListLine:
    if max(*columns.actors, columns.role) >= len(row.cells):
        return row
    names: list[Span] = []
    others = False
    for number in columns.actors:
        billed, more = cast_line.billed(text, row.cells[number])
        names += billed
        others = others or more
    character = row.cells[columns.role].trimmed(text)
    if not names or character.start == character.end:
        return row
    return role_of(text, row.span, (*names, character), others=others)
