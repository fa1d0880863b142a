"""Requests for sources on pages: comments behind a sentence or a clause, with no space before them.

    The whole town came to the premiere.<!-- citation needed -->

Readers of the Markdown see nothing of them, the site shows "[citation needed]". What can be asked is a line
of `lexicon/citation_requests.txt`.
"""

from __future__ import annotations

import re

from unreel.lexicon.wordlists import wordset
from unreel.model.film import SourceRequest

COMMENT = re.compile(r"<!--\s{0,9}(?P<words>[^<>\n]{1,80}?)\s{0,9}-->")
_DATE_OR_REASON = re.compile(r"\s?(?:[–—]|\s-|:)\s")
"""What stands between a request and what it adds: "dubious – discuss"."""


def request(comment: str) -> str:
    """Return what a comment asks for: 'citation needed'; '' where it is another, or no comment at all."""
    found = COMMENT.fullmatch(comment)
    return asked(found["words"]) if found else ""


def asked(label: str) -> str:
    """Return what a mark asks for, as readers see it or without its brackets: '[Citation needed]'; or ''."""
    words = _DATE_OR_REASON.split(" ".join(label.strip("[] \n").casefold().split()), maxsplit=1)[0]
    return words if words in wordset("lexicon/citation_requests.txt") else ""


def markdown(one: SourceRequest) -> str:
    """Return a request as it stands in Markdown."""
    return f"<!-- {one.words} -->"
