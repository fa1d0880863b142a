"""Rule: characters that nobody sees, with which markup can be hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity

# Python-Markdown keeps places with U+0002 and U+0003, and drops what it does not know
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# U+202A to U+202E and U+2066 to U+2069 show words in another order than they stand in
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def control_characters(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report each control character, and what makes a line look other than it is."""
    for found in _CONTROL.finditer(source.text):
        why = f"a control character, U+{ord(found[0]):04X}, stands here: delete it"
        yield source.at_offset(found.start(), why, Severity.ERROR)
    for found in _REORDERING.finditer(source.text):
        why = f"U+{ord(found[0]):04X} stands here and turns the order of words round: delete it"
        yield source.at_offset(found.start(), why, Severity.WARNING)
