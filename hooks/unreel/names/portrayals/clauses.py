"""Read "Ann Lee plays Max", "Max, played by Ann Lee" and lists: "with Ann Lee as Max and Bob Ray as Jo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import hint, patterns, wordlist, wordset
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.persons import persons
from unreel.names.portrayals.parts import last_run, part_before, part_behind
from unreel.names.portrayals.portrayal import TOLD_PLAINLY, Portrayal
from unreel.names.runs import runs

_any = patterns("names/portrayals/words.txt")
_PLAYS = lazy_regex(rf"(?:,? who| also| then|,)? (?P<verb>{_any('plays')}) (?=[\w\"“])")
# a story has plays and voices of its own
_HAS_ROLE = lazy_regex(rf" (?:{_any('plays')})(?: (?:{_any('part of')})|(?<=role of)) (?=[\w\"“])")
_PLAYED_BY = lazy_regex(rf",? (?:(?:who )?(?:is|was|are|were) )?(?:{_any('played by')}) (?=[^a-z\W\d_])")
_may_play = hint(*wordlist("names/portrayals/words.txt#plays"))
_may_be_played = hint(*wordlist("names/portrayals/words.txt#played by"))
_AS = re.compile(
    r" (?:starring |appearing |cast )?as (?=[\w\"“])(?!well as\b|an? (?:result|whole|consequence)\b)"
)
_CAST = lazy_regex(rf"\b(?:{_any('casts')})\b")
_NOT_SO = lazy_regex(rf"\b(?:{_any('not so')})\b")
_ELSEWHERE = lazy_regex(rf"\b(?:{_any('elsewhere')})\b")
_AND = " and "
_OF_ANOTHER = lazy_regex(rf",? (?:as|who|{_any('plays')})\b")
_TOLD_IN_LISTS = frozenset({Kind.OVERVIEW, Kind.CAST})
"""Elsewhere such lists are of those who might have played, or of other films."""
_NOUNS = frozenset({Kind.CAST, Kind.OVERVIEW})
"""Sections in which a part may be a mere noun: "Ann Lee plays a clerk"."""


def find(text: str, section: str) -> Iterator[Portrayal]:
    """Return the parts that clauses give to those who play them."""
    if _may_play(text):
        yield from _active(text, _PLAYS if section != Kind.PLOT else _HAS_ROLE, section)
    if _may_be_played(text):
        yield from _passive(text, nouns=section in TOLD_PLAINLY)
    if " as " in text and section in _TOLD_IN_LISTS:
        yield from _listed(text, section)


def _active(text: str, cue: re.Pattern[str], section: str) -> Iterator[Portrayal]:
    for verb in cue.finditer(text):
        if " who " in verb[0] and section not in _TOLD_IN_LISTS:  # "…, who portrayed Max in the original"
            continue
        actor = last_run(text[: verb.start()])
        if actor and not _is_denied(text, actor.start):
            role = part_behind(text, verb.end(), nouns=section in _NOUNS)
            if role:
                yield from _each_their_own(text, actor, role)


def _passive(text: str, *, nouns: bool) -> Iterator[Portrayal]:
    for cue in _PLAYED_BY.finditer(text):
        role = part_before(text, cue.start())
        if role and text[role.start].islower() and not (nouns and _is_part(role.of(text))):
            continue  # "a viola played by Ann Lee"
        actors, _ = persons(text, cue.end()) if role else ([], 0)
        if role and not _is_denied(text, cue.start()):
            yield from _respectively(text, actors, role)


def _is_part(noun: str) -> bool:
    """Return whether a noun is a part of a film: no "trumpet solo"."""
    return noun.rpartition(" ")[2] not in wordset("names/portrayals/words.txt#performed")


def _respectively(text: str, actors: list[Span], role: Span) -> Iterator[Portrayal]:
    """Return the first of the actors with the part before them, or two with two: "Max and Zo, played by"."""
    before = text[: role.start].removesuffix(_AND)
    other = last_run(before) if before != text[: role.start] else None
    pair = len(actors) == 2 and text[actors[0].end : actors[1].start] == _AND  # noqa: PLR2004 - two with two
    if other and pair:
        yield Portrayal(actors[0], other)
        yield Portrayal(actors[1], role)
    elif actors:
        yield Portrayal(actors[0], role)


def _listed(text: str, section: str) -> Iterator[Portrayal]:
    if not (section == Kind.CAST or _CAST.search(text)) or _NOT_SO.search(text) or _ELSEWHERE.search(text):
        return
    for as_ in _AS.finditer(text):
        actor = last_run(text[: as_.start()])
        role = part_behind(text, as_.end(), nouns=section in _NOUNS) if actor else None
        if actor and role:
            yield from _each_their_own(text, actor, role)


def _each_their_own(text: str, actor: Span, role: Span) -> Iterator[Portrayal]:
    """Return two people with a part each: "Ann Lee and Bob Ray as Max and Zoe Orr"; else the one."""
    before = text[: actor.start]
    first = last_run(before.removesuffix(_AND)) if before.endswith(_AND) else None
    second = next(runs(text[role.end :]), None) if text.startswith(_AND, role.end) else None
    if first and second and second.start == len(_AND):
        second = second.moved(role.end)
        if not _OF_ANOTHER.match(text, second.end):
            yield Portrayal(first, role)
            role = second
    yield Portrayal(actor, role)


def _is_denied(text: str, at: int) -> bool:
    """Return whether what is said at `at` is a plan, or of someone who was replaced."""
    clause = re.split(r"[;.]|, (?:and|but|while) ", text[:at])[-1]
    return _NOT_SO.search(clause) is not None
