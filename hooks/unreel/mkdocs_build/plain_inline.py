"""Inline Markdown made HTML at once where it can be read in one way only: links, emphasis, inline tags.

Python-Markdown puts a placeholder for each link and each emphasis, makes elements of them, looks each over
again, and writes them. Here a text is read once, and its HTML is put away whole, as raw HTML is. A text with
anything else goes the whole way, and so do all texts where a pass takes part that is not known.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown import treeprocessors
from markdown.extensions import attr_list, footnotes
from markdown.serializers import RE_AMP
from markdown.util import AtomicString

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.mkdocs_build.plain_headings import KNOWN, PlainToc

if TYPE_CHECKING:
    from markdown import Markdown

SPAN_TAG = r"""</?(?:span|time|cite|sup|sub|small|abbr|b|i|q)
    (?: [ ][a-z][a-z-]*+ (?: ="[^"<>\\`\[\]\x02\x03\n]*+" )?+ )*+ >"""
"""A tag that stands around words of a text, in a verbose pattern."""

_TOKEN = lazy_regex(
    rf"""(?P<words> (?: [^\\`*_\[\]<>&{{}}!\x02\x03]++ | !(?!\[) )++ )
      | \[ (?P<label> (?!\^) (?: [^\\`\[\]]++ | \\. )*+ ) \]
        \( (?P<to> [^\s()\[\]<>"'\\`\x02\x03]*+ ) \)
        (?: \{{[ ] (?P<attributes> [^\s\\`*_\[\]<>&\#{{}}\x02\x03] [^\\`*_\[\]<>&\#{{}}\x02\x03\n]*+ ) \}} )?+
      | (?P<mark> \*\*?+ ) (?![\s*])
        (?P<stressed> (?: [^\\*_`\[\]]++ | \\. )++ ) (?<![\s*]) (?P=mark) (?!\*)
      | (?P<tag> {SPAN_TAG} )
      | \\ (?P<escaped> [\\`*_{{}}\[\]()>\#+.!-] )
      | (?P<sign> [&>] )
      | (?P<other> . )""",
    re.VERBOSE | re.DOTALL,
)
_SIGN = re.compile(r"[\\`*_\[<&!]|[ ]{2}\n")
"""Without any of these, Python-Markdown leaves a text as it is."""
_BREAK = "  \n"

_LAST_LINE = re.compile(r"\n[ ]*\{[^\\`*_\[\]<>&{}\x02\x03\n]*+\}[ ]*\Z")
"""What a block says of itself."""

_KNOWN = {
    treeprocessors.PrettifyTreeprocessor,
    treeprocessors.UnescapeTreeprocessor,
    attr_list.AttrListTreeprocessor,
    footnotes.FootnotePostTreeprocessor,
    footnotes.FootnoteTreeprocessor,
    PlainToc,
    *KNOWN,
}
"""The passes over a page that make nothing of links and emphasis."""
_NAMED = ("inline", "attr_list", "mkdocs_extract_anchors", "mkdocs_extract_title", "relpath")
"""Those by whose names others are known: ours, and MkDocs' own."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""The elements whose words other passes read."""


class PlainInline:
    """Makes HTML of the texts of one page."""

    def __init__(self, md: Markdown) -> None:
        self._md, passes = md, md.treeprocessors
        named: dict[str, Any] = {name: passes[name] for name in _NAMED if name in passes}
        self._links: Any = named.get("relpath")
        self._to_headings: list[str] = []
        """The links to headings in the text that is read."""
        self._attributes: Any = named.get("attr_list")
        self._is_on = self._attributes is not None and all(
            type(one) in _KNOWN or one in named.values() for one in (*passes, *md.postprocessors)
        )
        self._start_tag = cache(self._written)

    def put_away(self, tree: Element) -> None:
        """Put a placeholder in the place of each text of a tree that can be read in one way only.

        Words alone are marked as ready.
        """
        for element in tree.iter() if self._is_on else ():
            text = element.text
            if not text or isinstance(text, AtomicString):
                continue
            if not _SIGN.search(text):
                element.text = AtomicString(text)
            elif element.tag not in _HEADINGS and _BREAK not in text:
                last = _LAST_LINE.search(text)
                end = last.start() if last else len(text)
                self._to_headings = []
                if (html := self.html(text[:end])) is not None:
                    if self._to_headings:
                        self._links.put_away[element] = self._to_headings
                    element.text = AtomicString(self._md.htmlStash.store(html) + text[end:])

    def html(self, text: str) -> str | None:
        """Return the HTML of a text; None where it has more than is known here."""
        made: list[str] = []
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup
            if kind in {"words", "tag"}:
                html: str | None = token[0]
            elif kind in {"to", "attributes"}:
                html = self._link(token)
            elif kind == "stressed":
                html = self._emphasis(token)
            elif kind == "escaped":
                html = token["escaped"].replace(">", "&gt;")
            elif kind == "sign":
                html = _sign(text, token.start())
            else:
                return None
            if html is None:
                return None
            made.append(html)
        return "".join(made)

    def _link(self, link: re.Match[str]) -> str | None:
        address, words = self._address(link["to"]), self.html(link["label"])
        if address is None or words is None:
            return None
        return f"{self._start_tag(address, link['attributes'] or '')}{words}</a>"

    def _address(self, to: str) -> str | None:
        """Return the address of what a link leads to, seen from the page."""
        if self._links is None or to.startswith(("https://", "http://")):
            return to
        if not hasattr(self._links, "plain_url"):
            return None
        if "#" in to:
            self._to_headings.append(to)
        address: str | None = self._links.plain_url(to)
        return address

    def _written(self, address: str, attributes: str) -> str:
        """Return the start tag of a link."""
        element = Element("a", href=address)
        self._attributes.assign_attrs(element, attributes)
        return self._md.serializer(element).removesuffix("</a>")

    def _emphasis(self, found: re.Match[str]) -> str | None:
        name, words = "strong" if found["mark"] == "**" else "em", self.html(found["stressed"])
        return None if words is None else f"<{name}>{words}</{name}>"


def _sign(text: str, at: int) -> str:
    """Return a sign as HTML has it: an entity stays one."""
    return "&gt;" if text[at] == ">" else "&amp;" if RE_AMP.match(text, at) else "&"
