"""Read the film's countries and languages from its opening sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import patterns, wordset
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import film_noun_phrase

_LIST = "facts/fields/countries.txt"
_any = patterns(_LIST)
_OF_INDIA = wordset(f"{_LIST}#languages")
_LANGUAGES = _OF_INDIA | wordset("lexicon/languages.txt")
_CAPITALISED = _OF_INDIA | wordset(f"{_LIST}#kinds with capitals")
_WORD = lazy_regex(rf"(?<![\w’'])[A-Z][\w.]*(?: (?:{_any('second words')})\b)?(?![\w’'])")
_SPEECH = re.compile(r"[ -][Ll]anguage\b")
_NO_NATION = lazy_regex(rf"-(?:{_any('no nation')})\b")
_NEXT = re.compile(r" ([A-Z]\w*(?:-(?!language)\w+)?)")
_NOT_IN_IT = rf"(?! (?:{_any('not in it')})|-)"
_LANGUAGE = lazy_regex(
    rf"\A(?:{_any('the film')}|[\"“][^\"”]+[\"”])(?: is| was)"
    rf"(?: (?:{_any('deeds')}))* in (?:the )?(?P<one>[A-Z]\w+)(?: language)?"
    r"(?:,? (?:and|with) (?P<other>[A-Z]\w+))?"
    rf"{_NOT_IN_IT}\b(?:,|\.| with| language|\Z| and)"
    rf"|\A[^,;]*?\b(?:{_any('films')})(?: noir)? in (?:the )?(?P<said>[A-Z]\w+)\b{_NOT_IN_IT}"
    rf"|\A(?:{_any('made in')}) (?P<made>[A-Z]\w+), |\b(?:{_any('dialogue in')}) (?P<talk>[A-Z]\w+)\b"
)
_BETWEEN = lazy_regex(
    rf"\A(?:{_any('the film')}) (?:is|was) an? (?:\w+ )?co-?production (?:between|of) "
    r"(?P<countries>(?:(?:the )?[A-Z][\w.]+(?: [A-Z]\w+)*(?:,? and |, )?)+)"
)
_COUNTRY = re.compile(r"[A-Z][\w.]*\w(?: [A-Z]\w+)*")
_CO_PRODUCTION = re.compile(
    r"(?:\b(?:film|movie|[Ii]t) (?:is|was) an?|, an?) (?:international )?"
    r"(?P<nations>[A-Z][\w.]+(?: [A-Z]\w+)?(?:(?:[-–/ ]| and )[A-Z][\w.]+)+)"
    r" (?:international )?co-?production"
)


def countries(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the film's countries, as adjectives, and its languages, as the overview states them.

    A film is called by its countries once; a word of a later sentence is of a version, or an award.
    """
    stated: set[Field] = set()
    for sentence in sentences:
        found = [one for one in statements(sentence.text, film.title) if one[0] not in stated]
        stated |= {field for field, _ in found}
        yield from (Fact(field, span.of(sentence.text), sentence, span) for field, span in found)


def statements(text: str, title: str) -> Iterator[tuple[Field, Span]]:
    """Return the places of the countries and languages that a sentence states of the film called `title`."""
    called = film_noun_phrase(text, title)
    if called:
        yield from _in_words(text, called)
    for found in _LANGUAGE.finditer(text) if " in " in text else ():
        for name, tongue in found.groupdict().items():
            if tongue in _LANGUAGES:
                yield Field.LANGUAGE, Span(*found.span(name))
    if "production" not in text:
        return
    for found in _CO_PRODUCTION.finditer(text):
        yield from _in_words(text, Span(*found.span("nations")))
    for found in _BETWEEN.finditer(text):
        for country in _COUNTRY.finditer(text, *found.span("countries")):
            yield Field.COUNTRY, Span(*country.span())


def _in_words(text: str, called: Span) -> Iterator[tuple[Field, Span]]:
    """Return what the words between "is a" and "film" tell: "2011 Indian Tamil-language romance"."""
    for found in _WORD.finditer(text, called.start, called.end):
        word, place = found[0], Span(*found.span())
        if _SPEECH.match(text, place.end) or word in _OF_INDIA:
            yield Field.LANGUAGE, place
        elif word in country_of() and not _NO_NATION.match(text, place.end) and _describes(text, place.end):
            yield Field.COUNTRY, place


def _describes(text: str, end: int) -> bool:
    """Return whether an adjective describes the film, rather than opens a name ("American Civil War")."""
    behind = _NEXT.match(text, end)
    if behind is None or behind[1].isupper() or behind[1] in _CAPITALISED:
        return True
    nation = _WORD.match(text, end + 1)
    return bool(nation and nation[0] in country_of()) or bool(_SPEECH.match(text, behind.end()))
