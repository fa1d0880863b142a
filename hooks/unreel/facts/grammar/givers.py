"""Read who gives a prize, and in which year or for which time: "at the 54th Lund Film Festival"."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns, wordset
from unreel.model.spans import Span

_any = patterns("facts/grammar/prizes.txt")
PART = r"[^a-z\W\d_ß-öø-ÿ][\w’'.&-]{0,60}"
"""A pattern of one word with a capital, as the names of prizes and of their givers have them."""
COUNT = rf"(?:{_any('counts')}|\d{{1,2}})"
_NAME = (
    rf"(?P<giver>(?:{_any('whole givers')})|(?:(?:\d+(?:st|nd|rd|th)|\d{{4}}) )?(?:[Aa]nnual )?"
    rf"(?:{PART} (?:(?:{PART}|and|the|{_any('joining words')}) ){{0,7}}?)??(?:{_any('givers')})\b"
    rf"(?!['’]?s?(?: (?:of|[A-Z]\w{{0,20}})){{0,3}} (?:{_any('givers')})\b)"
    rf"(?: of (?:the )?{PART}(?: {PART})*)?)(?! (?:Theat(?:er|re)|Cinema|Hall)\b)"
)
PLACE = lazy_regex(rf" ?\b(?i:{_any('before a giver')}) (?:the )?{_NAME}")
"""Where a prize is handed over: "at the Lund Film Festival"."""
GIVER = lazy_regex(
    rf"\b(?:(?i:{_any('before a giver')}) (?:the )?|{COUNT} |(?:won|received|winning|swept)(?: the)? )"
    rf"{_NAME}(?! for\b)"
)
"""The same, and who gives the prizes that were won: "won two Rail Awards"."""
_IN_LIST = lazy_regex(rf"(?: \([^()]*\))?, {_NAME}(?=[.,;]| <|\Z)")
_GIVES = lazy_regex(
    rf"(?:.* )?(?:{_any('givers')}|{_any('words')})(?: of (?:the )?{PART}(?: (?:and )?{PART}){{0,5}})?\Z"
)
_AWARD = re.compile(r"[\"”]?(?: (?:[Aa]wards?|[Pp]rizes?)\b)?(?: \([^()]*\))?")
_FAR = 400
"""Code points before a prize within which its giver is named."""


def giver_behind(text: str, prize: Span, end: int) -> Span | None:
    """Return who gives a prize, as named directly behind it."""
    behind = _AWARD.match(text, prize.end)
    at = behind.end() if behind else prize.end
    found = PLACE.match(text, at, end) or _IN_LIST.match(text, prize.end, end)
    return trimmed(text, *found.span("giver")) if found and not found["giver"][0].islower() else None


def giver_before(text: str, prize: Span, start: int, names: re.Pattern[str]) -> Span | None:
    """Return who gives a prize, as `names` finds it last before it, not before `start`."""
    found = names.finditer(text, max(start, prize.start - _FAR), prize.start)
    known = [trimmed(text, *one.span("giver")) for one in found if not one["giver"][0].islower()]
    return known[-1] if known else None


def giver_above(text: str) -> Span | None:
    """Return who gives the prizes of a list, as the words above it end: "Rail Awards 1985 Won"."""
    end = len(text.removesuffix(" Won").rstrip(" :()0123456789–—-"))
    words = text[:end].split(" ")[-_LONGEST:]
    name = [*takewhile(_is_of_name, reversed(words))][::-1]
    opens = max((at for at, word in enumerate(name) if word[:1].isdigit()), default=0)  # "54th"
    title = " ".join(dropwhile(lambda word: word in _INNER | {"The", "At"}, name[opens:]))
    return Span(end - len(title), end) if _GIVES.match(title) else None


def _is_of_name(word: str) -> bool:
    """Return whether a word may be of a giver's name: what closes a bracket is of what stands before."""
    return (word[:1].isupper() or word[:1].isdigit() or word in _INNER) and ")" not in word


_LONGEST = 8
"""Words of a giver's name above a list."""
_INNER = wordset("facts/grammar/prizes.txt#joining words") | {"di", "and", "for"}


_EDITION = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|(?:19|20)\d\d)\b")
_BEHIND = re.compile(r" (?:in )?\(?(?P<year>(?:19|20)\d\d)\b")


def edition(text: str, *names: Span | None) -> str:
    """Return the number or the year in or behind one of the names, the first first; '' if none has it."""
    for name in names:
        found = _EDITION.search(text, name.start, name.end) if name else None
        behind = _BEHIND.match(text, name.end) if name else None
        if found or behind:
            return found[0] if found else behind["year"] if behind else ""
    return ""


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the words of a name without the marks and words around it that are none of it."""
    words = text[start:end].lstrip('"“')
    start = end - len(words)
    words = words.rstrip(" .,–—-\"”'’").removesuffix(" for").removesuffix(" at the").removesuffix(" â")
    return Span(start, start + len(words))
