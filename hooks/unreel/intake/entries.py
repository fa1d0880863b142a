"""Find the entries of lists among the lines of a plain text.

They have bullets, numbers, carets or tabs, or stand as short lines in a row, or below a heading of lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from unreel.intake.layout import PROSE, Heading, Item, Label, Row
from unreel.intake.lines import Line, ends_sentence, is_prose, sentences
from unreel.lexicon.section_headings import kind_of_heading
from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.spans import Span

_BULLET = re.compile(r"(?:(?P<sure>[•‣◦▪●○·⁃□■☆])\s*|(?P<hyphen>[-*+–—])\s+)(?=\S)")
_NUMBER = re.compile(
    r"(?:(?P<dot>\d{1,3})[.)]\s+|\((?P<round>\d{1,3})\)\s+|\[(?P<square>\d{1,3})\]\s*)(?=\S)"
)
_CARET = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:[\^↑]\s*(?:Jump up(?: to:?)?\s*)?|Jump up(?: to:?|(?=\s?[\^↑]))\s*[\^↑]?\s*)"
    r"(?:(?:\d{1,3}\.\d{1,2}\s+){2,60}|(?:\^?[a-z]{1,2}[\s,]{1,9}){2,60}"
    r"|\^?[a-z]{1,2}(?:[\s,]{1,9}(?=[^a-z\s])|$))?"
)
"""A caret before a reference, with a sign for each place that cites it: "^ a b ", "↑ 1.0 1.1 "."""
_RUN = 3
"""Lines in a row that are entries for being short, or for opening like entries of a cast list."""
_SHORT = 100
"""Code points of the longest line that is short."""
_FLAT = 250
"""Code points from which the only line below a heading of lists is a list without line breaks."""
_ROLE_FIRST = re.compile(r"[^().!?;]{1,60} \([A-Z][^().;\d]{1,30} [^();\d]{1,40}\)")
"""The form "the pilot (Con Daly)", which may open with a small letter."""
_BILLINGS = 3
"""Roles in one line from which it is such a list."""


def with_entries(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with entries of lists and rows of tables set."""
    found = [*labels]
    for kind, group in groups(lines, labels):
        open_ = [at for at in group if found[at] is PROSE]
        rows, marked = _rows(lines, open_, kind), _marked(lines, open_, kind)
        in_columns = {at for at, label in marked.items() if at in rows and _has_columns(lines[at], label)}
        for at, label in (rows | {at: label for at, label in marked.items() if at not in in_columns}).items():
            found[at] = label
        rest = [at for at in open_ if found[at] is PROSE]
        found_bare = _bare(lines, rest, kind, is_list=len(rest) < len(open_))
        for at in found_bare:
            found[at] = Item(lines[at].span, ordered=kind is Kind.REFERENCES)
    return found


