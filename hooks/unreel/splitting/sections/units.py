"""Cut a text into units: the smallest pieces that a section may start with.

A unit is a sentence, or a line of a list that has lost its line breaks: "A as B" in a cast list,
one entry of the references, one external link. A missed cut costs a section its start, a cut too
many costs little, so this cuts more freely than `splitting.sentences`, which cuts text for reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.sentence_joints import joints
from unreel.lexicon.wordlists import pattern, wordlist, wordset
from unreel.model.spans import Span

_LIST = "splitting/sections/{}.txt"
VERBS = pattern(_LIST.format("verbs"))


def _initials(name: str) -> str:
    """Return the first letters of the list `name`, for a set of characters in a regular expression."""
    return "".join(sorted({re.escape(entry[0]) for entry in wordlist(_LIST.format(name))}))


# patterns begin with the space or mark that they look for, not with what stands before it: so they are quick
_CLOSERS = r"""["'”’»)\]]*(?:\[[\w ]{1,12}\])*"""
_OPENERS = r"""["'“‘«(\[¡¿]*"""
_STOP = lazy_regex(
    rf"[.!?…:\n](?:(?<=\n)\s*\n\s*|(?<!\n){_CLOSERS}\s+(?=(?:\^ )?{_OPENERS}[^a-z\W_]|\([a-z]))"
)
_ABBREVIATIONS = wordset("lexicon/abbreviations.txt")
_LAST_WORD = re.compile(r"[\w'’-]{1,12}$")

_NAME = r"[^a-z\W\d_][\w.'’&-]*"
_PARTICLES = "|".join(map(re.escape, (*wordlist("lexicon/particles.txt"), "and", "of", "the")))
NAMES = rf"{_NAME}(?: (?:{_NAME}|\"[^\"]{{1,30}}\"|{_PARTICLES})){{0,4}}"
_ENTRY = lazy_regex(
    rf" (?<=[\w.)\"'”’,;\]] )(?=(?:{NAMES}(?:, | and | & )){{0,3}}{NAMES} (?:as(?! an? )|\.\.\.?|[–—-]) )"
)
_CAST_ENTRY = lazy_regex(rf"{NAMES} as (?!an? )")
_RUN = re.compile(r" (?:as|\.\.\.?|[–—-]) (?:[A-Z\"“]|himself|herself)")
_ENTRY_END = re.compile(r"(?: as (?:him|her|them)sel(?:f|ves)|\)) (?=[^a-z\W\d_])")
"""Where a cast list's last entry surely ends: "… as himself Warren Beatty assembled a team"."""
_OPENING = lazy_regex(
    rf" (?<=[\w)\"'”’\]–-] )(?=[\"I{_initials('openings')}])"  # one look at most words, before all openings
    rf"(?=\"?(?:{pattern(_LIST.format('openings'))}|In (?:late |early )?[12]\d\d\d)\b)"
)
_LINK = lazy_regex(
    rf" (?<=[\w.)\"'”’\],/] )(?=[{_initials('links')}])(?=(?:{pattern(_LIST.format('links'))})\b)"
)
_VERB = lazy_regex(rf" (?:{VERBS}) ")
_AFTER_TITLE = re.compile(r" (?:\(.{1,20}\) )?(?:at|on|was|is|has|received|grossed|premiered|opened|holds) ")
_BEFORE_TITLE = re.compile(r"(?:[^\W_]|[).\"'”]) $")
_CAPITAL = re.compile(r"(?<=[\w)\"'”.] )(?=[^a-z\W\d_]|\")")
_BOUND = _ABBREVIATIONS | {"as", "and", "by", "with", "of"}
_SOURCE = re.compile(r" (?<=[)\]] )(?=[\"“][^\"”]{3,200}[\"”]\. [^\"“]{0,160}?(?:Retrieved|Archived|\d{4}))")
_AUTHOR = re.compile(
    r" (?<=[\w)\"”] )(?=[^a-z\W\d_][\w'’-]+, [^a-z\W\d_][\w'’-]+(?: [A-Z]\.)? \((?:[A-Z][a-z]+ )?\d)"
)
"""An entry of the references behind a list without full stops: "Fine, Marshall (August 18, 1993)"."""
_SHOUTED = re.compile(r" (?<=[\w)] )(?=[\"“][^a-z\"”]{3,80}[\"”]\.)")
"""The same, of a register of films, which writes titles in capitals: "AMADEUS"."""
_ANYWHERE = (_OPENING, _LINK, _SOURCE, _AUTHOR, _SHOUTED)
"""What a unit starts with, wherever it stands."""
_PLACED = frozenset({"at", "from", "in", "into", "near", "to"})
_BOUND_WORDS = wordset(_LIST.format("bound_words"))
_LONGEST_BOUND = 12
_ASIDE = 60
"""Code points back to look for the bracket that a colon stands in: "(Russian: …)"."""
_INSIDE = 300
"""Code points on each side of a place in which brackets and quotation marks are looked for."""
_BRACKETS = (("(", ")"), ("[", "]"))
_QUOTE_OPENS = re.compile(r"(?<![^\s(\[])[\"“](?=\S)")
_QUOTE_CLOSES = re.compile(r"(?<=\S)[\"”](?![^\s.,;:)\]!?])")
_LIST_LENGTH = 2
"""Entries that make a run of a list; one alone may be prose ("stars A as B")."""


def split(text: str, title: str = "", cuts: Sequence[int] = ()) -> list[Span]:
    """Return the units of `text` without the white space around them.

    `title` is the film's, if known; at `cuts` (code points) a unit ends whatever stands there.
    """
    ends = list(sentence_ends(text))
    found = {
        0,
        *ends,
        *joints(text, Span(0, len(text))),
        *(m.end() for pattern in _ANYWHERE for m in pattern.finditer(text)),
    }
    found.update(cut for cut in cuts if 0 <= cut <= len(text))
    if title:
        found.update(_titles(text, title))
    for sentence in _lists(text, ends):
        found.update(_entries(text, sentence))
    units = (Span(a, b).trimmed(text) for a, b in pairwise(sorted(found)))
    return [unit for unit in units if unit.start < unit.end]


def is_cast_entry(text: str, at: int) -> bool:
    """Return whether a text goes on with "Ann Lee as Max …" at a place: so starts no section but the cast."""
    return _CAST_ENTRY.match(text, at) is not None


def is_bound(text: str, at: int) -> bool:
    """Return whether what stands before a place goes on there: a comma, or a word like "the" or "by"."""
    before = text[max(0, at - _LONGEST_BOUND) : at].rstrip()
    return before.endswith(",") or re.split(r"\s", before)[-1].lower() in _BOUND_WORDS


def is_inside(text: str, at: int) -> bool:
    """Return whether a place lies within brackets, or within words in quotation marks."""
    back, ahead = max(0, at - _INSIDE), at + _INSIDE
    for left, right in _BRACKETS:
        end = text.find(right, at, ahead)
        if text.rfind(left, back, at) > text.rfind(right, back, at) and end >= 0:
            other = text.find(left, at, end)
            if other < 0:
                return True
    opened = [found.start() for found in _QUOTE_OPENS.finditer(text, back, at)]
    if not opened or _QUOTE_CLOSES.search(text, opened[-1], at) or _QUOTE_OPENS.match(text, at):
        return False
    closed, again = _QUOTE_CLOSES.search(text, at, ahead), _QUOTE_OPENS.search(text, at, ahead)
    return closed is not None and (again is None or closed.start() < again.start())


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where the sentences of a text end: behind the white space that follows them."""
    for stop in _STOP.finditer(text):
        mark, at = text[stop.start()], stop.start()
        if (mark == "." and _abbreviated(text, at)) or (mark == ":" and _aside(text, at)):
            continue
        yield stop.end()
    yield len(text)


def _abbreviated(text: str, at: int) -> bool:
    """Return whether the full stop at `at` belongs to a word ("Mr.", "J.") and not to a sentence."""
    word = _LAST_WORD.search(text, max(0, at - 12), at)
    if not word:
        return False
    initial = len(word[0]) == 1 and word[0].isalpha() and word[0] != "I"
    return initial or word[0] in _ABBREVIATIONS


def _aside(text: str, at: int) -> bool:
    """Return whether the colon at `at` stands inside brackets."""
    back = max(0, at - _ASIDE)
    return text.rfind("(", back, at) > text.rfind(")", back, at)


def _titles(text: str, title: str) -> Iterator[int]:
    """Yield where the film's title follows a word without a stop and goes on as a link or a sentence does."""
    at = text.find(title, 1)
    while at > 0:
        quoted = text[at - 1] in '"“'
        start = at - quoted
        follows = _AFTER_TITLE.match(text, at + len(title) + quoted)
        if follows and _BEFORE_TITLE.search(text, max(0, start - 2), start):
            yield start
        at = text.find(title, at + 1)


def _lists(text: str, ends: Sequence[int]) -> list[Span]:
    """Return the sentences that are runs of a cast list."""
    runs = Counter(at for m in _RUN.finditer(text) if m.end() <= ends[at := bisect_right(ends, m.start())])
    return [Span(ends[at - 1] if at else 0, ends[at]) for at in sorted(runs) if runs[at] >= _LIST_LENGTH]


def _entries(text: str, span: Span) -> Iterator[int]:
    """Yield where the entries of a cast run start, and where prose follows its last one."""
    last = span.start
    for m in _ENTRY.finditer(text, span.start, span.end):
        last = m.end()
        yield last
    closed = _ENTRY_END.search(text, last, span.end)
    if closed:
        yield closed.end()
    verb = _VERB.search(text, last, span.end)
    if verb:
        yield from _capitals(text, max(last, verb.start() - 60), verb.start())


def _capitals(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the prose may start whose verb is at `end`: "… as Mr. Fahrenheit Henry was …".

    A word after "as" or "Mr." is still the role's, all of a name after "in" the place's: "in Broken Hill".
    """
    is_place = False
    for m in _CAPITAL.finditer(text, start, end):
        before = text[start : m.start()].split()
        is_place = bool(before) and (before[-1] in _PLACED or (is_place and not before[-1].islower()))
        if before and before[-1].rstrip(".") not in _BOUND and not is_place:
            yield m.start()
