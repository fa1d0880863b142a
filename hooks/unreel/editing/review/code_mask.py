"""Markdown to the same Markdown with code blanked, so that rules do not trip over what is only shown."""

from __future__ import annotations

import re

from unreel.pages.read import lines

# as Python-Markdown's extension fenced_code has it; attributes behind the fence stay, they are live
_FENCED = re.compile(
    r"^(?P<fence>~{3,}|`{3,})(?P<info>[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*)[ ]*)\n"
    r"(?P<code>.*?)(?<=\n)(?P<end>(?P=fence)[ ]*)$",
    re.DOTALL | re.MULTILINE,
)
_SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
# behind it, backticks may stand in an attribute or a comment
_MARKUP = re.compile(r"<(?!!-- [\w -]*-->)[A-Za-z!/?]")
_COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)


def uncoded(markdown: str, *, surely: bool = False) -> str:
    """Return `markdown` with front matter, fenced code and code in a line as spaces; places stay true.

    Where Python-Markdown could see no code in what this takes for code in a line, it stays if
    only what is `surely` code is to go.
    """
    start = lines(markdown)[0].start
    text = _blank(markdown[:start]) + markdown[start:]
    if "```" in text or "~~~" in text:
        text = _FENCED.sub(_info_alone, text)
    if "`" not in text:
        return text
    return _without_sure_spans(text) if surely else _without_spans(text)


def fenced(markdown: str) -> set[int]:
    """Return the numbers (from 1) of the lines of fenced code, fences and all."""
    start = lines(markdown)[0].start
    found: set[int] = set()
    for block in _FENCED.finditer(markdown, start):
        first = markdown.count("\n", 0, block.start()) + 1
        found |= set(range(first, first + block[0].count("\n") + 1))
    return found


def uncommented(markdown: str) -> str:
    """Return `markdown` with HTML comments as spaces; places stay true."""
    if "<!--" not in markdown or "-->" not in markdown:
        return markdown
    end = markdown.rindex("-->") + len("-->")
    # behind the last end there is none to look for, again and again
    return _COMMENT.sub(lambda match: _blank(match[0]), markdown[:end]) + markdown[end:]


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _info_alone(match: re.Match[str]) -> str:
    return _blank(match["fence"]) + match["info"] + "\n" + _blank(match["code"]) + _blank(match["end"])


def _without_spans(text: str) -> str:
    return _SPAN.sub(lambda match: _blank(match[0]), text)


def _without_sure_spans(text: str) -> str:
    given: list[str] = []
    sure = is_plain = True
    for line in text.split("\n"):
        blanked = _without_spans(line)
        is_plain = is_plain and not _MARKUP.search(blanked)
        # a lone backtick may open code that goes on in the next line: nothing is sure until a blank one
        sure = not line.strip() or (sure and "`" not in blanked)
        given.append(blanked if sure and is_plain else line)
    return "\n".join(given)
