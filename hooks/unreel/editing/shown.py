"""The last link of the proof: the built site says, in order, all that the pages of docs/ say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic
from unreel.model.film import Film, Page, Raw
from unreel.pages.front_matter import body_start
from unreel.pages.html import START_TAG
from unreel.pages.render import Renderer, RenderError
from unreel.site import rendered
from unreel.store import site_settings
from unreel.store.text_file import read_leniently
from unreel.store.workspace import Workspace

SHOWN = 60
"""Code points of context in a message."""

_CITATION = re.compile(
    r'<sup id="fnref[^"<>]*"[^<>]*><a class="footnote-ref"[^<>]*>[^<>]*</a></sup>'
    r'|<sup class="(?:citation\b[^<>]*><a\b[^<>]*>\[\d+\]</a>|source-request"[^<>]*>\[[^<>\[\]]*\])</sup>'
)
"""A number between words, or a request for a source, which pages do not have; so are marks of footnotes."""
_CITED = re.compile(r'<a\b[^<>]*href="(?:[^"<>]*\.md)?#ref-[^"<>]*"[^<>]*>[^<>]*</a>')
"""The same as a page's own Markdown gives it."""
_TAG = lazy_regex(rf"<!--.*?(?:-->|\Z)|{START_TAG}|</[A-Za-z][^<>]*>", re.DOTALL)
_MARKUP = re.compile(r"[{}\[\]<>$=+^~|!?:*_`&#@%]")
"""A sign that an extension or a plugin may know; a line without one is words."""


class Shown:
    """The site as it was built, to be held against a film's pages."""

    def __init__(self, workspace: Workspace, site: Path) -> None:
        self._workspace, self._site = workspace, site
        settings = site_settings.read(workspace.root)
        self._renderer = Renderer(settings.extensions, settings.configs)

    def unbuilt(self) -> Iterator[Diagnostic]:
        """Complain where there is no site at all."""
        if not self._site.is_dir():
            why = f"there is no such folder: run `{COMMAND} build`, then check again"
            yield Diagnostic(f"{self._site.name}/", 0, 0, why)

    def faults(self, film: Film) -> Iterator[Diagnostic]:
        """Complain unless the site says, in order, all that a film's pages say."""
        site = self._site.name
        for page in film.pages:
            html, why = self._html(film, page), ""
            if html and (missing := self._missing(film, page, _article(read_leniently(html)))):
                why = f"{site}/ does not show “{missing[:SHOWN]}”: build it again"
            elif not (html or page.has_only_placeholders):  # the build leaves those out if nothing fills them
                why = f"{site}/ has no such page: run `{COMMAND} build`, then check again"
            if why:
                yield Diagnostic(f"docs/{film.slug}/{page.name}", 0, 0, why)

    def _html(self, film: Film, page: Page) -> Path | None:
        stem = page.name.removesuffix(".md")
        names = ["index.html"] if stem == "index" else [f"{stem}/index.html", f"{stem}.html"]
        found = (path for name in names if (path := self._site / film.slug / name).is_file())
        return next(found, None)

    def _missing(self, film: Film, page: Page, html: str) -> str | None:
        name = f"{film.slug}/{page.name}"
        text = read_leniently(self._workspace.docs / name)
        return missing(page, text, html, lambda: self._made(name, text))

    def _made(self, name: str, text: str) -> str:
        """Return the HTML that plugins and extensions made of a page, without what Unreel put into it."""
        html = rendered.kept_html(self._workspace, name, text)
        try:
            return self._renderer.render(text[body_start(text) :]).html if html is None else html
        except RenderError as error:  # the review tells where
            return str(error)


def missing(page: Page, text: str, html: str, made: Callable[[], str]) -> str | None:
    """Return the first words of a page that its `html` does not show, or not in their order.

    What is not ours to read, and a sentence with markup, may be an extension's or a plugin's: then
    what they `made` of the page must be shown. `text` is its file.
    """
    article, at = _squeezed(_words(html)), 0
    is_theirs = any(isinstance(block, Raw) for block in page.blocks)
    for sentence in page.sentences:
        start = article.find(_squeezed(sentence.text), at)
        at = at if start < 0 else start + len(_squeezed(sentence.text))
        if start < 0 and not _MARKUP.search(sentence.span.of(text)):
            return sentence.text
        is_theirs = is_theirs or start < 0
    return _first_missing(_words(made()).split("\n"), article) if is_theirs else None


def _first_missing(lines: Iterable[str], article: str) -> str | None:
    at = 0
    for line in lines:
        start = article.find(_squeezed(line), at)
        if start < 0:
            return line
        at = start + len(_squeezed(line))
    return None


def _article(html: str) -> str:
    """Return a page's <article>."""
    start, end = html.find("<article"), html.rfind("</article>")
    return html[start:end] if 0 <= start < end else ""


def _words(html: str) -> str:
    """Return the text of HTML, without numbers of citations and marks of footnotes."""
    return unescape(_TAG.sub("", _CITED.sub("", _CITATION.sub("", html))))


def _squeezed(text: str) -> str:
    return "".join(text.split())
