"""What stands around the article on a copied page: its head, notes on other articles, its foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from unreel.intake.contents import contents_list
from unreel.intake.headings import Contents, heading_key
from unreel.intake.infobox import infobox
from unreel.intake.layout import PROSE, Label, LeftOut
from unreel.intake.lines import Line, is_chrome, is_hatnote, is_prose, names_section, opening_words
from unreel.lexicon.section_headings import kind_of_heading
from unreel.lexicon.wordlists import pattern
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.source_text import Declared, Reason
from unreel.seeds import title

_HEAD = 400
"""Lines among which the article must begin."""
_INFOBOX_BEFORE = 150
"""Lines among which an infobox must begin in a text without known headings."""
_FEW = 6
"""Lines above a text that are no more than its title, author and day."""
_ABOVE_BOX = 4
"""Lines above an infobox among which its title is."""
_LONGEST_HEADING = 80
_QUALIFIER = re.compile(
    r"(?<!\s)\s*+\([^()]*\bfilm\)$|(?<!\s)\s++[-–—|]\s++[^-–—|]{0,80}(?:wiki|Wiki)[^-–—|]{0,80}$"
)
"""What an encyclopedia adds to a film's title: "(2011 film)", "- Wikipedia"."""
_ADDRESS = re.compile(r"https?://\S{1,500}")
"""A line above the first section that is nothing but the page's address."""
_SIGN = re.compile(r"[#=*_]+\s*|(?<!\s)\s*+[#=*_]++$")


class Page(NamedTuple):
    """The lines of a text, told apart from what stands around it."""

    labels: list[Label]
    contents: Contents
    declared: Declared
    signs: int
    """How many kinds of page furniture there are: what speaks for a copied web page."""


def page(lines: Sequence[Line]) -> Page:
    """Return the labels of what belongs to a page and not to its article."""
    labels: list[Label] = [PROSE] * len(lines)
    toc = contents_list(lines)
    if toc:
        _leave_out(labels, toc.lines, Reason.CONTENTS)
    box = infobox(lines, _first_section(lines, labels))
    if box:
        _leave_out(labels, box.lines, Reason.INFOBOX)
    lead = _lead(lines, labels)
    foot = dict(_foot(lines, labels, lead))
    labels = [LeftOut(foot[at]) if at in foot else label for at, label in enumerate(labels)]
    names = _names(lines[lead].words) if lines else set()
    tagline = any(is_chrome(line.words) for line in lines[:lead])
    head = dict(_head(lines, labels, lead, names, is_copy=bool(toc or box or tagline)))
    if box and box.lines.start > lead:
        head |= _above_box(lines, labels, range(lead + 1, box.lines.start), names)
    for at, label in head.items():
        labels[at] = label
    for at in _hatnotes(lines, labels):
        labels[at] = LeftOut(Reason.NAVIGATION, "a note on other articles")
    addresses = [at for at in range(_first_section(lines, labels)) if _ADDRESS.fullmatch(lines[at].words)]
    _leave_out(labels, addresses, Reason.METADATA)
    name = next((lines[at].words for at, label in head.items() if label.reason is Reason.TITLE), "")
    site = "Wikipedia" if any("from wikipedia" in line.words.casefold() for line in lines[:lead]) else ""
    url = next((lines[at].words for at in addresses), "")
    declared = Declared(title=_film_title(name), site=site, url=url, infobox=box.says if box else ())
    return Page(
        labels, toc.contents if toc else Contents(), declared, bool(toc) + bool(box) + bool(foot) + tagline
    )


