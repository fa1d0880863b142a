"""Read the names of prizes in a stretch of prose: "the Golden Rail Award for Best Film", "Best Editing"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.lexicon.wordlists import patterns, wordset
from unreel.model.spans import Span

_any = patterns("facts/grammar/prizes.txt")
_PART = r"[^\W\d_a-z][\w’'.&-]*"
_SMALL = rf"(?:{_any('small words')})"
# in lists whose marks were lost the next prize follows without one: "Best Film Rail Award for Best Actor"
_MORE_OF_IT = rf"(?!(?:{_any('first words')})\b){_PART}"
_DASH = rf"(?: ?[–—-] ?| â\S* )(?=(?:{_any('behind a dash')})\b)"
_PARTS = rf"{_PART}(?:(?: (?:{_SMALL} ){{0,2}}|{_DASH}){_MORE_OF_IT})*"
CRAFT = rf"(?:{_any('crafts')})\b"
"""What a prize is for, at its end: "Actress", "Sound"."""
_ITEM = rf"(?: the)? (?P<item>(?:{_PART} ){{0,3}}?{CRAFT})"
_CATEGORY = (
    rf"(?:(?:{_any('categories')}) (?:(?:{_SMALL} ){{0,2}}{_PARTS}|[\"“][^\"”]{{2,60}}[\"”])"
    rf"|[Bb]est (?:[a-z-]+ ){{0,3}}?(?:{_any('subjects')})\b(?! (?:{_any('no prize')})\b))"
)
_COUNT = rf"(?:{_any('counts')}|\d{{1,2}})"
_LED = r"(?:,? (?:for|as|in|in the category of|in the categories of)(?: the)? [\"“]?)"
_PRIZE = re.compile(
    rf"(?<![\w-])(?<!The )(?:(?P<count>{_COUNT} (?:of the |of its )?)?"
    rf"(?P<name>(?!(?:{_any('superlatives')}) )"
    rf"(?:[Hh]onorary |[Ss]pecial |\d+(?:st|nd|rd|th) |\d{{4}} "
    rf"|(?P<small>{_any('small kinds')}) (?=award\b|prize\b))?"
    rf"(?:(?!The ){_PART} (?:(?:{_MORE_OF_IT}|{_any('joining words')}) ){{0,7}}?)??"
    rf"(?P<word>{_any('words')})(?![\w’'-])"
    rf"(?! \(\w+\) [Aa]ward| (?:[A-Z]\w+ ){{0,2}}(?:{_any('more words')})\b)"
    rf"(?: South\b| of (?:the )?{_PART}(?: {_PART})*)?)"
    rf"(?:{_LED}(?P<for>(?:{_CATEGORY}|(?:{_PART} )?(?:{_PART} )?{CRAFT}(?: {_PART})*)))?"
    rf"|(?P<category>{_CATEGORY})"
    r"|[\"“](?P<quoted>[A-Z][^\"”]{2,60})[\"”](?: (?:[Aa]ward|[Pp]rize)\b|(?= '[^']{3,40} [Aa]ward)))"
)
_MORE = re.compile(
    rf"(?:,? and|,| &|,? as well as)(?: for)?{_ITEM}"
    r"(?! (?!and |for )\w)"
)
_CRAFTS = re.compile(
    rf"(?:[:;]| \(|,? (?:{_any('list openings')}):?){_ITEM}"
    r"(?= and|,|;|\.|\)|\Z)"
)
"""The crafts behind how many prizes were won: "four Rail Awards: Editing and Sound"."""
_REMARK = re.compile(r" ?\([^()]*\)")
_NO_PRIZE = re.compile(
    rf"[ -](?:(?:[A-Z][\w-]*|and|award) ){{0,7}}(?:{_any('nominations')})\b"
    rf"|[ -](?:[Aa]ward[ -])?(?:{_any('no prizes')})\b"
)
_FAMILY_NAME = re.compile(rf" (?!(?:{_any('first words')})\b){_PART}")
_OCCASION = re.compile(
    rf"\b(?:{_any('before an occasion')})(?: the)?(?: inaugural| first| second| third| \d+(?:st|nd|rd|th))?"
    r"(?: annual)? ?\Z"
    r"|\b(?:at|from) [^,.;]{0,50}Awards and (?:the )?\Z"
)
_TAKEN = re.compile(r"\b(?:winner|recipient) of (?:the )?\Z")
_NAME_OF_GIVER = (
    rf"(?P<giver>(?:(?:\d+(?:st|nd|rd|th)|\d{{4}}) )?(?:[Aa]nnual )?"
    rf"(?:{_PART} (?:(?:{_PART}|and|the|{_any('joining words')}) ){{0,7}})??(?:{_any('givers')})\b"
    rf"(?: of (?:the )?{_PART}(?: {_PART})*)?)"
)
_PLACE = re.compile(rf" ?\b(?i:{_any('before a giver')}) (?:the )?{_NAME_OF_GIVER}")
_GIVER = re.compile(
    rf"\b(?:(?i:{_any('before a giver')}) (?:the )?|{_COUNT} |(?:won|received|winning|swept)(?: the)? )"
    rf"{_NAME_OF_GIVER}(?! for\b)"
)
_GIVES_BRACKET = re.compile(r"\bFestival \(\Z")
"""What stands before the prizes that it gave: "Lund Film Festival (Audience Award)"."""
_AWARD = re.compile(r" (?:[Aa]wards?|[Pp]rizes?)\b")


class Prize(NamedTuple):
    """A prize as a text names it."""

    span: Span
    """Its name: "Golden Rail Award for Best Film", "Best Editing", "two Rail Awards"."""
    giver: Span | None
    """Who gives it, or where, if that is no part of its name: "54th Lund Film Festival"."""


def prizes(text: str, start: int, end: int, behind: int = 0) -> Iterator[Prize]:
    """Return the prizes that are named between two places of a text, in code points; nominations are none.

    Who gives them is not looked for before `behind`.
    """
    at = start
    while found := _PRIZE.search(text, at, end):
        at = found.end()
        prize = None if _NO_PRIZE.match(text, at) else _prize(text, found, Span(behind, end))
        if prize is None:
            continue
        opening = _CRAFTS.match(text, at, end) if found["count"] else None
        if opening:
            prize, at = Prize(Span(*opening.span("item")), Span(*found.span("name"))), opening.end()
        yield prize
        for span in _listed(text, at, end):
            yield Prize(span, prize.giver)
            at = span.end


def _prize(text: str, found: re.Match[str], within: Span) -> Prize | None:
    """Return the prize whose name was found, or None if the words name an occasion or a kind."""
    name, word = found["name"], found["word"]
    if name is None:
        span = _trimmed(text, *found.span("category" if found["category"] else "quoted"))
        return Prize(span, _giver(text, span, within, _GIVER))
    if found["for"] and (word.endswith("s") or name == word):
        span, giver = _trimmed(text, *found.span("for")), Span(*found.span("name"))
        return Prize(
            span, giver if name[0].isupper() and name not in _BARE else _giver(text, span, within, _GIVER)
        )
    if word in _GIVEN_NAMES and _FAMILY_NAME.match(text, found.end("word")):
        return None  # "Oscar Lee"
    lead = text[max(0, found.start() - 40) : found.start()]
    taken = not word.endswith("s") and _TAKEN.search(lead)
    if not (found["count"] or taken) and _OCCASION.search(lead):
        return None
    in_bracket = lead.endswith("(") and not _GIVES_BRACKET.search(lead)
    many = name in {word, "Academy Awards"} and word.endswith("s") and not found["count"]
    is_kind = many or (
        name[0].islower() and not (found["for"] or found["small"] or name.startswith("honorary "))
    )
    follows = word.endswith("s") and _CATEGORY_NEAR.match(text, found.end())
    if in_bracket or is_kind or name in _BARE or follows:
        return None
    span = _trimmed(text, found.start() if word.endswith("s") else found.start("name"), found.end())
    return Prize(span, _giver(text, span, within, _PLACE))


_BARE = {"Award", "Awards", "Prize", "Prizes"}
_GIVEN_NAMES = wordset("facts/grammar/prizes.txt#given names")
_FAR = 400
"""Code points before a prize within which its giver is named."""
_CATEGORY_NEAR = re.compile(rf"[^.;,]{{0,70}}?(?:, (?:{_any('list openings')})\b[^.;,]{{0,30}}?)?{_CATEGORY}")
"""Behind "six Academy Awards" the prizes themselves follow."""


def _listed(text: str, at: int, end: int) -> Iterator[Span]:
    """Return the prizes of which only the craft is named: "Best Film, Editing and Sound"."""
    while more := _MORE.match(text, _behind_remark(text, at), end):
        yield Span(*more.span("item"))
        at = more.end()


def _behind_remark(text: str, at: int) -> int:
    remark = _REMARK.match(text, at)
    return remark.end() if remark else at


def _giver(text: str, prize: Span, within: Span, names: re.Pattern[str]) -> Span | None:
    """Return who gives a prize: named behind it, or last before it, in either case `within` a stretch.

    `names` finds givers: with their prizes, or where a prize is handed over.
    """
    behind = _AWARD.match(text, prize.end)
    follows = _PLACE.match(text, behind.end() if behind else prize.end, within.end)
    before = [
        one
        for one in (*names.finditer(text, max(within.start, prize.start - _FAR), prize.start), follows)
        if one
    ]
    found = next((one for one in reversed(before) if not one["giver"][0].islower()), None)
    return _trimmed(text, *found.span("giver")) if found else None


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].lstrip('"“')
    start = end - len(words)
    words = words.rstrip(" .,–—-\"”'’").removesuffix(" for").removesuffix(" at the").removesuffix(" â")
    return Span(start, start + len(words))
