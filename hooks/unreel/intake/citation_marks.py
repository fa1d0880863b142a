"""Citation marks in running text: "[1]", "[note 2]", "[a]", "[citation needed]", "[12]: 34"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import any_of, wordlist
from unreel.model.spans import Span

_BEHIND_STOP = r"(?:(?<=[.,;:!?%)\]…”’*_\\^]\[)|(?<=\S[\"']\[))"
"""What a mark follows without a space; an opening quotation mark is none ("[a] small film")."""
_BEHIND_WORD = r"(?<=\w\[)"
"""Here only the first letters are marks: editors change "trade" to "trade[d]", "film" to "film[s]"."""
_NOTE_NUMBER = re.compile(r"(?<=\D)\s{0,9}(\d{1,9})$")


class Mark(NamedTuple):
    """A citation mark and where it stands in a line."""

    span: Span
    key: str
    """What its entry is called: '1', 'note 2', 'a'; '' where it calls for a citation."""
    label: str
    """As readers see it: '[1]'."""


def marks(words: str) -> Iterator[Mark]:
    """Return the citation marks of a line, in their order."""
    for found in _marks().finditer(words):
        inner = found["request"] or found["number"] or found["note"] or found["letter"]
        key = "" if found["request"] else _NOTE_NUMBER.sub(r" \1", inner)
        # escaped, and behind the sign of a superscript
        start = len(words[: found.start()][-2:].rstrip("\\^")) + max(0, found.start() - 2)
        end = found.end() + words[start : found.start()].count("^") * words.startswith("^", found.end())
        yield Mark(Span(start, end), key, f"[{inner}]")


@cache
def _marks() -> re.Pattern[str]:
    requests = any_of(wordlist("lexicon/citation_requests.txt"))
    groups = any_of(wordlist("intake/words/note_groups.txt"))
    page = r"(?::\s?[\divxl]{1,6}(?:[–-]\d{1,5})?(?:,\s\d{1,5})*(?![\w]))?"
    # a bracket right behind makes a link of it: "![x](https://…)"
    return re.compile(
        r"\[\s?(?:"
        rf"(?i:(?P<request>(?:{requests})(?:\s?[–—-][^\[\]\n]{{0,40}})?))"
        rf"|(?P<number>\d{{1,3}})"
        rf"|(?P<note>(?i:{groups})\s?\d{{1,3}})"
        rf"|(?P<letter>{_BEHIND_STOP}(?:[a-z]{{1,2}}|[A-Z]|[ivx]{{1,5}})|{_BEHIND_WORD}[a-cA-C])"
        rf")\s?\\?\](?!\((?! ))(?(request)|(?(note)|{page}))"
    )
