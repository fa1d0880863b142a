"""Headings of words alone, which Python-Markdown and MkDocs read as if they held anything.

Python-Markdown writes each heading and puts it through all passes over whole pages to see what it says, and
makes a table of contents that no page shows. MkDocs copies the first heading, and writes it once more.
"""

from __future__ import annotations

import re
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self
from xml.etree.ElementTree import Element

from markdown import postprocessors
from markdown.extensions import footnotes, md_in_html, toc
from markdown.extensions.toc import TocTreeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

KNOWN = frozenset(
    {
        postprocessors.AndSubstitutePostprocessor,
        postprocessors.RawHtmlPostprocessor,
        footnotes.FootnotePostprocessor,
        md_in_html.MarkdownInHTMLPostprocessor,
    }
)
"""The passes over written pages that make nothing of words and their links."""

_WORDS = re.compile(r"[^<>&\x02\x03]*+")


def words(heading: Element) -> str | None:
    """Return what a heading says, if that stands so in HTML and everywhere; its permalink aside."""
    children = [one for one in heading if one.get("class") != "headerlink"]
    text = heading.text or ""
    return text.strip() if not children and _WORDS.fullmatch(text) else None


def _inner_html(heading: Element, md: Markdown) -> str:
    said = words(heading)
    return toc.render_inner_html(heading, md) if said is None else said


_RUN = FunctionType(TocTreeprocessor.run.__code__, {**vars(toc), "render_inner_html": _inner_html})
"""Python-Markdown's own pass, which asks `_inner_html` what a heading says: it has no other way in."""


class PlainToc(TocTreeprocessor):
    """Gives headings their identifiers, and makes a table of contents only where one is asked for."""

    _is_shown = False

    @classmethod
    def of(cls, whole: TocTreeprocessor) -> Self:
        """Return what does the same as Python-Markdown's own pass."""
        made = cls.__new__(cls)
        vars(made).update(vars(whole))
        return made

    def run(self, doc: Element) -> None:
        """Find the headings of a page."""
        self._is_shown = bool(self.marker) and self.marker in "".join(doc.itertext())
        _RUN(self, doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        """Return the table of contents."""
        return super().build_toc_div(toc_list) if self._is_shown else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put it where a page asks for it."""
        if self._is_shown:
            super().replace_marker(root, elem)
