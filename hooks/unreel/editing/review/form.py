"""Rule: the form that sync writes, in which a changed sentence is a changed line; and that form given back.

It is about how Markdown lies in the file, never about what readers of the site see: that is the same
before and after.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.editing.review.prose import one_sentence_a_line
from unreel.editing.review.shape import Piece, pieces, plain_form
from unreel.model.article import Kind
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.blocks import Form
from unreel.pages.front_matter import body_start

_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>(?:\\.|[^\\])+?)(?:[ \t]+#+)?[ \t]*")
_MARK = re.compile(r"[*+-]|\d{1,9}\.")
_OTHER_MARK = re.compile(r"\s*[*+]\s")
_BREAK = "  "
"""At the end of a line that is not its paragraph's last, a line break."""

_TAB = 4
"""Spaces that a tab stands for, at most."""

_HEADINGS = frozenset({Form.HEADING, Form.UNDERLINE})
_LISTS = frozenset({Form.BULLET, Form.NUMBER})


def departures(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Hint at what departs from the form; a page as sync wrote it never does."""
    if not page_set.is_as_written(source):
        for remark in _Formed(source.text, page_set.written(source) if is_prose(source) else None).remarks:
            yield remark._replace(path=source.path)


def is_prose(source: PageSource) -> bool:
    """Return whether the page's sentences are to have lines of their own: films are merged by these."""
    return bool(source.film) and source.page.section != Kind.REFERENCES


def formed(markdown: str, written: Collection[str] | None) -> str:
    """Return a page in the form that sync writes; a second time changes nothing.

    `written` are the lines as sync wrote them, whose sentences are left as they are; None for a
    page whose sentences need no lines of their own.
    """
    before = None
    while before != markdown:
        before, markdown = markdown, _Formed(markdown, written).text
    return markdown


class _Formed:
    """A page after one pass, and what was not as it should be."""

    def __init__(self, markdown: str, written: Collection[str] | None) -> None:
        self.remarks: list[Diagnostic] = []
        self._written = written
        head = markdown[: body_start(markdown)]
        formed_lines: list[str] = []
        above: Piece | None = None
        parts = [*pieces(markdown)]
        # one list has one mark, and of some its entries are kept
        kept = (line for part in parts if part.form is None for line in part.lines)
        self._keeps_marks = any(_OTHER_MARK.match(line) for line in kept)
        for piece in parts:
            formed_lines += self._gap(above, piece, has_head=bool(head))
            formed_lines += self._lines(piece)
            above = piece
        text = "\n".join(formed_lines).rstrip("\n")
        self.text = f"{head}{text}\n" if text else head
        if markdown.endswith("\n\n") and text:
            line = markdown.rstrip("\n").count("\n") + 2
            self._remark(line, "blank lines stand at the end of the page: take them out")
        elif not markdown.endswith("\n") and text:
            self._remark(markdown.count("\n") + 1, "the page's last line has no end: press Enter behind it")

    def _remark(self, line: int, why: str, column: int = 1) -> None:
        self.remarks.append(Diagnostic("", line, column, why, Severity.HINT))

    def _gap(self, above: Piece | None, piece: Piece, *, has_head: bool) -> tuple[str, ...]:
        """Return the blank lines above a piece."""
        wanted = ("",) if above or has_head else ()
        if piece.gap == wanted or piece.form is None or (above and above.form is None):
            return piece.gap
        if piece.gap and len(piece.gap) == len(wanted):
            self._remark(piece.number - 1, "spaces stand in this blank line: take them out")
        elif piece.gap:
            why = "one blank line is enough" if wanted else "a page opens without a blank line"
            self._remark(piece.number - len(piece.gap) + len(wanted), why)
        elif above is None:
            self._remark(piece.number, "put a blank line between the front matter and the page")
        elif piece.form in _HEADINGS:
            self._remark(piece.number, "a heading needs a blank line above it")
        elif above.form in _HEADINGS:
            self._remark(above.number, "a heading needs a blank line below it")
        elif piece.form is Form.QUOTE:
            self._remark(piece.number, "a quotation needs a blank line above it")
        return wanted

    def _lines(self, piece: Piece) -> list[str]:
        match piece.form:
            case Form.HEADING:
                return self._heading(piece)
            case Form.UNDERLINE:
                return self._underlined(piece)
            case Form.TEXT:
                return self._text(piece)
            case Form.BULLET | Form.NUMBER:
                return self._list(piece)
            case None:
                return self._kept(piece)
        return self._tidied(piece)

    def _kept(self, piece: Piece) -> list[str]:
        forms = [plain_form(line) for line in piece.lines]
        if forms[0] in _LISTS and Form.TEXT in forms:
            why = "this line is shown as a part of the entry above it: put a blank line between them"
            self._remark(piece.number + forms.index(Form.TEXT), why)
        return list(piece.lines)

    def _text(self, piece: Piece) -> list[str]:
        lines = self._tidied(piece)
        listed = next((n for n, line in enumerate(lines) if plain_form(line) in _LISTS), None)
        if listed is not None:
            if plain_form(lines[listed]) is Form.BULLET or lines[listed].startswith("1."):
                why = "a list needs a blank line above it; without, it is shown as running text"
                self._remark(piece.number + listed, why)
        elif self._written is not None:
            lines, run_on = one_sentence_a_line(lines, self._written)
            for at in run_on:
                self._remark(piece.number + at, "this sentence runs on in the next line: keep it on one")
        return lines

    def _tidied(self, piece: Piece) -> list[str]:
        """Return the lines without tabs, and without spaces at their ends."""
        lines = []
        for at, line in enumerate(piece.lines):
            says = line.rstrip(" \t")
            is_last = at + 1 == len(piece.lines)
            end = _BREAK if line.expandtabs(_TAB).endswith(_BREAK) and not is_last else ""
            if line != says and not end:
                why = "spaces stand at the end of the line: take them out"
                self._remark(piece.number + at, why, len(says) + 1)
            if "\t" in says and not re.search(r"[`<]", says):
                self._remark(piece.number + at, "a tab stands here: write a space", says.index("\t") + 1)
                says = re.sub(r"(?<! ) *+\t[ \t]*+", " ", says)
            lines.append(says + end)
        return lines

    def _heading(self, piece: Piece) -> list[str]:
        first = piece.lines[0]
        # marks behind a heading are shown where spaces follow them
        line = first if first.rstrip().endswith("#") else self._tidied(piece)[0]
        found = _HEADING.fullmatch(line)
        if found is None or found["text"].endswith("#") or line != line.rstrip():
            if line.strip("#"):
                why = "put a space behind a heading's `#`; write `\\#` where readers are to see one"
                self._remark(piece.number, why)
            return [line]
        return [self._rewritten(piece, line, f"{found['marks']} {found['text']}")]

    def _underlined(self, piece: Piece) -> list[str]:
        text = piece.lines[0].strip()
        if text.endswith(("#", "\\")):
            return list(piece.lines)
        mark = "#" if piece.lines[1].startswith("=") else "##"
        return [self._rewritten(piece, text, f"{mark} {text}")]

    def _rewritten(self, piece: Piece, line: str, wanted: str) -> str:
        if line != wanted:
            self._remark(piece.number, f"write this heading as `{wanted}`")
        return wanted

    def _list(self, piece: Piece) -> list[str]:
        """Return the entries with the marks of sync; a list that does not start at 1 keeps its own."""
        lines = self._tidied(piece)
        if piece.form is Form.BULLET:
            mark, is_own, why = "-", self._keeps_marks, "open the entries of a list with `- `"
        else:
            mark, is_own = "1.", not lines[0].startswith("1.")
            why = "open every entry of a numbered list with `1. `: one more is then one changed line"
        if is_own:
            return lines
        for at, line in enumerate(lines):
            if not line.startswith(f"{mark} "):
                self._remark(piece.number + at, why)
        return [_MARK.sub(mark, line, count=1) for line in lines]
