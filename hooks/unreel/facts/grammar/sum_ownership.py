"""Tell whether a sum is the film's own, or another film's with which it is compared."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from unreel.facts.grammar import places
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import pattern, patterns, wordset

if TYPE_CHECKING:
    from unreel.facts.grammar.sum_context import SumInContext

_any = patterns("facts/grammar/sums.txt")
_NAME = re.compile(
    r"(?:[\"“][^\"“”]+[\"”]s?|(?<![\w'’])[A-Z0-9][^\s,;()\"“”]*"
    r"(?:,?\s(?:(?:of|the|and|in|to|a|an|&|for|from|vs\.?|with|on|at)\s)*[A-Z0-9:][^\s,;()\"“”]*)*)"
    r"(?:\s\((?:18|19|20)\d\d\))?"
)
_VERB = lazy_regex(rf"(?:[\s(](?:{_any('helpers')})){{0,8}}[\s(](?:{_any('takes')})\b")
_COMPARED = lazy_regex(rf"\b(?:{_any('comparing')})\b")
_THAN = re.compile(r"\bthan\s(?!(?:its|their|his)\b)[^,;$]{1,60}['’]s?\s(?:\w+\s){0,3}\Z")
_POSSESSIVE = re.compile(r"(?:['’]s?|[\"”]['’]?s)(?:\s[a-z]+){0,3}\s?\Z")
_COMPARISON = re.compile(
    r"\b(?:[Ii]n comparison|[Bb]y comparison|previous (?:\w+ )?(?:film|effort|picture|movie)|['’]s record\Z)"
)
_EARNED_BY = lazy_regex(rf"\s(?:{_any('earned by')})+\s(?:by|for|of|from)\s")
_DATE = lazy_regex(
    rf"(?:18|19|20)\d\d\Z|\b(?:{'|'.join(MONTHS)}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_OURS = lazy_regex(rf"\b(?:[Tt]he (?:\w+ )?(?:{_any('the film')})|[Ii]ts?)\b")
_SEQUEL = lazy_regex(rf"(?:\d+|[ivx]+|{_any('parts of a series')})\b")


_OTHERS = pattern("facts/grammar/other_works.txt")
_OTHER = lazy_regex(rf"\b(?:{_OTHERS})\Z")
_ELSEWHERE = lazy_regex(rf"\b(?:{_OTHERS})['’]s\b|\bthe (?:whole |entire )?(?:trilogy|franchise|saga)\b")
_OF_OTHER = lazy_regex(rf"\s(?:\w+\s)?(?:of|by|for|from|in)\s(?:the\s|its\s)?(?:{_OTHERS})\b(?!['’]s)")


_OTHER_COST = lazy_regex(
    rf"\b(?:{_any('films before')})(?: (?:had|has|was|were|only|also|reportedly)){{0,3}}"
    r" (?:cost|made|budgeted|produced|shot)\b[^,;]{0,300}\Z"
)


class Ownership:
    """Tells a film's own sums from others' by the names around them."""

    def __init__(self, title: str) -> None:
        """Take the film's title, by which its own name is told from others."""
        self._title = _words(title)

    def is_of_film(self, one: SumInContext, *, first: bool) -> bool:
        """Return whether a sum is this film's; `first` says that it is the first of its clause."""
        before, after = one.before, one.after
        compared = _COMPARED.split(before)[-1] if _COMPARED.search(before) else ""
        named = (self._is_own(_bare(found[0])) for found in _NAME.finditer(compared))
        made = _EARNED_BY.match(after)
        another = (
            (_ELSEWHERE.search(before) or _OF_OTHER.match(after) or _THAN.search(before))
            or (compared and not _OURS.search(compared) and not any(named))
            or (made and self._is_foreign(after[made.end() :], at_start=True))
            or self.is_possessed(before)
            or (before.endswith("(") and self._is_foreign(before[:-1].rstrip()))
            or not (first or self._is_not_listed(before))
        )
        return not another and self._has_film_as_subject(one.lead)

    def is_possessed(self, before: str) -> bool:
        """Return whether the words before a sum make it someone else's: "Spider-Man's $39.4 million"."""
        before = before.rstrip(" (")
        if _OTHER_COST.search(before):
            return True
        owner = _POSSESSIVE.search(f"{before} ")
        return bool(_COMPARISON.search(before) or (owner and self._is_foreign(before[: owner.start()])))

    def _has_film_as_subject(self, lead: str) -> bool:
        """Return whether who took the money, by the last finite verb, may be the film."""
        verbs = list(_VERB.finditer(lead))
        if verbs:
            subject = lead[: verbs[-1].start()].rstrip(" ,")
            foreign = self._is_foreign(subject) and not _OURS.search(lead, verbs[-1].end())
            return not (foreign or _OTHER.search(subject))
        opening = _NAME.match(lead)
        rest = lead[opening.end() :] if opening else ""
        name = _bare(opening[0]) if opening and re.match(r"\s[a-z]+(?:ed|s)\s", rest) else ""
        ours = _OURS.search(rest) or (self._title and self._title in _words(rest))
        return not name or self._is_own(name) or bool(ours)

    def _is_not_listed(self, before: str) -> bool:
        """Return whether a later sum is not another film's in a list: "behind Tangled with $576 million"."""
        name = re.search(r"\s(?:with|at|\()\s?\Z", before)
        return not (name and self._is_foreign(before[: name.start()].rstrip(" ,")))

    def _is_foreign(self, text: str, *, at_start: bool = False) -> bool:
        """Return whether another film's name ends `text`, or opens it."""
        names = list(_NAME.finditer(text))
        found = names[0 if at_start else -1] if names else None
        if found is None or (found.start() if at_start else found.end() != len(text)):
            return False
        name = _bare(found[0])
        return bool(name) and not (self._is_own(name) or _is_place(name) or _DATE.search(name.rstrip(" ,")))

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
    return " ".join(dropwhile(wordset("names/function_words.txt").__contains__, name.split()))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_place(name: str) -> bool:
    where = places.stated(f" in {name}", frozenset())
    return where is not None and where.end >= len(name)
