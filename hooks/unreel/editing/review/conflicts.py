"""Rule: the marks of a conflict that nobody resolved, as sync and git write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.syncing.conflicts import BASE, MIDDLE, OURS, THEIRS

_LENGTH = 7
_START, _BASE, _MIDDLE, _END = (mark[:_LENGTH] for mark in (OURS, BASE, MIDDLE, THEIRS))
# a row of empty cells has a bar at its end, a mark has none behind its label
_MARK = lazy_regex(rf"(?:{_START}|{re.escape(_BASE)}|{_MIDDLE}|{_END})(?: [^|]*)?\Z")


def conflicts(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Complain at the start of each conflict, and at each mark that was left over."""
    if not any(mark in source.text for mark in (_START, _BASE, _MIDDLE, _END)):
        return
    lines = source.masked.split("\n")
    marks = [(number, line[:_LENGTH]) for number, line in enumerate(lines, 1) if _MARK.match(line)]
    opened = 0
    for index, (number, mark) in enumerate(marks):
        if mark == _START:
            opened = number
            end = next((at for at, other in marks[index + 1 :] if other in {_START, _END}), 0)
            closed = end and lines[end - 1].startswith(_END)
            yield _diagnostic(source, number, f"up to line {end}" if closed else "below")
        elif not opened and not _is_underline(lines, number):
            yield _diagnostic(source, number, "around here")
        elif mark == _END:
            opened = 0


def _diagnostic(source: PageSource, line: int, where: str) -> Diagnostic:
    why = (
        f"a conflict is not resolved {where}: keep the words that are right, and take out the lines "
        f"that open with {_START}, {_BASE}, {_MIDDLE} and {_END}"
    )
    return source.at_line(line, why, Severity.ERROR)


def _is_underline(lines: list[str], number: int) -> bool:
    """Return whether the line underlines a heading: one line of text above it, and nothing above that."""
    *above, text, mark = ["", "", *lines[:number]][-3:]
    return mark.strip() == _MIDDLE and bool(text.strip()) and not "".join(above).strip()
