"""Cut a page's lines into the stretches between its blank lines, and tell what each line is by itself.

The forms are those of Python-Markdown with this site's extensions, and of what GitHub and Material add.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import Enum
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.pages.front_matter import body_start

PLACEHOLDER = re.compile(r"<!--\s*(?P<name>[a-z][a-z0-9_-]*)\s*-->")
"""What stands alone on its line: `<!-- entry -->`."""


class Form(Enum):
    """What a line is by itself: the first whose pattern it opens with."""

    PLACEHOLDER = PLACEHOLDER.pattern.replace("?P<name>", "?:") + r"\s*\Z"
    """`<!-- entry -->`, alone."""
    RULE = r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z"
    """`---`, `***`, `___`."""
    UNDERLINE = r"[:=-]+\s*\Z"
    """`===` or `--` below a heading."""
    DIVIDER = r"(?=[^|]*\|)[ \t|:]*-[-: \t|]*\Z"
    """`--- | ---` below the head of a table."""
    ROW = r"\|"
    """`| a | b |`."""
    FENCE = r"```|~~~"
    HTML = r"</?[A-Za-z]|<[!?]"
    """It opens with a tag or a comment."""
    DEFINITION = r"\[[^\[\]^][^\[\]]*\]:"
    """Where a link leads that names it: `[there]: x.md`; readers do not see it."""
    EXTENSION = r"!!!|\?\?\?|===|\*?\[[^\[\]]*\]:|:(?:\s|\Z)"
    """`!!! note`, `[^1]: a note`, `*[HTML]: an abbreviation`, `: a definition`: forms that others know."""
    ATTRIBUTES = r"\{"
    """`{ #id }`."""
    CODE = r"[ ]{4}|[ ]{0,3}\t"
    """It is indented by four spaces or a tab."""
    INDENTED = r"\s"
    """It is indented by less."""
    HEADING = r"#(?:\\.|[^\\])*\Z"
    QUOTE = r">"
    BULLET = r"[*+-][ \t]+\S"
    NUMBER = r"\d{1,9}\.[ \t]+\S"
    TEXT = ""


_FORM = lazy_regex("|".join(f"(?P<{one.name}>{one.value})" for one in Form))
_UNDERLINE = re.compile(r"(?:(?P<first>=+)|-+)[ ]*\Z")


class Line(NamedTuple):
    """One line of a page."""

    text: str
    start: int
    """The place of its first character, code points into the file."""
    number: int
    """From 1 in the file."""


class Chunk(NamedTuple):
    """Lines with no blank one between them, but for those that are kept together."""

    lines: tuple[Line, ...]
    gap: tuple[str, ...]
    """The blank lines above."""


def form(line: str) -> Form:
    """Return what a line is by itself."""
    if not line or line[0].isalpha():  # every other form opens with a mark, a digit or white space
        return Form.TEXT
    found = _FORM.match(line)
    assert found is not None  # noqa: S101 - the last pattern fits all
    return Form[found.lastgroup or ""]


def underlined(text: str, below: str) -> int:
    """Return the level of the heading that a line is if the line `below` underlines it; 0 for none."""
    mark = _UNDERLINE.match(below) if form(text) is Form.TEXT else None
    return (1 if mark["first"] else 2) if mark else 0


def chunks(markdown: str, together: Collection[int] = frozenset()) -> Iterator[Chunk]:
    """Return the chunks below the front matter; the lines (numbers from 1) `together` are parted nowhere."""
    run: list[Line] = []
    gap: list[str] = []
    at = body_start(markdown)
    below = [*markdown[at:].split("\n"), ""]
    for number, text in enumerate(below, markdown.count("\n", 0, at) + 1):
        if number in together or text.strip():
            run.append(Line(text, at, number))
        else:
            if run:
                yield Chunk(tuple(run), tuple(gap))
                run, gap = [], []
            gap.append(text)
        at += len(text) + 1
