"""Text that was once read in a wrong encoding: "RenÃ© saidâ€¦" for "René said…".

ftfy knows how; it is asked word by word, for encodings alone, so nothing else of a text changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.spans import Span

_SIGNS = re.compile(r"[\x80-\x84\x86-\x9f]|[Â-ôĂ-ŕ√‚├](?:[^\x00-\x7f]|(?<=[ÂÃ]) )|вЂ|ΓÇ")
"""What garbled text cannot do without, and few sound texts have: what the first byte of a letter in UTF-8
becomes in the encodings of Windows, the Mac and DOS, and a character that is not ASCII behind it."""
_WORD = lazy_regex(r"(?<![^ \t\n\r])[^ \t\n\r\x80-\U0010ffff]*+[^\x00-\x7f][^ \t\n\r]*+")
"""A word with a letter that is not ASCII."""
_WORD_AND_SPACE = lazy_regex(rf"{_WORD.pattern}(?:(?<=[ÂÃ]) )?")
"""The same; behind Â and Ã a space may be what is left of a no-break one."""
_C1 = re.compile(r"(?<![Â-ôĂ-ŕ])[\x80-\x84\x86-\x9f]")
"""Control characters where Windows has letters and quotation marks. U+0085 also ends lines, and stays; so
does what is part of a longer letter that nobody can tell any more."""
_MOST_SHOWN = 40
"""Code points of a word that people are shown."""
_LOST_QUOTE = re.compile(r"â€(?:\ufffd|(?=[.,;:!?)\]]|$))")
"""The closing quotation mark, when the last of its bytes, which Windows-1252 does not have, was lost."""


class Repair(NamedTuple):
    """A garbled stretch of a text, and what it was before."""

    span: Span
    before: str
    after: str

    @property
    def shown(self) -> str:
        """Return both for people; texts in some scripts have words as long as a paragraph."""
        return f"{_short(self.before)} → {_short(self.after)}"


def repairs(text: str) -> Iterator[Repair]:
    """Return the garbled words of a text, in its order; quick where there are none.

    Words that might be sound ("Ã…se", which was "Åse") are garbled where others are beyond doubt.
    """
    if not _SIGNS.search(text):
        return
    if all(_repaired(word[0]) == word[0] for word in _WORD.finditer(text)):
        return
    for word in _WORD_AND_SPACE.finditer(text):
        after = _repaired(_reread(word[0]))
        if after != word[0]:
            yield Repair(Span(*word.span()), word[0], after)


def repaired(text: str) -> str:
    """Return a text with its garbled words as they were."""
    return with_repairs(text, repairs(text))


def with_repairs(text: str, found: Iterable[Repair]) -> str:
    """Return a text with some words repaired, in its order."""
    parts, at = [], 0
    for repair in found:
        parts += [text[at : repair.span.start], repair.after]
        at = repair.span.end
    return "".join([*parts, text[at:]])


def _short(word: str) -> str:
    return word if len(word) <= _MOST_SHOWN else f"{word[:_MOST_SHOWN]}…"


def _repaired(word: str) -> str:
    # loaded here: few texts are garbled, and its tables take a tenth of a second
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - see above

    whole = _LOST_QUOTE.sub("”", word)
    fixed = fix_encoding(whole, TextFixerConfig(explain=False, replace_lossy_sequences=False))
    return _C1.sub(_as_windows, fixed)


def _as_windows(character: re.Match[str]) -> str:
    """Return what a control character is in Windows-1252, itself where it is nothing there."""
    return character[0].encode("latin-1").decode("cp1252", errors="ignore") or character[0]


def _reread(word: str) -> str:
    """Return what the bytes of a word in Windows-1252 are in UTF-8; the word itself where they are not."""
    try:
        return b"".join(map(_byte, word)).decode()
    except UnicodeError:
        return word


def _byte(character: str) -> bytes:
    """Return a character in Windows-1252, or one of the control characters that it leaves unused."""
    return character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252")
