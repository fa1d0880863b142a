"""Set titles in italics wherever a film's prose names them, and link those of other films."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from unreel.lexicon.wordlists import any_of
from unreel.model.article import Kind
from unreel.model.film import Crosslink, Page, Paragraph, Sentence
from unreel.model.spans import Span
from unreel.pages.marks import nested
from unreel.pages.write import line
from unreel.site.typeset.films_named import films_named, pattern_of


def with_titles(
    page: Page,
    titles: Sequence[str],
    linked: Mapping[int, Sequence[Crosslink]],
    lines: Sequence[str],
    above: int = 0,
    films: Sequence[str] = (),
) -> Iterator[tuple[int, str]]:
    """Return (the number of a line, what it is set as) for the sentences of a page that name works.

    Those of `titles` are set in italics, and those of `films` where they surely name a film, unless people
    set something apart in the sentence themselves; the story and the cast list have words of their own.
    `linked` says of sentences, by where they begin in the page's Markdown, which words lead to other
    films; words that are a link already stay one. `lines` are those of that Markdown, without the first
    `above`.
    """
    named = re.compile(rf"(?<![\w*])(?:{any_of(titles)})(?![\w*])") if titles else None
    sure = None if page.section in {Kind.PLOT, Kind.CAST} else pattern_of(films)
    if not (named or linked or sure):
        return
    opening = page.section == Kind.OVERVIEW
    for block in page.blocks:
        if isinstance(block, Paragraph) and block.line:
            first = block.line - len(block.sentences) + 1
            for number, sentence in enumerate(block.sentences, first):
                if number <= above:  # MkDocs took it for front matter
                    continue
                set_ = _with_links(sentence, linked.get(sentence.span.start, ()))
                set_ = _in_italics(set_, named, sure, is_opening=opening)
                opening = False
                if set_ == sentence:
                    continue
                before, found, behind = lines[number - above - 1].partition(line(sentence))
                if found:
                    yield number, f"{before}{line(set_)}{behind}"


def _in_italics(
    sentence: Sentence, named: re.Pattern[str] | None, films: re.Pattern[str] | None, *, is_opening: bool
) -> Sentence:
    """Return a sentence with the titles that it names emphasised."""
    if sentence.emphasis:
        return sentence
    known = [Span(*match.span()) for match in named.finditer(sentence.text)] if named else []
    sure = films_named(sentence.text, films, is_opening=is_opening) if films else ()
    spans = [*known, *(span for span in sure if not any(span.overlaps(other) for other in known))]
    return replace(sentence, emphasis=tuple(sorted(spans))) if spans else sentence


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
