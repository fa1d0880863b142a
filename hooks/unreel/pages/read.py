"""Read Markdown as a Film: the pages as they lie in docs/, whoever wrote them.

This is a reader for pages of the form that `write` gives, one sentence a line, and forgiving with
the rest: what people add in other forms (tables, code) is kept as `Raw`. It does not render: for
that there is Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count, groupby, islice
from typing import Any

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.article import Kind
from unreel.model.film import (
    Attribution,
    Block,
    Film,
    Heading,
    Listing,
    Page,
    Paragraph,
    Placeholder,
    Raw,
    Sentence,
)
from unreel.model.film_ids import FilmIds, is_id
from unreel.model.identifiers import slug
from unreel.model.source_text import InfoboxLine
from unreel.model.spans import Span
from unreel.pages.attributes import ATTRIBUTES, identifier, identifiers
from unreel.pages.blocks import Chunk, Form, Line, chunks, form, underlined
from unreel.pages.code import whole_lines, without_comments
from unreel.pages.front_matter import front_matter
from unreel.pages.inline import sentence

_MARKS = re.compile(r"(?P<marks>#{1,6})[ \t]*+(?P<text>(?:.*\S)?)")
_PLAIN = re.compile(r"\s*+(?P<text>(?:.*\S)?)\s*\Z")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}\.)[ \t]++(?P<text>(?:.*\S)?)\s*\Z")
_QUOTED = re.compile(r">[ \t]?(?P<text>(?:.*\S)?)\s*\Z")
_ATTRIBUTES = lazy_regex(rf"{ATTRIBUTES}\Z")
_LISTS: dict[str, str] = {Kind.REFERENCES: "ref-", Kind.CAST: "role-"}
"""What a page is about → how the identifiers of its lists' items begin; references are numbered."""
_TEXT = frozenset({Form.TEXT, Form.UNDERLINE, Form.ATTRIBUTES, Form.INDENTED})
"""What is read as prose where it stands among prose; the site gives it no identifier unless it is `TEXT`."""
_RAW = frozenset(Form) - _TEXT - {Form.PLACEHOLDER, Form.HEADING, Form.QUOTE, Form.BULLET, Form.NUMBER}


def read(slug_: str, pages: Mapping[str, str]) -> Film:
    """Return the film that the pages {file name: Markdown} tell of, pages in the order of the mapping."""
    metas = [front_matter(markdown).meta for markdown in pages.values()]
    read_ = [page(name, markdown, meta) for (name, markdown), meta in zip(pages.items(), metas, strict=True)]
    return film_of(slug_, read_, metas)


def film_of(slug_: str, pages: Iterable[Page], metas: Iterable[Mapping[str, Any]]) -> Film:
    """Return the film of some pages; `metas` are the pages' front matter."""
    meta = next((one for one in metas if one.get("section") == Kind.OVERVIEW), {})
    return Film(
        slug=slug_,
        title=str(meta.get("title") or slug_),
        year=str(meta.get("year") or ""),
        seed=str(meta.get("source") or ""),
        source=Attribution(**_words(meta.get("adapted_from"), Attribution._fields)),
        pages=tuple(pages),
        infobox=_infobox(meta.get("infobox")),
        italics=_titles(meta.get("italics")),
        ids=_ids(meta.get("ids")),
    )


def _words(meta: object, names: Iterable[str]) -> dict[str, str]:
    """Return what a mapping of front matter says under some names; '' where it says nothing."""
    known = meta if isinstance(meta, dict) else {}
    return {name: str(known.get(name) or "") for name in names}


def _ids(meta: object) -> FilmIds:
    stated = _words(meta, FilmIds._fields)
    return FilmIds(**{name: value for name, value in stated.items() if is_id(name, value)})


def _titles(meta: object) -> tuple[str, ...]:
    return tuple(title for title in meta if isinstance(title, str)) if isinstance(meta, list) else ()


