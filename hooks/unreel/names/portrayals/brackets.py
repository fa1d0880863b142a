"""Read "Max (Ann Lee)" and "his father (played by Bob Ray)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import patterns, wordset
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.persons import persons
from unreel.names.portrayals.parts import part_before
from unreel.names.portrayals.portrayal import TOLD_PLAINLY, Portrayal
from unreel.names.titles import is_title

_any = patterns("names/portrayals/words.txt")
_BRACKET = lazy_regex(
    rf",? ?\((?P<cue>(?:also )?(?:{_any('played by')}) )?(?P<inside>[^a-z\W\d_\"“][^()]{{1,80}})\)"
)
_AND = re.compile(r" and (?:an?|the|his|her|their) \Z| and \Z")
_CASTS = lazy_regex(rf"\b(?:{_any('casts')})\b")
_REMARK = re.compile(
    r",? (?:uncredited|in (?:a|his|her|an) [^,]{3,40}|cameo|voice|voice only|credited as .{1,200}"
    r"|respectively)\Z"
)
_IN = re.compile(r"(?<!\w)(?:in|at|near) \Z")
_LIST = 3
"""Brackets at least of a list."""


def find(text: str, section: str, known: Collection[str] = ()) -> Iterator[Portrayal]:
    """Return the parts with brackets behind them that name who plays them."""
    found = [*_bracketed(text, section, known)]
    # the other way round: "starring Ann Lee (Zoe) and Bob Ray (Max)"
    turned = _hold_parts(text, section, found, known)
    for actor, role, in_bracket in found:
        if turned:
            yield Portrayal(role, actor, in_bracket)
        elif role.of(text) not in known:
            yield Portrayal(actor, role, in_bracket)


def _hold_parts(text: str, section: str, found: Sequence[Portrayal], known: Collection[str]) -> bool:
    """Return whether it is the brackets that hold the parts: one stands behind a person.

    "Small roles include Ann Lee (Tival) and Bob Ray (Birn)" names people, too.
    """
    cued = section == Kind.CAST
    if any(role.of(text) in known and (cued or _CASTS.search(text, 0, role.end)) for _, role, _ in found):
        return True
    if len(found) < _LIST or not _CASTS.search(text, 0, found[0].role.start):
        return False
    outside = sum(_is_given_name(role.of(text)) for _, role, _ in found)
    inside = sum(_is_given_name(actor.of(text)) for actor, _, _ in found)
    return outside * 2 > len(found) > inside * 2


def _is_given_name(name: str) -> bool:
    """Return whether a name is of more than one word, the first a given name."""
    first, _, others = name.partition(" ")
    return bool(others) and first in wordset("lexicon/us_given_names.txt")


def _bracketed(text: str, section: str, known: Collection[str]) -> Iterator[Portrayal]:
    for bracket in _BRACKET.finditer(text):
        if not (bracket["cue"] or section in TOLD_PLAINLY):
            continue
        start, end = bracket.span("inside")
        remark = _REMARK.search(bracket["inside"])
        end = start + remark.start() if remark else end
        actors, stop = persons(text, start, end)
        if not actors or text[stop:end].strip(" ,") or _are_of_story([one.of(text) for one in actors], known):
            continue
        role = part_before(text, bracket.start())
        # no part has its name spelt out behind it: "the NBL (National Ball League)"
        if role and _initials(bracket["inside"]) == role.of(text).replace(".", ""):
            continue
        roles = _two_parts(text, role) if role and len(actors) == 2 else []  # noqa: PLR2004 - see there
        if role is None or (not roles and remark and remark[0].endswith("respectively")):
            continue
        for actor, its in zip(actors, roles or [role] * len(actors), strict=True):
            is_other = _is_no_part(its.of(text)) or _is_other(actor.of(text), its.of(text))
            if not (is_other or _is_place(text, its) or _is_group(text, its)):
                yield Portrayal(actor, its, in_bracket=True)


def _are_of_story(names: Sequence[str], known: Collection[str]) -> bool:
    """Return whether a bracket lists people of the story: "her friends (Max, Zoe and Jo)"."""
    if len(names) == 1 or any(" " in name for name in names):
        return False
    families = {name.rpartition(" ")[2] for name in known}
    return families.isdisjoint(names)


def _two_parts(text: str, second: Span) -> list[Span]:
    """Return two parts before a bracket with two actors: "Max and Zoe (Ann Lee and Bob Ray)"; else none."""
    joint = _AND.search(text, 0, second.start)
    first = part_before(text, joint.start()) if joint else None
    return [first, second] if first else []


def _is_place(text: str, role: Span) -> bool:
    """Return whether a name is that of a place, where the one in brackets is somebody else."""
    return " " not in role.of(text) and bool(_IN.search(text, max(0, role.start - len("near ")), role.start))


def _is_group(text: str, role: Span) -> bool:
    """Return whether a name is a band's, which has another in brackets: "the band Mashina (Machine)"."""
    return text[: role.start].rstrip().rpartition(" ")[2] in wordset("names/portrayals/words.txt#groups")


def _is_other(name: str, role: str) -> bool:
    """Return whether a bracket repeats or abbreviates what stands before it: "the National League (NBL)".

    "Vasu (Vasudev Shastri)" is one of the story under both names, as "Uncle Tobias Orr (Uncle Toby)" is, "Zoe
    (Zoe Lee)" a part and an actor.
    """
    first = name.partition(" ")[0]
    return (
        name.isupper()
        or (first != role and first.startswith(role))
        or name in role
        or (" " not in name and "-" in name)
        or (is_title(first) and first == role.partition(" ")[0])
    )


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split() if word[0].isupper())


def _is_no_part(words: str) -> bool:
    no_roles = wordset("names/portrayals/words.txt#no roles")
    return (
        not no_roles.isdisjoint(words.split())
        or words in wordset("lexicon/languages.txt")
        or words.casefold() in wordset("lexicon/honorifics.txt")
        or bool(country_of().get(words))
    )
