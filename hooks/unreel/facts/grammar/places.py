"""Where a sum was taken: at home, in other territories, in the whole world."""

from __future__ import annotations

import re
from typing import NamedTuple

from unreel.facts.field import Field
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import any_of, patterns, wordlist, wordset

_any = patterns("facts/grammar/places.txt")
_OWN_TRADE = wordset("facts/grammar/places.txt#own trade")
_STUDIOS_HOME = lazy_regex(_any("home"))

_COUNTRIES = [
    (country, adjectives.split(", "), names.split(", "))
    for country, adjectives, names in (line.split(" = ") for line in wordlist("facts/grammar/countries.txt"))
]
COUNTRY_OF = {adjective: country for country, adjectives, _ in _COUNTRIES for adjective in adjectives}
"""What films and people are called by their countries: 'Norwegian' → 'Norway'."""
_NAMES = {
    word.lower(): country
    for country, adjectives, names in _COUNTRIES
    for word in (*names, *adjectives, f"the {country}")
}
"""The countries by all that they are called, in small letters."""
_ADJECTIVE = lazy_regex(rf"(?<!\w)(?:{any_of(COUNTRY_OF)})(?!\w)")
_NAME = lazy_regex(rf"(?<!\w)(?:{any_of(_NAMES)})(?!\w)", re.IGNORECASE)

_CALLED = any_of({*COUNTRY_OF} | wordset("facts/grammar/places.txt#adjectives"))
_PLACE = rf"(?:the\s)?(?:{any_of(name for _, _, names in _COUNTRIES for name in names)})"
_PLACES = rf"{_PLACE}(?:(?:,|\sand|,\sand|\s&|\s?/)\s?{_PLACE}(?!\w))*+"
_MARKET = rf"(?:theatrical\s|domestic\s){{0,2}}(?:{_any('markets')})"
_OWN_MARKET = rf"(?:(?:{_CALLED})|{_PLACE}['’]s)\s{_MARKET}"
_COUNTRY = rf"{_PLACES}(?!\w)(?:\salone)?|{_OWN_MARKET}"
# what names no country: the world, all but home, home
_WIDE = (
    r"(?P<world>(?<![A-Z]\w\s)world[\s-]?wide|Worldwide(?=,|\sgross|\stotal)"
    rf"|global(?=\s(?:{_any('sums')}))|{_any('world')})"
    rf"|(?P<abroad>outside\s(?:of\s)?{_PLACES}|[Oo]verseas(?:\s{_MARKET})?|{_any('abroad')}"
    rf"|international(?=\s(?:{_any('sums abroad')}))|(?:{_any('other')})\s(?:{_any('regions')}|{_MARKET})"
    rf"|foreign(?=\s?[.,;]|\Z)|(?:\d+|{_any('numbers')})\s(?:other\s)?(?:countries|territories|markets))"
    rf"|[Dd]omestic(?:ally)?(?:\s{_MARKET})?|locally|stateside"
)
# what stands behind a sum and says where it was taken
_PHRASE = lazy_regex(
    r"(?:\s\([^()]*\))?,?\s(?:(?:at|in) the box[ -]office\s"
    r"|(?:in|during|over|from) its (?:[\w-]+ ){0,3}run\s"
    r"|in (?:theat\w+|cinemas)\s|in (?:\w+ )?(?:rentals|receipts|ticket sales)\s)?"
    rf"(?:(?:{_any('between')})\s)*(?:(?:{_any('prepositions')})\s)?(?:the\s|its\s|all\s)*"
    rf"(?P<where>{_WIDE}|{_COUNTRY})(?!\w)"
)
_AT_END = lazy_regex(rf"(?<!\w)(?:the\s)?(?P<where>{_PLACE}|{_WIDE})\Z")
# what stands before a sum and says where it was taken: "In Japan, …", "the Swiss box office"
_WITHIN = lazy_regex(
    rf"(?<!\w)(?P<where>{_WIDE}|(?:[Ii]n|[Aa]t|[Ff]rom|[Aa]cross|[Ff]or|[Tt]hroughout)\s(?:the\s)?"
    rf"(?P<land>{_COUNTRY})|{_OWN_MARKET})(?!\w)"
)


_ONE_PLACE = lazy_regex(_PLACE)
_LIST = lazy_regex(rf"{_PLACE}(?:(?:,| and|, and|,? &) {_PLACE})+")


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


def home(opening: str) -> frozenset[str]:
    """Return the countries that a film's opening sentence calls it by ('a 2008 South Korean film')."""
    return frozenset(COUNTRY_OF[adjective] for adjective in _ADJECTIVE.findall(opening))


def stated(text: str, at_home: frozenset[str], *, start: int = 0) -> Where | None:
    """Return where `text` says, right at `start`: ' in North America', ' worldwide', ' in 12 countries'."""
    found = _PHRASE.match(text, start)
    return _where(found, at_home) if found else None


def listed_countries(words: str) -> list[str]:
    """Return the countries of a list ('Canada, the UK and Spain'); none if it is no list, or one market."""
    if not _LIST.fullmatch(words) or _STUDIOS_HOME.search(words.lower()):
        return []
    return [found[0] for found in _ONE_PLACE.finditer(words)]


def named(text: str, at_home: frozenset[str]) -> Where | None:
    """Return the country whose name ends `text`: "followed by Australia"."""
    found = _AT_END.search(text)
    return _where(found, at_home) if found else None


def last(text: str, at_home: frozenset[str]) -> Where | None:
    """Return the last place that is named anywhere in `text` as the place of a sum."""
    found = list(_WITHIN.finditer(text))
    return _where(found[-1], at_home) if found else None


def _where(found: re.Match[str], at_home: frozenset[str]) -> Where:
    groups = found.groupdict()
    words = groups.get("land") or groups["where"]
    if groups["world"]:
        return Where(Field.WORLDWIDE, words, found.end(), wide=True)
    if groups["abroad"]:
        return Where(Field.TERRITORIES, words, found.end(), wide=True)
    if _STUDIOS_HOME.search(words.lower()):
        return Where(Field.DOMESTIC, words, found.end())
    named = {_NAMES[one.lower()] for one in _NAME.findall(words)}
    # the trade calls North America domestic even for a British film, but not for an Indian one
    own = at_home if at_home and at_home <= _OWN_TRADE else at_home | {"United States"}
    reach = Field.DOMESTIC if named & own else Field.TERRITORIES
    return Where(reach, words, found.end())
