"""Rule: a picture says what it shows, and has a caption with who made it and its licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.inline import sentence
from unreel.pages.links import resolve

_LICENCE = lazy_regex(rf"(?<!\w)(?:{pattern('editing/review/licences_of_pictures.txt')})", re.IGNORECASE)
_EXAMPLE = "*The train at night (photograph: Ann Lee, CC BY 4.0).*"


def pictures(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report what the pictures on a film's page lack."""
    for link in source.links if source.film else ():
        opened = source.text.rfind("](", 0, link.offset) - len(link.label) - 2
        is_own = resolve(source.name, link.target) is not None
        if opened < 0 or source.text[opened : opened + 2] != "![" or not is_own:
            continue
        caption = sentence(" ".join(_paragraph(source.text, link.offset).split())).text
        lacks = [
            what
            for what, is_there in (
                ("words in its brackets, which say what it shows", link.label.strip()),
                (f"a caption on the line below (`{_EXAMPLE}`)", re.search(r"\w", caption)),
                ("its licence in the caption, and who made it", _LICENCE.search(caption)),
            )
            if not is_there
        ]
        if lacks:
            yield source.at_offset(opened, f"this picture lacks {'; '.join(lacks)}", Severity.WARNING)


def _paragraph(text: str, at: int) -> str:
    """Return the lines around a place up to blank ones."""
    start, end = text.rfind("\n\n", 0, at), text.find("\n\n", at)
    return text[start + 1 : end if end >= 0 else len(text)]
