"""Write Markdown so that Python-Markdown renders it, and in linear time.

What ends it becomes words, and so does what costs it the square where a page holds too much of it: it looks
for the end of each bracket, each run of backticks, each fence and each tag to the end of the paragraph or
the page, and cuts a paragraph anew for each rule and each definition in it. No page that somebody wrote
comes near these bounds; whichever does is reported by the review.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from unreel.model.spans import Span
from unreel.pages.blocks import Form, form
from unreel.pages.code import FENCE, mask_code, outside_fences, replaced

MOST_OPEN = 100
"""Brackets within one another, or signs of another kind that nothing closes, in one place."""
MOST_LINES = 500
"""Headings, rules, underlines and definitions without a blank line between them."""
MOST_MARKS = 200
"""Marks of one footnote: for each, the others are gone through again."""
MOST_CELLS = 10_000
"""Cells of a table that its rows lack."""

_MARKED_SECTION = re.compile(r"(?P<sign><)!\[(?!CDATA\[)|^(?:[ ]{4}|[ ]{0,3}\t).*+", re.MULTILINE)
"""One that is no CDATA; behind an indented line, which is code."""
_BLANK = re.compile(r"\n[ \t]*+\n")
_BRACKET = re.compile(r"\\.|(?P<sign>[\[\]])", re.DOTALL)
_TICKS = re.compile(r"`+")
_TAG = re.compile(r"<(?=[A-Za-z])")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\n]++)\](?!:)")
_NESTED = re.compile(r"[> \t]*+")
_LONE = frozenset({Form.HEADING, Form.RULE, Form.UNDERLINE, Form.DEFINITION, Form.EXTENSION})
"""Lines that are blocks of their own, whatever stands above."""


class Excess(NamedTuple):
    """What there is too much of, and where it is shown as it stands."""

    offset: int
    """Code points into the Markdown."""
    why: str
    """With what to do."""
    blocks: tuple[Span, ...]
    """Paragraphs and their like, which become words."""


def rendered_safely(markdown: str) -> str:
    """Return Markdown without declarations (`<![if x]>`), some of which end Python-Markdown.

    They become words, as does what would cost it the square; see `bounded`. CDATA, which it knows,
    stays, and so does code.
    """
    if "<![" in markdown:
        found = (one for one in _MARKED_SECTION.finditer(mask_code(markdown)) if one["sign"])
        markdown = replaced(markdown, ((Span(*one.span("sign")), "&lt;") for one in found))
    return bounded(markdown)


def bounded(markdown: str) -> str:
    """Return Markdown that is rendered in linear time: a paragraph with too much of something is words."""
    blocks = sorted({block for excess in excesses(markdown) for block in excess.blocks})
    return replaced(
        markdown, ((one, f"\n\n<p>{_literal(one.of(markdown).strip())}</p>\n\n") for one in blocks)
    )


def _literal(words: str) -> str:
    """Return HTML for words; fences are read before HTML is."""
    return escape(words).replace("```", "&#96;``").replace("~~~", "&#126;~~")


def excesses(markdown: str) -> Iterator[Excess]:
    """Return what there is too much of, outside fenced code."""
    if len(markdown) < MOST_OPEN:
        return
    outside = outside_fences(markdown)
    fences, tags = _fences(markdown, outside), _tags(markdown, outside)
    rules = [rule for rule, sign, most in _OF_BLOCKS if markdown.count(sign) > most]
    if not rules and "[^" not in markdown and max(len(fences), len(tags)) <= MOST_OPEN:
        return
    blocks = [block for words in outside for block in _blocks(markdown, words)]
    yield from _across(blocks, fences, "fences open code that never ends: close them")
    yield from _across(blocks, tags, "tags are never closed by a `>`: write `&lt;` for `<`")
    yield from _marks(markdown, outside, blocks)
    for block in blocks if rules else ():
        words = block.of(markdown)
        for rule in rules if len(words) > MOST_OPEN else ():
            if why := rule(words):
                yield Excess(block.start, why, (block,))


def _blocks(markdown: str, words: Span) -> Iterator[Span]:
    """Return the stretches between blank lines."""
    at = words.start
    for blank in [*_BLANK.finditer(markdown, *words), None]:
        end = blank.start() if blank else words.end
        yield Span(at, end)
        at = blank.end() if blank else end


def _across(blocks: Sequence[Span], offsets: Sequence[int], what: str) -> Iterator[Excess]:
    """Report signs that are too many on the page as a whole, by their places."""
    if len(offsets) > MOST_OPEN:
        ends = [block.end for block in blocks]
        held = {blocks[bisect_left(ends, offset)] for offset in offsets}
        yield Excess(offsets[0], f"{len(offsets)} {what}, or take them out", tuple(held))


def _marks(markdown: str, outside: Sequence[Span], blocks: Sequence[Span]) -> Iterator[Excess]:
    """Report footnotes that are named too often."""
    offsets: dict[str, list[int]] = defaultdict(list)
    for words in outside:
        for one in _NOTE.finditer(markdown, *words):
            offsets[one["label"]].append(one.start())
    for label, found in offsets.items():
        if len(found) > MOST_MARKS:
            what = f"marks lead to the one footnote `[^{label}]`: give the note more than once"
            yield from _across(blocks, found, what)


def _fences(markdown: str, outside: Sequence[Span]) -> list[int]:
    """Return where fences stand that open nothing."""
    return [one.start() for words in outside for one in FENCE.finditer(markdown, *words)]


def _tags(markdown: str, outside: Sequence[Span]) -> list[int]:
    """Return where tags are opened behind the last sign that could close one."""
    last = max(markdown.rfind(">", *words) for words in outside)
    starts = (Span(max(words.start, last + 1), words.end) for words in outside)
    return [one.start() for words in starts for one in _TAG.finditer(markdown, *words)]


def _brackets(block: str) -> str:
    if block.count("[") <= MOST_OPEN:
        return ""
    depth = deepest = 0
    for one in _BRACKET.finditer(block):
        if one["sign"]:
            depth = depth + 1 if one["sign"] == "[" else max(0, depth - 1)
            deepest = max(deepest, depth)
    many = max(deepest, block.count("](") - block.count(")"))
    why = f"{many} brackets stand within one another or are never closed: close them, or take them out"
    return why if many > MOST_OPEN else ""


def _ticks(block: str) -> str:
    """Count the runs of backticks whose like Python-Markdown looks for in vain; it goes on too late then."""
    if block.count("`") <= MOST_OPEN:
        return ""
    runs = [one.span() for one in _TICKS.finditer(block)]
    longest = max(end - start for start, end in runs)
    if longest > MOST_OPEN:
        return f"{longest} backticks stand in a row: take them out"
    starts: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        starts[end - start].append(start)
    at = vain = 0
    for start, end in runs:
        length = end - max(at, start)
        if length > 0:
            closing = bisect_left(starts[length], end)
            is_closed = closing < len(starts[length])
            vain += not is_closed
            at = length + (starts[length][closing] if is_closed else end)
    why = f"{vain} runs of backticks end at none of their length: close them, or take them out"
    return why if vain > MOST_OPEN else ""


def _lines(block: str) -> str:
    if block.count("\n") <= MOST_LINES:
        return ""
    many = sum(_form(line) in _LONE for line in block.split("\n"))
    why = f"{many} headings, rules or definitions stand together: put blank lines between them"
    return why if many > MOST_LINES else ""


def _cells(block: str) -> str:
    divider, _, rows = block.lstrip("\n").partition("\n")[2].partition("\n")
    columns = divider.count("|")
    lacking = columns * rows.count("\n") - len(rows)
    if lacking <= MOST_CELLS or _form(divider) is not Form.DIVIDER:
        return ""
    return f"the rows of this table lack {lacking} cells of its {columns} columns: fill them"


_OF_BLOCKS: tuple[tuple[Callable[[str], str], str, int], ...] = (
    (_brackets, "[", MOST_OPEN),
    (_ticks, "`", MOST_OPEN),
    (_lines, "\n", MOST_LINES),
    (_cells, "|", 0),
)
"""What is looked for in each block (why it is too much and what to do, or ''), where a page has more of a
sign than so many."""


def _form(line: str) -> Form:
    """Return the form of a line, of one in a list or a quotation too."""
    return form(_NESTED.sub("", line, count=1))
