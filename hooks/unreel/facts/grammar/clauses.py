"""Part a sentence into those that the splitter joined, and find what is quoted in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.model.spans import Span

_JOINT = re.compile(
    r"(?<=[.!?…][\"”’'»)])\s(?=[A-Z0-9\"“])|(?<=[a-z]{4}\.)\s(?=[A-Z\"“])|(?<=\d\.)\s(?=[A-Z])"
    # "recommend it. Ann Lee of …", but not "Capt. Ann Lee"
    r"|(?<=[a-z]{2}\.)(?<!vs\.)(?<!gt\.)(?<!pt\.)(?<!ev\.)(?<!en\.)(?<!ol\.)(?<!of\.)\s(?=[A-Z][a-z]+ [A-Z])"
)

_STOP = re.compile(r"[.!?…][\"”’'»)]?\s")
"""What every joint has: a search that fails quickly."""

_QUOTATION = re.compile(r"(?<![\w\"“])[\"“](?=[^\s\"“”])[^\"“”]{60,}(?:(?<=\S)[\"”](?!\w)|\Z)")
"""Someone's words; what is shorter is mostly a title."""


def clauses(text: str) -> Iterator[Span]:
    """Return the sentences in what the splitter took for one: behind a quotation that ends with a stop."""
    start = 0
    for joint in _JOINT.finditer(text) if _STOP.search(text) else ():
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, len(text))


def quotations(text: str) -> list[Span]:
    """Return the stretches that are someone's words."""
    return [Span(*found.span()) for found in _QUOTATION.finditer(text)]


_ENDS_EARLIER = re.compile(r"[^\"“”]{0,1000}[\w.,!?…'’][\"”](?=[ ,.;]|\Z)")


def is_quoted(text: str, at: int) -> bool:
    """Return whether a quotation is open at a place of a text; one that opened before it may end in it."""
    rest = _ENDS_EARLIER.match(text, 0, at)
    before = text[rest.end() if rest else 0 : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
