"""Is a sum the film's own, or another film's with which it is compared?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.grammar import places
from unreel.lexicon.wordlists import pattern, wordset

if TYPE_CHECKING:
    from unreel.model.film import Film

_NAME = re.compile(
    r"(?:[\"“][^\"“”]+[\"”]s?|(?<![\w'’])[A-Z0-9][^\s,;()\"“”]*"
    r"(?:,?\s(?:(?:of|the|and|in|to|a|an|&|for|from|vs\.?|with|on|at)\s)*[A-Z0-9:][^\s,;()\"“”]*)*)"
    r"(?:\s\((?:18|19|20)\d\d\))?"
)
_TAKING = (
    r"(?:grossed|grosses|earned|made|took|collected|garnered|generated|opened|debuted|brought|pulled|raked"
    r"|did|has)"
)
_HELPERS = (
    r"(?:[\s(](?:had|has|have|also|only|later|then|both|would|eventually|ultimately|reportedly|initially"
    r"|which|that|went))*"
)
_VERB = re.compile(rf"{_HELPERS}[\s(]{_TAKING}\b")
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|surpass(?:ed|ing)|beat(?:ing|en)?|besting|trailing|held by"
    r"|(?:higher|lower|better|bigger|larger|worse|less|more|greater|smaller|fewer) than (?:the|that|those)"
    r"|short of|ahead of|versus|outgross(?:ed|ing)|(?:broken|surpassed|beaten|topped|eclipsed|overtaken) by"
    r"|behind only|overtaking|overtook|record (?:held|set) by|previous record)\b"
)
_THAN = re.compile(r"\bthan\s(?!(?:its|their|his)\b)[^,;$]{1,60}['’]s?\s(?:\w+\s){0,3}\Z")
_POSSESSIVE = re.compile(r"(?:['’]s?|[\"”]['’]?s)(?:\s[a-z]+){0,3}\s?\Z")
_COMPARISON = re.compile(
    r"\b(?:[Ii]n comparison|[Bb]y comparison|previous (?:\w+ )?(?:film|effort|picture|movie)|['’]s record\Z)"
)
_MADE_BY = re.compile(
    r"\s(?:made|earned|grossed|set|taken in|haul|gross|opening|debut|total|by|for|of)+\s(?:by|for|of|from)\s"
)
_DATE = re.compile(
    r"(?:18|19|20)\d\d\Z|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_OURS = re.compile(
    r"\b(?:[Tt]he (?:\w+ )?(?:film|movie|picture|production|feature|documentary|title)|[Ii]t|[Ii]ts)\b"
)
_SEQUEL = re.compile(r"(?:\d+|[ivx]+|part|chapter|episode)\b")


class Films:
    """Tells the film's sums from those of others, by the names around them."""

    def __init__(self, film: Film) -> None:
        """Know the film by its title."""
        self._title = _words(film.title)
        others = pattern("facts/grammar/other_works.txt")
        self._other = re.compile(rf"\b(?:{others})\Z")
        self._elsewhere = re.compile(
            rf"\b(?:{others})['’]s\b|\bthe (?:whole |entire )?(?:trilogy|franchise|saga)\b"
        )
        self._of_other = re.compile(
            rf"\s(?:\w+\s)?(?:of|by|for|from|in)\s(?:the\s|its\s)?(?:{others})\b(?!['’]s)"
        )

    def own(self, lead: str, before: str, after: str, *, first: bool) -> bool:
        """Return whether a sum is this film's.

        `lead` is the sentence up to the sum, `before` its part behind the sum before, `after` the words that
        follow and still speak of the sum.
        """
        if self._elsewhere.search(before) or self._of_other.match(after) or _THAN.search(before):
            return False
        compared = before[_last_end(_COMPARED, before) :] if _COMPARED.search(before) else ""
        if compared and not (_OURS.search(compared) or self._names_ours(compared)):
            return False
        made = _MADE_BY.match(after)
        if made and self._foreign(after[made.end() :], at_start=True):
            return False
        if self.possessed(before):
            return False
        if before.endswith("(") and self._foreign(before[:-1].rstrip()):
            return False
        return self._subject(lead) and (first or self._not_listed(before))

    def possessed(self, before: str) -> bool:
        """Return whether the words before a sum make it someone else's: "Spider-Man's $39.4 million"."""
        before = before.rstrip(" (")
        if _COMPARISON.search(before):
            return True
        owner = _POSSESSIVE.search(f"{before} ")
        return bool(owner and self._foreign(before[: owner.start()]))

    def _subject(self, lead: str) -> bool:
        """Return whether who took the money, by the last finite verb, may be the film."""
        verbs = list(_VERB.finditer(lead))
        for verb in reversed(verbs[-1:]):
            subject = lead[: verb.start()].rstrip(" ,")
            if self._other.search(subject):
                return False
            if self._foreign(subject):
                return bool(_OURS.search(lead[verb.end() :]))
        opening = _NAME.match(lead)
        if (
            not verbs
            and opening
            and _bare(opening[0])
            and not self._is_own(_bare(opening[0]))
            and _takes(lead[opening.end() :])
        ):
            return bool(_OURS.search(lead[opening.end() :])) or self._named(lead[opening.end() :])
        return True

    def _not_listed(self, before: str) -> bool:
        """Tell a film's own later sum from those of others in a list: "behind Tangled with $576 million"."""
        name = re.search(r"\s(?:with|at|\()\s?\Z", before)
        return not (name and self._foreign(before[: name.start()].rstrip(" ,")))

    def _foreign(self, text: str, *, at_start: bool = False) -> bool:
        """Return whether another film's name ends `text`, or opens it."""
        names = list(_NAME.finditer(text))
        found = names[0 if at_start else -1] if names else None
        if found is None or (found.start() if at_start else found.end() != len(text)):
            return False
        name = _bare(found[0])
        return bool(name) and not (self._is_own(name) or _is_place(name) or _is_date(name))

    def _named(self, text: str) -> bool:
        return bool(self._title) and self._title in _words(text)

    def _names_ours(self, text: str) -> bool:
        return any(self._is_own(_bare(found[0])) for found in _NAME.finditer(text))

    def _is_own(self, name: str) -> bool:
        words = _words(re.sub(r"['’]s?\Z|\"s\Z", "", name))
        if not words:
            return False
        more = f" {words} ".partition(f" {self._title} ")[2].strip()
        # "Night Train 2" and "Night Train: The Return" are others
        longer = bool(more) and (_SEQUEL.match(more) or ":" in name)
        return f" {words} " in f" {self._title} " or (f" {self._title} " in f" {words} " and not longer)


def _bare(name: str) -> str:
    """Return a name without words that only open a sentence: 'It', 'In Japan'."""
    words = name.split()
    while words and words[0] in wordset("names/function_words.txt"):
        words = words[1:]
    return " ".join(words)


def _takes(text: str) -> bool:
    return bool(re.match(r"\s[a-z]+(?:ed|s)\s", text))


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_place(name: str) -> bool:
    where = places.stated(f" in {name}", frozenset())
    return where is not None and where.end >= len(name)


def _is_date(name: str) -> bool:
    return bool(_DATE.search(name.rstrip(" ,")))
