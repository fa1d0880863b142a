"""Read ratings, and their place on one scale: '8.6/10', 'three and a half stars', 'C+'."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.numbers import IN_WORDS, number
from unreel.lexicon.wordlists import patterns
from unreel.model.spans import Span

# https://www.metacritic.com/about-metascores gives letter grades these places; an A+ is its A and no more
_GRADES = {"A": 100, "A-": 91, "B+": 83, "B": 75, "B-": 67, "C+": 58, "C": 50, "C-": 42, "D+": 33, "D": 25}
_GRADES |= {"A+": 100, "D-": 16, "F+": 8, "F": 0, "F-": 0, "E": 12}

_N = (
    rf"(?:\d+(?:\.\d+)?(?:\s?[½¼¾]|\s1/2)?|[½]|(?:{IN_WORDS})(?:[-\s](?:and[-\s](?:(?:an?|one)[-\s])?)half)?"
    r"|an?\shalf|half\s(?:an?|of\san?))"
)
_any = patterns("facts/grammar/ratings.txt")
_WHOLE = rf"(?P<whole>3|4|5|6|7|10|20|100|{_any('scales')})"
_UNIT = rf"[-\s](?:{_any('units')})"
_OUT_OF = (
    r"(?:\s?/\s?|(?:\s|(?<=\())out\s(?:of\s)?(?:an?\s(?:possible\s|total\sof\s)?|the\s|possible\s)?|\s(?:on|in)\s(?:an?|the)\s(?:\d-|[\w-]+\s)?scale\s"
    r"(?:of|from)\s(?:(?:one|1|0|zero)\s?(?:to|[-–])\s?)?)"
)
_SHARE = lazy_regex(
    rf"(?<![\w./$£€,½])(?P<n>{_N})(?P<stars>{_UNIT})?(?:(?P<bracket>\s\((?=out))?{_OUT_OF}|(?P<loose>\s(?:of|in)\s(?=\d+\b|f))){_WHOLE}(?![\w/½]|[.,]\d|%)"
    rf"(?P<after>{_UNIT})?(?(bracket)\))(?!\s(?:nominat|categor|critics|reviews|film|people|viewers|of\b))",
    re.IGNORECASE,
)
_OF_A_WHOLE = lazy_regex(rf"(?:/|\s(?:of|in|to|out|possible|an?)\s|\d[-–])\s?{_WHOLE}\b")
"""What every share has, in small letters: a search that fails quickly."""
_STARS = lazy_regex(rf"(?<![\w./$£€,½])(?P<n>{_N})[-\s]stars?(?!\w)", re.IGNORECASE)
_GRADE = re.compile(
    r"(?<![\w+])(?:[\"“'‘](?P<quoted>[A-DF][+−–-]?)[,.]?[\"”'’]|(?P<bare>(?<![\"“'‘])[A-DF](?:[+−–-](?!\w)|[\s-](?:minus|plus))?))(?![\w+'’]|\.\w)"
)
_THUMBS = re.compile(
    r"(?:\b(?:two|one|2|1)\s)?(?:(?:big|enthusiastic|huge)\s)?[\"“'‘]?thumbs?[-\s](?:up|down)(?:[\"”'’](?!\w))?",
    re.IGNORECASE,
)


class Rating(NamedTuple):
    """A rating as a sentence states it."""

    span: Span
    """Code points into the sentence."""
    form: str
    """'share' of a whole, 'star' where nobody says out of how many, 'grade', 'thumb'."""


def ratings(text: str) -> list[Rating]:
    """Return what could be ratings in a sentence, in its order; the words around decide whether they are."""
    low = text.lower()
    shares = _SHARE.finditer(text) if _OF_A_WHOLE.search(low) else ()
    found = [Rating(Span(*one.span()), "share") for one in shares if _is_share(one)]
    for form, shape in (("star", _STARS), ("thumb", _THUMBS), ("grade", _GRADE)):
        for one in shape.finditer(text) if form == "grade" or form in low else ():
            span = Span(*one.span(one.lastgroup) if form == "grade" and one.lastgroup else one.span())
            if not any(other.span.overlaps(span) for other in found):
                found.append(Rating(span, form))
    return sorted(found)


def _is_share(one: re.Match[str]) -> bool:
    loose = one["loose"] and not (one["stars"] or one["after"] or "." in one["n"])
    return not loose and number(one["n"]) <= number(one["whole"])


def points(stated: str) -> Decimal | None:
    """Return a rating on a scale from 0 to 100; None if no scale is named ('four stars', 'thumbs up')."""
    percent = re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s?%|\sper\s?cent|)", stated)
    if percent:
        return Decimal(percent[1])
    grade = re.sub(r"[ -]?PLUS", "+", re.sub(r"[−–]|[ -]?MINUS", "-", stated.upper())).replace(" ", "")
    if grade in _GRADES:
        return Decimal(_GRADES[grade])
    share = _SHARE.fullmatch(stated)
    return number(share["n"]) * 100 / number(share["whole"]) if share else None