def _hatnotes(lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[int]:
    """Return the lines that point to other articles; notes and sources may say the same words."""
    kind: Kind | None = None
    for at, line in enumerate(lines):
        if len(line.words) <= _LONGEST_HEADING and names_section(words := heading_key(line.words)):
            kind = kind_of_heading(words)[0]
        is_open = labels[at] is PROSE and kind not in {Kind.NOTES, Kind.REFERENCES}
        if is_open and is_hatnote(line.words):
            yield at


def _leave_out(labels: list[Label], places: Iterable[int], reason: Reason) -> None:
    for at in places:
        labels[at] = LeftOut(reason)


def _first_section(lines: Sequence[Line], labels: Sequence[Label]) -> int:
    """Return the first line that is a known heading with prose below it."""
    found = (
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if labels[at] is PROSE and names_section(line.words) and is_prose(below.words)
    )
    return next(found, min(len(lines), _INFOBOX_BEFORE))


def _lead(lines: Sequence[Line], labels: Sequence[Label]) -> int:
    """Return the line with which the article begins; 0 where none looks so."""
    for at, line in enumerate(lines[:_HEAD]):
        if labels[at] is not PROSE or is_hatnote(line.words) or is_chrome(line.words):
            continue
        if title.read(line.words).title:
            return at
        if is_prose(line.words):
            return _behind_remarks(lines, labels, at)
    return 0


def _behind_remarks(lines: Sequence[Line], labels: Sequence[Label], first: int) -> int:
    """Return the line with which the article begins: the `first` prose, unless it is a letter's.

    Some send a text with a few words of their own above it: "Hi all, here is the article".
    """
    above = [line for line, label in zip(lines[: first + 1], labels, strict=False) if label is PROSE]
    if any(_remark().match(line.words) for line in above):
        for at, line in enumerate(lines[first : first + _FEW], first):
            if title.read(line.words).title:
                return at
            if names_section(line.words):
                break
    return first


def _head(
    lines: Sequence[Line], labels: Sequence[Label], lead: int, names: set[str], *, is_copy: bool
) -> Iterator[tuple[int, LeftOut]]:
    """Return what stands above the article: its title, the site's name, captions, links."""
    above = [at for at in range(lead) if labels[at] is PROSE]
    while above and names_section(lines[above[-1]].words.strip("#=*_ ")):
        above.pop()
    named = [at for at in above if _plain(lines[at].words) in names]
    opens = above[:1] if is_copy or len(above) == 1 else []
    if not named and not any(is_chrome(lines[at].words) or _remark().match(lines[at].words) for at in opens):
        named = opens
    if not is_copy and len(above) > _FEW:
        return
    box = next((at for at, label in enumerate(labels[:lead]) if label == LeftOut(Reason.INFOBOX)), 0)
    for at in above:
        words = lines[at].words
        if at in named:
            yield at, LeftOut(Reason.TITLE)
        elif named and named[-1] < at < box and not is_chrome(words):
            yield at, LeftOut(Reason.PICTURES)
        elif not words.strip("=-~*_ "):
            yield at, LeftOut(Reason.MARKUP)
        else:
            yield at, LeftOut(Reason.NAVIGATION if is_copy else Reason.METADATA)


def is_name_of(words: str, lead: str) -> bool:
    """Return whether a line is the title of the film with which an article opens, which `lead` is."""
    return _plain(words) in _names(lead)


def _above_box(
    lines: Sequence[Line], labels: Sequence[Label], above: range, names: set[str]
) -> dict[int, LeftOut]:
    """Return the title and the caption above an infobox that stands behind the lead, as phones show it."""
    for at in reversed(above[-_ABOVE_BOX:]):
        if labels[at] is not PROSE or is_prose(lines[at].words):
            break
        if _plain(lines[at].words) in names:
            captions = dict.fromkeys(range(at + 1, above.stop), LeftOut(Reason.PICTURES))
            return {at: LeftOut(Reason.TITLE)} | captions
    return {}


def _names(lead: str) -> set[str]:
    """Return the names that the article's first sentence gives the film, as `_plain` writes them."""
    return {_plain(name) for name in title.read(lead).names}


def _plain(words: str) -> str:
    bare = _SIGN.sub("", _QUALIFIER.sub("", words))
    return " ".join(re.sub(r"\[[^\[\]]*\]", "", bare).split()).strip("\"“”'‘’.:").casefold()


def _film_title(words: str) -> str:
    return " ".join(_SIGN.sub("", _QUALIFIER.sub("", words)).split())


def _foot(lines: Sequence[Line], labels: Sequence[Label], lead: int) -> Iterator[tuple[int, Reason]]:
    """Return what stands below the article, whose first line is `lead`, and boxes of links within it."""
    sections = [
        at
        for at, (line, below) in enumerate(zip(lines, [*lines[1:], None], strict=False))
        if labels[at] is PROSE
        and names_section(line.words)
        and (_is_back_matter(line) or (below and is_prose(below.words)))
    ]
    last, at = max(sections, default=-1), lead
    while at < len(lines):
        if labels[at] is PROSE and _opens_foot().match(lines[at].words):
            end = at + 1
            while (
                end < len(lines) and (at > last or not lines[end].gap) and not (at < last and end in sections)
            ):
                end += 1
            for place in range(at, end):
                yield (
                    place,
                    Reason.CATEGORIES if _categories().match(lines[place].words) else Reason.NAVIGATION,
                )
            at = end
        else:
            at += 1


def _is_back_matter(line: Line) -> bool:
    return kind_of_heading(line.words)[0] in BACK_MATTER


@cache
def _remark() -> re.Pattern[str]:
    """Return the pattern of a line that speaks to people about the text."""
    return re.compile(rf"(?:{pattern('intake/words/remarks.txt')})(?!\w)", re.IGNORECASE)


@cache
def _opens_foot() -> re.Pattern[str]:
    return opening_words("intake/words/page_feet.txt")


@cache
def _categories() -> re.Pattern[str]:
    return re.compile(r"(?:hidden )?categor(?:y|ies):?(?!\w)", re.IGNORECASE)