def groups(lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[tuple[Kind | None, range]]:
    """Return the stretches of lines between headings, each with the kind that its heading names."""
    kind: Kind | None = None
    start = 0
    for at, label in enumerate(labels):
        if isinstance(label, Heading):
            yield kind, range(start, at)
            offset = lines[at].span.start
            words = lines[at].words[label.words.start - offset : label.words.end - offset]
            kind, start = kind_of_heading(words)[0], at + 1
    yield kind, range(start, len(labels))


def opens_like_role(words: str) -> bool:
    """Return whether a line opens as an entry of a cast list does: "Anna Reed as Mara"."""
    return bool(_billing().match(words)) and words.split(maxsplit=1)[0].strip(",") not in _sentence_openers()


def _rows(lines: Sequence[Line], group: Sequence[int], kind: Kind | None) -> dict[int, Label]:
    """Return the rows of tables: neighbouring lines with tabs."""
    found: dict[int, Label] = {}
    for run in _neighbours([at for at in group if "\t" in lines[at].words]):
        if len(run) > 1 or kind is Kind.CAST:
            rows = {at: _cells(lines[at]) for at in run}
            for at, cells in rows.items():
                header = at == run[0] and all(_is_header(lines[at], cell) for cell in cells)
                found[at] = Row(tuple(cells), header)
    return found


def _has_columns(line: Line, label: Label) -> bool:
    """Return whether a tab parts the words behind a number: "2.", a title, its length."""
    return isinstance(label, Item) and "\t" in line.words[label.words.start - line.span.start :]


def _cells(line: Line) -> list[Span]:
    cells = (Span(*cell.span()).trimmed(line.words) for cell in re.finditer(r"[^\t]+", line.words))
    return [line.within(*cell) for cell in cells if cell.start < cell.end]


def _is_header(line: Line, cell: Span) -> bool:
    start = line.span.start
    words = line.words[cell.start - start : cell.end - start].casefold()
    return words in wordset("intake/words/table_headers.txt")


def _marked(lines: Sequence[Line], group: Sequence[int], kind: Kind | None) -> dict[int, Label]:
    """Return the entries that a bullet, a number or a caret opens."""
    found: dict[int, Label] = {}
    hyphens = Counter(mark["hyphen"] for at in group if (mark := _BULLET.match(lines[at].words)))
    numbers = {at: int(mark[mark.lastgroup or 0]) for at in group if (mark := _NUMBER.match(lines[at].words))}
    counted = set(_counted(numbers)) if kind not in BACK_MATTER else {*numbers}
    indents: list[int] = []
    for at in group:
        line, mark = lines[at], None
        number = ""
        if caret := _CARET.match(line.words):
            mark, number = caret, "^"
        elif at in counted and (mark := _NUMBER.match(line.words)):
            number = str(numbers[at])
        elif bullet := _BULLET.match(line.words):
            single = kind not in {Kind.CAST, *BACK_MATTER} and not bullet["sure"]
            alone = hyphens[bullet["hyphen"]] == 1 and at - 1 not in found
            mark = None if single and alone else bullet
        if mark:
            indents = [*(one for one in indents if one < line.indent), line.indent]
            words = Span(line.span.start + mark.end(), line.span.end)
            found[at] = Item(words, bool(number), len(indents), number)
    return found


def _counted(numbers: Mapping[int, int]) -> Iterator[int]:
    """Return the lines whose numbers follow upon each other."""
    for (before, one), (after, other) in pairwise(numbers.items()):
        if other == one + 1:
            yield from (before, after)


def _bare(lines: Sequence[Line], rest: Sequence[int], kind: Kind | None, *, is_list: bool) -> Iterator[int]:
    """Return the lines that are entries for their place or their form alone."""
    if kind in BACK_MATTER:
        if len(rest) > 1 or is_list or (rest and len(lines[rest[0]].words) < _FLAT):
            yield from rest
    elif kind is Kind.CAST:
        yield from (at for at in rest if _is_role(lines[at].words) and (len(rest) > 1 or is_list))
    else:
        for run in _neighbours(at for at in rest if opens_like_role(lines[at].words)):
            yield from run if len(run) >= _RUN else ()
        for run in _neighbours((at for at in rest if _is_short(lines[at].words)), lines):
            yield from run if len(run) >= _RUN else ()


def _is_role(words: str) -> bool:
    """Return whether a line below "Cast" is an entry, and neither prose nor a whole list."""
    if opens_like_role(words):
        return not (sentences(words) == 1 and words.count(" as ") >= _BILLINGS)
    if _ROLE_FIRST.fullmatch(words):
        return True
    return _is_short(words) and words.split(maxsplit=1)[0].strip(",") not in _sentence_openers()


def _is_short(words: str) -> bool:
    return (
        len(words) <= _SHORT and not ends_sentence(words) and not is_prose(words) and not words[0].islower()
    )


def _neighbours(places: Iterable[int], lines: Sequence[Line] = ()) -> Iterator[list[int]]:
    """Return runs of places that follow each other; with `lines`, without blank lines between."""
    run: list[int] = []
    for at in places:
        if run and (at != run[-1] + 1 or (lines and lines[at].gap)):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


@cache
def _billing() -> re.Pattern[str]:
    particles = pattern("lexicon/particles.txt")
    name = r"(?:[^a-z\W\d_][\w.'’&-]{0,60}+|[\"“][^\"”]{1,40}[\"”]|\([^()]{1,40}\))"
    more = rf"(?:,?\s(?:{name}|{particles}|and|with|&)){{0,14}}"
    return re.compile(rf"{name}{more},?(?:\s+as\s+\S|\s*(?:[–—]|\.{{2,}}|…|\t|\s-\s|:)\s*\S)")


@cache
def _sentence_openers() -> frozenset[str]:
    return wordset("intake/words/sentence_openers.txt")
