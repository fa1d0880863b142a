"""Read who gave a rating: 'Max Nicholson of IGN'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from unreel.facts.grammar import places
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, patterns, wordset
from unreel.model.spans import Span

_CAPITAL = r"[^a-z\W\d_ß-öø-ÿ]"
_WORD = rf"(?:{_CAPITAL}[\w.'’&!+-]*|\d+[a-zA-Z]\w*|\w+\.(?:com|in|org|net|co\.uk)\b)"
_any = patterns("facts/grammar/reviewers.txt")
_QUOTED = rf"[\"“](?:{_CAPITAL}|\d|(?=\w+\.(?:com|in|org|net)))[^\"“”]{{0,50}}[\"”](?:['’]?s\b)?"
_LINKS = rf"(?:\s(?:{_any('links')}|{pattern('lexicon/particles.txt')})){{0,2}}"
_NAME = rf"(?:{_QUOTED}|{_WORD})(?:{_LINKS}\s(?:{_QUOTED}|{_WORD})){{0,12}}"
_OF = rf",?\s(?:{_any('of a paper')})\s(?:[a-z-]+\s){{0,4}}"
_PHRASE = lazy_regex(rf"(?<![\w\"“]){_NAME}(?:{_OF}{_NAME})?")
_GIVING = lazy_regex(rf"\b(?:(?i:{_any('giving')})|with|in\san?)\b")
_TAKING = lazy_regex(
    rf"\b(?:(?:was|were|been|being|is)\s(?:\w+\s)?(?:{_any('participles')})|{_any('taking')}"
    r"|scored(?!\s(?:the|it)\b))\b"
)
_FROM = lazy_regex(
    rf"[^.;:]{{0,50}}?\b(?:from|by|at|in|on)\s(?:the\s|[a-z-]+\s){{0,4}}(?P<who>{_PHRASE.pattern})"
)
_LEAD = lazy_regex(
    r"(?:\A|[,;]\s)(?:[Oo]n|[Aa]t|(?P<source>[Aa]ccording\sto)|[Ii]n|[Ff]or|[Ff]rom)\s(?:[\w-]+\s){0,5}?"
    rf"(?P<who>{_PHRASE.pattern})(?:,|(?=\s(?:the|it)\b))"
)
_PRONOUN = lazy_regex(
    r"(?:\A|[,;]\s|\band\s|\bbut\s)"
    rf"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]he\s(?:\w+\s)?(?:{_any('callings')}))\b"
)
_ACTS = lazy_regex(rf"(?:,?\s(?:{_any('asides')})\b,?)*,?\s(?:[a-z]+(?:ed|s|d)|{_any('acting')})\b")
_BEHIND_NAME = lazy_regex(rf"(?:,?\s(?:{_any('behind a name')})){{0,8}}+,?(?:(?<!\s)\s+)?\Z")
_WORDS_OF_OTHERS = re.compile(r"(?<![\w.!?,])[\"“](?=\S)[^\"“”]{35,}+(?:[\"”]|\Z)")
_OPENERS = wordset("names/function_words.txt") - {"The", "A"}
_OPENING = 160
"""Code points of a sentence among which who speaks is named."""


def subject(sentence: str, titles: frozenset[str]) -> str:
    """Return who speaks in a sentence: the first name in it that does something; '' where nobody is named.

    `titles` are names of the film itself, which does not speak of itself.
    """
    own = _WORDS_OF_OTHERS.sub(lambda found: " " * len(found[0]), sentence)
    named = [(_name(found[0], titles), found.end()) for found in _PHRASE.finditer(own)]
    acting = [who for who, end in named if who and _ACTS.match(own, end)]
    return next(filter(None, [*acting, *(who for who, _ in named)]), "")


def reviewer(sentence: str, rating: Span, titles: frozenset[str], earlier: Sequence[str]) -> str:
    """Return who gave the rating that stands at a place of a sentence, as stated; '' where nobody is named.

    `earlier` are the sentences before, of which one may name whom the sentence calls "he".
    """
    lead = sentence[: rating.start]
    taking, giving = _last(_TAKING, lead), _last(_GIVING, lead)
    if taking and (giving is None or giving.end() <= taking.end()):
        return _outlet(sentence, rating.end, titles)
    if giving is None or not lead[: giving.start()].strip():
        behind = re.match(rf",?\s(?P<who>{_PHRASE.pattern})", sentence[rating.end :])
        return _name(behind["who"], titles) if behind else ""
    ahead = lead[: giving.start()]
    takes_part = giving[0].endswith("ing") and ahead.endswith(", ")  # "praised Ann Lee, giving it four stars"
    bare = _BEHIND_NAME.sub("", ahead)
    named = None if takes_part else _last(_PHRASE, bare)
    who = _name(named[0], titles) if named and named.end() == len(bare) else ""
    return who or _first(ahead, titles, earlier)


def _first(ahead: str, titles: frozenset[str], earlier: Sequence[str]) -> str:
    """Return who acts in a sentence up to a verb, or whom its pronoun stands for."""
    spoke = subject(ahead, titles)
    pronoun = _last(_PRONOUN, ahead)
    if spoke and not (pronoun and pronoun.start() < ahead.find(spoke)):
        return spoke
    if pronoun or ahead.rstrip().endswith((" and", ",")):  # "… it is fun", and gave it four stars
        named = (subject(one[:_OPENING], titles) for one in reversed(earlier))
        return next(filter(None, named), "")
    return ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _outlet(sentence: str, end: int, titles: frozenset[str]) -> str:
    """Return from whom a film received a rating: "received three stars from …", "on X, the score is …"."""
    lead, behind = _LEAD.search(sentence, 0, end), _FROM.match(sentence, end)
    before = _name(lead["who"], titles) if lead else ""
    if lead and lead["source"] and before:
        return before
    return (_name(behind["who"], titles) if behind else "") or before


def _name(words: str, titles: frozenset[str]) -> str:
    """Return a name without quotation marks and opening words; '' for the film's own, or "Norwegian"."""
    bare = re.sub(r"[\"“”]", "", re.sub(r"[\"”]s\b", "'s", words)).strip(" ,.'’")
    name = " ".join(dropwhile(_OPENERS.__contains__, re.sub(r"['’]s\Z", "", bare).split()))
    own = " ".join(re.findall(r"\w+", name.casefold())) in titles
    nobody = name in {"The", "A"} or name.startswith(("I'm", "I’m", "I've", "I’ve"))
    return "" if own or nobody or name in places.COUNTRY_OF else name
