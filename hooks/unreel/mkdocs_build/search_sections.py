"""Material's way of cutting a page into sections for the search, over HTML that is as regular as pages are.

Material reads each page with Python's HTML parser, which is made for whatever the web holds. This does the
same for what Python-Markdown writes: tags with quoted attributes, and text. Where a page has anything else,
Material's own parser reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser
from importlib.metadata import version
from typing import Any

from unreel.lexicon.lazy_regex import lazy_regex

KNOWN = "9.8.1"
"""The version of Material whose way this is."""

MODULE = "material.plugins.search.plugin"
"""Where it lies there."""

_SPACE = r"[ \t\n\r\f]"
TAG = lazy_regex(
    rf"""<(?:
        / ([a-zA-Z][-a-zA-Z0-9]*+) {_SPACE}*+
        | ([a-zA-Z][-a-zA-Z0-9]*+) ((?:{_SPACE}++[a-zA-Z][-\w:.]*+(?:="[^"]*+")?+)*+) {_SPACE}*+ (/?)
    )>""",
    re.VERBOSE,
)
"""A tag as Python-Markdown writes it: its end or its name, its attributes, and the slash at its end."""
_ATTRIBUTE = re.compile(r'([^\s="]++)(?:="([^"]*+)")?+')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_NEVER_SHOWN = frozenset({"object", "script", "style"})
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr"),
    }
)
OF_TEXT = frozenset(
    {
        *("noscript", "plaintext"),
        *HTMLParser.CDATA_CONTENT_ELEMENTS,
        *getattr(HTMLParser, "RCDATA_CONTENT_ELEMENTS", ()),
    }
)
"""The elements in which Python's parser sees no tags."""

_NO_ATTRIBUTES: Mapping[str, str] = {}


class Section:
    """A heading with what follows it, as the index takes it."""

    def __init__(self, tag: str, depth: float = 0, *, is_excluded: bool = False) -> None:
        self.tag, self.depth = tag, depth
        self.id: str | None = None
        self.title: list[str] = []
        self.text: list[str] = []
        self._is_excluded = is_excluded

    def is_excluded(self) -> bool:
        """Return whether the search is to leave it out."""
        return self._is_excluded


class Sections:
    """Takes what Material's parser takes, and has the same sections."""

    other: Any
    """Material's own parser."""

    def __init__(self) -> None:
        self.data: list[Any] = []
        self._start()

    def _start(self) -> None:
        self._context: list[str] = []
        self._skipped = {*_NEVER_SHOWN}
        self._permalinks: list[int] = []
        """How deep each link to a heading lies."""
        self._section: Section | None = None

    def feed(self, html: str) -> None:
        """Read a page."""
        if not self._read(html):
            parser = self.other()
            parser.feed(html)
            parser.close()
            self.data = parser.data

    def close(self) -> None:
        """Do nothing more: a page is read as a whole."""

    def _read(self, html: str) -> bool:
        """Read a page; return whether it could be read."""
        place = 0
        for found in TAG.finditer(html):
            start, end = found.span()
            if start > place:
                text = html[place:start]
                if "<" in text:
                    return False
                self._text(unescape(text) if "&" in text else text)
            ending, starting, attributes, closed = found.groups()
            if ending:
                self._end(ending.lower())
            else:
                tag = starting.lower()
                if tag in OF_TEXT:
                    return False
                self._start_tag(tag, _attributes(attributes) if attributes else _NO_ATTRIBUTES)
                if closed:
                    self._end(tag)
            place = end
        if "<" in html[place:]:
            return False
        if place < len(html):
            self._text(unescape(html[place:]))
        return True

    def _start_tag(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _VOID:
            return
        context = self._context
        context.append(tag)
        if tag == "a" and attributes.get("class") == "headerlink":
            self._permalinks.append(len(context))
        if tag in _HEADINGS and "id" in attributes:
            self._start_section(tag, attributes)
        section = self._section or self._opened(Section("hx"))
        if "data-search-exclude" in attributes or attributes.get("class") == "linenodiv":
            self._skipped.add(tag)
        elif tag in _KEPT and self._skipped.isdisjoint(context):
            (section.title if section.tag in context else section.text).append(f"<{tag}>")

    def _start_section(self, tag: str, attributes: Mapping[str, str]) -> None:
        depth = len(self._context)
        if tag != "h1" and not self.data:
            self._opened(Section("hx", depth))
        section = Section(tag, depth, is_excluded="data-search-exclude" in attributes)
        if self.data:
            section.id = attributes["id"] or None
        self._opened(section)

    def _opened(self, section: Section) -> Section:
        self._section = section
        self.data.append(section)
        return section

    def _end(self, tag: str) -> None:
        context, section = self._context, self._section
        if section is None or not context or context[-1] != tag:
            return
        if section.depth > len(context):
            outer = next((one for one in reversed(self.data) if one.depth <= len(context)), None)
            if outer:
                section.depth = float("inf")
                self._section = section = outer
        if self._permalinks and self._permalinks[-1] == len(context):
            self._permalinks.pop()
        context.pop()
        if tag in self._skipped:
            self._skipped = {*_NEVER_SHOWN, *self._skipped - {tag}}
        elif tag in _KEPT and self._skipped.isdisjoint(context):
            _end_element(section.title if section.tag in context else section.text, tag)

    def _text(self, text: str) -> None:
        context = self._context
        if not self._skipped.isdisjoint(context):
            return
        is_space = text.isspace()
        if "pre" not in context:
            text = " " if is_space else text.replace("\n", " ")
        section = self._section or self._opened(Section("hx"))
        if section.tag in context:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not is_space:
            section.text.append(escape(text, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in context:
            section.text.append(text)


def _end_element(data: list[str], tag: str) -> None:
    """Close an element in a section, or take it away where nothing stands in it."""
    index = data.index(f"<{tag}>")
    if all(one.isspace() for one in data[index + 1 :]):
        del data[index:]
    else:
        data.append(f"</{tag}>")


def _attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag: '' for what has no value."""
    return {
        name.lower(): unescape(value) if value and "&" in value else value
        for name, value in _ATTRIBUTE.findall(text)
    }


def quicken(module: Any) -> None:  # noqa: ANN401 - Material has no types
    """Have Material's module of the search read pages this way, if it is the one that is known."""
    parser = getattr(module, "Parser", None)
    if parser and not issubclass(parser, Sections) and version("mkdocs-material") == KNOWN:
        module.Parser = type("Quick", (Sections,), {"other": parser})
