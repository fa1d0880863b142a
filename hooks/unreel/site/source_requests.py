"""Requests for sources as readers see them: "[citation needed]", small, behind a sentence."""

from __future__ import annotations

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.spans import Span
from unreel.pages.code import mask_code, replaced
from unreel.pages.source_requests import COMMENT, request

_BEHIND_WORD = lazy_regex(r"(?<=\S)" + COMMENT.pattern)


def with_requests(markdown: str) -> str:
    """Return a page whose comments that ask for a source are words; other comments and code stay."""
    found = _BEHIND_WORD.finditer(mask_code(markdown)) if "<!--" in markdown else ()
    asked = ((Span(*one.span()), words) for one in found if (words := request(one[0])))
    return replaced(
        markdown,
        (
            (span, rf'<sup class="source-request" data-search-exclude>\[{words}\]</sup>')
            for span, words in asked
        ),
    )
