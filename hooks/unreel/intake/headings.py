"""Find the headings among the lines of a plain text.

A line is a heading for its signs (`== Plot ==`, an underline), for an edit link, because the contents
list names it, because its words are known ("Plot"), or because it stands as those that are known do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from unreel.intake.layout import PROSE, Heading, Label, LeftOut
from unreel.intake.lines import Line, ends_sentence, is_heading_like, is_prose, names_section
from unreel.lexicon.section_headings import kind_of_heading, likely_kind_of_heading
from unreel.lexicon.wordlists import pattern
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.source_text import Reason
from unreel.model.spans import Span

_SIGNS = re.compile(
    r"(?P<wiki>={1,6})[ \t]*+(?P<a>[^=\s][^=]{0,79}?)[ \t]*+={1,6}"
    r"|(?P<hashes>\#{1,6})[ \t]++(?P<b>\S.{0,79}?)[ \t]*+\#*+"
    r"|(?P<bold>\*\*|__|''')[ \t]*+(?P<c>[^*_'\s][^*_']{0,79}?)[ \t]*+(?:\*\*|__|''')[ \t]*:?"
    r"|(?P<ruled>-{2,6}|–{1,6}|—{1,6}|~{1,6}|\*{3,6}|_{3,6})[ \t]*+(?P<d>[^\W_].{0,79}?)[ \t]*+(?P=ruled)"
    r"|(?P<boxed>\[)[ \t]?(?P<e>[^\W_][^\[\]]{0,79}?)[ \t]?\]"
)
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|—{3,}")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,6}\.?|[IVX]{1,5}\.)\s+(?=[^\W\d])")
_BARE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,6}\.? |[*_])?\w[^.\t]{0,39}?[:.]?[*_]?")
_CAPTION = re.compile(r"\bin \d{4}$|\((?:left|right|top|bottom|pictured)\b|\s(?:as|–|-|\.{2,})\s|:\s\S")
"""What a short line is that is no heading: a picture's caption, an entry of a cast list."""
_LONGEST = 80
"""Code points of the longest heading that is underlined."""
_MOST_WORDS = 8
"""Words of a heading that is underlined with hyphens; more are a paragraph above a rule."""
_STYLE = 3
"""Known bare headings, from which lines that stand as they do are headings too."""
_TOP = 2
"""The level of an article's highest headings; 1 is its title."""


class Contents(NamedTuple):
    """What a contents list says of the headings."""

    levels: Mapping[str, int] = {}
    """The level of each heading by its words without case; 2 for the highest of an article."""


class _Found(NamedTuple):
    words: Span
    """Code points of the line."""
    level: int = 0
    """0 where the line does not say."""


def with_headings(lines: Sequence[Line], labels: Sequence[Label], contents: Contents) -> list[Label]:
    """Return the labels with the headings set, their underlines and edit links left out."""
    found = [*labels]
    style = _style(lines, labels, contents)
    outline = _Outline()
    for at, line in enumerate(lines):
        if found[at] is not PROSE:
            continue
        below = lines[at + 1] if at + 1 < len(lines) and labels[at + 1] is PROSE else None
        words = _signed(line, below) or _edited(line, below) or _known(line, contents)
        if not words and style and style.fits(lines, labels, at, outline.kind):
            words = _Found(Span(0, len(line.words)))
        if words:
            place = _bare_heading(line.words, words.words)
            named = place.of(line.words)
            level = words.level or contents.levels.get(heading_key(named)) or outline.level(named, at)
            outline.open(named, level, at)
            found[at] = Heading(line.within(*place), level)
            if below and not below.gap and _UNDERLINE.fullmatch(below.words):
                found[at + 1] = LeftOut(Reason.MARKUP)
            elif below and _edit_link().fullmatch(below.words):
                found[at + 1] = LeftOut(Reason.EDIT_LINKS)
                outline.open(named, level, at + 1)
        elif _edit_link().fullmatch(line.words) and line.words.startswith("["):
            found[at] = LeftOut(Reason.EDIT_LINKS)
    return found


def _bare_heading(line: str, words: Span) -> Span:
    """Return a heading without the link for editing it, and without the number before words that are known.

    "12 Angry Men" keeps its own.
    """
    words = Span(words.start, words.start + len(_without_edit_link(words.of(line))))
    number = _NUMBER.match(words.of(line))
    if number and names_section(words.of(line)):
        return Span(words.start + number.end(), words.end)
    return words


def has_edit_links(lines: Sequence[Line]) -> bool:
    """Return whether headings have links for editing them, as wikis show."""
    return any(
        _without_edit_link(line.words) != line.words
        and not is_prose(line.words)
        and line.words.casefold() != "edit"
        for line in lines
    )


