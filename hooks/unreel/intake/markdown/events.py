"""What stands in Markdown, one after the other, as a kept parser finds it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pyromark
from pyromark import Options

from unreel.model.spans import Span

_DIALECT = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)


class Event(NamedTuple):
    """A thing of Markdown begins, ends, or stands there."""

    name: str
    """What it is: 'Heading', 'Text'."""
    span: Span
    """Code points of the file; of a thing that begins, or ends, all of it."""
    value: object = None
    """Its words, or what the parser says of it."""
    begins: bool = False
    ends: bool = False

    def of(self, name: str) -> str:
        """Return what the parser says of a thing by a name, '' if nothing."""
        return str(self.value.get(name) or "") if isinstance(self.value, Mapping) else ""


_WIKI_LINKS = Options.ENABLE_WIKILINKS
_LINKED_BRACKETS = re.compile(r"\[\[[^\[\]\n]{1,100}\]\]\(")
"""What converters write for a link whose words are in brackets: `[[1]](#cite_note-1)`."""


def events(file: str) -> list[Event]:
    """Return what stands in a file, in its order."""
    places = _places(file)
    dialect = _DIALECT if _LINKED_BRACKETS.search(file) else _DIALECT | _WIKI_LINKS
    return [
        _event(event, Span(places[place["start"]], places[place["end"]]))
        for event, place in pyromark.events_with_range(file, options=dialect)
    ]


def _event(event: str | Mapping[str, Any], span: Span) -> Event:
    if isinstance(event, str):
        return Event(event, span)
    [(kind, held)] = event.items()
    if kind not in {"Start", "End"}:
        return Event(kind, span, held)
    if isinstance(held, str):
        return Event(held, span, None, kind == "Start", kind == "End")
    [(name, value)] = held.items()
    return Event(name, span, value, kind == "Start", kind == "End")


def _places(file: str) -> list[int] | range:
    """Return the code point at each byte of a file in UTF-8."""
    if file.isascii():
        return range(len(file) + 1)
    begins = (byte & 0xC0 != 0x80 for byte in file.encode())  # noqa: PLR2004 - how UTF-8 goes on with a letter
    return [0, *accumulate(begins)]


def behind(found: Sequence[Event], number: int) -> int:
    """Return the number of the event behind the thing that begins with an event."""
    depth = 0
    for at in range(number, len(found)):
        depth += found[at].begins - found[at].ends
        if not depth:
            return at + 1
    return len(found)


def words_of(found: Sequence[Event], number: int) -> str:
    """Return the words of the thing that begins with an event."""
    held = found[number : behind(found, number)]
    words = (str(event.value) if event.name in {"Text", "Code"} else "" for event in held)
    return "".join(" " if "Break" in event.name else word for event, word in zip(held, words, strict=True))
