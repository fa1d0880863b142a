"""Write a paragraph with one sentence a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from unreel.editing.review.shape import plain_form
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.spans import Span
from unreel.pages.blocks import Form
from unreel.pages.escape import escape
from unreel.pages.links import LABEL
from unreel.splitting import sentences

# where a line with one of these may be parted, only a renderer could tell
_MARKUP = re.compile(r"[<`{|\\]")
_LINK = lazy_regex(rf"(?<!\\)!?\[{LABEL}\](?:\([^()]*\))?")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]*_]{0,20}+(?:\[[^\[\]]{0,100}\]){0,20}+\Z")
_BEGINNING, _ENDING = 200, 2_500
"""Code points from which one can tell that a sentence begins, and that the one before it has ended."""
_GOES_ON = re.compile(r"[\"'“‘«(\[*_]*(?P<letter>[^\W\d_])")


def one_sentence_a_line(lines: Sequence[str], written: Collection[str]) -> tuple[list[str], list[int]]:
    """Return a paragraph's lines with a sentence on each, and the places (from 0) of those that ran on.

    Lines as sync has `written` them stay, and so do those with markup that it would not write.
    """
    run_on = _run_on(lines, written)
    joined: list[str] = []
    for at, line in enumerate(lines):
        if at - 1 in run_on:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return [part for line in joined for part in _parted(line, written)], run_on


def _run_on(lines: Sequence[str], written: Collection[str]) -> list[int]:
    """Return the lines that end within a sentence.

    A small letter at the start of the next line tells for sure. Whoever wraps a paragraph wraps all of it, so
    its other lines without an end mark count too.
    """
    run_on, sure = [], False
    for at, (line, following) in enumerate(pairwise(lines)):
        if any(one in written or _MARKUP.search(one) or one.endswith("  ") for one in (line, following)):
            continue
        if not _ENDED.search(line):
            run_on.append(at)
            starts = _GOES_ON.match(following)
            sure |= bool(starts and starts["letter"].islower())
    return run_on if sure else []


def _parted(line: str, written: Collection[str]) -> Iterator[str]:
    """Return a line's sentences, parted only where each part is plain text by itself."""
    start = 0
    if line not in written and not _MARKUP.search(line):
        links = [Span(*match.span()) for match in _LINK.finditer(line)]
        for span in sentences.split(line)[1:]:
            after = line[span.start : span.start + _BEGINNING]
            before = line[max(start, span.start - _ENDING) : span.start].rstrip(" ")
            is_plain = plain_form(after) is Form.TEXT and escape(after, at_start=True) == escape(after)
            link = bisect_right(links, span.start, key=itemgetter(0)) - 1
            is_apart = line[span.start - 1] == " " and not (link >= 0 and links[link].holds(span.start))
            if is_plain and is_apart and _ENDED.search(before):
                yield line[start : span.start].rstrip(" ")
                start = span.start
    yield line[start:]
