"""Where a page's Markdown is code, HTML or a comment, which stay as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.model.spans import Span
from unreel.pages.front_matter import body_start
from unreel.pages.html import raw_html

COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)
# as Python-Markdown's extension fenced_code has it; attributes behind the fence stay, they are live
_FENCED = re.compile(
    r"^(?P<fence>~{3,}|`{3,})(?P<info>[ \t]*(?:\{[^\n]*\}|\.?[\w#.+-]*)[ \t]*)\n"
    r"(?P<code>.*?)(?<=\n)(?P<end>(?P=fence)[ \t]*)$",
    re.DOTALL | re.MULTILINE,
)
_SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_COMMENTED = re.compile(rf"^[ ]{{0,3}}{COMMENT.pattern}", re.DOTALL | re.MULTILINE)
# what Python-Markdown makes of declarations hangs on all that follows
_DECLARATION = re.compile(r"^[ ]{0,3}<(?:\?|!(?!--))", re.MULTILINE)


def fenced(markdown: str, start: int = 0) -> Iterator[Span]:
    """Return the stretches of fenced code from `start` on, fences and all, without the last line's end."""
    if "```" in markdown or "~~~" in markdown:
        yield from (Span(*block.span()) for block in _FENCED.finditer(markdown, start))


def whole_lines(markdown: str) -> set[int]:
    """Return the numbers (from 1) of lines below the front matter that nothing parts, blank ones among them.

    They are those of fenced code, of raw HTML, and of comments that open a line and go on behind it;
    a declaration (`<?x`, `<!X`) reaches to the page's end.
    """
    start = body_start(markdown)
    code = [*fenced(markdown, start)]
    text = _FENCED.sub(_blanked, markdown) if code else markdown
    comments = _COMMENTED.finditer(text, start, text.rfind("-->") + len("-->")) if "<!--" in text else ()
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
    if "```" in text or "~~~" in text:
        text = _FENCED.sub(_info_alone, text)
    return _SPAN.sub(_blanked, text) if "`" in text else text


def mask_comments(markdown: str) -> str:
    """Return `markdown` with HTML comments as spaces; offsets stay true."""
    if "<!--" not in markdown or "-->" not in markdown:
        return markdown
    end = markdown.rindex("-->") + len("-->")
    # behind the last end there is none to look for, again and again
    return COMMENT.sub(_blanked, markdown[:end]) + markdown[end:]


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blanked(match: re.Match[str]) -> str:
    return _blank(match[0])


def _info_alone(match: re.Match[str]) -> str:
    return _blank(match["fence"]) + match["info"] + "\n" + _blank(match["code"]) + _blank(match["end"])
