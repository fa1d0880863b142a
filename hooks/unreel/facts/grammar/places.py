"""Where a sum was taken: at home, in other territories, in the whole world."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from unreel.facts.field import Field
from unreel.lexicon.wordlists import any_of, patterns, wordlist, wordset

_AMERICA = "United States"
_any = patterns("facts/grammar/places.txt")
_OWN_TRADE = wordset("facts/grammar/places.txt#own trade")
_STUDIOS_HOME = re.compile(_any("home"))


class Where(NamedTuple):
    """A stretch of words that says where."""

    reach: Field
    """How far a sum reaches that was taken there: at home, abroad, in the world."""
    words: str
    """As stated: 'North America', 'other territories'."""
    end: int
    """Code points into the text in which it was looked for."""
    wide: bool = False
    """Does it name no country ("overseas")?"""


class Country(NamedTuple):
    """A country as sums are stated for it."""

    name: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...]


def home(opening: str) -> frozenset[str]:
    """Return the countries that a film's opening sentence calls it by ('a 2008 South Korean film')."""
    found = {adjective.lower() for adjective in _adjective().findall(opening)}
    return frozenset(
        country.name for country in countries() if found & {one.lower() for one in country.adjectives}
    )


def stated(text: str, at_home: frozenset[str], *, start: int = 0) -> Where | None:
    """Return where `text` says, right at `start`: ' in North America', ' worldwide', ' in 12 countries'."""
    found = _phrase().match(text, start)
    return _where(found, at_home) if found else None


def named(text: str, at_home: frozenset[str]) -> Where | None:
    """Return the country whose name ends `text`: "followed by Australia"."""
    found = _at_end().search(text)
    return _where(found, at_home) if found else None


def last(text: str, at_home: frozenset[str]) -> Where | None:
    """Return the last place that is named anywhere in `text` as the place of a sum."""
    found = list(_within().finditer(text))
    return _where(found[-1], at_home) if found else None


def _where(found: re.Match[str], at_home: frozenset[str]) -> Where:
    words = found.groupdict().get("land") or found["where"]
    wide = found.groupdict()
    if wide["world"]:
        return Where(Field.WORLDWIDE, words, found.end(), wide=True)
    if wide["abroad"]:
        return Where(Field.TERRITORIES, words, found.end(), wide=True)
    if _STUDIOS_HOME.search(words.lower()):
        return Where(Field.DOMESTIC, words, found.end())
    named = {_names()[one.lower()] for one in _name().findall(words)}
    # the trade calls North America domestic even for a British film, but not for an Indian one
    own = at_home if at_home and at_home <= _OWN_TRADE else at_home | {_AMERICA}
    reach = Field.DOMESTIC if named & own else Field.TERRITORIES
    return Where(reach, words, found.end())


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries and regions that sums are stated for."""
    rows = (line.split(" = ") for line in wordlist("facts/grammar/countries.txt"))
    return tuple(Country(name, _listed(adjectives), _listed(names)) for name, adjectives, names in rows)


@cache
def adjectives() -> frozenset[str]:
    """Return what films and people are called by their countries: 'Norwegian'."""
    return frozenset(adjective for country in countries() for adjective in country.adjectives)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


@cache
def _names() -> dict[str, str]:
    """Return the countries by all that they are called."""
    return {
        word.lower(): country.name
        for country in countries()
        for word in (*country.names, *country.adjectives, f"the {country.name}")
    }


@cache
def _adjective() -> re.Pattern[str]:
    words = [adjective for country in countries() for adjective in country.adjectives]
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_names())})(?!\w)", re.IGNORECASE)


@cache
def _phrase() -> re.Pattern[str]:
    """Return what stands behind a sum and says where it was taken."""
    return re.compile(
        r"(?:\s\([^()]*\))?,?\s(?:(?:at|in) the box[ -]office\s"
        r"|(?:in|during|over|from) its (?:[\w-]+ ){0,3}run\s"
        r"|in (?:theat\w+|cinemas)\s|in (?:\w+ )?(?:rentals|receipts|ticket sales)\s)?"
        rf"(?:(?:{_any('between')})\s)*(?:(?:{_any('prepositions')})\s)?(?:the\s|its\s|all\s)*"
        rf"(?P<where>{_wide()}|{_country()})(?!\w)"
    )


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:the\s)?(?P<where>{_place()}|{_wide()})\Z")


@cache
def _within() -> re.Pattern[str]:
    """Return what stands before a sum and says where it was taken: "In Japan, …", "the Swiss box office"."""
    into = r"(?:[Ii]n|[Aa]t|[Ff]rom|[Aa]cross|[Ff]or|[Tt]hroughout)\s(?:the\s)?"
    return re.compile(rf"(?<!\w)(?P<where>{_wide()}|{into}(?P<land>{_country()})|{_market()})(?!\w)")


_MARKET = rf"(?:theatrical\s|domestic\s)*(?:{_any('markets')})"
_MORE = r"(?:,|\sand|,\sand|\s&|\s?/)\s?"


def _place() -> str:
    return rf"(?:the\s)?(?:{any_of(word for country in countries() for word in country.names)})"


def _places() -> str:
    return rf"{_place()}(?:{_MORE}{_place()})*"


def _country() -> str:
    return rf"{_places()}(?!\w)(?:\salone)?|{_market()}"


def _market() -> str:
    called = any_of(adjectives() | wordset("facts/grammar/places.txt#adjectives"))
    return rf"(?:(?:{called})|{_place()}['’]s)\s{_MARKET}"


def _wide() -> str:
    """Return what names no country: the world, all but home, home."""
    return (
        r"(?P<world>(?<![A-Z]\w\s)world[\s-]?wide|Worldwide(?=,|\sgross|\stotal)"
        rf"|global(?=\s(?:{_any('sums')}))|{_any('world')})"
        rf"|(?P<abroad>outside\s(?:of\s)?{_places()}|[Oo]verseas(?:\s{_MARKET})?|{_any('abroad')}"
        rf"|international(?=\s(?:{_any('sums abroad')}))|(?:{_any('other')})\s(?:{_any('regions')}|{_MARKET})"
        rf"|foreign(?=\s?[.,;]|\Z)|(?:\d+|{_any('numbers')})\s(?:other\s)?(?:countries|territories|markets))"
        rf"|[Dd]omestic(?:ally)?(?:\s{_MARKET})?|locally|stateside"
    )
