"""The marked-up formats in which people have a film's article: one renderer a format."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, NamedTuple

from intake.renderings import Rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from intake.articles import FilmArticle, Paragraph, Section


class Signs(NamedTuple):
    """How a format writes the parts of an article."""

    heading: Callable[[Section], str]
    paragraph: Callable[[Paragraph], str]
    entries: Callable[[Section], str]
    between: str = "\n\n"


def _rendered(article: FilmArticle, signs: Signs) -> str:
    parts = [signs.paragraph(one) for one in article.lead]
    for section in article.sections:
        parts.append(signs.heading(section))
        parts += [signs.paragraph(one) for one in section.paragraphs]
        parts += [signs.entries(section)] if section.entries else []
    return signs.between.join(parts)


def _lines(form: str, entries: Iterable[str], escape: Callable[[str], str] = str) -> str:
    return "\n".join(form.format(escape(one), number=at) for at, one in enumerate(entries, 1))


def markdown(article: FilmArticle) -> str:
    """Markdown with ATX headings, bullets, and the marks of the page escaped."""
    body = _markdown(
        article, lambda one: f"{'#' * one.level} {one.heading}", "\\[{}\\]", "{number}. {}", "- {}"
    )
    return f"---\ntitle: {json.dumps(article.title)}\n---\n\n# {article.title}\n\n{body}\n"


def footnotes(article: FilmArticle) -> str:
    """Markdown with headings that are underlined, and footnotes."""
    body = _markdown(
        article, lambda one: f"{one.heading}\n{'=-'[one.level - 2] * 8}", "[^{}]", "[^{number}]: {}", "* {}"
    )
    return f"{body}\n"


def _markdown(
    article: FilmArticle, heading: Callable[[Section], str], mark: str, reference: str, item: str
) -> str:
    """Return the sections of an article with headings, citation marks and lists of the given forms."""
    return _rendered(
        article,
        Signs(
            heading,
            lambda one: _escaped(_cited(one, article, mark)),
            lambda one: _lines(reference if one.heading == "References" else item, one.entries, _escaped),
        ),
    )


def _cited(paragraph: Paragraph, article: FilmArticle, form: str) -> str:
    """Return a paragraph with marks of references that the article has."""
    there = range(1, len(article.references) + 1)
    marked = (
        one._replace(cites=tuple(number for number in one.cites if number in there))
        for one in paragraph.sentences
    )
    return paragraph._replace(sentences=tuple(marked)).cited(form)


def _escaped(words: str) -> str:
    return words.replace("$", "\\$").replace("&", "&amp;")


def wikitext(article: FilmArticle) -> str:
    """The article's source, each reference where it is cited first."""
    references, defined = article.references, set[int]()

    def marked(paragraph: Paragraph) -> str:
        words = []
        for sentence in paragraph.sentences:
            marks = ""
            for number in (one for one in sentence.cites if one <= len(references)):
                first = number not in defined
                defined.add(number)
                name = f'<ref name="r{number}"'
                marks += f"{name}>{references[number - 1]}</ref>" if first else f"{name} />"
            words.append(sentence.text + marks)
        return " ".join(words)

    def entries(section: Section) -> str:
        if section.heading != "References":
            return _lines("* {}", section.entries)
        more = (f'<ref name="r{at}">{one}</ref>' for at, one in enumerate(references, 1) if at not in defined)
        return "{{reflist|refs=\n" + "\n".join(more) + "\n}}"

    box = "".join(f"| {name} = {value}\n" for name, value in (("name", article.title), *_parameters(article)))
    body = _rendered(
        article, Signs(lambda one: f"{'=' * one.level} {one.heading} {'=' * one.level}", marked, entries)
    )
    opening = body.replace(article.title, f"'''''{article.title}'''''", 1)
    return f"{{{{Infobox film\n{box}}}}}\n{opening}\n[[Category:Films]]\n"


def _parameters(article: FilmArticle) -> list[tuple[str, str]]:
    names = {
        "Directed by": "director",
        "Starring": "starring",
        "Running time": "runtime",
        "Country": "country",
    }
    return [(names[label], value) for label, value in article.infobox]


def html_body(article: FilmArticle) -> str:
    """What the API returns of a page, and what stands in a saved one."""
    mark = '<sup class="reference"><a href="#cite_note-{0}">&#91;{0}&#93;</a></sup>'
    signs = Signs(
        lambda one: f"<h{one.level}>{one.heading}</h{one.level}>",
        lambda one: (
            "<p>"
            + " ".join(
                html.escape(each.text) + "".join(mark.format(number) for number in each.cites)
                for each in one.sentences
            )
            + "</p>"
        ),
        _html_entries,
        "\n",
    )
    box = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in article.infobox)
    body = _rendered(article, signs)
    return f'<div class="mw-parser-output"><table class="infobox">{box}</table>\n{body}</div>'


def _html_entries(section: Section) -> str:
    if section.heading != "References":
        return f"<ul>{''.join(f'<li>{html.escape(one, quote=False)}</li>' for one in section.entries)}</ul>"
    items = (
        f'<li id="cite_note-{at}"><a href="#cite_ref-{at}">^</a> {html.escape(one)}</li>'
        for at, one in enumerate(section.entries, 1)
    )
    return f'<ol class="references">{"".join(items)}</ol>'


def page(article: FilmArticle) -> str:
    """A page as a browser saves it."""
    title = f"{article.title} (film)"
    head = f"<head><title>{title} - Wikipedia</title><style>p {{}}</style></head>"
    around = f'<div id="mw-head">Main page Donate</div><h1 id="firstHeading">{title}</h1>'
    foot = '<div id="catlinks">Categories: Films</div><footer>Terms of use</footer>'
    return f"<!DOCTYPE html>\n<html>{head}<body>{around}{html_body(article)}{foot}</body></html>\n"


def wikiextractor(article: FilmArticle) -> str:
    """What WikiExtractor writes; entries of lists as the option for lists keeps them."""
    signs = Signs(
        lambda one: f"{one.heading}.",
        lambda one: html.escape(one.text, quote=False),
        lambda one: _lines("- {}", one.entries, lambda words: html.escape(words, quote=False)),
        "\n",
    )
    body = _rendered(article, signs)
    opening = f'<doc id="1" url="https://x.example/1" title="{article.title}">'
    return f"{opening}\n{article.title}\n\n{body}\n\n</doc>\n"


def answer(article: FilmArticle, *, is_ascii: bool = True) -> str:
    """What the API answers that is asked for a page's HTML."""
    parsed = {"title": article.title, "text": {"*": html_body(article)}}
    return json.dumps({"parse": parsed}, ensure_ascii=is_ascii)


def revision(article: FilmArticle) -> str:
    """What the API answers that is asked for a page's source."""
    slots = {"main": {"contentmodel": "wikitext", "*": wikitext(article)}}
    return json.dumps({"query": {"pages": {"1": {"title": article.title, "revisions": [{"slots": slots}]}}}})


MARKED_UP: tuple[Rendering, ...] = (
    Rendering("Markdown", markdown, ".md"),
    Rendering("Markdown, footnotes", footnotes, ".md"),
    Rendering("HTML, a saved page", page, ".html"),
    Rendering("HTML, its body", html_body, ".html"),
    Rendering("wikitext", wikitext, ".wiki"),
    Rendering("WikiExtractor", wikiextractor),
    Rendering("API, parsed", answer, ".json"),
    Rendering("API, revision", revision, ".json"),
)
"""All of these; tests/measures/input_formats.py measures each."""
