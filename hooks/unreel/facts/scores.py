"""Prose to the scores that it states of the film: what aggregators count, and what critics gave.

Fields: `rotten-tomatoes` ('51%'), `rotten-tomatoes-average` ('5.6/10'), `metacritic` ('51', out of 100),
`cinemascore` ('C+') and `rating` (any other, as stated, with who gave it in `about`). Ratings of albums,
discs and games, by censors and in other people's words are left out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.critics import giver, subject
from unreel.facts.fact import Fact
from unreel.facts.pieces import pieces, quotations
from unreel.facts.ratings import ratings
from unreel.film import Kind, Span
from unreel.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.lines import Line
    from unreel.facts.ratings import Rating
    from unreel.film import Film

_TOLD = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION})
_HINT = re.compile(
    r"\d|\bstars?\b|thumbs?\b|\bgrade|[\"“][A-DF][+−–-]?[,.]?[\"”]|out of|\b[A-DF][+−–-]|\ban? [A-DF]\b"
)
_PERCENT = re.compile(r"(?<![\d.,–-])(?P<value>\d{1,3})(?:\s?%|\sper\s?cent\b)(?![-–]\d)")
_TOMATO_WORDS = re.compile(
    r"approv|rating|score|rated|rate|positive|fresh|rotten|review|certified|holds?\b|h(?:as|ad)\b|gave|gives|critics|tomato|favou?rabl|recommend"
    r"|received|scored|listed|stands|at\b|reports?|gained|earned|garnered|with\b",
    re.IGNORECASE,
)
_OTHER_VOTES = re.compile(
    r"audience|\busers?\b|viewers|want[- ]to[- ]see|top critics|ranged|moviegoers|of (?:the )?(?:box|gross|audience)",
    re.IGNORECASE,
)
_VOTES = re.compile(
    rf"{_PERCENT.pattern}|\b(?:score|rating|average)\s(?:of|is|was)\s(?P<after>\d{{1,3}}(?:\.\d+)?)(?![\d.]*\s?(?:/|out\sof|stars?|%|per\s))"
)
_TEN = re.compile(
    r"(?<![\d.])(?P<value>\d(?:\.\d+)?|10)(?:\s?/\s?|\sout\sof\s(?:a\spossible\s)?)(?:10|ten|5|five|100)(?![\d/%])"
)
_HUNDRED = re.compile(
    r"(?<![\d.,–/-])(?P<value>\d{1,3})(?:\s?%|/100|\s(?:points\s)?out\sof\s(?:a\s(?:possible\s|total\sof\s)?)?(?:100|\(?100\)?|one\shundred)\b|\son\sa\s)"
    r"|\b(?:[Ss]cor(?:e|ed|es|ing)|[Rr]at(?:ing|ed)|[Aa]verage|[Mm]etascore|[Ss]tands)\b(?:(?!based|critic|review|out\sof)[^.;,\d]){0,40}?(?P<after>(?<![\d.–/-])\d{1,3})\b(?![\d%–/-]|[.,]\d|\s(?:critic|review|mainstream))"
    r"|\b(?:an?|the)\s(?P<plain>\d{2})\s(?=(?:rating|score|average|on|from|at|metascore|\(|based))"
)
_LETTER = re.compile(
    r"(?<![\w+])[\"“'‘]?(?P<value>[A-F](?:[+−–-](?!\w)|(?:\s|-)(?:plus|minus))?)[,.]?[\"”'’]?(?![\w+'’])(?!\+?\s?(?:to|through|-|–)\s[\"“]?F)"
)
_GIVEN = re.compile(
    r"\b(?:[Gg]ave|[Gg]iv(?:es?|en|ing)|[Aa]ward(?:ed|s|ing)?|[Rr]at(?:ed|es?|ings?)|[Gg]rad(?:ed?|es?|ing)|[Ss]cor(?:ed?|es|ing)|[Aa]ssign(?:ed|s|ing)|[Rr]eview(?:s|ed|er|ing)?"
    r"|stars|star|receiv(?:ed|ing)|earn(?:ed|ing)|got|[Vv]erdict|[Mm]arks?|thumbs?)\b"
)
_CERTIFIED = re.compile(
    r"\b(?:[Cc]ensor\w*|[Cc]ertificat\w+|[Cc]lassification|MPAA|Motion Picture Association|Evaluation Board|FSK|CBFC|BBFC|Legion of Decency|"
    r"Catholic|Film Board|rated [\"“]?(?:R|PG|G|NC)\b|visa|Nielsen|household|demographic|audience share|18[-–]49)"
)
_NO_FILM = re.compile(
    r"\b(?:album|soundtrack|DVD|Blu-ray|disc|video game|game|novel|book|episode|single|song|restaurant|hotel|box set)\b"
)
_FILM = re.compile(r"\b(?:film|movie|picture|feature|documentary|it)\b", re.IGNORECASE)
_SITE = re.compile(
    r"\A(?:The|This|That)\s(?:review\s)?(?:site|website|aggregator|consensus)\b|\A(?:It|The film|The movie|The average)\b"
)
_COUNT = re.compile(
    r"(?P<count>\d+(?:,\d{3})*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s(?:(?!based|out)[a-z-]+\s){0,3}?(?:reviews?|critics?|reviewers|ratings|users|votes)\b"
)


class _Counted(NamedTuple):
    """An aggregator's name in a sentence."""

    name: str
    field: str
    span: Span


