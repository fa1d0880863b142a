"""Set titles in italics wherever a film's prose names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unreel.lexicon.wordlists import any_of
from unreel.model.film import Page, Paragraph, Sentence
from unreel.model.spans import Span
from unreel.pages.write import line


def in_italics(
    page: Page, titles: Sequence[str], lines: Sequence[str], above: int = 0
) -> Iterator[tuple[int, str]]:
    """Return (the number of a line, what it is set as) for the sentences of a page that name one of `titles`.

    `lines` are those of the page's Markdown, without the first `above`. A sentence in which people set
    something apart themselves is left as it stands.
    """
    if not titles:
        return
    named = re.compile(rf"(?<![\w*])(?:{any_of(titles)})(?![\w*])")
    for block in page.blocks:
        if isinstance(block, Paragraph) and block.line:
            first = block.line - len(block.sentences) + 1
            for number, sentence in enumerate(block.sentences, first):
                set_ = _with_titles(sentence, named)
                plain = line(sentence)
                before, found, behind = lines[number - above - 1].partition(plain)
                if set_ and found:
                    yield number, f"{before}{line(set_)}{behind}"


def _with_titles(sentence: Sentence, named: re.Pattern[str]) -> Sentence | None:
    """Return a sentence with the titles that it names emphasised, None if it names none."""
    spans = tuple(Span(*match.span()) for match in named.finditer(sentence.text))
    return replace(sentence, emphasis=spans) if spans and not sentence.emphasis else None
