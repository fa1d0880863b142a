"""Requests for sources as readers see them: "[citation needed]", small, behind a sentence."""

from __future__ import annotations

import re

from unreel.pages.code import mask_code
from unreel.pages.source_requests import COMMENT, request

_BEHIND_WORD = re.compile(r"(?<=\S)" + COMMENT.pattern)


def shown(markdown: str) -> str:
    """Return a page whose comments that ask for a source are words; other comments and code stay."""
    pieces, at = [], 0
    for found in _BEHIND_WORD.finditer(mask_code(markdown)) if "<!--" in markdown else ():
        if asked := request(found[0]):
            words = rf"\[{asked}\]"
            pieces += [
                markdown[at : found.start()],
                f'<sup class="source-request" data-search-exclude>{words}</sup>',
            ]
            at = found.end()
    return "".join([*pieces, markdown[at:]])
