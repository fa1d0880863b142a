"""Python-Markdown's inline patterns, looked for only in texts that have a character which they need.

Python-Markdown searches each stretch of text with each of its patterns, some fifteen, most of which need a
character that few texts have. This extension comes last among a site's extensions and makes the same of them.
A pattern that is not known here, as another extension may bring, is looked for in all texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from markdown import Extension, inlinepatterns
from markdown.inlinepatterns import DelimiterProcessor, Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from unreel.mkdocs_build.plain_inline import PlainInline

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

NAME = "unreel.mkdocs_build.inline_marks"

NEEDED = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "!",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "\n",
    r"\[\^([^\]]*)\]": "[",  # of the extension `footnotes`
}
"""Pattern → a character without which it matches nothing."""

_APPLY = "_InlineProcessor__applyPattern"
_Numbered = tuple[int, Pattern]


class MarkedInlineProcessor(InlineProcessor):
    """Does what `InlineProcessor` does, and leaves out the patterns that cannot match."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to all texts of a tree."""
        self._patterns = [*enumerate(self.md.inlinePatterns)]
        marks = {mark for _, pattern in self._patterns for mark in needed(pattern)}
        self._marks = re.compile(f"[{re.escape(''.join(sorted(marks)))}]" if marks else r"(?!)")
        self._possible: dict[frozenset[str], Sequence[_Numbered]] = {}
        if all(map(needed, self.md.inlinePatterns)):
            PlainInline(self.md).put_away(tree)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - as it has it
        """Return a text with placeholders for what the patterns from an index on make of it."""
        if isinstance(data, AtomicString):
            return data
        apply: Any = getattr(self, _APPLY)
        for index, pattern in self._possible_in(data):
            matched, start = index >= patternIndex, 0
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data

    def _possible_in(self, data: str) -> Sequence[_Numbered]:
        """Return the patterns that may match in a text; what they make of it has no marks that it lacked."""
        marks = frozenset(self._marks.findall(data))
        if marks not in self._possible:
            self._possible[marks] = [*self._with(marks)]
        return self._possible[marks]

    def _with(self, marks: frozenset[str]) -> Iterator[_Numbered]:
        for index, pattern in self._patterns:
            chars = needed(pattern)
            if not chars or not marks.isdisjoint(chars):
                yield index, pattern


def needed(pattern: Pattern) -> Sequence[str]:
    """Return characters of which a text has one where a pattern matches; none where that is not known."""
    if type(pattern).getCompiledRegExp is not Pattern.getCompiledRegExp:
        return ()
    if isinstance(pattern, DelimiterProcessor):
        return [token[0] for token in pattern.tokens]
    return NEEDED.get(pattern.pattern, "")


class InlineMarks(Extension):
    """Puts our processor in the place of Python-Markdown's, unless another extension did so."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as Python-Markdown has it
        """Exchange the processor."""
        if type(md.treeprocessors["inline"]) is InlineProcessor and hasattr(InlineProcessor, _APPLY):
            md.treeprocessors.register(MarkedInlineProcessor(md), "inline", 20)


def makeExtension(**_: object) -> InlineMarks:  # noqa: N802 - as Python-Markdown has it
    """Return the extension, by its module's name."""
    return InlineMarks()
