"""Markdown to Film: the pages as they lie in docs/, whoever wrote them.

This is a reader for pages of the form that `write` gives, one sentence a line, and forgiving with
the rest: what people add in other forms (tables, code) is kept as `Raw`. It does not render: for
that there is Python-Markdown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count, groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from unreel.model.article import Kind
from unreel.model.film import (
    Block,
    Film,
    Heading,
    Listing,
    Page,
    Paragraph,
    Placeholder,
    Raw,
    Sentence,
    Source,
)
from unreel.model.identifiers import slug
from unreel.model.spans import Span
from unreel.pages.inline import sentence
from unreel.store import safe_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(
    r"(?P<marks>#{1,6})[ \t]*(?P<text>(?:\\.|[^\\])*?)[ \t]*#*[ \t]*"
    r"(?:\{:?[ ]*#(?P<anchor>[^\s{}]+)[^{}]*\})?\Z"
)
_FRAGMENT = re.compile(r"<!--\s*(?P<name>[a-z][a-z0-9_-]*)\s*-->\Z")
_ITEM = re.compile(r"(?P<mark>[-+*]|\d{1,9}[.)])[ \t]+(?P<text>.*)")
_QUOTED = re.compile(r">[ \t]?(?P<text>.*)")
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[^{}]*?#(?P<anchor>[^\s{}]+))?[^{}]*\}\Z")
# Lines of text that are no prose, or that make none of what stands above them: rows of tables,
# underlines of headings, what a name or an address stands for.
_NO_PROSE = re.compile(r"[\s|:=-]+\Z|===|\*?\[[^\[\]]*\]:")
_IDENTIFIER = re.compile(r"id=[\"']?((?:p|ref-|role-)\d+)\b|\{[^{}\n]*#((?:p|ref-|role-)\d+)\b")
_LISTS: dict[tuple[bool, str], str] = {
    (True, Kind.REFERENCES): "ref-",
    (False, Kind.CAST): "role-",
    (True, Kind.CAST): "role-",
}
"""(Is it numbered?, what its page is about) → how the identifiers of a list's items begin."""
_KINDS = ("p", "ref-", "role-")
_RAW = re.compile(r"```|~~~|\||</?[A-Za-z!]|!!!|\?\?\?|[ \t]{4}|(?:[-*_][ \t]*){3,}\Z")


class Line(NamedTuple):
    """One line of a page, with the place of its first character (code points) and its number from 1."""

    text: str
    start: int
    number: int


def read(slug_: str, pages: Mapping[str, str]) -> Film:
    """Return the film that the pages {file name: Markdown} tell of, pages in the order of the mapping."""
    metas = {name: front_matter(markdown) for name, markdown in pages.items()}
    film = next((meta for meta in metas.values() if meta.get("section") == Kind.OVERVIEW), {})
    return Film(
        slug=slug_,
        title=str(film.get("title") or slug_),
        year=str(film.get("year") or ""),
        seed=str(film.get("source") or ""),
        source=_source(film.get("adapted_from")),
        pages=tuple(page(name, markdown, metas[name]) for name, markdown in pages.items()),
    )


def page(name: str, markdown: str, meta: Mapping[str, Any] | None = None) -> Page:
    """Return one page; a title that its front matter lacks is its first heading."""
    meta = front_matter(markdown) if meta is None else meta
    section = str(meta.get("section") or "")
    blocks = _identified(_blocks(lines(markdown)), markdown, section)
    first = blocks[0] if blocks else None
    heading = first if isinstance(first, Heading) and first.level == 1 else None
    title = str(meta.get("title") or (heading.text if heading else name.removesuffix(".md")))
    return Page(name, section, title, tuple(blocks[1:] if heading else blocks))


def front_matter(markdown: str) -> dict[str, Any]:
    """Return a page's front matter; an empty one where it has none or where it is no YAML mapping."""
    found = _FRONT_MATTER.match(markdown)
    try:
        meta = safe_yaml.load(found["yaml"]) if found else None
    except yaml.YAMLError:
        return {}
    return meta if isinstance(meta, dict) else {}


def lines(markdown: str) -> list[Line]:
    """Return the lines below the front matter, with their places in the file."""
    found = _FRONT_MATTER.match(markdown)
    at = found.end() if found else 0
    number = markdown.count("\n", 0, at) + 1
    given = []
    for text in markdown[at:].split("\n"):
        given.append(Line(text.rstrip(), at, number))
        at, number = at + len(text) + 1, number + 1
    return given


def _source(adapted: object) -> Source:
    said = adapted if isinstance(adapted, dict) else {}
    return Source(**{key: str(said.get(key) or "") for key in ("title", "site", "url", "licence")})


def _blocks(page_lines: list[Line]) -> Iterator[Block]:
    seen: dict[str, int] = {}
    for chunk in _chunks(page_lines):
        for block in _chunk(chunk):
            if isinstance(block, Heading):
                yield _unique(block, seen)
            else:
                yield block