def scores(film: Film, said: Sequence[Line]) -> Iterator[Fact]:
    """Give the scores that are stated of the film, in reading order."""
    titles = _titles(film)
    spoke, counted, paragraph = "", None, ""
    for line in said:
        if line.section not in _TOLD or line.quoted:
            continue
        if line.place != paragraph:
            spoke, paragraph = "", line.place
        quoted = quotations(line.text)
        for piece in pieces(line.text):
            text = piece.of(line.text)
            if not _spoken(piece, quoted):
                met = _mentions(text)
                holds = met or ([counted._replace(span=Span(0, 0))] if counted and _SITE.match(text) else [])
                if _HINT.search(text):
                    yield from _shifted(_piece(line, text, holds, spoke, titles), line, piece, quoted)
                counted = met[-1] if met else (counted if holds else None)
                if line.section != Kind.OVERVIEW:
                    spoke = subject(text[:_WHO], titles) or spoke


_WHO = 160
"""Code points of a sentence among which who speaks is named."""


def count(fact: Fact) -> str:
    """Give how many reviews a score was counted from, as stated: '149'; '' where the sentence does not say."""
    after = re.split(r"(?<=[.!?][\"”])\s", fact.line.text[fact.span.end : fact.span.end + 160])[0]
    found = _COUNT.search(after)
    if found is None:
        found = next(
            reversed(list(_COUNT.finditer(fact.line.text[max(0, fact.span.start - 60) : fact.span.start]))),
            None,
        )
    return found["count"] if found and fact.field != "cinemascore" else ""


def _titles(film: Film) -> frozenset[str]:
    words = re.findall(r"\w+", film.title.casefold())
    return frozenset({" ".join(words), "the film", "film", "the movie"})


def _spoken(piece: Span, quoted: Iterable[Span]) -> bool:
    return any(one.start <= piece.start and piece.end <= one.end for one in quoted)


def _shifted(found: Iterable[Fact], line: Line, piece: Span, quoted: list[Span]) -> Iterator[Fact]:
    """Give facts whose spans count from the piece's start as facts of the line."""
    for fact in found:
        span = Span(fact.span.start + piece.start, fact.span.end + piece.start)
        if not any(one.start < span.start and span.end < one.end for one in quoted):
            yield fact._replace(span=span, line=line)


def _mentions(text: str) -> list[_Counted]:
    return [
        _Counted(*_aggregators()[found[0]], Span(*found.span())) for found in _aggregator().finditer(text)
    ]


@cache
def _aggregators() -> dict[str, tuple[str, str]]:
    rows = (line.split(" = ") for line in wordlist("facts/aggregators.txt"))
    return {form.strip(): (name, field) for name, field, forms in rows for form in forms.split(",")}


