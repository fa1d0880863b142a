"""Read one line of Markdown as a Sentence: the words that a reader sees, links and emphasis among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.film import CitationLink, Crosslink, Sentence, SourceRequest
from unreel.model.spans import NO_SPAN, Span
from unreel.pages.attributes import ATTRIBUTES
from unreel.pages.citations import INFERRED, is_citation
from unreel.pages.escape import unescape
from unreel.pages.links import DESTINATION, LABEL, TITLE
from unreel.pages.source_requests import request

_UNNAMED = re.sub(r"\?P<\w+>", "?:", DESTINATION)
_TOKEN = lazy_regex(
    r"(?P<literal>\\[\\`*_{}\[\]()>#+\-.!]|&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9A-Za-z]+);)"
    # the mark of a footnote, and what opens the note itself, are none of the words
    r"|\A\[\^[^\[\]\n]++\]:[ \t]*+|\[\^[^\[\]\n]++\]"
    rf"|!\[{LABEL}\]{_UNNAMED}{TITLE}"
    rf"|\[(?P<label>{LABEL})\](?P<link>{DESTINATION}{TITLE})"
    r"|`(?P<code>[^`]+)`"
    r"|<(?P<address>https?://[^\s<>]+)>"
    rf"|(?P<unseen></?[A-Za-z][^<>]*>|<!--.{{0,1000}}?-->|{ATTRIBUTES}"
    # a mark of emphasis touches a word on one side; a lone one between spaces is a character
    r"|\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w))"
)

_ITALIC = frozenset("*_")
_MARK = re.compile(r"[\\&\[`<{*_!]")
"""What every token opens with; most lines have none."""


def _tokens(markdown: str) -> Iterator[re.Match[str]]:
    """Return the tokens of a line; from one mark to the next there is none."""
    mark = _MARK.search(markdown)
    while mark:
        token = _TOKEN.match(markdown, mark.start())
        if token:
            yield token
        mark = _MARK.search(markdown, (token or mark).end())


def sentence(markdown: str, span: Span = NO_SPAN) -> Sentence:
    """Return what a reader sees of one line: its words without marks, its links, citations and italics.

    `span` is where it stands on its page.
    """
    if not _MARK.search(markdown):
        return Sentence(markdown, span=span)
    words: list[str] = []
    links: list[Crosslink] = []
    citations: list[CitationLink] = []
    requests: list[SourceRequest] = []
    emphasis: list[Span] = []
    opened: dict[str, int] = {}
    length, at, last = 0, 0, ""
    for token in _tokens(markdown):
        shown = _shown(token)
        words.append(markdown[at : token.start()])
        last = words[-1][-1:] or last
        length += token.start() - at
        at = token.end()
        target = token["pointed"] or token["bare"]
        if target and is_citation(last, target):
            citations.append(CitationLink(length, shown, target, f"{INFERRED})" in token["link"]))
            continue
        if target:
            links.append(Crosslink(Span(length, length + len(shown)), target))
            emphasis += (
                Span(length + start, length + end) for start, end in sentence(token["label"]).emphasis
            )
        elif asked := request(token[0]):
            requests.append(SourceRequest(length, asked))
        elif token[0] in _ITALIC:
            start = opened.pop(token[0], length)
            if start < length:
                emphasis.append(Span(start, length))
            else:
                opened[token[0]] = length
        words.append(shown)
        last = shown[-1:] or last
        length += len(shown)
    words.append(markdown[at:])
    said = "".join(words), tuple(links), tuple(_apart(emphasis)), tuple(citations), tuple(requests)
    return Sentence(*said, span)


def _apart(spans: list[Span]) -> Iterator[Span]:
    """Return spans in their order without those that lie in another."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


@lru_cache(maxsize=1 << 6)  # a line with several names is asked for each
def offsets(markdown: str) -> Sequence[int]:
    """Return where in one line of Markdown each character stands that `sentence` has of it."""
    if not _MARK.search(markdown):
        return range(len(markdown))
    found: list[int] = []
    at, last = 0, ""
    for token in _tokens(markdown):
        found += range(at, token.start())
        last, shown = markdown[at : token.start()][-1:] or last, _shown(token)
        at = token.end()
        if token["link"] and is_citation(last, token["pointed"] or token["bare"]):
            continue
        last = shown[-1:] or last
        if token["link"]:
            found += (token.start("label") + offset for offset in offsets(token["label"]))
        elif verbatim := (token["code"] and "code") or (token["address"] and "address"):
            found += range(token.start(verbatim), token.end(verbatim))
        else:
            found += [token.start()] * len(shown)
    return (*found, *range(at, len(markdown)))


def _shown(token: re.Match[str]) -> str:
    if token["literal"]:
        return unescape(token[0])
    if token["link"]:
        return sentence(token["label"]).text
    return token["code"] or token["address"] or ""  # a mark, a tag, or an image
