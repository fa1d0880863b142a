"""Prose to the scores that it states of the film: what aggregators count, and what critics gave.

A fact's `about` is who gave a `rating`. Ratings of albums, discs and games and by censors are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.clauses import pieces, quotations
from unreel.facts.grammar.critics import reviewer
from unreel.facts.grammar.ratings import points, ratings
from unreel.facts.grammar.tallies import RATING, aggregators, field_of, reviews, tallies, whose
from unreel.facts.reader import ABOUT_FILM, Reader
from unreel.facts.values import Score
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.grammar.ratings import Rating
    from unreel.facts.grammar.tallies import Aggregator
    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film

_HINT = re.compile(
    r"\d|\bstars?\b|thumbs?\b|\bgrade|[\"“][A-DF][+−–-]?[,.]?[\"”]|out of|\b[A-DF][+−–-]|\ban? [A-DF]\b"
)
_SITE = re.compile(
    r"(?:The|This|That)\s(?:review\s)?(?:site|website|aggregator|consensus)\b"
    r"|(?:It|The film|The movie|The average)\b"
)
"""How a sentence opens that goes on with the aggregator of the one before."""
_GIVEN = re.compile(
    r"\b(?:[Gg]ave|[Gg]iv(?:es?|en|ing)|[Aa]ward(?:ed|s|ing)?|[Rr]at(?:ed|es?|ings?)|[Gg]rad(?:ed?|es?|ing)"
    r"|[Ss]cor(?:ed?|es|ing)|[Aa]ssign(?:ed|s|ing)|[Rr]eview(?:s|ed|er|ing)?|stars?|receiv(?:ed|ing)|earn(?:ed|ing)"
    r"|got|[Vv]erdict|[Mm]arks?|thumbs?)\b"
)
_BY_CENSORS = re.compile(
    r"\b(?:[Cc]ensor\w*|[Cc]ertificat\w+|[Cc]lassification|MPAA|Motion Picture Association|Evaluation Board"
    r"|FSK|CBFC|BBFC|Legion of Decency|Catholic|Film Board|rated [\"“]?(?:R|PG|G|NC)\b|visa|Nielsen|household"
    r"|demographic|audience share|18[-–]49)"
)
_NO_FILM = re.compile(
    r"\b(?:album|soundtrack|DVD|Blu-ray|disc|game|novel|book|episode|single|song|restaurant|hotel|box set)\b"
)
_FILM = re.compile(r"\b(?:film|movie|picture|feature|documentary|it)\b", re.IGNORECASE)
_BY_SOMEONE = re.compile(r"\b(?:gave|awarded|rated|gives|giving)\b")
_JUST_GIVEN = re.compile(
    r"\b(?:[Gg]ave|[Gg]ives?|[Gg]iven|[Gg]iving|[Aa]ward(?:ed|s|ing)|[Rr]at(?:ed|es|ing)|[Gg]rad(?:ed?|ing)"
    r"|[Ss]cor(?:ed?|ing)|[Aa]ssign(?:ed|s|ing)|receiv(?:ed|ing)|earn(?:ed|ing)|got|in\san?|with)\b"
    r"(?:(?![.;]\s)[^;]){0,70}?\Z"
)
_QUOTES = "\"“”'‘’"


class _Piece(NamedTuple):
    """A sentence, or a part of one that the splitter joined, with what the ones before it say."""

    whole: SentenceInContext
    span: Span
    """Code points into it."""
    text: str
    named: Sequence[Aggregator]
    """Whom it names, or goes on with."""
    earlier: Sequence[str]
    """The paragraph's sentences before it."""