def _identified(blocks: Iterable[Block], markdown: str, section: str) -> list[Block]:
    """Number what the build can give an identifier, past those in use.

    Paragraphs are `p1`, `p2`, …; lines of the cast list `role-1`, …; entries of the references `ref-1`, ….
    """
    given = list(blocks)
    used = {block.anchor for block in given if isinstance(block, Heading | Paragraph)}
    used.update(*_IDENTIFIER.findall(markdown))
    names = {kind: _numbered(kind, used) for kind in _KINDS}
    for at, block in enumerate(given):
        if isinstance(block, Paragraph):
            name = next(names["p"])
            if block.line:
                given[at] = replace(block, anchor=name)
        elif isinstance(block, Listing) and block.line and (block.ordered, section) in _LISTS:
            kind = _LISTS[block.ordered, section]
            given[at] = replace(block, anchors=tuple(islice(names[kind], len(block.items))))
    return given


def _numbered(kind: str, used: Collection[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"{kind}{number}") not in used)


def _chunks(page_lines: list[Line]) -> Iterator[list[Line]]:
    """Return the stretches between blank lines; a fenced block is one stretch whatever is in it."""
    chunk: list[Line] = []
    fence = ""
    for line in page_lines:
        mark = re.match(r"[ ]{0,3}(```+|~~~+)", line.text)
        if mark and not fence:
            fence = mark[1]
        elif fence and line.text.strip() == fence:
            fence = ""
        if line.text or fence:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _form(line: Line) -> str:
    text = line.text
    for form, pattern in (("fragment", _FRAGMENT), ("heading", _HEADING), ("quote", _QUOTED)):
        if pattern.match(text):
            return form
    if _RAW.match(text):
        return "raw"
    item = _ITEM.match(text)
    if item:
        return "ordered" if item["mark"][0].isdigit() else "list"
    return "text"


def _chunk(chunk: list[Line]) -> Iterator[Block]:
    if _form(chunk[0]) == "raw":
        yield Raw("\n".join(line.text for line in chunk))
        return
    for form, group in groupby(chunk, key=_form):
        run = list(group)
        yield from _run(form, run, closes=run[-1] is chunk[-1])


def _run(form: str, run: list[Line], *, closes: bool) -> Iterable[Block]:
    """Return the blocks of neighbouring lines of one form; say whether a blank line follows."""
    match form:
        case "heading":
            return [_heading(line) for line in run]
        case "fragment":
            return [Placeholder(line.text[4:-3].strip(), line.number) for line in run]
        case "quote":
            return [_paragraph(run, _QUOTED, closes=closes)]
        case "list" | "ordered":
            items = tuple(_said(line, _ITEM) for line in run)
            return [Listing(items, form == "ordered", line=run[0].number if closes else 0)]
        case "raw":
            return [Raw("\n".join(line.text for line in run))]
    return [_paragraph(run, None, closes=closes)]


def _paragraph(run: list[Line], form: re.Pattern[str] | None, *, closes: bool) -> Paragraph:
    """Return a paragraph; one that ends in attributes of its own (`{ #id .class }`) gets no others."""
    texts = [match["text"] if form and (match := form.match(line.text)) else line.text for line in run]
    own = _ATTRIBUTES.match(texts[-1]) if len(run) > 1 else None
    said = tuple(_said(line, form) for line in (run[:-1] if own else run))
    if own:
        return Paragraph(said, form is not None, own["anchor"] or "")
    prose = closes and not any(map(_NO_PROSE.match, texts))
    if form and prose:  # a quotation may hold anything that a page may
        prose = not any(_RAW.match(text) or _HEADING.match(text) for text in texts)
    return Paragraph(said, form is not None, line=run[-1].number if prose else 0)


def _heading(line: Line) -> Heading:
    found = _HEADING.match(line.text)
    assert found is not None  # noqa: S101 - its form says so
    text = sentence(found["text"]).text
    return Heading(text, len(found["marks"]), found["anchor"] or slug(text), line.number)


def _unique(heading: Heading, seen: dict[str, int]) -> Heading:
    """Number a repeated identifier as Python-Markdown's table of contents does: `x`, `x_1`, `x_2`."""
    anchor, n = heading.anchor, seen.get(heading.anchor, 0)
    while anchor in seen:
        n += 1
        anchor = f"{heading.anchor}_{n}"
    seen[heading.anchor] = n
    seen[anchor] = 0
    return Heading(heading.text, heading.level, anchor, heading.line)


def _said(line: Line, form: re.Pattern[str] | None = None) -> Sentence:
    found = form.match(line.text) if form else None
    words = found["text"] if found else line.text.strip()
    start = line.start + (found.start("text") if found else len(line.text) - len(line.text.lstrip()))
    read_ = sentence(words)
    return Sentence(read_.text, read_.links, Span(start, start + len(words)))
