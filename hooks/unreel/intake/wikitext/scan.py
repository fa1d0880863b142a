"""Look over wikitext before it is parsed: which openings are closed, and where it can be cut.

The parser goes back each time an opening turns out not to be closed, and what it goes over again grows
with the text; so it gets short pieces in which everything closes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from unreel.intake.blocks import DROPPED
from unreel.intake.formats import Refusal
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.spans import Span

DEEPEST = 24
"""Openings within openings; articles of Wikipedia have some ten, and the parser takes 40."""
MOST_UNCLOSED = 200
"""Openings that nothing closes; more are no wikitext."""
LITERAL = "\ue000"
"""Stands in the parser's copy for a character that is to be read as it is (U+E000, for private use)."""
ITALIC, BOLD = "''", "'''"
_CLOSED_BY = {"[[": "]]", "{|": "|}"}
_VERBATIM = pattern("intake/wikitext/tags.txt#verbatim")
_SINGLE = frozenset({"br", "hr", "wbr", "img", "meta", "link"})
_TOKENS = lazy_regex(
    rf"(?P<verbatim><(?P<name>{_VERBATIM})\b[^<>]*(?<!/)>)"
    r"|(?P<comment><!--)"
    r"|(?P<tag></?(?P<of>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>)"
    r"|(?P<bare><)|(?P<emphasis>'{2,})"
    r"|(?P<open>\{{2,}|\[\[)|(?P<close>\}{2,}|\]\])"
    r"|(?P<address>\[(?=(?:https?:)?//))"
    r"|(?P<table>^[ \t:]*\{\|)|(?P<tabled>^[ \t]*\|\}(?!\}))"
    r"|(?P<magic>__[A-Z]{3,20}__)"
    r"|(?P<break>\n)|(?P<bar>\|)|(?P<bracket>\])",
    re.MULTILINE | re.IGNORECASE,
)


class Scanned(NamedTuple):
    """Wikitext as the parser is to see it: as long as the file, with all that opens closed."""

    text: str
    pieces: tuple[Span, ...]
    """Stretches that can be parsed each on its own; they tile the text."""


class _Opening(NamedTuple):
    closed_by: str
    """What closes it: `}}`, `}}}`, `]]`, `|}`, `-->` or a tag's name."""
    span: Span


def scan(file: str) -> Scanned:
    """Return wikitext as it can be parsed; raise `Refusal` where it is too deep or too little is closed."""
    scanner = _Scanner(file)
    scanner.run()
    unclosed = sorted(scanner.unclosed, key=lambda opening: opening.span)
    if len(unclosed) > MOST_UNCLOSED:
        first = unclosed[0].span
        what = f"{len(unclosed):,} openings like {first.of(file)[:20]} are never closed"
        raise Refusal(first.start, f"{what}: copy the article's whole source anew")
    cuts = [0, *_outside(scanner.closed, scanner.breaks), len(file)]
    pieces = tuple(Span(*ends) for ends in pairwise(cuts) if ends[0] < ends[1])
    covers = scanner.covers | {opening.span: _cover(opening) for opening in unclosed}
    return Scanned(_masked(file, covers), pieces)


def _cover(opening: _Opening) -> str:
    """Return what stands for an opening that nothing closes: tags are dropped, signs are words."""
    return DROPPED if opening.closed_by[0].isalpha() else LITERAL