def scores(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the scores that are stated of the film, in reading order."""
    titles = _titles(film)
    for one in _pieces(sentences):
        if _HINT.search(one.text):
            quoted = quotations(one.whole.text)
            for fact in _scores(one, titles):
                if not any(span.start < fact.span.start and fact.span.end < span.end for span in quoted):
                    yield fact


READER = Reader(
    "scores",
    (
        Field.ROTTEN_TOMATOES,
        Field.ROTTEN_TOMATOES_AVERAGE,
        Field.METACRITIC,
        Field.CINEMASCORE,
        Field.RATING,
    ),
    ABOUT_FILM,
    scores,
    None,
)


def _pieces(sentences: Sequence[SentenceInContext]) -> Iterator[_Piece]:
    last: Sequence[Aggregator] = ()
    earlier: list[str] = []
    paragraph = ""
    for sentence in sentences:
        if sentence.target != paragraph:
            earlier, paragraph = [], sentence.target
        hinted = _HINT.search(sentence.text) or aggregators(sentence.text)
        for span in pieces(sentence.text) if hinted else (Span(0, len(sentence.text)),):
            text = span.of(sentence.text)
            named: Sequence[Aggregator] = aggregators(text)
            last = named or (last if _SITE.match(text) else ())
            yield _Piece(
                sentence, span, text, named or [one._replace(span=Span(0, 0)) for one in last[-1:]], earlier
            )
            earlier.append(text)


def _titles(film: Film) -> frozenset[str]:
    return frozenset({" ".join(re.findall(r"\w+", film.title.casefold())), "the film", "film", "the movie"})


def _scores(one: _Piece, titles: frozenset[str]) -> Iterator[Fact]:
    taken = []
    for tally in tallies(one.text, one.named):
        taken.append(tally.span)
        yield _fact(one, tally.field, tally.span, tally.by if tally.field == RATING else "")
    for rating in ratings(one.text):
        if not any(span.start < rating.span.end and rating.span.start < span.end for span in taken):
            about = _giver(one, rating, titles)
            if about and field_of(about) == RATING:
                yield _fact(one, RATING, rating.span, about)


def _fact(one: _Piece, field: str, span: Span, about: str) -> Fact:
    words = span.of(one.text)
    start = one.span.start + span.start + len(words) - len(words.lstrip(_QUOTES))
    bare = Span(start, start + len(words.strip(_QUOTES)))
    counted = "" if field == Field.CINEMASCORE else reviews(one.whole.text, bare)
    return Fact(Field(field), Score(points(bare.of(one.whole.text)), counted), one.whole, bare, about)


def _giver(one: _Piece, rating: Rating, titles: frozenset[str]) -> str:
    """Return who gave a rating; '' where it is none of the film, or nobody is said to have given it."""
    text, lead = one.text, one.text[: rating.span.start]
    if not _GIVEN.search(text) or _BY_CENSORS.search(text) or re.search(r"\b(?:won|winning|wins)\s\Z", lead):
        return ""
    other = _NO_FILM.search(lead)
    of_music = "soundtrack" in one.whole.heading.text.casefold() or one.whole.heading.text == "Music"
    if (other or of_music) and not _FILM.search(lead[other.end() if other else 0 :]):
        return ""
    if rating.form != "share" and not _is_given(text, rating):
        return ""
    by = whose(text, rating.span, one.named)
    if by and by.field == RATING:
        return by.name
    if by and (rating.form == "grade" or not _BY_SOMEONE.search(text[by.span.end : rating.span.start])):
        return ""
    return reviewer(text, rating.span, titles, one.earlier)


def _is_given(text: str, rating: Rating) -> bool:
    """Tell stars that were given from those that act, and a grade from a letter."""
    lead, after = text[: rating.span.start], text[rating.span.end :]
    if not _JUST_GIVEN.search(lead.rstrip(_QUOTES)):
        return False
    bare = rating.form == "grade" and len(rating.span.of(text)) == 1 and not lead.endswith(tuple(_QUOTES))
    if bare and not re.search(
        r"\b(?:an|of)\s\Z" if text[rating.span.start] == "A" else r"\b(?:an?|of|grade)\s\Z", lead
    ):
        return False
    return rating.form != "grade" or not re.match(
        r"[\"”'’]?\s(?:movie|film|list|certificate|picture|game|side|class|star)", after
    )
