"""`<!-- scores -->`: the scores that a film's pages state, drawn on one scale, as stated in a table."""

from __future__ import annotations

import re
from decimal import Decimal

from unreel.facts.fact import Fact
from unreel.facts.field import SCORES, Field
from unreel.lexicon.labels import label
from unreel.lexicon.numbers import number
from unreel.pages.escape import escape
from unreel.site.fragments.bars import Bar, picture
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.tables import FEWEST, each_once, identifier, sources, table

WHOLE = Decimal(100)
_OUT_OF = re.compile(
    r"(?P<points>[\w½¼¾. -]{1,40}?)(?P<stars> stars?)? out of (?P<most>[\w.-]{1,20})(?P<units> stars?)?\Z"
)
_STARS = re.compile(r"(?P<points>[\w½¼¾. -]{1,40}?) stars?\Z")


def scores(context: FragmentContext) -> str:
    """Return the picture and the table; '' where fewer than two scores are stated."""
    rows = each_once(context.facts, SCORES)
    if len(rows) < FEWEST:
        return ""
    heads = [*map(label, ("From", "As stated", "Reviews", "Read from"))]
    cells = [
        [escape(_name(same[0])), escape(_stated(same[0])), same[0].score.reviews, sources(context, same)]
        for same in rows
    ]
    if not any(reviews for _, _, reviews, _ in cells):
        for row in (heads, *cells):
            del row[2]
    drawn = _picture(identifier("scores", context), [same[0] for same in rows])
    return table(label("All scores, as stated"), heads, cells, drawn)


def _name(fact: Fact) -> str:
    if fact.field is Field.ROTTEN_TOMATOES_AVERAGE:
        return label("Rotten Tomatoes, average")
    return label(fact.field.row) if fact.field.row else fact.about


def shown(fact: Fact) -> str:
    """Return a score as the site writes all of them."""
    return in_figures(_stated(fact))


def _stated(fact: Fact) -> str:
    return f"{fact.words} out of 100" if fact.field == Field.METACRITIC else fact.words


def in_figures(words: str) -> str:
    """Return a score as the site writes all: "three and a half stars out of four" is '3.5/4 stars'."""
    if found := _OUT_OF.match(words):
        stars = " stars" if found["stars"] or found["units"] else ""
        return f"{number(found['points']).normalize():f}/{number(found['most']).normalize():f}{stars}"
    if found := _STARS.match(words):
        return f"{number(found['points']).normalize():f} stars"
    return words


def _picture(name: str, facts: list[Fact]) -> str:
    """Return a picture of the scores that name a scale; 'four stars' may be out of four or five."""
    bars = [
        Bar(_name(fact), shown(fact), points, points)
        for fact in facts
        if (points := fact.score.points) is not None and points <= WHOLE
    ]
    described = "; ".join(f"{bar.label}, {bar.stated}" for bar in bars)
    described = label("Bars of one length for 100: {}.", described)
    return picture(name, label("Scores from 0 to 100"), described, bars, WHOLE)