@cache
def _aggregator() -> re.Pattern[str]:
    forms = sorted(_aggregators(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _piece(
    line: Line, text: str, counted: list[_Counted], spoke: str, titles: frozenset[str]
) -> Iterator[Fact]:
    taken: list[Span] = []
    for field, pattern in _COUNTS.items():
        for whose, span in _values(text, counted, field, pattern):
            taken.append(span)
            value = span.of(text)
            if field == "metacritic":
                value = value.rstrip("% ")
            yield Fact(field, value, line, span, about=whose.name if field == "rating" else "")
    for rating in ratings(text):
        if not any(one.start < rating.span.end and rating.span.start < one.end for one in taken):
            yield from _rating(line, text, rating, counted, spoke, titles)


_COUNTS = {
    "rotten-tomatoes": _PERCENT,
    "rotten-tomatoes-average": _TEN,
    "metacritic": _HUNDRED,
    "cinemascore": _LETTER,
    "rating": _VOTES,
}


def _values(
    text: str, counted: list[_Counted], field: str, pattern: re.Pattern[str]
) -> Iterator[tuple[_Counted, Span]]:
    """Give the first value of a field in a sentence that an aggregator is named in."""
    wanted = field.removesuffix("-average")
    if not any(one.field == wanted for one in counted):
        return
    for found in pattern.finditer(text):
        whose = _whose(text, found.span(), counted)
        if whose and whose.field == wanted and _fits(text, found, field, whose):
            span = _span(found, field)
            yield whose, span
            return


def _span(found: re.Match[str], field: str) -> Span:
    if field in {"rotten-tomatoes", "rotten-tomatoes-average"} or (field == "rating" and found["value"]):
        return Span(*found.span())
    groups = [name for name, value in found.groupdict().items() if value is not None]
    return Span(*found.span(groups[0]))


def _fits(text: str, found: re.Match[str], field: str, whose: _Counted) -> bool:
    around = text[max(0, found.start() - 45) : found.end() + 45]
    if field in {"rotten-tomatoes", "rating"} and not _TOMATO_WORDS.search(around):
        return False
    if field == "rating":
        return not re.match(r"[^.;,]{0,25}recommend", text[found.end() :])
    near = text[max(0, found.start() - 25) : found.end() + 25] + text[whose.span.end : found.start()]
    return field == "cinemascore" or not _OTHER_VOTES.search(near)


def _whose(text: str, at: tuple[int, int], counted: list[_Counted]) -> _Counted | None:
    """Give the aggregator whose value stands at a place: the one named just behind it, or last before it."""
    start, end = at
    behind = next((one for one in counted if one.span.start >= end), None)
    before = next((one for one in reversed(counted) if one.span.end <= start), None)
    if behind:
        between = text[end : behind.span.start]
        on = re.search(r"\b(?:on|at|from|by|in|of)\b", between)
        if (on and not re.search(r"[;,]|\d", between)) or before is None:
            return behind
    return before


def _rating(
    line: Line, text: str, rating: Rating, counted: list[_Counted], spoke: str, titles: frozenset[str]
) -> Iterator[Fact]:
    """Give a rating that a critic, a magazine or another aggregator gave, if the sentence says that one did."""
    start, end = rating.span
    lead = text[:start]
    if not _GIVEN.search(text) or _CERTIFIED.search(text):
        return
    object_ = _NO_FILM.search(lead)
    if (object_ or "soundtrack" in line.heading.casefold() or line.heading == "Music") and not _FILM.search(
        lead[object_.end() if object_ else 0 :]
    ):
        return
    if rating.form in {"stars", "grade", "thumbs"} and not _is_given(text, rating):
        return
    whose = _whose(text, (start, end), counted)
    if whose and (whose.field == "rating" or rating.form == "grade"):
        about = whose.name if whose.field == "rating" else ""
    elif whose and not re.search(r"\b(?:gave|awarded|rated|gives|giving)\b", text[whose.span.end : start]):
        return
    else:
        about = giver(text, start, end, titles, spoke)
    if about and _aggregators().get(about, ("", "rating"))[1] == "rating":
        yield Fact("rating", rating.span.of(text).strip("\"“”'‘’"), line, rating.span, about=about)


_BY = re.compile(
    r"\b(?:[Gg]ave|[Gg]ives?|[Gg]iven|[Gg]iving|[Aa]ward(?:ed|s|ing)?|[Rr]at(?:ed|es|ing)|[Gg]rad(?:ed?|ing)|[Ss]cor(?:ed?|ing)|[Aa]ssign(?:ed|s|ing)|receiv(?:ed|ing)|earn(?:ed|ing)|got|in\san?|with)\b"
    r"(?:(?![.;]\s)[^;]){0,70}?\Z"
)


def _is_given(text: str, rating: Rating) -> bool:
    """Tell stars that were given from those that act, and a grade from a letter."""
    lead, after = text[: rating.span.start], text[rating.span.end :]
    if not _BY.search(lead.rstrip("\"“'‘")):
        return False
    if rating.form == "grade":
        plain = rating.span.of(text)
        bare = len(plain) == 1 and not lead.endswith(('"', "“", "'", "‘"))
        if bare and not re.search(r"\b(?:an?|of|grade)\s\Z", lead):
            return False
        return not re.match(
            r"[\"”'’]?\s(?:movie|film|list|certificate|picture|game|side|class|star)", after
        ) and not (plain == "A" and bare and not re.search(r"\b(?:an|of)\s\Z", lead))
    return True