class _Scanner:
    """Goes over a text once and keeps what stands open."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.unclosed: list[_Opening] = []
        self.closed: list[Span] = []
        """From each opening to the end of what closes it."""
        self.breaks: list[int] = []
        """Where lines begin."""
        self.covers: dict[Span, str] = {}
        """What stands for tags that close nothing, switches like `__NOTOC__` and signs that are words."""
        self._open: list[_Opening] = []
        self._count: Counter[str] = Counter()
        self._emphasis: list[list[Span]] = [[]]
        """Signs of emphasis in the current line, outside of what is open, and in each thing that is."""
        self._endless: set[str] = set()
        """Verbatim tags that nothing closes from here on."""
        self._next_bracket = -1
        self._line_end = -1

    def run(self) -> None:
        """Take in all of the text."""
        at = 0
        while token := _TOKENS.search(self.file, at):
            at = self._take(token)
        self.unclosed += self._open
        for signs in self._emphasis:
            self._settle(signs)

    def _take(self, token: re.Match[str]) -> int:
        """Take a token in; return where to go on."""
        span = Span(*token.span())
        match token.lastgroup:
            case "verbatim":
                return self._verbatim(token["name"].casefold(), span)
            case "comment":
                return self._comment(span)
            case "tag":
                self._tag(token[0], token["of"].casefold(), span)
            case "open" | "table":
                self._open_signs(token[0].strip(" \t:"), span)
            case "close" | "tabled":
                self._close_signs(token[0].strip(" \t"), span)
            case "address" | "bracket":
                self._bracket(token.lastgroup, span)
            case "break" | "bar":
                self._settle(self._emphasis[-1])
                self.breaks += [span.end] * (token.lastgroup == "break")
            case "emphasis":
                self._emphasis[-1].append(span)
            case "magic" | "bare":
                self.covers[span] = DROPPED if token.lastgroup == "magic" else LITERAL
        return span.end

    def _push(self, closed_by: str, span: Span) -> None:
        self._open.append(_Opening(closed_by, span))
        self._emphasis.append([])
        self._count[closed_by] += 1

    def _pop(self, *closed_by: str, end: int) -> _Opening | None:
        """Close the last opening of some kinds, and give up what was opened in it; None if there is none."""
        if not any(self._count[one] for one in closed_by):
            return None
        while (opening := self._shut()).closed_by not in closed_by:
            self._count[opening.closed_by] -= 1
            self.unclosed.append(opening)
        self._count[opening.closed_by] -= 1
        self.closed.append(Span(opening.span.start, end))
        return opening

    def _shut(self) -> _Opening:
        self._settle(self._emphasis.pop())
        return self._open.pop()

    def _settle(self, signs: list[Span]) -> None:
        """Drop the last sign of emphasis of a line where nothing ends what it begins."""
        for size in (len(ITALIC), len(BOLD)):
            of_size = [span for span in signs if span.end - span.start in {size, len(BOLD + ITALIC)}]
            if len(of_size) % 2:
                self.covers[of_size[-1]] = DROPPED
                signs.remove(of_size[-1])
        signs.clear()

    def _tag(self, tag: str, name: str, span: Span) -> None:
        if tag.startswith("</"):
            if not self._pop(name, end=span.end) and name not in _SINGLE:
                self.covers[span] = DROPPED
        elif not tag.endswith("/>") and name not in _SINGLE:
            self._push(name, span)

    def _open_signs(self, signs: str, span: Span) -> None:
        """Open a link, a table, or templates and arguments: the last three of five braces are an argument."""
        if signs in _CLOSED_BY:
            self._push(_CLOSED_BY[signs], span)
            return
        at = span.start
        while at < span.end:
            size = 3 if (span.end - at) % 3 == 0 else 2
            self._push("}" * size, Span(at, at + size))
            at += size

    def _close_signs(self, signs: str, span: Span) -> None:
        if signs in _CLOSED_BY.values():
            if not self._pop(signs, end=span.end) and signs == "]]":
                self._bracket("bracket", Span(span.start, span.start + 1))
            return
        at = span.start
        while span.end - at >= 2 and (opening := self._pop("}}", "}}}", end=at + 2)):  # noqa: PLR2004
            is_argument = opening.closed_by == "}}}" and span.end - at > 2  # noqa: PLR2004
            at += 3 if is_argument else 2
            if is_argument:
                self.closed[-1] = Span(opening.span.start, at)

    def _comment(self, span: Span) -> int:
        """Return where to go on behind a comment, or in it where nothing closes it."""
        end = self.file.find("-->", span.end) if "-->" not in self._endless else -1
        if end >= 0:
            self.closed.append(Span(span.start, end + 3))
            return end + 3
        self._endless.add("-->")
        self.unclosed.append(_Opening("-->", span))
        return span.end

    def _verbatim(self, name: str, span: Span) -> int:
        """Return where to go on behind a tag whose contents are no wikitext, or in it likewise."""
        end = None
        if name not in self._endless:
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.file, span.end)
        if end:
            self.closed.append(Span(span.start, end.end()))
            return end.end()
        self._endless.add(name)
        self.covers[span] = DROPPED
        return span.end

    def _bracket(self, kind: str, span: Span) -> None:
        """Open a link to an address that ends on its line, or end the one that was opened last."""
        if kind == "address" and self._closes_in_line(span.end):
            self._push("]", span)
        elif kind == "address":
            self.unclosed.append(_Opening("]", span))
        elif self._open and self._open[-1].closed_by == "]":
            self._pop("]", end=span.end)

    def _closes_in_line(self, at: int) -> bool:
        """Tell whether a bracket follows on the same line."""
        if self._next_bracket < at:
            found = self.file.find("]", at)
            self._next_bracket = found if found >= 0 else len(self.file)
        if self._line_end < at:
            self._line_end = self.file.find("\n", at)
            self._line_end = len(self.file) if self._line_end < 0 else self._line_end
        return self._next_bracket < self._line_end


def _outside(closed: list[Span], breaks: list[int]) -> Iterator[int]:
    """Return the breaks that lie in nothing that closes; raise `Refusal` where too much is nested."""
    inside: list[int] = []
    spans = iter(sorted(closed, key=lambda span: (span.start, -span.end)))
    span = next(spans, None)
    for at in [*breaks, None]:
        while span and (at is None or span.start < at):
            while inside and inside[-1] <= span.start:
                inside.pop()
            inside.append(span.end)
            if len(inside) > DEEPEST:
                why = f"more than {DEEPEST} templates, links or tags stand in one another here"
                raise Refusal(
                    span.start, f"{why}: copy the article's source anew, or the page as readers see it"
                )
            span = next(spans, None)
        while inside and at is not None and inside[-1] <= at:
            inside.pop()
        if at is not None and not inside:
            yield at


def _masked(file: str, covers: dict[Span, str]) -> str:
    """Return a text with stretches covered by a character each."""
    parts, at = [], 0
    for span in sorted(covers):
        parts += [file[at : span.start], covers[span] * (span.end - span.start)]
        at = span.end
    return "".join([*parts, file[at:]])
