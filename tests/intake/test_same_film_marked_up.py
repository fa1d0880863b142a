"""The same film comes out of every marked-up format, up to what a format cannot carry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from intake import markup
from intake.articles import FilmArticle, articles, citations, cited, expected, keyed, told
from intake.faults import fault
from strategies import examples
from unreel import intake
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

_Renderer = Callable[[FilmArticle], str]
_CITING: dict[str, _Renderer] = {
    "Markdown": markup.markdown,
    "footnotes": markup.footnotes,
    "HTML": markup.html_body,
    "page": markup.page,
    "answer": markup.answer,
    "answer in letters": lambda article: markup.answer(article, is_ascii=False),
}
_NUMBERED_ANEW: dict[str, _Renderer] = {"wikitext": markup.wikitext, "revision": markup.revision}


def _read(file: str) -> intake.Intake:
    return intake.read(Seed("x", "seeds/x.txt", file, Settings("seeds/x.yml")))


@pytest.mark.parametrize("rendered", [*_CITING.values(), markup.wikiextractor])
@examples(8)
@given(article=articles())
def test_words_headings_and_entries(article: FilmArticle, rendered: _Renderer) -> None:
    file = rendered(article)
    source, diagnostics = _read(file)
    assert not diagnostics
    assert told(source) == expected(article)
    assert fault(source, file) is None


@pytest.mark.parametrize("rendered", _CITING.values())
@examples(8)
@given(article=articles())
def test_citations(article: FilmArticle, rendered: _Renderer) -> None:
    source, _ = _read(rendered(article))
    assert citations(source) == cited(article)
    named = {number for _, number in cited(article)}
    references = {str(at): one for at, one in enumerate(article.references, 1)}
    assert {key: one for key, one in keyed(source).items() if key in named} == {
        key: one for key, one in references.items() if key in named
    }


@pytest.mark.parametrize("rendered", _NUMBERED_ANEW.values())
@examples(8)
@given(article=articles())
def test_source_numbers_references_as_they_are_cited(article: FilmArticle, rendered: _Renderer) -> None:
    file = rendered(article)
    source, _ = _read(file)
    *blocks, references, links = expected(article)
    *found, told_references, told_links = told(source)
    assert found == blocks
    assert told_links == links
    assert sorted(told_references.entries) == sorted(references.entries)
    words = keyed(source)
    assert [(at, words[key]) for at, key in citations(source)] == [
        (at, article.references[int(number) - 1]) for at, number in cited(article)
    ]
    assert fault(source, file) is None
