"""The infobox of a page as converters to Markdown write it: labels and values with a bar between them.

It is found among the lines above the first heading: some converters write a table, others what only looks
like one, with lists and blank lines in it, and people write labels in bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from unreel.intake.blocks import VALUES
from unreel.intake.lines import Line, is_prose, lines_of
from unreel.lexicon.wordlists import pattern
from unreel.model.source_text import InfoboxLine
from unreel.model.spans import Span

_FEWEST = 2
"""Labels that make an infobox."""
_MOST = 200
"""Lines among which it must begin."""
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_BULLET = re.compile(r"[-*+•][ \t]+")
_IN_TABLE = re.compile(r"\||[^|]{0,300}\|[\s|]*$|[-:| ]+$|!?\[?!\[[^\n]*$")
"""A line of a table, its rule, or a picture in one."""
_MARKUP = re.compile(
    r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)|\\(?=\W)|[*_`]+"
    r"|\[\[?(?P<words>[^\[\]]{0,200})\]\]?(?:\([^()]{0,500}(?:\([^()]{0,200}\)[^()]{0,200}){0,3}\))?"
)
_BETWEEN = re.compile(r"<br\s*/?>|(?:^|\s)[-*•]\s+(?=\S)|\s{3,}", re.IGNORECASE)
"""What parts several values in one line."""


class MarkdownInfobox(NamedTuple):
    """An infobox: the stretch of the file that it takes, and what it says."""

    span: Span
    says: tuple[InfoboxLine, ...]


class _Labelled(NamedTuple):
    at: int
    label: str
    value: str


def infobox(file: str) -> MarkdownInfobox | None:
    """Return the infobox of a file, if it has one."""
    lines = lines_of(file)[:_MOST]
    end = next((at for at, line in enumerate(lines) if _HEADING.match(line.words) and at), len(lines))
    labels = [*_labels(lines[:end])]
    if len(labels) < _FEWEST:
        return None
    start, stop = labels[0].at, _stop(lines, labels[-1], end)
    while start and _IN_TABLE.match(lines[start - 1].words):
        start -= 1
    ends = [*(label.at for label in labels[1:]), stop]
    says = (
        InfoboxLine(one.label, VALUES.join(_values(lines, one, until)))
        for one, until in zip(labels, ends, strict=True)
    )
    span = Span(lines[start].span.start, lines[stop - 1].span.end)
    return MarkdownInfobox(span, tuple(line for line in says if line.value))


def _labels(lines: Sequence[Line]) -> Iterator[_Labelled]:
    """Return the labels of the first infobox, which no prose parts."""
    found = False
    for at, line in enumerate(lines):
        if label := _label().match(line.words):
            yield _Labelled(at, label["label"][:1].upper() + label["label"][1:], label["value"])
            found = True
        elif found and is_prose(line.words):
            return


def _stop(lines: Sequence[Line], last: _Labelled, end: int) -> int:
    """Return the line behind the last value, which may stand below its label, in a list."""
    stop = last.at + 1
    while stop < end and not last.value.strip("| ") and _BULLET.match(lines[stop].words):
        stop += 1
    while stop < end and not lines[stop].gap and _IN_TABLE.match(lines[stop].words):
        stop += 1
    return stop


def _values(lines: Sequence[Line], label: _Labelled, until: int) -> Iterator[str]:
    """Return the values of a label, which reach up to the line `until`, as plain words."""
    for line in (label.value, *(below.words for below in lines[label.at + 1 : until])):
        for words in _BETWEEN.split(_MARKUP.sub(lambda found: found["words"] or "", line)):
            if value := " ".join(words.split()).strip("| "):
                yield value


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a label with its value: "| Directed by | Una Byrne |", "**Country:** Ireland"."""
    known = pattern("intake/words/infobox_labels.txt")
    strong = r"(?:\*\*|__)"
    space = r"[ \t]{0,40}+"
    return re.compile(
        rf"\A\|?{space}(?:[-*+]{space})?(?:{strong}{space}(?P<bold>))?(?P<label>(?i:{known}))"
        rf"(?:{space}(?:{strong}{space})?\||(?(bold)(?::{space}{strong}|{space}{strong}{space}:)|(?!)))(?P<value>.*)$"
    )
