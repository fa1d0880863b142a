"""Pages' Markdown made HTML by one Markdown object for all pages of a build: MkDocs makes one for each.

MkDocs' own method renders each page, in surroundings where it gets that object, started anew, and ours for
two of the passes that it adds. It is done where nothing but extensions that start anew takes part.
"""

from __future__ import annotations

import re
from html import unescape
from types import FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import markdown
from mkdocs.structure import pages
from mkdocs.utils import get_relative_url

from unreel.lexicon.wordlists import wordset
from unreel.mkdocs_build import exchanged, inline_marks, plain_blocks, plain_headings
from unreel.mkdocs_build.search_sections import OF_TEXT, TAG

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

_OWN = frozenset({plain_blocks.NAME, inline_marks.NAME})
_START_ANEW = wordset("mkdocs_build/whole_builds.txt#extensions that start anew for each page")
_RENDER = pages.Page.render

_PLAIN_LINK = re.compile(r"(?!\Z)([\w.-][\w./-]*+)?+(?:#([\w.-]++))?+")
"""A link to a file or a heading in it, or to one of the page, whose address needs no decoding."""

_STATED = re.compile(r"""(?i)[\s"'/](?:id|name)\s*+=""")
"""What stands in a tag that states an identifier."""
_ID = re.compile(r"""(?i)\s(id|name)="([^"]*+)\"""")


class Renderer:
    """Renders the pages of one configuration."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        passes = {name: getattr(pages, name, None) for name in _PASSES}
        is_known = exchanged.is_known() and all(passes.values()) and start_anew(config)
        around: dict[str, Any] = {
            name: type(name, (_PASSES[name], theirs), {}) for name, theirs in passes.items() if theirs
        }
        around["markdown"] = SimpleNamespace(**{**vars(markdown), "Markdown": self._taken})
        self._render = FunctionType(_RENDER.__code__, {**vars(pages), **around}) if is_known else None
        self._markdown: markdown.Markdown | None = None

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what the page's own method does."""
        if self._render is None or type(page).render is not _RENDER or config is not self._config:
            type(page).render(page, config, files)
            return
        one = self._markdown = self._markdown or markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        self._render(page, config, files)
        self._markdown = one  # where rendering fails, the next page gets a new one

    def _taken(self, **_: object) -> markdown.Markdown:
        """Return the object for the next page."""
        one, self._markdown = self._markdown, None
        return one.reset() if one else markdown.Markdown()


def start_anew(config: MkDocsConfig) -> bool:
    """Return whether all extensions make of a text the same whenever they are asked."""
    names = config.markdown_extensions
    numbers_pages = (config.mdx_configs or {}).get("footnotes")
    return not numbers_pages and all(name in _OWN or name in _START_ANEW for name in names)


_ADDRESSED = {"a": "href", "img": "src"}


class _StatedIds:
    """Finds the identifiers that tags state, where one may: else no tag is looked for."""

    present_anchor_ids: set[str]

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        text = "\n".join(lines)
        start = text.find("<")
        if start >= 0 and _STATED.search(text, start):
            found = _stated(text)
            if found is None:
                super().run(lines)  # type: ignore[misc]  # MkDocs' pass
            else:
                self.present_anchor_ids = found
        return lines


def _stated(text: str) -> set[str] | None:
    """Return the identifiers that tags state; None where Python's parser of HTML may see other tags."""
    found, place = set[str](), 0
    for tag in TAG.finditer(text):
        _, name, attributes, _ = tag.groups()
        if "<" in text[place : tag.start()] or (name and name.lower() in OF_TEXT):
            return None
        place = tag.end()
        for attribute, value in _ID.findall(attributes) if attributes else ():
            if attribute.lower() == "id" or name.lower() == "a":
                found.add(unescape(value))
    return None if "<" in text[place:] else found


class _Links:
    """Makes links relative, and looks once for each file that a page leads to."""

    file: File
    files: Files
    links_to_anchors: dict[File, dict[str, str]]
    _target_uri: Any

    def __init__(self, file: File, files: Files, config: MkDocsConfig) -> None:
        super().__init__(file, files, config)  # type: ignore[call-arg]  # MkDocs' pass
        self._found: dict[str, tuple[File, str] | None] = {}
        """Path of a link → the file and its address, seen from the page; None where more is to be said."""
        self.put_away: dict[Element, list[str]] = {}
        """Element → the links to headings in its text, which is HTML already (see `plain_inline`)."""

    def run(self, root: Element) -> Element:
        """Look at the links of a page in their order."""
        for element in root.iter():
            for link in self.put_away.get(element, ()):
                self.path_to_url(link)
            if key := _ADDRESSED.get(element.tag):
                url = element.get(key)
                assert url is not None  # noqa: S101 - as MkDocs has it
                element.set(key, self.path_to_url(url))
        return root

    def path_to_url(self, url: str) -> str:
        """Return the address of what a link leads to, and tell of one that leads nowhere."""
        plain = _PLAIN_LINK.fullmatch(url)
        found = self._aim(plain[1]) if plain else None
        if not plain or not found:
            their_own: str = super().path_to_url(url)  # type: ignore[misc]  # MkDocs' pass
            return their_own
        (file, address), anchor = found, plain[2]
        if not anchor:
            return address
        self.links_to_anchors.setdefault(file, {}).setdefault(anchor, url)
        return f"{address}#{anchor}"

    def plain_url(self, url: str) -> str | None:
        """Return the address of what a link leads to; None where there is more to it, or to be told of it."""
        plain = _PLAIN_LINK.fullmatch(url)
        found = self._aim(plain[1]) if plain else None
        if not plain or not found:
            return None
        return f"{found[1]}#{plain[2]}" if plain[2] else found[1]

    def _aim(self, path: str | None) -> tuple[File, str] | None:
        if not path:
            return self.file, ""
        if path not in self._found:
            file = self.files.get_file_from_path(self._target_uri(self.file.src_uri, path))
            is_shown = file and not file.inclusion.is_excluded()
            self._found[path] = (
                (file, get_relative_url(file.url, self.file.url)) if file and is_shown else None
            )
        return self._found[path]


class _Title:
    """Takes the title from a first heading that is words."""

    title: str | None

    def run(self, root: Element) -> Element:
        """Return the page as it is."""
        first = next(iter(root), None)
        said = plain_headings.words(first) if first is not None and first.tag == "h1" else None
        if said is None:
            super().run(root)  # type: ignore[misc]  # MkDocs' pass
        else:
            self.title = " ".join(said.split())
        return root


_PASSES = {
    "_RawHTMLPreprocessor": _StatedIds,
    "_RelativePathTreeprocessor": _Links,
    "_ExtractTitleTreeprocessor": _Title,
}
