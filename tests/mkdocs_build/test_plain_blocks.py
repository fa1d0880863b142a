"""Passes that are left out are those that find nothing: pages are as Python-Markdown alone makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unreel.mkdocs_build import plain_blocks
from unreel.store.site_settings import NEEDED_EXTENSIONS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXTENSIONS = {
    "those that pages need": NEEDED_EXTENSIONS,
    "those of MkDocs too": (*NEEDED_EXTENSIONS, "toc", "tables", "fenced_code", "pymdownx.details"),
    "with block processors of other extensions": (
        *NEEDED_EXTENSIONS,
        "def_list",
        "abbr",
        "pymdownx.blocks.tab",
    ),
}
PIECES = [
    *(
        "A line.\n",
        "A line.\n",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "* ",
        "*a* b\n",
        "**a**\n",
        "1. ",
        "1984 was.\n",
    ),
    *(
        "# ",
        "# A\n",
        "## B & *c*\n",
        "## D { #e }\n",
        "[TOC]\n",
        '<sup class="f">g</sup>',
        "{ #p1 }\n",
        "===\n",
        "---\n",
        "***\n",
        "[a](b.md#c)",
        "[a [b] c](d)",
        '[a](b "c")',
        "[a](b (c))",
    ),
    *("[a]: b\n", "[^1]: c\n", "[^1]", "a | b\n- | -\n", "!!! note\n", "??? note\n", ": a\n", "*[a]: b\n"),
    *(
        "```\n",
        "~~~\n",
        "AT&T\n",
        "&amp;",
        "&#39;",
        "&#39",
        "a < b\n",
        "<b>c</b>",
        "<br>",
        "<hr>\n",
        "<!-- d -->",
    ),
    *(
        "<div>\n",
        "</div>\n",
        '<details markdown="block">\n',
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
    ),
    *(
        '<p markdown="span">',
        "</p>",
        '<details class="cite" open>',
        "<pre><code>a\n\nb</code></pre>",
        "\\[",
        "`c`",
    ),
]
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
FOOT = '<details class="cite" open><summary>A &amp; b</summary><dl><dt>c</dt></dl></details>'


@pytest.mark.parametrize("extensions", EXTENSIONS.values(), ids=EXTENSIONS)
def test_pages_are_as_python_markdown_makes_them(extensions: tuple[str, ...]) -> None:
    settings = {"toc": {"permalink": True}} if "toc" in extensions else {}
    ours = markdown.Markdown(extensions=[*extensions, plain_blocks.NAME], extension_configs=settings)
    theirs = markdown.Markdown(extensions=[*extensions], extension_configs=settings)

    @given(WRITTEN, st.sampled_from(["", f"\n\n{FOOT}", f"\n{FOOT}\n\n"]))
    def same(text: str, foot: str) -> None:
        assert ours.reset().convert(text + foot) == theirs.reset().convert(text + foot)
        assert getattr(ours, "toc_tokens", None) == getattr(theirs, "toc_tokens", None)

    same()


def _asked(extensions: tuple[str, ...], text: str) -> int:
    """Return how many blocks of a text Python-Markdown's own processors are asked of."""
    ours = markdown.Markdown(extensions=[*extensions, plain_blocks.NAME])
    found: list[str] = []

    def test(parent: Element, block: str) -> bool:
        found.append(block)
        return type(empty).test(empty, parent, block)

    empty = ours.parser.blockprocessors["empty"]
    vars(empty)["test"] = test
    ours.convert(text)
    return len([block for block in found if block.strip()])


def test_other_processors_are_not_asked_of_a_paragraph() -> None:
    text = "[Max](cast.md#max) wakes.\n*Zoe* sleeps.\n{ #p1 }"
    assert _asked(EXTENSIONS["those of MkDocs too"], text) == 0
    assert _asked(EXTENSIONS["with block processors of other extensions"], text) == 1
