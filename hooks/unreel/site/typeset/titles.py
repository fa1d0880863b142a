"""Set titles in italics wherever a film's prose names them, and link those of other films."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from unreel.lexicon.wordlists import any_of
from unreel.model.film import Crosslink, Page, Paragraph, Sentence
from unreel.model.spans import Span
from unreel.pages.marks import nested
from unreel.pages.write import line


def with_titles(
    page: Page,
    titles: Sequence[str],
    linked: Mapping[int, Sequence[Crosslink]],
    lines: Sequence[str],
    above: int = 0,
) -> Iterator[tuple[int, str]]:
    """Return (the number of a line, what it is set as) for the sentences of a page that name works.

    Those of `titles` are set in italics, unless people set something apart in the sentence themselves.
    `linked` says of sentences, by where they begin in the page's Markdown, which words lead to other
    films; words that are a link already stay one. `lines` are those of that Markdown, without the first
    `above`.
    """
    named = re.compile(rf"(?<![\w*])(?:{any_of(titles)})(?![\w*])") if titles else None
    if not (named or linked):
        return
    for block in page.blocks:
        if isinstance(block, Paragraph) and block.line:
            first = block.line - len(block.sentences) + 1
            for number, sentence in enumerate(block.sentences, first):
                set_ = _with_links(sentence, linked.get(sentence.span.start, ()))
                set_ = _in_italics(set_, named) if named else set_
                plain = line(sentence)
                before, found, behind = lines[number - above - 1].partition(plain)
                if set_ != sentence and found:
                    yield number, f"{before}{line(set_)}{behind}"


def _in_italics(sentence: Sentence, named: re.Pattern[str]) -> Sentence:
    """Return a sentence with the titles that it names emphasised."""
    spans = tuple(Span(*match.span()) for match in named.finditer(sentence.text))
    return replace(sentence, emphasis=spans) if spans and not sentence.emphasis else sentence


def _with_links(sentence: Sentence, linked: Sequence[Crosslink]) -> Sentence:
    """Return a sentence with links to other films, where no link is yet and no emphasis ends."""
    taken = [link.span for link in sentence.links]
    free = [
        one
        for one in linked
        if not any(one.span.overlaps(span) for span in taken)
        and all(nested(one.span, span) for span in sentence.emphasis)
        and not any(one.span.start < cited.at < one.span.end for cited in sentence.citations)
    ]
    return replace(sentence, links=tuple(sorted([*sentence.links, *free]))) if free else sentence
