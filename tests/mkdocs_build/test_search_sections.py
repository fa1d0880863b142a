"""Sections of a page for the search are those of Material's own parser."""

from __future__ import annotations

from typing import Any, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search import plugin

from unreel.mkdocs_build import search_sections

_WRITTEN = st.lists(
    st.sampled_from(
        [
            *('<h1 id="a">', "<h2>", '<h2 id="b" data-search-exclude="">', '<h3 id="c">', "</h1>", "</h2>"),
            *(
                "</h3>",
                "<p>",
                "</p>",
                '<p data-search-exclude="data-search-exclude">',
                "<ul>",
                "<li>",
                "</li>",
            ),
            *("</ul>", "<pre>", "<code>", "</code>", "</pre>", '<a class="headerlink" href="#b">', "</a>"),
            *(
                '<a title="x > y &amp; z">',
                "<br />",
                "<br>",
                "<hr/>",
                "<b/>",
                '<div class="linenodiv">',
                "</div>",
            ),
            *(
                "<svg>",
                "<title>",
                "</title>",
                "</svg>",
                "text",
                "two\nlines",
                " ",
                "\n",
                "a &lt; b",
                "&copy",
                "&",
            ),
            *(
                "<",
                "<!-- note -->",
                "<script>",
                "</script>",
                "<i b='c'>",
                '<I ID="d">',
                "</I>",
                "</p >",
                "< p>",
            ),
        ]
    ),
    max_size=30,
).map("".join)


class _Parser(Protocol):
    data: list[Any]

    def feed(self, html: str) -> None: ...

    def close(self) -> None: ...


def _quick() -> _Parser:
    """Return a parser of ours that has Material's own to turn to."""

    class Material:
        Parser = plugin.Parser

    if not issubclass(plugin.Parser, search_sections.Sections):
        search_sections.quicken(Material)
    found: _Parser = Material.Parser()
    return found


def _found(parser: _Parser, html: str) -> list[tuple[object, ...]] | type[Exception]:
    try:
        parser.feed(html)
        parser.close()
    except ValueError as error:
        return type(error)
    return [(one.title, one.text, one.id or None, one.is_excluded()) for one in parser.data]


def _theirs() -> _Parser:
    found: _Parser = getattr(plugin.Parser, "other", plugin.Parser)()
    return found


@given(_WRITTEN)
def test_sections_are_those_of_material(html: str) -> None:
    assert _found(_quick(), html) == _found(_theirs(), html)


_CUT = (
    '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1>\n<p>One <b>two</b> &amp;</p>\n<h2 id="b">B</h2>\n'
)


def test_a_page_of_python_markdown_is_read_in_our_way() -> None:
    parser = _quick()
    assert _found(parser, _CUT) == _found(_theirs(), _CUT)
    assert {type(one) for one in parser.data} == {search_sections.Section}


@pytest.mark.parametrize(
    "html", ["<!-- note --><p>a</p>", "<p a='b'>c</p>", "<script>a < b</script>", "a < b"]
)
def test_other_pages_are_left_to_material(html: str) -> None:
    parser = _quick()
    assert _found(parser, html) == _found(_theirs(), html)
    assert search_sections.Section not in {type(one) for one in parser.data}
