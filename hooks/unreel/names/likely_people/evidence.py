"""What speaks for a run of capitalised words naming a person: its words, and those around its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.credit import SectionText
from unreel.names.runs import runs
from unreel.names.titles import is_title
from unreel.store.weights import Feature

_NEAR = 40
"""Code points on either side of a name that are looked at."""
_TOKEN = re.compile(r"[\w'’.-]+|[^\w\s]")
_YEAR = re.compile(r" \((?:18|19|20)\d\d")
_QUOTED_TITLE = re.compile(r"[\"“](?=[^a-z\W\d_])[^\"“”]{1,60}[\"”]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_WORDS = 4
"""Words of a name whose shapes are told."""
_ALWAYS: Feature = ("any name",)


class Place(NamedTuple):
    """Where a name stands."""

    statement: int
    span: Span


class NamesFound(NamedTuple):
    """The names in a film's sentences."""

    places: dict[str, list[Place]]
    """Runs of two and more capitalised words that stand outside of its story too, and in no title."""
    singles: frozenset[str]
    """Capitalised words that stand alone."""
    in_story: frozenset[str]
    """Those that do so in the story."""


def names_found(statements: Sequence[SectionText]) -> NamesFound:
    """Find the names in sentences; who is named in the story alone is likelier one of its characters."""
    places: dict[str, list[Place]] = defaultdict(list)
    told: set[str] = set()
    singles: set[str] = set()
    in_story: set[str] = set()
    for number, one in enumerate(statements):
        titles = [Span(*match.span()) for match in _QUOTED_TITLE.finditer(one.text)]
        for run in runs(one.text):
            name = run.of(one.text)
            if " " not in name:
                singles.add(name)
                in_story.update([name] if one.section == Kind.PLOT else [])
            elif not any(title.contains(run) for title in titles):
                places[name].append(Place(number, run))
                told.update([name] if one.section != Kind.PLOT else [])
    outside = {name: some for name, some in places.items() if name in told}
    return NamesFound(outside, frozenset(singles), frozenset(in_story))


def is_candidate(name: str, title: str) -> bool:
    """Return whether a run may name a person: not the film, no prize, no "Mr. Lee"."""
    words = name.split()
    if name in title or title in name or (len(words) == 2 and is_title(words[0])):  # noqa: PLR2004 - see above
        return False
    return all(
        wordset(file).isdisjoint(words)
        for file in ("names/no_people.txt", "names/likely_people/no_names.txt")
    )


def features(name: str, names: NamesFound, statements: Sequence[SectionText]) -> set[Feature]:
    """Return what is seen of a name and of all its places."""
    found = {_ALWAYS, *_of_name(name.split(), names)}
    for number, span in names.places[name]:
        found.update(_of_place(statements[number], span))
    return found


def _of_name(words: Sequence[str], names: NamesFound) -> Iterator[Feature]:
    first, last = words[0], words[-1]
    yield "first", first
    yield "last", last
    yield from (("word", word) for word in words)
    yield "shapes", " ".join(map(_shape, words[:_WORDS]))
    yield "length", str(min(len(words), _WORDS + 1))
    for size in (2, 3):
        yield "first ends", first[-size:]
        yield "last ends", last[-size:]
    if first in wordset("lexicon/us_given_names.txt"):
        yield ("given name",)
    for which, word in (("family", last), ("first", first)):
        if word in names.in_story:
            yield which, "alone in the story"
        elif word in names.singles:
            yield which, "alone"


def _of_place(one: SectionText, span: Span) -> Iterator[Feature]:
    before = [*map(_folded, _TOKEN.findall(one.text[max(0, span.start - _NEAR) : span.start])[-2:])]
    after = [*map(_folded, _TOKEN.findall(one.text[span.end : span.end + _NEAR])[:2])]
    yield "section", one.section
    yield "before", (before or [""])[-1]
    yield "two before", " ".join(before)
    yield "after", (after or [""])[0]
    yield "two after", " ".join(after)
    if _YEAR.match(one.text, span.end):
        yield ("year behind",)
    if one.text.startswith(("'s", "’s"), span.end):
        yield ("possessive",)


def _folded(token: str) -> str:
    """Return a word beside a name as it is, but for other names, which are all alike."""
    return "Name" if token[:1].isupper() else token


def _shape(word: str) -> str:
    if _INITIALS.fullmatch(word):
        return "A."
    if word.isupper():
        return "AA" if len(word) > 1 else "A"
    if word.islower():
        return "a"
    return "AaA" if re.search(r"[a-z][A-Z]", word) else "Aa"
