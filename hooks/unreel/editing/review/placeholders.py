"""Rules: what the build fills, `<!-- entry -->`, mistyped, written over or taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.editing.review.entries import entries, is_filled
from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.likeness import nearest
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.film import Placeholder
from unreel.names.entities import ENTRY
from unreel.pages.blocks import PLACEHOLDER
from unreel.pages.write import placeholder
from unreel.site.fragments import FRAGMENTS

# also with a dash or the ! forgotten; not a tag, which has neither
_COMMENT = re.compile(r"<(?:!-{0,3}|-{1,3})[ \t]*(?P<name>[\w-]+?)[ \t]*(?P<end>-{0,3}>)")
_ENTRY = f"`{placeholder(ENTRY)}`"


class PlaceholderComment(NamedTuple):
    """What is, or was meant to be, a placeholder."""

    line: int
    column: int
    written: str
    fault: str
    """Why it will not be filled, and what to do; '' where it will."""


def marks(source: PageSource) -> Iterator[PlaceholderComment]:
    """Return every comment of a page that is the name of a fragment, or near it."""
    if "<" not in source.masked:
        return
    for number, line in enumerate(source.masked.split("\n"), 1):
        for found in _COMMENT.finditer(line) if "<" in line else ():
            name = nearest(found["name"], sorted(FRAGMENTS))
            fault = ""
            if name != found["name"] or not PLACEHOLDER.fullmatch(found[0]):
                fault = f"will not be filled: did you mean `{placeholder(name)}`?"
            elif line.rstrip() != found[0]:
                fault = "will not be filled here: give it a line of its own, without an indent"
            if name:
                yield PlaceholderComment(number, found.start() + 1, found[0], fault)


def malformed_placeholders(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report a placeholder that will not be filled as it is written, or not well."""
    for mark in marks(source):
        above, _, below = ("", *source.lines, "")[mark.line - 1 : mark.line + 2]
        is_glued = any(line.strip() and not line.startswith(("#", "<!--")) for line in (above, below))
        glued = "needs a blank line between it and your words, or they run into what is filled in"
        why = mark.fault or (glued if is_glued else "")
        if why:
            yield Diagnostic(source.path, mark.line, mark.column, f"`{mark.written}` {why}", Severity.WARNING)


def missing_placeholders(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report a person's or a character's heading without `<!-- entry -->` right below it."""
    malformed = {mark.line for mark in marks(source) if mark.fault}
    for heading, below, end in entries(source.page):
        if is_filled(below) or any(heading.line < line < end for line in malformed):
            continue  # it was reported already
        if any(isinstance(block, Placeholder) and block.name == ENTRY for block in below):
            why = f"words stand between this heading and its {_ENTRY}: move them below it"
        elif below:
            why = f"{heading.text} has lost its {_ENTRY}: put it back below the heading, and write below it"
        else:
            why = f"nothing stands below this heading: put {_ENTRY} there, and it will be filled"
        yield source.at_line(heading.line, why, Severity.WARNING)
