"""What an encyclopedia's API answers: JSON around an extract, wikitext or HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from unreel.intake import html, layers, located_json, page_title, text_extract, wikitext
from unreel.intake.addresses import web
from unreel.intake.formats import Format, Refusal, best
from unreel.intake.located_json import LocatedString
from unreel.model.source_text import Declared, SourceText

_OPENING = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\"])")
_INNER = (html.FORMAT, wikitext.FORMAT, text_extract.FORMAT._replace(likelihood=lambda _: 0.4))
_ADDRESSES = (("fullurl",), ("canonicalurl",), ("content_urls", "desktop", "page"), ("url",), ("source_url",))
_LICENCES = (("license", "title"), ("rightsinfo", "text"), ("license",))
_TITLES = (("title",), ("displaytitle",), ("name",))
_WIKITEXTS = (
    ("revisions", "0", "slots", "main", "content"),
    ("revisions", "0", "slots", "main", "*"),
    ("revisions", "0", "content"),
    ("revisions", "0", "*"),
    ("wikitext", "*"),
    ("wikitext",),
    ("source",),
)
"""Where an answer has the source of its page."""
_TEXTS = (
    *_WIKITEXTS,
    ("text", "*"),
    ("html",),
    ("text",),
    ("extract",),
    ("content",),
    ("body",),
    ("article",),
)
"""Where an answer has the text of its page, the richest form first."""


_SHORT = 4
"""What is this many times shorter than another text of a page is no form of it: `"source": "Wikipedia"`."""


class _Page(NamedTuple):
    text: LocatedString
    declared: Declared
    is_wikitext: bool


class _Text(NamedTuple):
    text: LocatedString
    is_wikitext: bool


def likelihood(file: str) -> float:
    """Return how likely a file is JSON, by how it opens and ends."""
    return 0.95 if _OPENING.match(file) and file.rstrip()[-1:] in {"}", "]"} else 0


def read(file: str) -> SourceText:
    """Return the text of the page that an answer holds; raise `Refusal` where it holds none, or several."""
    try:
        answer = located_json.parse(file)
    except ValueError as error:
        why = f"this looks like JSON and is none ({error}): save the API's whole answer, of one film"
        raise Refusal(0, why) from None
    page = _page(answer)
    lower = located_json.unescaped(page.text, file)
    form = wikitext.FORMAT if page.is_wikitext else best(_INNER, lower.text)
    inner = form.read(lower.text)
    source = located_json.with_blanks(layers.joined(inner, lower), file)
    said, own = page.declared, inner.declared
    return source._replace(
        declared=own._replace(
            title=said.title or own.title, url=said.url or own.url, licence=said.licence or own.licence
        )
    )


def _page(answer: object) -> _Page:
    """Return the one page of an answer."""
    pages = _pages(answer)
    if not pages:
        problem = _string(answer, ("error", "info")) or "it has no page in it"
        raise Refusal(0, f"this is JSON, but no film's article ({problem}): ask the API for one film's page")
    texts = [(page, text) for page in pages for text in [_text(page)] if text is not None]
    if not texts:
        raise Refusal(
            0, "the API's answer holds no text: ask for prop=extracts, or action=parse, of one film"
        )
    if len(texts) > 1:
        at = texts[1][1].text.span.start
        raise Refusal(at, f"{len(texts)} pages stand in this answer: keep one film a file")
    page, text = texts[0]
    title = page_title.read(re.sub(r"<[^<>]*>", "", _first(page, _TITLES))).film
    address = next((found for path in _ADDRESSES if (found := web(_string(page, path)))), "")
    return _Page(text.text, Declared(title, url=address, licence=_first(page, _LICENCES)), text.is_wikitext)


def _pages(answer: object) -> list[object]:
    """Return the pages of an answer: of a query, of a parse, or the answer itself."""
    pages = _at(answer, ("query", "pages"))
    if isinstance(pages, Mapping):
        return [*pages.values()]
    if isinstance(pages, list):
        return pages
    if isinstance(answer, list):
        return [page for page in answer if isinstance(page, Mapping)]
    parsed = _at(answer, ("parse",))
    found = answer if parsed is None else parsed
    return [found] if isinstance(found, Mapping) and "error" not in found else []


def _text(page: object) -> _Text | None:
    """Return the text of a page: the richest form, unless it is so short that it is something else."""
    found = [(path, text) for path in _TEXTS if isinstance(text := _at(page, path), LocatedString)]
    longest = max((len(text) for _, text in found if text.strip()), default=0)
    texts = (_Text(text, path in _WIKITEXTS) for path, text in found if len(text) > longest / _SHORT)
    return next(texts, None) if longest else None


def _first(page: object, paths: Sequence[tuple[str, ...]]) -> str:
    return next(filter(None, (_string(page, path) for path in paths)), "")


def _string(value: object, path: tuple[str, ...]) -> str:
    found = _at(value, path)
    return str(found) if isinstance(found, str) else ""


def _at(value: object, path: tuple[str, ...]) -> object:
    """Return what a value of JSON holds below some names, None where it does not."""
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list):
            value = value[int(name)] if name.isdecimal() and int(name) < len(value) else None
        else:
            return None
    return value


FORMAT = Format(likelihood, read, (".json",))
