"""The same film comes out of every format, up to what a format cannot carry."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from intake.articles import Block, FilmArticle, articles, citations, cited, expected, keyed, told
from intake.renderings import body, flat, paragraphs, sentences, whole_page, wrapped
from strategies import examples
from unreel.intake import plain

_Renderer = Callable[[FilmArticle], str]
_widths = st.integers(60, 100)


@examples(8)
@given(articles(), _widths)
def test_a_flat_text_and_the_same_broken_at_a_column(article: FilmArticle, width: int) -> None:
    one = flat(article)
    source = plain.read(wrapped(one, width))
    assert source.text == one
    assert not any((source.has_paragraphs, source.has_lines, source.marks.headings, source.marks.items))


@examples(8)
@given(
    articles(),
    st.sampled_from(["\n\n", "\n"]),
    st.sampled_from(["{}", "== {} ==", "{}:", "**{}**", "{}[edit]"]),
)
def test_a_paragraph_a_line(article: FilmArticle, apart: str, heading: str) -> None:
    source = plain.read(paragraphs(article, apart, heading))
    assert told(source) == expected(article)
    assert source.has_paragraphs
    assert source.has_lines


@examples(8)
@given(articles(), _widths)
def test_paragraphs_broken_at_a_column(article: FilmArticle, width: int) -> None:
    # where an entry just fills its line, nothing says that it ends there
    source = plain.read(wrapped(paragraphs(article), width))
    assert [_in_one(block) for block in told(source)] == [_in_one(block) for block in expected(article)]


def _in_one(block: Block) -> Block:
    if block.heading != "References":
        return block
    return Block(block.heading, (), (" ".join([*block.paragraphs, *block.entries]),))


@examples(8)
@given(articles())
def test_a_sentence_a_line(article: FilmArticle) -> None:
    assert told(plain.read(sentences(article))) == expected(article)


@examples(8)
@given(articles(), st.sampled_from([whole_page, body, lambda one: body(one, edit="\n\n[edit]")]))
def test_a_copied_page(article: FilmArticle, rendered: _Renderer) -> None:
    source = plain.read(rendered(article))
    assert told(source) == expected(article)
    assert citations(source) == cited(article)
    assert [*keyed(source).values()] == [*article.references]
