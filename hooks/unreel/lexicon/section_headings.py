"""What the words of a heading say about the section below it."""

from __future__ import annotations

import re
from functools import cache

from unreel.lexicon.wordlists import wordlist
from unreel.model.article import Kind

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+")


def kind_of_heading(words: str) -> tuple[Kind | None, str | None]:
    """Return the kind and the subsection that a heading's words name; (None, None) for unknown words."""
    return _known().get(_NUMBER.sub("", words).strip("*_ :.").casefold(), (None, None))


@cache
def _known() -> dict[str, tuple[Kind, str | None]]:
    lines = (line.partition(":") for line in wordlist("lexicon/section_headings.txt"))
    labels = ((label.strip().partition("/"), words.split(",")) for label, _, words in lines)
    return {
        word.strip().casefold(): (Kind(kind), sub or None)
        for (kind, _, sub), words in labels
        for word in words
    }