def _infobox(meta: object) -> tuple[InfoboxLine, ...]:
    """Return the lines of an infobox as front matter has them: labels with plain values."""
    lines = meta.items() if isinstance(meta, dict) else ()
    plain = (
        (label, "; ".join(map(str, value)) if isinstance(value, list) else value) for label, value in lines
    )
    return tuple(
        InfoboxLine(" ".join(str(label).split()), " ".join(str(value).split()))
        for label, value in plain
        if value is not None and not isinstance(value, dict)
    )


def page(name: str, markdown: str, meta: Mapping[str, Any] | None = None) -> Page:
    """Return one page; a title that its front matter lacks is its first heading."""
    meta = front_matter(markdown).meta if meta is None else meta
    return page_of(name, blocks(markdown, str(meta.get("section") or "")), meta)


def page_of(name: str, all_blocks: tuple[Block, ...], meta: Mapping[str, Any]) -> Page:
    """Return a page of its blocks, of which a first heading of level 1 is the page's own."""
    first = all_blocks[0] if all_blocks else None
    heading = first if isinstance(first, Heading) and first.level == 1 else None
    title = str(meta.get("title") or (heading.text if heading else name.removesuffix(".md")))
    return Page(name, str(meta.get("section") or ""), title, all_blocks[1:] if heading else all_blocks)


def blocks(markdown: str, section: str = "") -> tuple[Block, ...]:
    """Return all blocks below the front matter, the page's own heading among them.

    `section` is what the page is about: on it hang the identifiers of lists.
    """
    together = whole_lines(markdown)
    all_blocks = _unique(block for chunk in chunks(markdown, together) for block in _chunk(chunk, together))
    return tuple(_identified(all_blocks, markdown, section))


def raw_sentences(block: Raw) -> Iterator[Sentence]:
    """Return the lines of what is kept as it stands (a table, code), without what only draws and comments."""
    is_code = form(block.markdown) in {Form.FENCE, Form.CODE}
    for line in (block.markdown if is_code else without_comments(block.markdown)).split("\n"):
        if re.search(r"\w", line) and form(line) not in {Form.FENCE, Form.DEFINITION}:
            yield Sentence(line) if is_code else sentence(line)


def _identified(unnumbered: Iterable[Block], markdown: str, section: str) -> list[Block]:
    """Number what the build can give an identifier, past those in use.

    Paragraphs are `p1`, `p2`, …; lines of the cast list `role-1`, …; entries of the references `ref-1`, ….
    """
    numbered = list(unnumbered)
    used = {block.anchor for block in numbered if isinstance(block, Heading | Paragraph)}
    used.update(identifiers(markdown))
    listed = _LISTS.get(section, "")
    paragraphs, items = _numbers("p", used), _numbers(listed, used)
    for at, block in enumerate(numbered):
        if isinstance(block, Paragraph):
            name = next(paragraphs)
            if block.line:
                numbered[at] = replace(block, anchor=name)
        elif isinstance(block, Listing) and block.line:
            length = len(block.items) if section == Kind.CAST or (listed and block.ordered) else 0
            numbered[at] = replace(block, anchors=tuple(islice(items, length)))
    return numbered


def _numbers(kind: str, used: Collection[str]) -> Iterator[str]:
    return (name for number in count(1) if (name := f"{kind}{number}") not in used)


def _chunk(chunk: Chunk, together: Collection[int]) -> Iterator[Block]:
    first, second = chunk.lines[0], chunk.lines[1].text if len(chunk.lines) > 1 else ""
    if form(first.text) in _RAW or form(second) is Form.DIVIDER:
        yield _raw(chunk.lines)
        return
    level = underlined(first.text, second)
    if level:
        # the space keeps a backslash at the end from being half of an escaped mark
        yield _heading(first._replace(text=f"{'#' * level} {first.text} "))
    below = chunk.lines[2:] if level else chunk.lines
    for kind, group in groupby(below, lambda line: Form.HTML if line.number in together else _kind(line)):
        run = list(group)
        yield from _run(kind, run, closes=run[-1] is below[-1])


