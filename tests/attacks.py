"""Texts that make a regular expression slow, if any can: made of what it repeats, again and again.

A pattern that can take one stretch of text in several ways tries them all before it gives up. So
every repeat is pumped: what stands before it, then what it repeats many times, then something that it
does not fit. What a search starts with is pumped too, since each start may run to the text's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from re import _constants as ops  # type: ignore[attr-defined]  # Python's own parser has no public name
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any, NamedTuple

LETTERS = "aA1 ,.-éЖ漢\"'“”()’:;/$%&<>[]{}*#=!?|\\`~^+@_\t\n…"
"""Characters of every kind that patterns tell apart."""
FEW = 12
"""Kinds of characters that are tried in a repeat, and words of an alternation."""
WORDS = (
    " ",
    "a",
    "A",
    "A ",
    "a ",
    "Aa ",
    "Aa, ",
    "A. ",
    "1 ",
    '"',
    "((",
    "Ж",
    "漢 ",
    "[[",
    "“a",
    "$1 ",
    "`",
    "<a ",
    "x\n",
)
"""What is pumped besides: what texts are made of."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CLASSES = (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN)
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}
IGNORECASE, DOTALL = int(re.IGNORECASE), int(re.DOTALL)
"""As numbers: to test `re`'s own flags takes ten times as long."""
_MANY = 8
"""Repeats up to that often cannot grow."""


