"""Rule: HTML that pages may not hold, whatever Markdown it comes from.

What is looked at is what the page's own Markdown renders to, parsed as a browser does, before plugins and
placeholders: a list of what is allowed, and nothing about how an attack is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from unreel.editing.review.html_faults import Fault, faults
from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.wordlists import wordset
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.film import Placeholder
from unreel.pages.front_matter import body_start
from unreel.pages.render import RenderError
from unreel.site.fragments import FRAGMENTS

SHOWN = 20
"""Faults of a page that are told one by one."""

_CALL = re.compile(r"\{%[^%\n]*+%\}|\{\{[^{}\n]*+\}\}")
"""What a plugin puts something else in the place of; see `code_plugins.txt`."""

LOOKED_AT = 500_000
"""Code points of a page that are rendered, in all, to find the lines of its faults."""


def forbidden_markup(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each element, attribute and address that is not allowed."""
    found = _Lines(source, page_set)
    whole = [*found.faults(len(source.lines))]
    if not whole:
        return
    counted: Counter[Fault] = Counter()
    for fault in whole[:SHOWN]:
        counted[fault] += 1
        yield _diagnostic(source, fault, found.first_line(fault, counted[fault]))
    if len(whole) > SHOWN:
        more = f"{len(whole) - SHOWN} more things are not allowed on this page"
        yield Diagnostic(source.path, 0, 0, more, Severity.ERROR)


def _diagnostic(source: PageSource, fault: Fault, last: int) -> Diagnostic:
    """Report a fault that is there with the line number `last`: where its word stands, on it or above."""
    word = fault.word.lower()
    line = next((number for number in range(last, 0, -1) if word in source.lines[number - 1].lower()), last)
    shown = source.at_line(line, fault.what, Severity.ERROR)
    return shown._replace(column=source.lines[line - 1].lower().find(word) + 1 or shown.column)


class _Lines:
    """A page's faults as they appear line by line: nothing tells which line HTML came from."""

    def __init__(self, source: PageSource, page_set: PageSet) -> None:
        self._source, self._page_set = source, page_set
        self._start = body_start(source.text)
        self._above = source.text.count("\n", 0, self._start)
        self._counted = lru_cache(maxsize=None)(lambda end: Counter(self.faults(end)))
        self._left = LOOKED_AT

    def faults(self, end: int) -> Iterator[Fault]:
        """Return the faults of the page up to its line number `end`."""
        body = "\n".join(self._source.text[self._start :].split("\n")[: end - self._above])
        self._left -= len(body)
        if not wordset("editing/review/code_plugins.txt").isdisjoint(self._page_set.settings.plugins):
            body = _CALL.sub(lambda call: " " * len(call[0]), body)  # it is gone before anything is rendered
        try:
            rendered = self._page_set.renderer.render(body)
        except RenderError as error:
            yield Fault(f"this cannot be rendered ({error}): take it out, or put it into backticks", "<")
            return
        placeholders = (block for block in self._source.blocks if isinstance(block, Placeholder))
        filled = [block.name for block in placeholders if block.name in FRAGMENTS and block.line <= end]
        yield from faults(rendered, self._page_set.allowed, filled)

    def first_line(self, fault: Fault, nth: int) -> int:
        """Return the number of the line with which a fault is there for the nth time.

        A page is cut in halves until the line is found; on a long one with many faults, a line below it is.
        """
        low, high = self._above + 1, len(self._source.lines)
        while low < high and self._left > 0:
            middle = (low + high) // 2
            if self._counted(middle)[fault] >= nth:
                high = middle
            else:
                low = middle + 1
        return high
