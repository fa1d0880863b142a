"""Opening sentences to the film's countries and languages: 'country', 'language'."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact
from unreel.facts.subjects import head
from unreel.film import Kind, Span
from unreel.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.lines import Line
    from unreel.film import Film

_PREFIXES = r"(?:Indo|Anglo|Franco|Italo|Sino|Austro|Hispano|Euro|Russo|Luso|Serbo)"


def countries(film: Film, lines: Sequence[Line]) -> Iterable[Fact]:
    """Give the film's countries, as adjectives, and its languages, from what calls it a film and where it says so."""
    told: dict[tuple[str, str], Fact] = {}
    for line in lines:
        if line.section != Kind.OVERVIEW or line.quoted:
            continue
        for field, span in statements(line.text, film.title):
            value = span.of(line.text)
            stated = any(one.field == field and one.line != line for one in told.values())
            if not stated:  # a film is called by its countries once; a later word is of a version, or an award
                told.setdefault((field, value), Fact(field, value, line, span))
    return told.values()


def statements(text: str, title: str) -> Iterator[tuple[str, Span]]:
    """Give the places of the countries and languages that a sentence states of the film called `title`."""
    called = head(text, title)
    if called:
        yield from _in_words(text, called)
    for pattern in (_language(), _co_production()) if "language" in text or "co-production" in text or " in " in text else ():
        for found in pattern.finditer(text):
            if called is None or found.start() >= called.end:
                yield from _groups(found)


def _in_words(text: str, called: Span) -> Iterator[tuple[str, Span]]:
    """Give what the words between "is a" and "film" tell: "2011 Indian Tamil-language romance"."""
    for found in _adjective().finditer(text, called.start, called.end):
        if found["language"] or found["tongue"]:
            name = "language" if found["language"] else "tongue"
            yield "language", Span(*found.span(name))
        else:
            yield "country", Span(*found.span("country"))


@cache
def _adjective() -> re.Pattern[str]:
    nations, tongues = _any("nationalities"), _any("languages")
    # "Indian-born", "American Civil War", "French Revolution", "British Raj" are no films' countries
    return re.compile(
        rf"(?<![\w’'])(?:(?P<language>[A-Z][a-z]+)[ -](?=[Ll]anguage\b)"
        rf"|(?P<tongue>{tongues})(?![\w’'])(?!-[a-z]+(?:ed|ing)\b)"
        rf"|(?P<country>{nations})(?![\w’'])(?![ -][Ll]anguage\b|-(?:born|based|inspired|style|themed|set)\b| (?!New |Hong |South |North |West |East |Sri |Costa |Puerto |Saudi |Northern |Technicolor|CinemaScope|CGI|TV|IMAX|Hallmark|Netflix|Western|Pre-[Cc]ode|Gothic|Christmas|Bollywood|Nollywood|Christian|Disney|Eastman|Blaxploitation|Spaghetti|Cold War|World War|Art|Giallo|3-?D|2-?D|Marathi|Tamil|Hindi|[A-Z]+\b(?![a-z])|(?:{nations}|{tongues})\b|[A-Z][a-z]+[ -][Ll]anguage)[A-Z]))"
    )


@cache
def _language() -> re.Pattern[str]:
    names = "|".join(sorted({*wordlist("facts/languages.txt"), *wordlist("references/languages.txt")}, key=lambda one: (-len(one), one)))
    return re.compile(
        rf"(?:\A(?:The|This) (?:film|movie)|\AIt|\A[\"“][^\"”]+[\"”])(?: is| was)(?: (?:made|shot|filmed|spoken|entirely|primarily|mostly"
        rf"|mainly|largely|performed))* in (?:the )?(?P<language>{names})(?: language)?(?:,? (?:and|with) (?P<language2>{names}))?(?! title| version| dub|-)\b(?:,|\.| with| language|\Z| and)"
        rf"|\A[^,;]*?\b(?:film|movie|drama|comedy|picture) in (?:the )?(?P<language3>{names})\b(?! title| version| dub|-)"
        rf"|\A(?:Filmed|Shot|Made|Spoken) in (?P<language5>{names}), |\b[Dd]ialogue is (?:entirely |mostly |all )?in (?P<language4>{names})\b"
    )


@cache
def _co_production() -> re.Pattern[str]:
    nations = _any("nationalities")
    return re.compile(
        rf"(?:\b(?:film|movie|[Ii]t) (?:is|was) an?|, an?) (?:international )?(?P<country>{nations})(?:[-–/ ]| and )(?P<country2>{nations})"
        rf"(?:[-–/ ](?P<country3>{nations}))? (?:international )?co-?production"
    )


def _groups(found: re.Match[str]) -> Iterator[tuple[str, Span]]:
    for name, value in found.groupdict().items():
        if value:
            yield name.rstrip("2345"), Span(*found.span(name))


@cache
def country_of() -> dict[str, str]:
    """Give the country of each nationality: 'American' → 'United States'."""
    pairs = (line.partition(" = ") for line in wordlist("facts/nationalities.txt"))
    return {adjective: country for adjective, _, country in pairs}


@cache
def _any(name: str) -> str:
    words = (line.partition(" = ")[0] for line in wordlist(f"facts/{name}.txt"))
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
