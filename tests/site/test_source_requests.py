"""Requests for sources are shown, small, where they stand in prose."""

from __future__ import annotations

import pytest

from unreel.site.source_requests import with_requests

MARK = r'<sup class="source-request" data-search-exclude>\[citation needed\]</sup>'
PAGES = {
    "It is.<!-- citation needed --> So.": f"It is.{MARK} So.",
    "It is.<!--Citation needed-->": f"It is.{MARK}",
    "`It is.<!-- citation needed -->`": "`It is.<!-- citation needed -->`",
    "```\nx<!-- citation needed -->\n```": "```\nx<!-- citation needed -->\n```",
    "<!-- citation needed -->": "<!-- citation needed -->",
    "It is.<!-- entry -->": "It is.<!-- entry -->",
}


@pytest.mark.parametrize(("markdown", "expected"), PAGES.items(), ids=range(len(PAGES)))
def test_requests_are_shown(markdown: str, expected: str) -> None:
    assert with_requests(markdown) == expected
