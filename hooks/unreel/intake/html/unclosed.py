"""Emphasis that a page begins and never ends: a browser begins it anew in each paragraph."""

from __future__ import annotations

import re
from collections import defaultdict

from unreel.intake.formats import Refusal

MOST_OPEN = 50
"""Elements of emphasis that may stand open at one place; honest pages have some five."""
_MOST_ALIKE = 3
"""How many of the same attributes a browser begins anew."""
_EMPHASIS = re.compile(
    r"<(?P<end>/?)(?P<name>b|big|code|em|font|i|s|small|strike|strong|tt|u)(?P<attributes>(?:\s[^<>]*)?)>",
    re.IGNORECASE,
)


def check(file: str) -> None:
    """Raise `Refusal` where so much emphasis stands open that its paragraphs would be parsed for ever."""
    open_: dict[str, list[str]] = defaultdict(list)
    for tag in _EMPHASIS.finditer(file):
        same = open_[tag["name"].casefold()]
        if tag["end"]:
            del same[-1:]
        elif same.count(tag["attributes"]) < _MOST_ALIKE:
            same.append(tag["attributes"])
            if sum(map(len, open_.values())) > MOST_OPEN:
                why = (
                    f"more than {MOST_OPEN} elements like {tag[0][:20]} are never closed: save the page anew"
                )
                raise Refusal(tag.start(), why)
