"""Find runs of capitalised words, which is what names look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.spans import Span
from unreel.names.titles import is_title

_PARTICLE = pattern("lexicon/particles.txt")
_INSIDE = lazy_regex(rf"(?:{_PARTICLE})(?:\Z|(?<=['’-])(?=[^a-z\W\d_]))")
# A particle, a word, an initial ("J.", "J.R.R.") or a shortened title ("Jr."), without a possessive 's.
_WORD = lazy_regex(
    rf"(?<=\s)(?:{_PARTICLE})(?=\s)|"
    r"(?:[^\W\d_]\.)+|[^\W_](?:[\w\-]|['’](?!s\b)(?=\w))*(?:(?<=[A-Z][a-z])\.|(?<=[A-Z][a-z]{2})\.)?"
)

_CAPITAL = lazy_regex(rf"(?:[\W_]++|[a-z\d](?:[\w\-]|['’](?!s\b)(?=\w))*+)*+({_WORD.pattern})")
"""The next word that may open a run, behind those that open none."""
_GARBLED_DASH = re.compile("â[\x80-\x9f]")
"""What a dash becomes in a text whose encoding was misread."""
_OF_KIND = re.compile(
    r"(?<=\w)-(?:based|born|directed|era|like|led|nominated|produced|starring|style|type|winning|written)\Z"
)
"""What makes a name a word for something else: "an Ann Lee-directed film"."""
_OF_PLACE = ("-based", "-born")
_SITE = re.compile(r"\.(?:com|net|org|tv|in|co|uk|de|fm)\b")
"""What makes a word the name of a site: Rediff.com."""


def runs(text: str) -> Iterator[Span]:
    """Return the runs of capitalised words, joined by single spaces and particles ("Casper Van Dien").

    Words that open sentences without being names ("In Moscow") are left off the front.
    """
    return iter(_runs(text))


@lru_cache(maxsize=2048)  # the sentences of a film, which all that looks for names goes through
def _runs(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    run: list[Span] = []
    at = 0
    # where no run goes on, words that open none are passed over at once
    while match := _WORD.search(text, at) if run else _CAPITAL.match(text, at):
        start, at = match.span() if run else match.span(1)
        word = text[start:at]
        capital = word[0].isupper()
        if not (capital or run):
            continue
        is_plain = word[-1] not in ".â" and "-" not in word and not text.startswith(".", at)
        end = at if is_plain else _end(text, start, at)
        if end is None:
            continue
        word = word[: end - start]
        fits = word != "The" if capital else _INSIDE.match(word)
        goes_on = fits and run and text[run[-1].end : start] == " "
        if run and not goes_on:
            found += _trimmed(text, run)
            run = []
        if capital or goes_on:
            run.append(Span(start, end))
        if run and text.startswith("-", end):
            if not text.startswith(_OF_PLACE, end):
                found += _trimmed(text, run)  # "Ann Lee-directed"
            run = []
    return (*found, *_trimmed(text, run))


def _end(text: str, start: int, end: int) -> int | None:
    """Return where a word ends, without its sentence's full stop; None for a stop, or the name of a site."""
    last = text[end - 1]
    is_stopped = last == "." and has_full_stop(text[start:end])
    if kind := _OF_KIND.search(text, start, end):
        return kind.start()
    if is_stopped or (last == "â" and _GARBLED_DASH.match(text, end - 1)):
        end -= 1
    is_site = text.startswith(".", end) and _SITE.match(text, end)
    return None if end == start or is_site else end


def has_full_stop(word: str) -> bool:
    """Return whether a word's last stop ends its sentence: "Moscow."; "Jr.", "J." and "U.S." keep theirs."""
    is_stopped = word[-1:] == "." and len(word) > len("J.") and "." not in word[:-1]
    return is_stopped and not is_title(word) and word not in wordset("names/suffixes.txt")


def _leads_in(word: str) -> bool:
    """Return whether a word only leads in to a name: "In Moscow", "Critic Ann Lee"."""
    return word in wordset("names/function_words.txt") or word.lower() in wordset("lexicon/occupations.txt")


_WHOLE = 2
"""Words of a name behind which something else may stand."""


def bare(name: str) -> str:
    """Return a name without what stands behind it where marks were lost: "Ann Lee Written by"."""
    words = name.split(" ")
    return " ".join(words[: _length(words)])


def _length(words: list[str]) -> int:
    """Return how many words are of a name, and not of what stands behind it where marks were lost."""
    length = len(words)
    while length > _WHOLE and words[length - 1] in wordset("names/behind_names.txt"):
        length -= 1
    return length


def _trimmed(text: str, run: list[Span]) -> Iterator[Span]:
    while run and run[-1].of(text).islower():
        run = run[:-1]
    run = run[: _length([word.of(text) for word in run])]
    while run and _leads_in(run[0].of(text)):
        run = run[1:]
    if run:
        start = run[0].start
        for word in run[1:-1] if "-" in text else ():
            before, _, after = word.of(text).partition("-")
            if after in wordset("lexicon/us_given_names.txt"):  # two people: "Ann Lee-Bob Ray"
                yield Span(start, word.start + len(before))
                start = word.end - len(after)
        yield Span(start, run[-1].end)
