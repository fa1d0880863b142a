"""Tell by its places in the text that a name is an outlet's or a place's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unreel.names.credits.credit import SectionText
from unreel.names.likely_people.evidence import Place, is_candidate
from unreel.names.titles import is_title

_NEAR = 60
"""Code points before a name that are looked at."""
_WRITER_OF = re.compile(
    r"(?<![\w.])(?P<name>[^a-z\W\d_][\w.'’-]{1,40}(?: [^a-z\W\d_][\w.'’-]{0,40}){1,4}),? (?:of|from|for) \Z"
)
_WHERE = re.compile(r"\b(?:in|at|near|around|outside|throughout) \Z", re.IGNORECASE)
_WHOSE = re.compile(r"['’]| [a-z]+ing\b| to\b| films?\b")
"""What follows somebody's name behind "in": "in Ann Lee's film", "brought in Ann Lee to write"."""


def is_another_thing(places: Sequence[Place], statements: Sequence[SectionText]) -> bool:
    """Return whether a name is mostly what somebody writes for, or always where something is."""
    texts = [(statements[number].text, span) for number, span in places]
    outlets = sum(_is_outlet(text[max(0, span.start - _NEAR) : span.start]) for text, span in texts)
    return outlets * 2 >= len(texts) or all(
        _WHERE.search(text, max(0, span.start - _NEAR), span.start) and not _WHOSE.match(text, span.end)
        for text, span in texts
    )


def _is_outlet(before: str) -> bool:
    """Return whether someone's name and "of" stand before a name: "Ann Lee of Bloody Disgusting"."""
    writer = _WRITER_OF.search(before)
    return (
        writer is not None and not is_title(writer["name"].split()[0]) and is_candidate(writer["name"], "\n")
    )
