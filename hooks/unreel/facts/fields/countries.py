"""Opening sentences to the film's countries and languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.reader import Reader
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import wordset
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.subjects import head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film


def countries(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the film's countries, as adjectives, and its languages, as the overview states them.

    A film is called by its countries once; a word of a later sentence is of a version, or an award.
    """
    stated: set[Field] = set()
    for sentence in sentences:
        found = [one for one in statements(sentence.text, film.title) if one[0] not in stated]
        stated |= {field for field, _ in found}
        yield from (Fact(field, span.of(sentence.text), sentence, span) for field, span in found)


READER = Reader("countries", (Field.COUNTRY, Field.LANGUAGE), {Kind.OVERVIEW}, countries)


def statements(text: str, title: str) -> Iterator[tuple[Field, Span]]:
    """Return the places of the countries and languages that a sentence states of the film called `title`."""
    called = head(text, title)
    if called:
        yield from _in_words(text, called)
    for found in _LANGUAGE.finditer(text) if " in " in text else ():
        for name, tongue in found.groupdict().items():
            if tongue in _languages():
                yield Field.LANGUAGE, Span(*found.span(name))
    for found in _CO_PRODUCTION.finditer(text) if "production" in text else ():
        yield from _in_words(text, Span(*found.span("nations")))
    for found in _BETWEEN.finditer(text) if "production" in text else ():
        for country in _COUNTRY.finditer(text, *found.span("countries")):
            yield Field.COUNTRY, Span(*country.span())


_WORD = re.compile(
    r"(?<![\w’'])[A-Z][\w.]*(?: (?:Kong|Korean|African|Zealand|Lankan|Rican|Arabian|German"
    r"|Irish)\b)?(?![\w’'])"
)
_SPEECH = re.compile(r"[ -][Ll]anguage\b")
_NO_NATION = re.compile(r"-(?:born|based|inspired|style|themed|set|influenced)\b")
_NEXT = re.compile(r" ([A-Z]\w*(?:-(?!language)\w+)?)")


def _in_words(text: str, called: Span) -> Iterator[tuple[Field, Span]]:
    """Return what the words between "is a" and "film" tell: "2011 Indian Tamil-language romance"."""
    for found in _WORD.finditer(text, called.start, called.end):
        word, place = found[0], Span(*found.span())
        if _SPEECH.match(text, place.end) or word in wordset("facts/fields/languages.txt"):
            yield Field.LANGUAGE, place
        elif word in country_of() and not _NO_NATION.match(text, place.end) and _describes(text, place.end):
            yield Field.COUNTRY, place


def _describes(text: str, end: int) -> bool:
    """Return whether an adjective describes the film, rather than opens a name ("American Civil War")."""
    next_ = _NEXT.match(text, end)
    if next_ is None or next_[1].isupper():
        return True
    known = wordset("facts/fields/kinds_with_capitals.txt") | wordset("facts/fields/languages.txt")
    return next_[1] in known or _nation(text, end + 1) or bool(_SPEECH.match(text, next_.end()))


def _nation(text: str, at: int) -> bool:
    found = _WORD.match(text, at)
    return found is not None and found[0] in country_of()


@cache
def _languages() -> frozenset[str]:
    return wordset("facts/fields/languages.txt") | wordset("lists/references/languages.txt")


_LANGUAGE = re.compile(
    r"(?:\A(?:The|This) (?:film|movie)|\AIt|\A[\"“][^\"”]+[\"”])(?: is| was)(?: (?:made|shot|filmed|spoken"
    r"|entirely|primarily|mostly"
    r"|mainly|largely|performed))* in (?:the )?(?P<one>[A-Z]\w+)(?: language)?(?:,? (?:and"
    r"|with) (?P<other>[A-Z]\w+))?"
    r"(?! title| version| dub|-)\b(?:,|\.| with| language|\Z| and)"
    r"|\A[^,;]*?\b(?:film|movie|drama|comedy|picture)(?: noir)? in (?:the )?(?P<said>[A-Z]\w+)\b"
    r"(?! title| version"
    r"| dub|-)"
    r"|\A(?:Filmed|Shot|Made|Spoken) in (?P<made>[A-Z]\w+), |\b[Dd]ialogue is (?:entirely |mostly "
    r"|all )?in (?P<talk>[A-Z]\w+)\b"
)
_BETWEEN = re.compile(
    r"\A(?:It|The film|This film) (?:is|was) an? (?:\w+ )?co-?production (?:between|of) "
    r"(?P<countries>(?:(?:the )?[A-Z][\w.]+(?: [A-Z]\w+)*(?:,? and |, )?)+)"
)
_COUNTRY = re.compile(r"[A-Z][\w.]*\w(?: [A-Z]\w+)*")
_CO_PRODUCTION = re.compile(
    r"(?:\b(?:film|movie|[Ii]t) (?:is|was) an?"
    r"|, an?) (?:international )?(?P<nations>[A-Z][\w.]+(?: [A-Z]\w+)?(?:(?:[-–/ ]| and )[A-Z][\w.]+)+)"
    r" (?:international )?co-?production"
)