def _signed(line: Line, below: Line | None) -> _Found | None:
    """Return the words of a line that signs make a heading."""
    words = _without_edit_link(line.words)
    signs = _SIGNS.fullmatch(words)
    if signs and signs["bold"] and not (names_section(signs["c"]) or line.gap):
        return None
    if signs and signs["boxed"] and not names_section(signs["e"]):
        return None  # "[Laughter]", and the name of a link
    if signs:
        group = next(name for name in "abcde" if signs[name])
        level = len(signs["wiki"] or signs["hashes"] or "")
        return _Found(Span(*signs.span(group)), level)
    if below and not below.gap and len(line.words) <= _LONGEST and _UNDERLINE.fullmatch(below.words):
        hyphens = below.words.startswith("-")
        if not (hyphens and len(words.split()) > _MOST_WORDS):
            return _Found(Span(0, len(words)), _TOP + hyphens)
    return None


def _edited(line: Line, below: Line | None) -> _Found | None:
    """Return the words of a line that has a link for editing it, on itself or on the next line."""
    words = _without_edit_link(line.words)
    has_own = 0 < len(words) < len(line.words)
    has_below = below is not None and bool(_edit_link().fullmatch(below.words))
    if words and (has_own or has_below) and is_heading_like(words) and not is_prose(words):
        return _Found(Span(0, len(words)))
    return None


def _known(line: Line, contents: Contents) -> _Found | None:
    """Return the words of a line that the contents list names, or section_headings.txt."""
    words = line.words
    level = contents.levels.get(heading_key(words)) if contents.levels else None
    if level is not None:
        return _Found(Span(0, len(words)), level)
    if _BARE.fullmatch(words) and names_section(words):
        bare = words.strip("*_ ").rstrip(":.")
        return _Found(Span(start := words.index(bare), start + len(bare)))
    return None


def heading_key(words: str) -> str:
    """Return the words of a heading as a contents list and the text have them both."""
    bare = _without_edit_link(words.strip("=# "))
    return " ".join(_NUMBER.sub("", bare).split()).strip("*_:.=# ").casefold()


class _Style(NamedTuple):
    """How the bare headings of a text stand."""

    apart: bool
    """With a blank line above them?"""
    capitals: bool
    """In capitals?"""

    def fits(self, lines: Sequence[Line], labels: Sequence[Label], at: int, kind: Kind | None) -> bool:
        """Return whether a line stands as a heading does: short, above prose, apart from what is before."""
        line = lines[at]
        if kind in BACK_MATTER or not is_heading_like(line.words) or _CAPTION.search(line.words):
            return False
        if at + 1 == len(lines) or not at:
            return False
        if self.capitals and line.words.isupper():
            return labels[at - 1] is PROSE and (line.gap > 0 or ends_sentence(lines[at - 1].words))
        if not is_prose(lines[at + 1].words):
            return False
        if self.apart:
            return line.gap > 0 and (kind is not Kind.CAST or lines[at - 1].gap == 0)
        return (
            labels[at - 1] is PROSE and ends_sentence(lines[at - 1].words) and is_prose(lines[at - 1].words)
        )


def _style(lines: Sequence[Line], labels: Sequence[Label], contents: Contents) -> _Style | None:
    """Return how headings stand in a text that neither marks nor lists them."""
    bare = [
        line
        for line, label in zip(lines, labels, strict=True)
        if label is PROSE and _BARE.fullmatch(line.words) and names_section(line.words)
    ]
    if len(bare) < _STYLE or contents.levels or has_edit_links(lines):
        return None
    most = len(bare) / 2
    return _Style(
        sum(line.gap > 0 for line in bare) > most, sum(line.words.isupper() for line in bare) > most
    )


class _Outline:
    """Which headings are open, to tell the level of one that does not say it."""

    def __init__(self) -> None:
        self._top: Kind | None = None
        self._last = _TOP
        self._line = -1
        self.kind: Kind | None = None
        """Of the heading that is open."""

    def level(self, words: str, at: int) -> int:
        """Return the level of a heading at a line which does not say it."""
        kind, sub = kind_of_heading(words)
        if kind is None:
            likely = _likely_kind(words)
            if likely and likely is not self._top and self._line < at - 1:
                return _TOP
            # right below another heading it is a part of what that opens
            return max(self._last, _TOP + (self._line == at - 1))
        return _TOP + (sub is not None and kind is self._top)

    def open(self, words: str, level: int, at: int) -> None:
        """Take the next heading of the text."""
        self.kind = kind_of_heading(words)[0]
        if level <= _TOP:
            self._top = self.kind or _likely_kind(words)
        self._last, self._line = level, at


def _likely_kind(words: str) -> Kind | None:
    """Return the kind that a heading suggests; known words that it opens with decide."""
    first = words.split()
    known = (kind_of_heading(" ".join(first[:count]))[0] for count in range(len(first) - 1, 0, -1))
    return next(filter(None, known), None) or likely_kind_of_heading(words)


@cache
def _edit_link() -> re.Pattern[str]:
    words = pattern("intake/words/edit_links.txt")
    return re.compile(rf"(?<!\s)\s*+(?:\[\s?(?:{words})?\s?\]|(?<![^\n])(?:edit))$", re.IGNORECASE)


def _without_edit_link(words: str) -> str:
    is_short = len(words) <= 2 * _LONGEST
    return _edit_link().sub("", words) if is_short and words.endswith(("]", "t", "T")) else words
