"""Tell which names are those of a story's people, though no list has them: "the role of Max Orr"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from unreel.lexicon.wordlists import pattern
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.credit import SectionText
from unreel.names.runs import runs

_BRACKET = re.compile(r"(?:['’]s?)? \((?:(?:played|portrayed|voiced) by )?(?P<inside>[^()]{2,80})\)")


def is_documentary(statements: Sequence[SectionText]) -> bool:
    """Return whether a film tells of real people: those whom its story names are such."""
    return any("documentary" in one.text for one in statements if one.section == Kind.OVERVIEW)


def parts_named(statements: Sequence[SectionText], people: Collection[str]) -> set[str]:
    """Return whole names that are parts: "plays Max Orr", and "Max Orr (Ann Lee)" of those who are `people`.

    In the story any name in such a bracket is taken for the actor's.
    """
    families = {name.rpartition(" ")[2] for name in people}
    found: set[str] = set()
    for one in statements:
        for run in runs(one.text):
            name = run.of(one.text)
            if " " in name and (
                _played().search(one.text, max(0, run.start - 40), run.start)
                or _has_actor(one, run, people, families)
            ):
                found.add(name)
    return found


def _has_actor(one: SectionText, run: Span, people: Collection[str], families: Collection[str]) -> bool:
    bracket = _BRACKET.match(one.text, run.end)
    if bracket is None or one.section in {Kind.OVERVIEW, Kind.CAST}:  # there the part may be in the bracket
        return False
    inside = bracket["inside"]
    named = list(runs(inside))
    if not named or named[0].start > 0:
        return False
    first = named[0].of(inside)
    if first in people or (first in families and named[0].end == len(inside)):
        return True
    return one.section == Kind.PLOT and " " in first and _is_list(inside, named)


def _is_list(text: str, names: Sequence[Span]) -> bool:
    """Return whether a text holds names and nothing else but what stands between them."""
    between = (text[one.end : two.start] for one, two in pairwise(names))
    return names[-1].end == len(text) and set(between) <= {", ", " and ", " & "}


@cache
def _played() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?i:{'|'.join(_cues())})|as an? (?:[\w-]+ ){{1,4}}(?:named|called)) \Z")


def _cues() -> Iterator[str]:
    """Return what stands before the name of a part."""
    yield pattern("names/portrayals/words.txt#plays")
    yield pattern("names/portrayals/words.txt#part of")
    yield pattern("names/story_cues.txt")
