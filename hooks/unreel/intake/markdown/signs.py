"""What stands among the words of Markdown and is none of them: citation marks, and signs of other tools."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.intake.citation_marks import Mark, marks
from unreel.model.spans import Span

_BRACKETED = re.compile(r"(?P<open>\[)(?P<words>[^\[\]{}]*)(?P<close>\]\{[^{}\n]*\})")
"""What pandoc writes for words with a class: `[text]{.mark}`."""
_HIGHLIGHTED = re.compile(r"(?P<open>==)(?=[^\s=])[^=\n]+(?<=[^\s=])(?P<close>==)")
_CALLOUT = re.compile(r"(?P<open>\A\[![\w-]+\][+-]?(?=\s|\Z))(?P<close>)")
_ATTRIBUTES = re.compile(r"\{[#.][^{}\n]*\}")


def signs(words: str, *, in_heading: bool = False) -> Iterator[Mark]:
    """Return the citation marks of some words, and as marks without a label what only says how they look."""
    if in_heading and words.startswith("[") and words.endswith("]"):  # the parser took `{.class}` behind it
        yield from (Mark(Span(at, at + 1), "", "") for at in (0, len(words) - 1))
    yield from marks(words)
    yield from (Mark(Span(*one.span()), "", "") for one in _ATTRIBUTES.finditer(words))
    for around_words in (_BRACKETED, _HIGHLIGHTED, _CALLOUT):
        for one in around_words.finditer(words):
            yield from (Mark(Span(*one.span(group)), "", "") for group in ("open", "close"))
