"""Python-Markdown's passes over text, without those that find nothing in most of it.

Python-Markdown asks some sixteen block processors of each block, reads each text as HTML, and counts the
brackets of each link, character by character. This extension comes last among a site's extensions and makes
the same of them. A block of which another extension may make something goes the whole way.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown, blockprocessors
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import admonition, fenced_code, footnotes, md_in_html, sane_lists, tables
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor
from markdown.preprocessors import Preprocessor
from pymdownx import details

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.mkdocs_build.plain_headings import KNOWN, PlainToc
from unreel.mkdocs_build.plain_inline import SPAN_TAG

NAME = "unreel.mkdocs_build.plain_blocks"

_LINE = r"(?: [^\s\d#=*+>~:|\[!?_\x02-] | \d++(?!\.) | \*{1,2}+[^\s*|\x02] | \[(?![^\[\]]*+\]:) )"
_PARAGRAPH = lazy_regex(
    rf"{_LINE} [^\n|\x02]*+ (?: \n (?: {_LINE} | [ ]{{4}}[^\s|\x02] ) [^\n|\x02]*+ )*+ \n?+ \Z", re.VERBOSE
)
"""A block whose lines all begin as lines of a paragraph do."""

_HEADING = re.compile(r"#{1,6}[ ][^\n\\|\x02]*+\Z")

_LIST = re.compile(r"(?:(?:- |    )[^\s|\x02-][^\n|\x02]*+(?:\n|\Z))++\Z")
"""A block whose lines all begin as items of a list and what belongs to one do; it begins with an item."""

_LINK = re.compile(r"([^\[\]]*+)\]\(([^\s()<>\"'\\\x02\x03]*+)\)")
"""What follows the first bracket of a link without a title."""

_FOOT = "<details"
_PLAIN_DETAILS = re.compile(
    r"""(<details(?:[ ][a-z][a-z-]*+(?:="[^"<>&]*+")?+)*+>
        (?:[^<&\x02]++ | &(?:amp|lt|gt|quot|\#\d++);
          | </?(?:summary|dl|dt|dd|cite|pre|code|p|em|strong|span)>)*+
        </details>)(\n\n\s*+)\Z""",
    re.VERBOSE,
)
"""A closed element of whose text nothing is Markdown, and which ends a page."""

_SPANS = lazy_regex(rf"(?:[^<&\x02]++ | &(?:amp|lt|gt|quot|\#\d++); | {SPAN_TAG} )*+\Z", re.VERBOSE)
"""A text in which tags stand only around words: it is no block of HTML."""

_OPEN = ("inraw", "intail", "mdstack", "rawdata", "cdata_elem", "_cache")
"""What Python-Markdown's parser remembers of HTML that goes on."""

_BLOCKS = frozenset(
    {
        blockprocessors.EmptyBlockProcessor,
        blockprocessors.ListIndentProcessor,
        blockprocessors.CodeBlockProcessor,
        blockprocessors.HashHeaderProcessor,
        blockprocessors.SetextHeaderProcessor,
        blockprocessors.HRProcessor,
        blockprocessors.OListProcessor,
        blockprocessors.UListProcessor,
        blockprocessors.BlockQuoteProcessor,
        blockprocessors.ReferenceProcessor,
        blockprocessors.ParagraphProcessor,
        admonition.AdmonitionProcessor,
        details.DetailsProcessor,
        footnotes.FootnoteBlockProcessor,
        md_in_html.MarkdownInHtmlProcessor,
        sane_lists.SaneOListProcessor,
        sane_lists.SaneUListProcessor,
        tables.TableProcessor,
    }
)
"""The block processors that make nothing else of such a block."""


class PlainBlock(BlockProcessor):
    """Makes of blocks what they can be alone, before other processors are asked."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as Python-Markdown has it
        """Return whether it is plain what a block is."""
        self._name = _name(block)
        return bool(self._name)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Have Python-Markdown add it."""
        return self.parser.blockprocessors[self._name].run(parent, blocks)


def _name(block: str) -> str:
    """Return the name of the processor that a block is for, if there is no doubt; else ''."""
    if not block or block[0] == "\n":
        return "" if "!!!" in block else "empty"
    if block.startswith("- "):
        return "ulist" if _LIST.match(block) else ""
    if block[0] == "#":
        return "hashheader" if _HEADING.match(block) else ""
    return "paragraph" if _PARAGRAPH.match(block) else ""


class SparingHtml(Preprocessor):
    """Has no more of a text read as HTML than what may hold any: most of it is words."""

    def __init__(self, md: Markdown, whole: Preprocessor) -> None:
        super().__init__(md)
        self._whole = whole

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with HTML put away."""
        first = next((number for number, line in enumerate(lines) if "<" in line or "&" in line), -1)
        if first < 0:
            return lines
        while first > 0 and (lines[first - 1] or first == 1):
            first -= 1
        below = "\n".join(lines[first:])
        if _SPANS.match(below):
            return lines
        return lines[:first] + (self._without_foot(below) or self._whole.run(lines[first:]))

    def _without_foot(self, text: str) -> list[str] | None:
        """Return the lines that plain tags end; None where none do, or where they lie in other tags."""
        start = 0 if text.startswith(_FOOT) else text.rfind(f"\n\n{_FOOT}") + 2
        found = _PLAIN_DETAILS.match(text, start) if start != 1 else None
        if not found:
            return None
        stash = self.md.htmlStash
        if _SPANS.fullmatch(text, 0, start):
            return self._with_foot(text[:start], found)
        before = stash.html_counter, [*stash.rawHtmlBlocks]
        parser: Any = md_in_html.HTMLExtractorExtra(self.md)
        parser.feed(text[:start])
        if any(vars(parser).get(name) for name in _OPEN):
            stash.html_counter, stash.rawHtmlBlocks = before
            return None
        parser.close()
        return self._with_foot("".join(parser.cleandoc), found)

    def _with_foot(self, above: str, found: re.Match[str]) -> list[str]:
        foot = self.md.htmlStash.store(f"{found[1]}\n")
        return f"{above}\n{foot}\n\n{found[2]}".split("\n")


class FencedBlocks(Preprocessor):
    """Has fenced code looked for only where there is a fence."""

    def __init__(self, md: Markdown, whole: Preprocessor) -> None:
        super().__init__(md)
        self._whole = whole

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with code put away."""
        has_fence = any(line.startswith(("```", "~~~")) for line in lines)
        return self._whole.run(lines) if has_fence else lines


class PlainLinks(LinkInlineProcessor):
    """Reads links without titles and without brackets in brackets at once."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown has it
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return a link, and from where to where it stands."""
        found = _LINK.match(data, m.end(0))
        if found is None:
            return super().handleMatch(m, data)
        link = Element("a")
        link.text = found[1]
        link.set("href", found[2])
        return link, m.start(0), found.end()


class PlainBlocks(Extension):
    """Puts our processors before, or in the places of, those that they know."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as Python-Markdown has it
        """Exchange the processors."""
        if all(type(one) in _BLOCKS for one in md.parser.blockprocessors):
            md.parser.blockprocessors.register(PlainBlock(md.parser), "unreel_plain", 1000)
        html = md.preprocessors["html_block"]
        if type(html) is md_in_html.HtmlBlockPreprocessor:
            md.preprocessors.register(SparingHtml(md, html), "html_block", 20)
        fenced = next(
            (one for one in md.preprocessors if type(one) is fenced_code.FencedBlockPreprocessor), None
        )
        if fenced:
            md.preprocessors.register(FencedBlocks(md, fenced), "fenced_code_block", 25)
        if type(md).is_block_level is Markdown.is_block_level:
            vars(md)["is_block_level"] = cache(md.is_block_level)
        headings = next((one for one in md.treeprocessors if type(one) is TocTreeprocessor), None)
        if headings and all(type(one) in KNOWN for one in md.postprocessors):
            md.treeprocessors.register(PlainToc.of(headings), "toc", 5)
        if type(md.inlinePatterns["link"]) is LinkInlineProcessor:
            md.inlinePatterns.register(PlainLinks(LINK_RE, md), "link", 160)


def makeExtension(**_: object) -> PlainBlocks:  # noqa: N802 - as Python-Markdown has it
    """Return the extension, by its module's name."""
    return PlainBlocks()