def _kind(line: Line) -> Form:
    """Return what a line is among others: all that is kept is `HTML`, all that is read as prose `TEXT`."""
    own = form(line.text)
    return Form.HTML if own in _RAW else Form.TEXT if own in _TEXT else own


def _run(kind: Form, run: list[Line], *, closes: bool) -> Iterable[Block]:
    """Return the blocks of neighbouring lines of one kind; say whether a blank line follows."""
    match kind:
        case Form.HEADING:
            return map(_heading, run)
        case Form.PLACEHOLDER:
            return [Placeholder(line.text.strip()[4:-3].strip(), line.number) for line in run]
        case Form.BULLET | Form.NUMBER:
            items = tuple(_sentence(line, _ITEM) for line in run)
            return [Listing(items, kind is Form.NUMBER, line=run[0].number if closes else 0)]
        case Form.HTML:
            return [_raw(run)]
    return [_paragraph(run, quoted=kind is Form.QUOTE, closes=closes)]


def _raw(run: Iterable[Line]) -> Raw:
    return Raw("\n".join(line.text.rstrip() for line in run))


def _paragraph(run: list[Line], *, quoted: bool, closes: bool) -> Paragraph:
    """Return a paragraph; one that ends in attributes of its own (`{ #id .class }`) gets no others."""
    says = [_sentence(line, _QUOTED if quoted else _PLAIN) for line in run]
    texts = [line.text[one.span.start - line.start :].strip() for line, one in zip(run, says, strict=True)]
    if len(run) > 1 and _ATTRIBUTES.match(texts[-1]):
        return Paragraph(tuple(says[:-1]), quoted, identifier(texts[-1]))
    # a quotation may hold anything that a page may
    is_prose = closes and all(text and form(text) is Form.TEXT for text in texts)
    return Paragraph(tuple(says), quoted, line=run[-1].number if is_prose else 0)


def _heading(line: Line) -> Heading:
    found = _MARKS.match(line.text)
    assert found is not None  # noqa: S101 - its form says so
    words, attributes = _attributed(found["text"])
    text = sentence(_unclosed(words)).text.strip()
    own = identifier(attributes)
    return Heading(text, len(found["marks"]), own or slug(text), line.number)


def _attributed(heading: str) -> tuple[str, str]:
    """Return the words of a heading, and the attributes that it ends with, '' where it has none."""
    at = heading.rfind("{")
    is_list = at >= 0 and _ATTRIBUTES.match(heading, at) and not _is_escaped(heading, at)
    return (heading[:at], heading[at:]) if is_list else (heading, "")


def _unclosed(heading: str) -> str:
    """Return the words of a heading without the marks that may close it, `# Plot #`."""
    words = heading.rstrip(" \t")
    bare = words.rstrip("#")
    return bare + "#" * (len(bare) < len(words) and _is_escaped(words, len(bare)))


def _is_escaped(text: str, at: int) -> bool:
    """Return whether an odd number of backslashes stands before a character of `text`."""
    before = text[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _unique(all_blocks: Iterable[Block]) -> Iterator[Block]:
    """Number a repeated identifier as Python-Markdown's table of contents does: `x`, `x_1`, `x_2`."""
    seen: dict[str, int] = {}
    for block in all_blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        anchor = block.anchor
        while anchor in seen:
            seen[block.anchor] += 1
            anchor = f"{block.anchor}_{seen[block.anchor]}"
        seen[anchor] = 0
        yield replace(block, anchor=anchor)


def _sentence(line: Line, mark: re.Pattern[str]) -> Sentence:
    """Return what a line says behind its mark."""
    found = mark.match(line.text)
    assert found is not None  # noqa: S101 - its form says so
    span = Span(line.start + found.start("text"), line.start + found.end("text"))
    return sentence(found["text"], span)
