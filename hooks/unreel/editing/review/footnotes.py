"""Rule: footnotes and their marks belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity

_MARK = re.compile(r"(?<!\\)\[\^(?P<label>[^\[\]\n]++)\](?P<is_note>:)?")


def footnotes(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report marks without a note, which readers see as they stand, and notes that no mark leads to."""
    found = [one for one in _MARK.finditer(source.masked) if one["label"].strip()]
    notes = {one["label"]: one for one in found if one["is_note"] and _opens_line(source.masked, one.start())}
    marks = [one for one in found if one not in notes.values()]
    for one in marks:
        if one["label"] not in notes:
            name = one["label"]
            why = f"there is no such footnote: write `[^{name}]: …` below, in a paragraph of its own"
            yield source.at_offset(one.start(), why, Severity.ERROR)
    for label in notes.keys() - {one["label"] for one in marks}:
        why = f"nothing leads to this footnote: write `[^{label}]` behind a sentence, or take it out"
        yield source.at_offset(notes[label].start(), why, Severity.WARNING)


def _opens_line(text: str, at: int) -> bool:
    """Return whether nothing but spaces stands before a place in its line."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()
