"""Where the actors and the role of one line of a cast list meet: "A as B", "A – B", "A.... B", "B (A)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lists.cast.links import VERBS
from unreel.lists.cast.vocabulary import is_name, is_particle, listed
from unreel.model.spans import Span

_SPACED = lazy_regex(
    rf"(?<=\S)\s+(?:as(?!\s+well\s+as\s)|{'|'.join(sorted(VERBS))}|[-–—−]{{1,2}}|\.{{3,}}|…+|:|\|)\s+(?=\S)"
)
_TIGHT = re.compile(r"(?<=[^\s.])\s*(?:\.{2,}|…+)\s*(?=\S)|(?<=\S):\s+(?=\S)|(?<=\S)\t+(?=\S)")
"""What joins as surely where few words stand before it: "Ann Lee.... Max", "Ann Lee: Max"."""
_IN_BRACKET = re.compile(r"(?<=\S)(?P<opens>\s+\()(?P<inside>[^()]*[^\s()])\s*\)[\s.;,]*\Z")
_WORD = re.compile(r"\S+")
_JOINERS = frozenset({"and", "&", "/", ",", "others", "more", "with"})
_MOST = 6
"""Words before a tight joint, at most."""
_REACH = 1_000
"""Code points of a line in which its joint is looked for."""


class Joint(NamedTuple):
    """What joins the two sides of a line."""

    span: Span
    """With the white space around it; of a bracket what opens it."""
    end: int
    """Where the side behind it ends: the bracket's end, or the line's."""
    names_actor_first: bool = False
    """Do its words say that the actors stand before it ("as")?"""


def joint(text: str) -> Joint | None:
    """Return what joins the sides of a line, the first that stands outside of brackets; None for nothing."""
    near = text[:_REACH]
    spaced = next(_outside_brackets(near, _SPACED), None)
    tight = next(_outside_brackets(near, _TIGHT), None)
    if tight and (spaced is None or tight.start < spaced.start) and are_names(text[: tight.start], _MOST):
        return Joint(tight, len(text))
    if spaced:
        word = spaced.of(text).strip()
        return Joint(spaced, len(text), names_actor_first=word == "as" or word in VERBS)
    return None


def bracket(text: str) -> Joint | None:
    """Return the bracket that ends a line of two names, "Max (Ann Lee)"; None for a remark in brackets."""
    found = _IN_BRACKET.search(text) if len(text) <= _REACH else None
    if found is None or not (is_name(found["inside"]) or found["inside"].startswith("the ")):
        return None
    if re.split(r"\W", found["inside"].lower())[0] in listed("credits"):
        return None
    return Joint(Span(*found.span("opens")), found.end("inside"))


def are_names(words: str, most: int = 40) -> bool:
    """Return whether `words` are nothing but names, what joins them, and remarks in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", words)
    found = [word.strip(",;") for word in _WORD.findall(bare)]
    return (
        0 < len(found) <= most
        and is_name(found[0])
        and all(is_name(word) or is_particle(word) or word in _JOINERS or not word for word in found)
    )


def _outside_brackets(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    return (
        Span(*found.span())
        for found in pattern.finditer(text)
        if text.count("(", 0, found.start()) <= text.count(")", 0, found.start())
    )