class Attack(NamedTuple):
    """A text of any length."""

    before: str
    pump: str
    after: str

    def text(self, length: int) -> str:
        """Return a text of some `length` code points."""
        return self.before + self.pump * (length // len(self.pump)) + self.after


def attacks(pattern: str, flags: int) -> list[Attack]:
    """Return texts that may make a pattern slow, each once."""
    flags = int(flags & ~re.DEBUG)
    tree = parser.parse(pattern, flags)
    letters = _kinds(tree, flags)
    found = dict.fromkeys(Attack("", word, "\x00") for word in WORDS)
    for before, body in _repeats([*tree], "", flags):
        classes = [node for node in body if node[0] in _CLASSES]
        barred = "".join(one for one in letters if classes and not _fits(classes[0], one, flags))
        for pump in filter(None, (*_samples(body, letters, flags), *WORDS)):
            found |= dict.fromkeys(Attack(before, pump, after) for after in ("\x00", barred))
            found |= dict.fromkeys(Attack("", before + pump, after) for after in ("", barred))
    for sample in filter(None, islice(_samples([*tree], letters, flags), FEW)):
        found[Attack("", sample, "\x00")] = None
        found[Attack("", sample[:-1] or sample, "\x00")] = None
    return [*found]


def _kinds(tree: Iterable[Any], flags: int) -> str:
    """Return a character of each kind that the pattern tells apart."""
    classes = {str(node): node for node in _every(tree) if node[0] in _CLASSES}
    own = dict.fromkeys(letter for node in classes.values() for letter in _named(node))
    kinds: dict[tuple[bool, ...], str] = {}
    for letter in (*LETTERS, *own):
        kinds.setdefault(tuple(_fits(node, letter, flags) for node in classes.values()), letter)
    return "".join(kinds.values())


def _own(node: Any) -> str:  # noqa: ANN401 - `re` has no types for what it parses
    """Return a letter that a class of characters names, '' where it names none that it fits."""
    kind, value = node
    if kind is ops.LITERAL:
        return chr(value)
    if kind is not ops.IN or value[0][0] is ops.NEGATE:
        return ""
    return next(_named(node), "")


def _named(node: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Return the letters that a class of characters names, and the first of each range."""
    kind, value = node
    for item, named in value if kind is ops.IN else [node]:
        if item in (ops.LITERAL, ops.RANGE, ops.NOT_LITERAL):
            yield chr(named[0] if item is ops.RANGE else named)


def _every(tree: Iterable[Any]) -> Iterator[Any]:
    for node in tree:
        yield node
        for inner in _inner(node):
            yield from _every(inner)


def _inner(node: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return the sequences within a node, those of which one is taken for another."""
    kind, value = node
    if kind is ops.BRANCH:
        return [*value[1]]
    if kind is ops.ATOMIC_GROUP:
        return [value]
    if kind is ops.GROUPREF_EXISTS:
        return [one for one in value[1:] if one is not None]
    place = {ops.SUBPATTERN: 3, ops.ASSERT: 1, ops.ASSERT_NOT: 1, **dict.fromkeys(_REPEATS, 2)}.get(kind)
    return [] if place is None else [value[place]]


def _repeats(tree: Sequence[Any], before: str, flags: int) -> Iterator[tuple[str, list[Any]]]:
    """Return what can be repeated often, each with a text that leads to it."""
    for node in tree:
        kind, value = node
        if kind in _REPEATS and (value[1] is ops.MAXREPEAT or value[1] > _MANY):
            yield before, [*value[2]]
        for inner in _inner(node):
            yield from _repeats([*inner], before, flags)
        before += _sample([node], " aA1", flags)


def _samples(tree: Sequence[Any], letters: str, flags: int) -> Iterator[str]:
    """Return texts that a sequence fits, of one kind of character each, and one for each alternative."""
    for letter in letters[:FEW]:
        yield _sample(tree, letter, flags)
        yield _sample(tree, letter, flags, least=True)
    branches = [node for node in _every(tree) if node[0] is ops.BRANCH]
    for node in branches:
        for branch in node[1][1][:FEW]:
            yield _sample(tree, "aA1 ", flags, {id(node[1]): branch})


def _sample(
    tree: Iterable[Any],
    letters: str,
    flags: int,
    chosen: dict[int, Any] | None = None,
    *,
    least: bool = False,
) -> str:
    """Return a text that a sequence fits, of the first of `letters` that fits wherever one can be chosen.

    What may be left out stands there once, unless it is to be the `least` that fits.
    """

    def again(inner: Iterable[Any]) -> str:
        return _sample(inner, letters, flags, chosen, least=least)

    text = ""
    for kind, value in tree:
        if kind in _CLASSES:
            letter = next((one for one in letters if _fits((kind, value), one, flags)), "")
            text += (
                letter
                or _own((kind, value))
                or next((one for one in LETTERS if _fits((kind, value), one, flags)), "")
            )
        elif kind in _REPEATS:
            text += again(value[2]) * max(value[0], not least)
        elif kind is ops.SUBPATTERN:
            text += again(value[3])
        elif kind is ops.ATOMIC_GROUP:
            text += again(value)
        elif kind is ops.BRANCH:
            branch = (chosen or {}).get(id(value))
            text += again(branch if branch is not None else value[1][0])
        elif kind is ops.GROUPREF_EXISTS:
            text += again(value[1])
        elif kind is ops.ASSERT and value[0] < 0:
            wanted = again(value[1])
            text = text if text.endswith(wanted) else text + wanted
    return text


def _fits(node: Any, letter: str, flags: int) -> bool:  # noqa: ANN401 - as above
    kind, value = node
    if kind is ops.ANY:
        return letter != "\n" or bool(flags & DOTALL)
    if kind is ops.LITERAL:
        return _same(chr(value), letter, flags)
    if kind is ops.NOT_LITERAL:
        return not _same(chr(value), letter, flags)
    negated = value[0][0] is ops.NEGATE
    return negated != any(_in(one, letter, flags) for one in value)


def _in(item: Any, letter: str, flags: int) -> bool:  # noqa: ANN401 - as above
    kind, value = item
    if kind is ops.LITERAL:
        return _same(chr(value), letter, flags)
    if kind is ops.RANGE:
        letters = {letter, letter.swapcase()} if flags & IGNORECASE else {letter}
        return any(len(one) == 1 and value[0] <= ord(one) <= value[1] for one in letters)
    if kind is ops.CATEGORY:
        return re.match(_CATEGORIES[value], letter) is not None
    return False


def _same(one: str, other: str, flags: int) -> bool:
    return one == other or (bool(flags & IGNORECASE) and one.casefold() == other.casefold())
