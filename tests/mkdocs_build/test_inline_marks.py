"""Patterns that are left out are those that match nothing: pages are as Python-Markdown alone makes them."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unreel.mkdocs_build import inline_marks, plain_blocks
from unreel.store.site_settings import NEEDED_EXTENSIONS

EXTENSIONS = {
    "those that pages need": NEEDED_EXTENSIONS,
    "with all of ours": (*NEEDED_EXTENSIONS, plain_blocks.NAME),
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
            "[a](b.md#c)",
            "[*a* b](https://c.d/?e&f)",
            '[1](#a){ .b c="d e" }',
            '<sup class="a" data-b>',
            "</sup>",
            "*a b*",
            "\n{ #a .b }",
            "\\[",
            "\n- ",
            "\n    - ",
        ]
    ),
    max_size=30,
)


@pytest.mark.parametrize("extensions", EXTENSIONS.values(), ids=EXTENSIONS)
def test_pages_are_as_python_markdown_makes_them(extensions: tuple[str, ...]) -> None:
    ours = markdown.Markdown(extensions=[*extensions, inline_marks.NAME])
    theirs = markdown.Markdown(extensions=[one for one in extensions if one != plain_blocks.NAME])
    assert isinstance(ours.treeprocessors["inline"], inline_marks.MarkedInlineProcessor)

    @given(WRITTEN.map("".join))
    def same(text: str) -> None:
        assert _html(ours, text) == _html(theirs, text)

    same()


def _html(made: markdown.Markdown, text: str) -> str:
    """Return a page without the numbers of placeholders, some of which Python-Markdown leaves in it."""
    return re.sub(r"(zwxh|xhzdk):\d+", r"\1", made.reset().convert(text))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ((), ['<a class="x" href="c.md#d"><em>a</em> b</a> [1] &amp; <strong>e</strong>']),
        (("smarty",), []),
    ],
)
def test_links_and_emphasis_are_made_at_once(more: tuple[str, ...], expected: list[str]) -> None:
    made = markdown.Markdown(extensions=[*NEEDED_EXTENSIONS, *more, plain_blocks.NAME, inline_marks.NAME])
    made.convert("[*a* b](c.md#d){ .x } \\[1\\] & **e**\n{ #p1 }")
    assert made.htmlStash.rawHtmlBlocks == expected


@given(st.text(st.sampled_from([*"a1 *_`[]()<>!&;:@#^\\\n/-."]), max_size=40))
def test_a_pattern_matches_nothing_without_what_it_needs(text: str) -> None:
    for pattern, mark in inline_marks.NEEDED.items():
        assert mark in text or not re.search(pattern, text, re.DOTALL)
