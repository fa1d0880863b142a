"""Mend the encoding of a file: find what its bytes, or its garbled words, were meant to be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.model.spans import Span
from unreel.seeds import encoding, garbled
from unreel.seeds.garbled import Repair

_FOREIGN = re.compile(r"(?<![^ \t\n\r])[^ \t\n\r\udc80-\udcff]*+[\udc80-\udcff][^ \t\n\r]*+")
"""A word with bytes that are not UTF-8, as Python's `surrogateescape` writes them."""


class Mending(NamedTuple):
    """What a file holds, and how it would be mended."""

    encoding: str
    """What it is in: 'UTF-8', 'UTF-16', 'Windows-1252'."""
    decoded: str
    """Its text with the line ends that it has and without a byte-order mark, before words are mended."""
    repairs: tuple[Repair, ...]
    """The words that change, by their places in `decoded`; first those that were not UTF-8."""

    @property
    def text(self) -> str:
        """Return the text as it is to be."""
        return garbled.repaired(self.decoded)


def mending(content: bytes, codec: str = "") -> Mending:
    """Return how a file is mended that is read as `codec` (a name that Python knows), or as its bytes show.

    Bytes that are not UTF-8 are read as Windows-1252, in which Windows wrote before. Raise
    `UnicodeError` where the file is not in its encoding, and `LookupError` where there is no such codec.
    """
    codecs.lookup(codec or encoding.UTF_8)
    detected = encoding.detect(content)
    if codec or detected != encoding.UTF_8:
        decoded = content.decode(codec or detected)
        return _mending(codec or encoding.common_name(detected), decoded.removeprefix("\ufeff"), ())
    raw = content.decode("utf-8-sig", errors="surrogateescape")
    foreign = tuple(_foreign_words(raw))
    name = "Windows-1252" if foreign else encoding.common_name(detected)
    return _mending(name, garbled.with_repairs(raw, foreign), foreign)


def _mending(name: str, decoded: str, repairs: tuple[Repair, ...]) -> Mending:
    return Mending(name, decoded, (*repairs, *garbled.repairs(decoded)))


def _foreign_words(raw: str) -> Iterator[Repair]:
    """Return the words with bytes that are not UTF-8; `before` has those escaped."""
    for word in _FOREIGN.finditer(raw):
        content = word[0].encode(errors="surrogateescape")
        after = "".join(map(_as_windows, word[0]))
        yield Repair(Span(*word.span()), content.decode(errors="backslashreplace"), after)


def _as_windows(character: str) -> str:
    """Return a character, or what a byte that is not UTF-8 is in Windows-1252."""
    if not "\udc80" <= character <= "\udcff":
        return character
    byte = character.encode(errors="surrogateescape")
    return byte.decode("cp1252", errors="ignore") or byte.decode("latin-1")
