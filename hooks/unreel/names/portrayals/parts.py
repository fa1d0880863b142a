"""Read how a part is called, before or behind a place of a sentence."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, patterns, wordset
from unreel.model.spans import Span
from unreel.names.runs import runs

_any = patterns("names/portrayals/words.txt")
_NEAR = 160
"""Code points among which the words for a part lie."""

_DETERMINER = (
    r"(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother)"
    r"|[^a-z\W\d_][\w.-]{0,40}['’]s?) "
)
_NOUN = rf"(?:(?!(?:{_any('no lead-in')}|an?|the)\b)[a-z][\w'’-]* ){{0,3}}?[a-z][\w-]{{2,}}"
_PHRASE_BEFORE = lazy_regex(rf"(?<![\w'’-]){_DETERMINER}(?P<noun>{_NOUN})\Z")
_QUOTED = r"[\"“'‘][^\"”'’]{1,24}[\"”'’]"
_NICKNAME_BEFORE = lazy_regex(rf"{_QUOTED} \Z")
_NICKNAME_BEHIND = lazy_regex(rf" {_QUOTED}")
_BELONGS = re.compile(r"\b(?:of|in|at|from|to)(?: the)?\Z")
"""What makes the words behind it a part of someone else's name: "the Zoe of the book"."""
# "the Duke of New York", "the President of the United States"
_HEAD = re.compile(r"(?:(?<![^ ])(?P<head>[^a-z\W\d_][\w-]+) of|\b(?:of|in|from|at)) (?P<article>the )?\Z")
_PHRASE_BEHIND = re.compile(
    r"(?:an?|the|his|her|their) (?P<noun>(?:[a-z][\w'’-]* ){0,4}?[a-z][\w-]{2,})"
    r"(?=[,.;:)]|\Z| (?:who|whose|in|and|with|of|that|from|while|for|as|on|at)\b)"
)
_POSSESSIVE = re.compile(r"(?:/\w[\w ]{0,40})?['’]s")
_NATION = lazy_regex(rf"\b(?:{pattern('lexicon/nationalities.txt')}) ")
_STATE = re.compile(r"(?<=\w) \w+(?:ed|ing)\Z")
"""What a noun's owner does or suffers: "a man obsessed" (with something)."""
# "the retired detective Max Orr", but not "he was in the Serling version"
_IN_FRONT = lazy_regex(
    rf"(?:(?:an?|the|his|her|their) )?(?:(?!(?:{_any('no lead-in')})\b)[a-z][\w'’-]* ){{0,4}}"
)


def part_before(text: str, end: int) -> Span | None:
    """Return the words for the part that end at `end`: a name, or a noun ("his father"); None for none."""
    start = max(0, end - _NEAR)
    left = text[start:end]
    run = last_run(left)
    if run:
        named = _with_nickname(left, _with_suffix(left, run))
        belongs = _HEAD.search(left, 0, named.start)
        if belongs and not belongs["head"] and belongs["article"]:
            return None  # "a veteran of the Vietnam War"
        if belongs and belongs["head"]:
            named = Span(belongs.start(), named.end)
        return named.moved(start)
    noun = _PHRASE_BEFORE.search(left)
    if noun is None or " and " in noun["noun"]:
        return None
    # "Max, his younger brother": the part is Max
    before = left[: noun.start()].rstrip()
    apposed = last_run(before.rstrip(",")) if before.endswith(",") else None
    if apposed and not _BELONGS.search(before[: apposed.start].rstrip()):
        return _with_nickname(left, apposed).moved(start)
    if noun[0].startswith("the ") and before.endswith((" of", " in")):
        return None
    return Span(*noun.span("noun")).moved(start)


def part_behind(text: str, at: int, *, nouns: bool) -> Span | None:
    """Return the words for the part that start at `at`; where `nouns` are told, "a clerk" is one too."""
    if lead := _lead_in().match(text, at):
        at = lead.end()
    stretch = text[at : at + _NEAR]
    for run in runs(stretch):
        before = stretch[: run.start]
        # "a Roman soldier" has no name
        of_kind = before.startswith(("a ", "an ")) and re.match(r" [a-z]", stretch[run.end :])
        word = run.of(stretch).casefold()
        alone = word in wordset("lexicon/honorifics.txt")  # "Lord and Lady Radley's son"
        if alone or _POSSESSIVE.match(stretch, run.end):
            return None
        if _is_nation(run.of(stretch)) and re.match(r" [a-z]", stretch[run.end :]):
            continue  # "the Australian policeman Max Orr"
        if not of_kind and _IN_FRONT.fullmatch(_NATION.sub("", before)):
            return _whole(stretch, run).moved(at)
        break
    noun = _PHRASE_BEHIND.match(stretch) if nouns else None
    if noun and noun["noun"].rpartition(" ")[2] not in wordset("names/portrayals/words.txt#no parts"):
        words = _STATE.sub("", noun["noun"])
        return Span(noun.start("noun"), noun.start("noun") + len(words)).moved(at)
    return None


def _is_nation(name: str) -> bool:
    """Return whether a name is mere adjectives of nations: "Indian South African"."""
    return not _NATION.sub("", f"{name} ").strip()


def last_run(left: str) -> Span | None:
    """Return the run of capitalised words with which `left` ends."""
    last = next(iter(deque(runs(left), maxlen=1)), None)
    return last if last and last.end >= len(left) - left.endswith(".") else None


def _with_suffix(left: str, run: Span) -> Span:
    """Return a name with what stands before its suffix: "Harry Roat, Jr."."""
    if run.of(left) in wordset("names/suffixes.txt") and left[: run.start].endswith(", "):
        named = last_run(left[: run.start - 2])
        return Span(named.start, run.end) if named else run
    return run


def _with_nickname(left: str, run: Span) -> Span:
    """Return a name with what stands before a nickname: 'Kenny "Squeak" Scolari'."""
    nickname = _NICKNAME_BEFORE.search(left, 0, run.start)
    if nickname and (first := last_run(left[: nickname.start()].rstrip())):
        return Span(first.start, run.end)
    return run


def _whole(stretch: str, run: Span) -> Span:
    """Return a name with what stands behind a nickname."""
    nickname = _NICKNAME_BEHIND.match(stretch, run.end)
    if nickname is None:
        return run
    behind = next(runs(stretch[nickname.end() :]), None)
    if behind and stretch[nickname.end() : nickname.end() + behind.start] == " ":
        return Span(run.start, nickname.end() + behind.end)
    return Span(run.start, nickname.end())


@cache
def _lead_in() -> re.Pattern[str]:
    """Match "the role of " and the like, and who they are: "the retired detective "."""
    return re.compile(rf"(?:{_any('part of')}) (?:(?:{pattern('lexicon/occupations.txt')}) )?")
