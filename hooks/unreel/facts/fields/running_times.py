"""Read how long the film is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.fields.releases import OTHER_HEADING
from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Duration
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.numbers import IN_WORDS, number
from unreel.lexicon.wordlists import hint, pattern, patterns
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import coordinated_with_film, film_noun_phrase, is_film

_NUMBER = rf"(?:\d{{1,3}}|(?:{IN_WORDS})(?:-(?:{IN_WORDS}))?)"
_MINUTES = r"(?:minutes?|mins?)\b"
_DURATION = lazy_regex(
    # no end of a range, no half: "40–60 minutes", "2½ minutes"
    r"(?<![\w.,:$/+⁄½¼–-])"
    rf"(?:(?P<hours>{_NUMBER})[ -]hours?\b(?:(?:,? and |,? |-)(?P<rest>{_NUMBER})[ -]?{_MINUTES})?"
    r"(?! and a half)"
    rf"|(?P<minutes>{_NUMBER})[ -]?{_MINUTES})",
    re.IGNORECASE,
)
_FAR = 1000
"""Code points before a length within which a sentence says of what it speaks."""
_any = patterns("facts/fields/running_times.txt")
_may_tell_length = hint("Min", "min", "Hour", "hour")
_REELS = r"(?:[\d,.]+ (?:feet|ft|met(?:er|re)s|m|reels)\.?,? ?(?:or |/ ?|\(| )?)?"
"""A length in feet or reels, with the minutes behind it: "4,189 metres (approximately 153 minutes)"."""
_ABOUT = rf"{_REELS}(?:(?:{_any('approximations')}) )?\Z"
_WHOLE = lazy_regex(rf"\b(?:(?:[Tt]he|[Tt]he film['’]s|[Ii]ts) )?(?:{_any('whole')})\b")
_OTHER = lazy_regex(rf"\b(?:{_any('others')})\b", re.IGNORECASE)
# "its running time is", "The film's length was", "with a total running time of"
_NOUN = lazy_regex(
    rf"(?:(?P<its>\b[Ii]ts |\b[Tt]he film['’]s |\b[Tt]he |\b[Aa]t an? |\()"
    r"|\A(?P<subject>.*?),? (?:has|had|with) an? "
    rf"|\A(?:With an? )?(?=(?i:{_any('nouns')})\b))"
    rf"(?:[\w-]+ )?(?i:{_any('nouns')})(?: (?:of|for) (?:the|this) film)?"
    rf"(?: (?:is|was|of|at))?[ :(]*{_ABOUT}"
)
_SUBJECT = r"(?P<subject>.*?),? (?:which |that |and |but )?(?:also )?"
_LASTS = lazy_regex(rf"{_SUBJECT}(?:{_any('verbs')}) {_ABOUT}")
_IS = lazy_regex(rf"{_SUBJECT}(?:is|was) {_ABOUT}")
# beside or before the film: "The film (90 minutes)", "The film, running 90 minutes,", "At 90 minutes, it"
_ASIDE = lazy_regex(rf"(?P<subject>.*?)(?: (?:is|was) \w+)?(?: \(|, (?:running|lasting)(?: for)? ){_ABOUT}")
_AT = lazy_regex(rf"At (?:only |just )?{_ABOUT}")
_FILM_NEXT = re.compile(r"(?: long| in length)?, (?:the (?:film|movie|documentary)|it)\b(?!['’]s)")
_LONG = re.compile(r" (?:long|in length|in duration)\b")
_THE = lazy_regex(
    rf"(?:\b(?:[Tt]he|[Tt]his)(?: (?:entire|whole|full|finished))?|\b(?:{_any('cut to')})) {_ABOUT}"
)
_ITS = lazy_regex(rf"\b(?:[Ii]ts|[Tt]he film['’]s) {_ABOUT}")
_RUNNING_TIME = lazy_regex(rf" (?:{_any('nouns')})\b")
_FILM = lazy_regex(rf" (?:[\w-]+ ){{0,2}}?(?:{pattern('lexicon/film_words.txt')})\b")


def running_times(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return how long the film is said to be, other cuts, previews and parts of it aside."""
    for sentence in sentences:
        if not _may_tell_length(sentence.text) or OTHER_HEADING.search(sentence.heading.text):
            continue
        for duration, span in statements(sentence.text, film.title):
            yield Fact(Field.RUNNING_TIME, duration, sentence, span)


def statements(text: str, title: str) -> Iterator[tuple[Duration, Span]]:
    """Return the lengths that a sentence states of the film called `title`, with their places."""
    stated = list(durations(text))
    called = (film_noun_phrase(text, title) if stated else None) or Span(0, 0)
    other = _OTHER.search(_WHOLE.sub("the film", text.replace(title, "it"))) if stated else None
    for duration, span in stated:
        attributive = called.start <= span.start < called.end and span.of(text).endswith(("minute", "hour"))
        its = _ITS.search(text, 0, span.start) and _RUNNING_TIME.match(text, span.end)
        whole = attributive or its or (not other and _of_film(text, span, title))
        if whole and (attributive or not is_quoted(text, span.start)):
            yield duration, span


def _of_film(text: str, span: Span, title: str) -> bool:
    """Return whether it is the film that is so long."""
    before = _WHOLE.sub("the film", text[max(0, span.start - _FAR) : span.start])
    if _THE.search(before) and _FILM.match(text, span.end):
        return True
    stated = _NOUN.search(before) or _LASTS.match(before)
    stated = stated or (_LONG.match(text, span.end) and _IS.match(before)) or _ASIDE.fullmatch(before)
    if _AT.fullmatch(before) and _FILM_NEXT.match(text, span.end):
        return True
    if not stated:
        return False
    subject = stated["subject"] or ""
    clause = re.split(r"[,;] ", subject)[-1]
    return not subject or is_film(clause, title) or coordinated_with_film(f"{subject} and", title)


def durations(text: str) -> Iterator[tuple[Duration, Span]]:
    """Return the lengths of time of a sentence, with their places in code points."""
    for found in _DURATION.finditer(text):
        hours, minutes = found["hours"], found["rest"] or found["minutes"]
        total = 60 * (number(hours) if hours else 0) + (number(minutes) if minutes else 0)
        yield Duration(int(total)), Span(*found.span())
