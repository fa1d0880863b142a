"""Read the scores that prose states of the film: what aggregators count, and what critics gave.

A fact's `about` is who gave a `rating`. Ratings of albums, discs and games and by censors are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.aggregator_scores import aggregator_scores, aggregators, field_of, reviews, whose
from unreel.facts.grammar.clauses import clauses, quotations
from unreel.facts.grammar.ratings import points, ratings
from unreel.facts.grammar.reviewers import reviewer
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Score
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import hint, patterns
from unreel.model.film import Film
from unreel.model.spans import NO_SPAN, Span

if TYPE_CHECKING:
    from unreel.facts.grammar.aggregator_scores import Aggregator
    from unreel.facts.grammar.ratings import Rating

_WORDS = re.compile(r"\bstars?\b|thumbs?\b|\bgrade|out of")
_may_have_words = hint("star", "thumb", "grade", "out of")
_GRADE = re.compile(
    r"[\d\"“A-DF](?:(?<=\d)|(?<=[\"“])[A-DF][+−–-]?[,.]?[\"”]"
    r"|(?<=\b[A-DF])[+−–-]|(?:(?<=\ba [A-DF])|(?<=\ban [A-DF]))\b)"
)
"""A number or a grade; it begins with the mark that it looks for, and so is quick."""
_any = patterns("facts/grammar/ratings.txt")
_GOES_ON = lazy_regex(
    rf"(?:The|This|That) (?:review )?(?:{_any('sites')})\b|(?:It|The film|The movie|The average)\b"
)
"""How a sentence opens that goes on with the aggregator of the one before."""
_GIVEN = lazy_regex(rf"\b(?:{_any('given')})\b", re.IGNORECASE)
_BY_CENSORS = lazy_regex(rf"\b(?:(?:{_any('by censors')})|rated [\"“]?(?:R|PG|G|NC))\b", re.IGNORECASE)
_OTHER_THING = lazy_regex(rf"\b(?:{_any('other things')})\b")
_FILM = lazy_regex(rf"\b(?:{_any('the film')})\b", re.IGNORECASE)
_JUST_GIVEN = lazy_regex(rf"\b(?:{_any('just given')})\b(?:(?![.;]\s)[^;]){{0,70}}?\Z", re.IGNORECASE)
_NO_GRADE = lazy_regex(rf"[\"”'’]?\s(?:{_any('no grade')})")
_QUOTES = "\"“”'‘’"


class _Clause(NamedTuple):
    """A sentence, or a part of one that the splitter joined, with what the ones before it say."""

    whole: SentenceInContext
    span: Span
    """Code points into it."""
    text: str
    named: Sequence[Aggregator]
    """Whom it names, or goes on with."""
    earlier: Sequence[str]
    """The paragraph's sentences before it."""


def _may_have_score(text: str) -> bool:
    """Return whether a sentence has what every score has."""
    return bool(_GRADE.search(text) or (_may_have_words(text) and _WORDS.search(text)))


def scores(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the scores that are stated of the film, in reading order."""
    title = " ".join(re.findall(r"\w+", film.title.casefold()))
    titles = frozenset({title, "the film", "film", "the movie"})
    for one in _clauses(sentences):
        if _may_have_score(one.text):
            quoted = quotations(one.whole.text)
            found = _scores(one, titles)
            yield from (fact for fact in found if not any(span.contains(fact.span) for span in quoted))


def _clauses(sentences: Sequence[SentenceInContext]) -> Iterator[_Clause]:
    last: Sequence[Aggregator] = ()
    for _, paragraph in groupby(sentences, attrgetter("target")):
        earlier: list[str] = []
        for sentence in paragraph:
            hinted = _may_have_score(sentence.text) or aggregators(sentence.text)
            for span in clauses(sentence.text) if hinted else (Span(0, len(sentence.text)),):
                text = span.of(sentence.text)
                named: Sequence[Aggregator] = aggregators(text)
                last = named or (last if _GOES_ON.match(text) else ())
                named = named or [one._replace(span=NO_SPAN) for one in last[-1:]]
                yield _Clause(sentence, span, text, named, earlier)
                earlier.append(text)


def _scores(one: _Clause, titles: frozenset[str]) -> Iterator[Fact]:
    taken = []
    for field, span, by in aggregator_scores(one.text, one.named):
        taken.append(span)
        yield _fact(one, field, span, by if field == Field.RATING else "")
    for rating in ratings(one.text):
        if not any(span.overlaps(rating.span) for span in taken):
            about = _reviewer(one, rating, titles)
            if about and field_of(about) == Field.RATING:
                yield _fact(one, Field.RATING, rating.span, about)


def _fact(one: _Clause, field: Field, span: Span, about: str) -> Fact:
    text, start = one.whole.text, one.span.start
    bare = Span(start + span.start, start + span.end).trimmed(text, _QUOTES)
    counted = "" if field == Field.CINEMASCORE else reviews(text, bare)
    return Fact(field, Score(points(bare.of(text)), counted), one.whole, bare, about)


def _reviewer(one: _Clause, rating: Rating, titles: frozenset[str]) -> str:
    """Return who gave a rating; '' where it is none of the film, or nobody is said to have given it."""
    text, lead = one.text, one.text[: rating.span.start]
    if not _GIVEN.search(text) or _BY_CENSORS.search(text) or re.search(r"\b(?:won|winning|wins)\s\Z", lead):
        return ""
    other = _OTHER_THING.search(lead)
    of_music = "soundtrack" in one.whole.heading.text.casefold() or one.whole.heading.text == "Music"
    if (other or of_music) and not _FILM.search(lead[other.end() if other else 0 :]):
        return ""
    if rating.form != "share" and not _is_given(text, rating):
        return ""
    by = whose(text, rating.span, one.named)
    if by and by.field == Field.RATING:
        return by.name
    between = text[by.span.end : rating.span.start] if by else ""
    if by and (rating.form == "grade" or not re.search(r"\b(?:gave|awarded|rated|gives|giving)\b", between)):
        return ""
    return reviewer(text, rating.span, titles, one.earlier)


def _is_given(text: str, rating: Rating) -> bool:
    """Return whether stars are a rating and no actors, and a grade is one and no mere letter."""
    lead, after = text[: rating.span.start], text[rating.span.end :]
    if not _JUST_GIVEN.search(lead.rstrip(_QUOTES)):
        return False
    if rating.form != "grade":
        return True
    letter = rating.span.of(text)
    articles = "an|of" if letter == "A" else "an?|of|grade"
    bare = len(letter) == 1 and not lead.endswith(tuple(_QUOTES))
    return not (_NO_GRADE.match(after) or (bare and not re.search(rf"\b(?:{articles})\s\Z", lead)))
