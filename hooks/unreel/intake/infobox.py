"""Find the infobox of a copied page: lines of a label and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from unreel.intake.citation_marks import marks
from unreel.intake.lines import Line, is_chrome, is_prose
from unreel.lexicon.wordlists import any_of, wordlist
from unreel.model.source_text import InfoboxLine

_FEWEST = 3
"""Labels that make an infobox."""
_LONGEST_VALUE = 14
"""Lines of the longest value."""
_LONGEST_LINE = 160
_SURE = 2
"""Labels with a tab behind them that make one, too."""


class Infobox(NamedTuple):
    """An infobox: the lines that it takes, and what it says."""

    lines: range
    says: tuple[InfoboxLine, ...]


class _Labelled(NamedTuple):
    at: int
    """The line of the label; its last one where it has two."""
    start: int
    """The line at which it starts."""
    label: str
    value: str
    """What stands on the label's own line."""
    tab: bool


def infobox(lines: Sequence[Line], end: int) -> Infobox | None:
    """Return the infobox among the first `end` lines of a text."""
    for labels in _runs(lines[:end]):
        tabs = sum(label.tab for label in labels)
        if len(labels) >= _FEWEST or tabs >= _SURE:
            stop = _stop(lines, labels, end)
            return Infobox(range(labels[0].start, stop), tuple(_says(lines, labels, stop)))
    return None


def _runs(lines: Sequence[Line]) -> Iterator[list[_Labelled]]:
    """Return the runs of labels that only their values part."""
    run: list[_Labelled] = []
    for label in _labels(lines):
        if run and (
            label.start - run[-1].at > _LONGEST_VALUE
            or any(_is_text(line.words) for line in lines[run[-1].at + 1 : label.start])
        ):
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def _labels(lines: Sequence[Line]) -> Iterator[_Labelled]:
    at = 0
    while at < len(lines):
        words = lines[at].words
        two = f"{words} {lines[at + 1].words}" if at + 1 < len(lines) and len(words) <= _LONGEST_LINE else ""
        if _is_text(words):
            at += 1
            continue
        if _is_button(lines, at):
            at += 1
            continue
        alone = _label().match(words)
        split = _label().match(two) if len(words.split()) == 1 and not (alone and alone["tab"]) else None
        if split and len(split["label"]) > len(words):
            yield _Labelled(at + 1, at, split["label"], split["value"].strip(), bool(split["tab"]))
            at += 2
            continue
        if alone:
            yield _Labelled(at, at, alone["label"], alone["value"].strip(), bool(alone["tab"]))
        at += 1


def _is_button(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is no label but one of a page's buttons: "Language" above "Download PDF"."""
    beside = (lines[place].words for place in (at, at + 1) if place < len(lines))
    return all(is_chrome(words) for words in beside)


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a line that opens with a label; known ones need no tab or colon behind them."""
    known = any_of(wordlist("intake/words/infobox_labels.txt"))
    return re.compile(rf"(?P<label>(?i:{known}))(?:(?P<tab>[\t:]|\s{{2,}})|(?=\s)|$)(?P<value>.*)$")


def _is_text(words: str) -> bool:
    return len(words) > _LONGEST_LINE or (is_prose(words) and "\t" not in words)


def _stop(lines: Sequence[Line], labels: Sequence[_Labelled], end: int) -> int:
    """Return the line behind the last value, which may be below its label, as apart from it as others are."""
    stop = labels[-1].at + 1
    if labels[-1].value:
        return stop
    apart = [lines[label.at + 1].gap for label in labels[:-1] if not label.value]
    gap = max(apart, default=0)
    while stop < end and lines[stop].gap <= gap and not _is_text(lines[stop].words):
        stop, gap = stop + 1, 0
    return stop


def _says(lines: Sequence[Line], labels: Sequence[_Labelled], stop: int) -> Iterator[InfoboxLine]:
    above: list[str] = []
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        until = after.start if after else stop
        values = [*above, label.value, *(line.words for line in lines[label.at + 1 : until])]
        # w3m sets a label beside the middle of its values
        split = len(values)
        if after and _is_bulleted(after.value) and not _is_bulleted(label.value):
            split = next((at for at, value in enumerate(values) if _is_bulleted(value)), split)
        values, above = values[:split], values[split:]
        plain = [" ".join(_without_marks(value).split()).lstrip("•*- ") for value in values]
        yield InfoboxLine(label.label[:1].upper() + label.label[1:], "; ".join(filter(None, plain)))


def _is_bulleted(value: str) -> bool:
    return value.startswith(("•", "* "))


def _without_marks(words: str) -> str:
    parts, at = [], 0
    for mark in marks(words):
        parts.append(words[at : mark.span.start])
        at = mark.span.end
    return "".join([*parts, words[at:]])
