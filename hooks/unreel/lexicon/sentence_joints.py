"""Where two sentences of a text stand together without a space.

MediaWiki's text extracts drop a reference together with the space behind it ("county archive.Kestrel
Films bought …", Phabricator T201946), and so do some readers of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.spans import Span

_JOINT = re.compile(r"[.!?](?P<close>[”’)\]]*)(?P<quote>\"?)(?=[“‘(]?(?P<next>[^a-z\W\d_][^\W\d_]*))")
_WORD = re.compile(r"(?:(?P<letters>[^\W\d_]{2,40})|(?P<number>\d[\d.,]{0,40}%?)|(?P<bracket>[)\]]))$")
_ADDRESS = re.compile(r"://|www\.|@")
_SITE = re.compile(r"\.?(?:com|net|org|co|tv|uk)\b|[^\W\d_]+\.[a-z]", re.IGNORECASE)
_GOES_ON = re.compile(r"[^\W\d_]*,? [a-z]")
_OPENS = lazy_regex(rf"(?:{pattern('lexicon/sentence_openers.txt')})\b")
_LONGEST = 40
"""Code points of a word in front of a joint that are looked at."""


def joints(text: str, within: Span) -> Iterator[int]:
    """Return the places (code points) in a stretch of `text` where a sentence begins right behind another."""
    quotes, counted = 0, within.start
    for found in _JOINT.finditer(text, within.start, within.end):
        if not found["next"][0].isupper() or not _parts_sentences(text, within.start, found):
            continue
        line = text.rfind("\n", counted, found.start())
        quotes = (quotes if line < 0 else 0) + text.count('"', max(counted, line), found.end())
        counted = found.end()
        opening = found["quote"] and quotes % 2
        yield found.start("quote") if opening else found.end()


def _parts_sentences(text: str, start: int, found: re.Match[str]) -> bool:
    """Return whether the stop at `found` is a sentence's end, not part of "U.S.A" or "Metacritic.com"."""
    line = text[max(start, found.start() - _LONGEST) : found.start()].rpartition("\n")[2]
    token = re.split(r"\s", line)[-1].strip('"“(')
    word = _WORD.search(token)
    if word is None or token == line or _ADDRESS.search(token) or _SITE.match(text, found.start("next")):
        return False
    if word["letters"]:
        last, name = word["letters"], word["letters"][0].isupper()
        if not last[-1].islower() or _abbreviated(last):
            return False
        if name and not _GOES_ON.match(text, found.start("next")):
            return bool(_OPENS.fullmatch(found["next"]))
    return len(found["next"]) > 1 or bool(_OPENS.fullmatch(found["next"]))


def _abbreviated(word: str) -> bool:
    honorific = f"{word.lower()}." in wordset("lexicon/honorifics.txt")
    return honorific or word in wordset("lexicon/abbreviations.txt")
