"""Rule: two headings for one person or character."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from anyascii import anyascii

from unreel.editing.review.entries import entries
from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.film import Heading
from unreel.names.forms import is_respelt

_Rest = tuple[str, ...]


def duplicate_entries(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report a heading that names someone who has one already. What sync itself wrote is left alone."""
    written = page_set.written(source)
    seen: dict[str, Heading] = {}
    beside: dict[_Rest, list[tuple[str, Heading]]] = defaultdict(list)
    for heading, _, _ in entries(source.page):
        key = _key(heading.text)
        words = _words(key)
        respelt = (first for word, rest in words for other, first in beside[rest] if is_respelt(word, other))
        alike = (first for first in respelt if first.level == heading.level)
        first = seen.get(key) or next(alike, None)
        if first and not Counter(source.lines[one.line - 1] for one in (heading, first)) <= written:
            what = f"{heading.text} looks like {first.text} on line {first.line} in another spelling"
            if key in seen:
                what = f"{heading.text} has a heading on line {first.line} already"
            why = f"{what}: put all that is said under one of them, and take the other out"
            yield source.at_line(heading.line, why, Severity.WARNING)
        seen.setdefault(key, heading)
        for word, rest in words:
            beside[rest].append((word, heading))


def _key(name: str) -> str:
    """Return what stays of a name without case, accents and punctuation; of none, the name."""
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(name).lower())) or name


def _words(key: str) -> list[tuple[str, _Rest]]:
    """Return each word of a name of several, and the name with a gap for it."""
    words = key.split()
    return [(word, (*words[:at], "", *words[at + 1 :])) for at, word in enumerate(words) if len(words) > 1]
