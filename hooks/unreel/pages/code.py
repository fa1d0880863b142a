"""Where a page's Markdown is code, HTML or a comment, which stay as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.spans import Span
from unreel.pages.front_matter import body_start
from unreel.pages.html import raw_html

# what has no end is no comment, and behind it there is none: no start is looked at again
_COMMENT = re.compile(r"<!--(?!-?>)(?:.*?--!?>|(?P<endless>.*))", re.DOTALL)
# as Python-Markdown's extension fenced_code has it; attributes behind the fence stay, they are live
FENCE = re.compile(
    r"^(?P<fence>~{3,}+|`{3,}+)(?P<info>[ \t]*+(?:\{[^\n]*\}|\.?[\w#.+-]*)[ \t]*)\n", re.MULTILINE
)
"""What opens fenced code, if something closes it."""
_SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_COMMENTED = lazy_regex(rf"^[ ]{{0,3}}{_COMMENT.pattern}", re.DOTALL | re.MULTILINE)
# what Python-Markdown makes of declarations hangs on all that follows
_DECLARATION = re.compile(r"^[ ]{0,3}<(?:\?|!(?!--))", re.MULTILINE)


class _Fenced(NamedTuple):
    """A stretch of fenced code."""

    opening: re.Match[str]
    """The first fence, its line's end among it."""
    closing: re.Match[str]

    @property
    def span(self) -> Span:
        """Return the whole, without the last line's end."""
        return Span(self.opening.start(), self.closing.end())


def fenced(markdown: str, start: int = 0) -> Iterator[Span]:
    """Return the stretches of fenced code from `start` on, fences and all, without the last line's end."""
    return (one.span for one in _fenced(markdown, start))


def _fenced(markdown: str, start: int = 0) -> Iterator[_Fenced]:
    at: int | None = start if "```" in markdown or "~~~" in markdown else None
    unclosed: set[str] = set()
    while at is not None and (opening := FENCE.search(markdown, at)):
        fence = opening["fence"]
        closing = None
        if fence not in unclosed:
            closing = re.compile(rf"^{fence}[ \t]*$", re.MULTILINE).search(markdown, opening.end())
        if closing:
            yield _Fenced(opening, closing)
        else:
            unclosed.add(fence)  # nor is any of its kind behind it
        at = (closing or opening).end()


def whole_lines(markdown: str) -> set[int]:
    """Return the numbers (from 1) of lines below the front matter that nothing parts, blank ones among them.

    They are those of fenced code, of raw HTML, and of comments that open a line and go on behind it;
    a declaration (`<?x`, `<!X`) reaches to the page's end.
    """
    start = body_start(markdown)
    code = [*fenced(markdown, start)]
    text = replaced(markdown, ((one, _blank(one.of(markdown))) for one in code))
    comments = (one for one in _COMMENTED.finditer(text, start) if one["endless"] is None)
    spans = [*code, *raw_html(text), *(Span(*one.span()) for one in comments if "\n" in one[0])]
    if declaration := _DECLARATION.search(text, start):
        spans.append(Span(declaration.start(), len(text)))
    numbers: set[int] = set()
    for first, end in spans:
        number = markdown.count("\n", 0, first) + 1
        numbers.update(range(number, number + markdown.count("\n", first, end) + 1))
    return numbers


def mask_code(markdown: str) -> str:
    """Return `markdown` with front matter, fenced code and code in a line as spaces; offsets stay true."""
    start = body_start(markdown)
    text = _blank(markdown[:start]) + markdown[start:]
    text = replaced(text, ((one.span, _info_alone(one, text)) for one in _fenced(text)))
    return _SPAN.sub(_blanked, text) if "`" in text else text


def outside_code(markdown: str, changed: Callable[[str], str]) -> str:
    """Return Markdown with what `changed` makes of all but its fenced code."""
    return replaced(markdown, ((one, changed(one.of(markdown))) for one in outside_fences(markdown)))


def outside_fences(markdown: str) -> list[Span]:
    """Return the stretches between fenced code."""
    edges = [0, *(edge for span in fenced(markdown) for edge in span), len(markdown)]
    return [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)]


def mask_comments(markdown: str) -> str:
    """Return `markdown` with HTML comments as spaces; offsets stay true."""
    return _COMMENT.sub(lambda one: _blank(one[0]) if one["endless"] is None else one[0], markdown)


def without_comments(markdown: str) -> str:
    """Return `markdown` without HTML comments."""
    return _COMMENT.sub(lambda one: "" if one["endless"] is None else one[0], markdown)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blanked(match: re.Match[str]) -> str:
    return _blank(match[0])


def replaced(text: str, stretches: Iterable[tuple[Span, str]]) -> str:
    """Return `text` with others in place of some of its stretches, which come in their order."""
    parts, at = [], 0
    for span, instead in stretches:
        parts += [text[at : span.start], instead]
        at = span.end
    return "".join([*parts, text[at:]])


def _info_alone(code: _Fenced, text: str) -> str:
    info = Span(*code.opening.span("info"))
    return _blank(text[code.span.start : info.start]) + info.of(text) + _blank(text[info.end : code.span.end])
