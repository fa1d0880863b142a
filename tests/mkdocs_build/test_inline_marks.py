"""Patterns that are left out are those that match nothing: pages are as Python-Markdown alone makes them."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unreel.mkdocs_build import inline_marks
from unreel.store.site_settings import NEEDED_EXTENSIONS

EXTENSIONS = {
    "those that pages need": NEEDED_EXTENSIONS,
    "with patterns of its own": (*NEEDED_EXTENSIONS, "smarty", "nl2br", "wikilinks"),
    "with delimiters of its own": (*NEEDED_EXTENSIONS, "pymdownx.mark", "pymdownx.caret", "pymdownx.emoji"),
}
WRITTEN = st.lists(
    st.sampled_from(
        [
            *"ab *_`[]()<>!&;:^~=\\\n\"'-.1",
            "  \n",
            '[a](b "c")',
            "![a](b)",
            "<i>",
            "&amp;",
            "[^1]",
            "<http://a.b>",
            "**a**",
            "{ .c }",
            "\n\n",
        ]
    ),
    max_size=30,
)


@pytest.mark.parametrize("extensions", EXTENSIONS.values(), ids=EXTENSIONS)
def test_pages_are_as_python_markdown_makes_them(extensions: tuple[str, ...]) -> None:
    ours = markdown.Markdown(extensions=[*extensions, inline_marks.NAME])
    theirs = markdown.Markdown(extensions=[*extensions])
    assert isinstance(ours.treeprocessors["inline"], inline_marks.MarkedInlineProcessor)

    @given(WRITTEN.map("".join))
    def same(text: str) -> None:
        assert ours.reset().convert(text) == theirs.reset().convert(text)

    same()


@given(st.text(st.sampled_from([*"a1 *_`[]()<>!&;:@#^\\\n/-."]), max_size=40))
def test_a_pattern_matches_nothing_without_what_it_needs(text: str) -> None:
    for pattern, mark in inline_marks.NEEDED.items():
        assert mark in text or not re.search(pattern, text, re.DOTALL)
