"""The plain ways in which people have a film's article: one renderer a way."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.articles import FilmArticle, Section


def flat(article: FilmArticle) -> str:
    """Everything on one line, headings gone."""
    words = [one.text for one in article.lead]
    for section in article.sections:
        words += [*(one.text for one in section.paragraphs), *section.entries]
    return " ".join(words)


def paragraphs(article: FilmArticle, apart: str = "\n\n", heading: str = "{}") -> str:
    """A paragraph a line, with or without blank lines between; an entry a line."""
    parts = [one.text for one in article.lead]
    for section in article.sections:
        parts += [heading.format(section.heading), *(one.text for one in section.paragraphs)]
        parts += ["\n".join(section.entries)] if section.entries else []
    return apart.join(parts)


def wiki_headings(article: FilmArticle) -> str:
    """Paragraphs below headings with their levels, as TextExtracts has them."""
    marked = (
        one._replace(heading=f"{'=' * one.level} {one.heading} {'=' * one.level}") for one in article.sections
    )
    return paragraphs(article._replace(sections=tuple(marked)))


def sentences(article: FilmArticle) -> str:
    """A sentence a line, blank lines between paragraphs."""
    parts = ["\n".join(one.text for one in paragraph.sentences) for paragraph in article.lead]
    for section in article.sections:
        parts.append(section.heading)
        parts += ["\n".join(one.text for one in paragraph.sentences) for paragraph in section.paragraphs]
        parts += ["\n".join(section.entries)] if section.entries else []
    return "\n\n".join(parts)


def wrapped(text: str, width: int) -> str:
    """Each line broken at a column, as editors and mail programs do."""
    return "\n".join(textwrap.fill(line, width, break_long_words=False) for line in text.split("\n"))


def whole_page(article: FilmArticle) -> str:
    """A page of Wikipedia, all of it selected in a browser."""
    contents = "Contents\n" + _contents(article.sections)
    box = "\n".join(f"{label}\t{value}" for label, value in article.infobox)
    tagline = "From Wikipedia, the free encyclopedia"
    head = f"{article.title}\n{tagline}\n\n{article.title}\n\nTheatrical release poster\n{box}"
    foot = (
        "\t\nvte\nFilms directed by Jules Marner\nThe Tin Boat (2005) Cold Quay (2014)\n"
        "Categories: 2011 filmsBritish drama films\nThis page was last edited on 3 May 2024, at 10:11 (UTC)."
    )
    return "\n".join([head, body(article, contents=contents), foot])


def body(article: FilmArticle, contents: str = "", edit: str = "") -> str:
    """What lies between a page's title and its boxes of links, with marks and carets."""
    parts = [*(one.cited() for one in article.lead), *([contents] if contents else [])]
    for section in article.sections:
        parts += [section.heading + edit, *(one.cited() for one in section.paragraphs)]
        caret = "^ a b " if section.heading == "References" else ""
        parts += ["\n".join(caret + one for one in section.entries)] if section.entries else []
    return "\n\n".join(parts)


def _contents(sections: tuple[Section, ...]) -> str:
    lines, top, sub = [], 0, 0
    for section in sections:
        top, sub = (top + 1, 0) if section.level == 2 else (top, sub + 1)
        lines.append(f"{top}.{sub}\t{section.heading}" if sub else f"{top}\t{section.heading}")
    return "\n".join(lines)


class Rendering(NamedTuple):
    """A way in which a film's article is had."""

    name: str
    render: Callable[[FilmArticle], str]
    suffix: str = ".txt"


RENDERINGS: tuple[Rendering, ...] = (
    Rendering("flat", flat),
    Rendering("flat, 72 columns", lambda one: wrapped(flat(one), 72)),
    Rendering("paragraphs", paragraphs),
    Rendering("paragraph a line", lambda one: paragraphs(one, "\n")),
    Rendering("paragraphs, 72 columns", lambda one: wrapped(paragraphs(one), 72)),
    Rendering("wiki headings", wiki_headings),
    Rendering("whole page", whole_page),
    Rendering("body", body),
    Rendering("body, edit links", lambda one: body(one, edit="\n\n[edit]")),
)
"""All ways of this room; tests/measures/input_formats.py measures each."""
