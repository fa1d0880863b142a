"""Find the contents list of a copied page: it says nothing that the headings do not, but it names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from unreel.intake.headings import Contents, heading_key
from unreel.intake.lines import Line, is_prose
from unreel.lexicon.wordlists import wordset

_ENTRY = re.compile(r"(?:[•□■☆◦*+-]\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?P<words>\S.{0,99})")
_FEWEST = 3
_FOUND_AGAIN = 0.6
"""Share of the entries that must be lines of the text again."""
_LONGEST = 100


class ContentsList(NamedTuple):
    """A contents list: its lines, and what it says."""

    lines: range
    contents: Contents


def contents_list(lines: Sequence[Line]) -> ContentsList | None:
    """Return the contents list among some lines, the first that there is."""
    again: dict[str, int] = {}
    for at, line in enumerate(lines):
        if not (again or _is_opening(line.words) or _opens_numbers(line.words)):
            continue
        again = again or _last_lines(lines)
        opened = _is_opening(line.words)
        found = _numbered(lines, at + opened, again) if opened or _opens_numbers(line.words) else None
        if not found and opened:
            found = _unnumbered(lines, at + 1, again)
        if found:
            return ContentsList(range(at, found.lines.stop), found.contents)
    return None


def _last_lines(lines: Sequence[Line]) -> dict[str, int]:
    """Return the last line that has the words of a heading, by these."""
    return {heading_key(line.words): at for at, line in enumerate(lines) if len(line.words) <= _LONGEST}


def _is_opening(words: str) -> bool:
    return " ".join(words.strip("= ").casefold().split()) in wordset("intake/words/contents.txt")


def _opens_numbers(words: str) -> bool:
    entry = _ENTRY.fullmatch(words)
    return entry is not None and entry["number"] == "1"


def _numbered(lines: Sequence[Line], start: int, again: dict[str, int]) -> ContentsList | None:
    """Return the list of numbered entries that starts at a line: "1 Plot", "3.1 Development"."""
    at, levels = start, {}
    for at in range(start, len(lines)):
        entry = _ENTRY.fullmatch(lines[at].words)
        if entry:
            levels[heading_key(entry["words"])] = entry["number"].count(".") + 2
        elif not _is_chrome(lines[at].words):
            break
    else:
        at = len(lines)
    shown = sum(again.get(words, 0) >= at for words in levels)
    if len(levels) >= _FEWEST and shown >= _FOUND_AGAIN * len(levels):
        return ContentsList(range(start, at), Contents(levels))
    return None


def _unnumbered(lines: Sequence[Line], start: int, again: dict[str, int]) -> ContentsList | None:
    """Return the list of bare entries that starts at a line, as sidebars have them."""
    last, words_of = start, []
    for at in range(start, len(lines)):
        words = lines[at].words
        if is_prose(words) or len(words) > _LONGEST:
            break
        if again[heading_key(words)] > at and not _is_chrome(words):
            words_of.append(heading_key(words))
            last = at + 1
        elif _is_chrome(words):
            last = at + 1
        elif words_of:
            break
    levels = dict.fromkeys(words_of, 0)
    return ContentsList(range(start, last), Contents(levels)) if len(levels) >= _FEWEST else None


def _is_chrome(words: str) -> bool:
    """Return whether a line of a contents list is a button or its title."""
    return words.casefold() in wordset("intake/words/contents.txt") or (
        words.startswith("Toggle ") and words.endswith("subsection")
    )
