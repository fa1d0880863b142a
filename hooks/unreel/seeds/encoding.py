"""The encoding of a text: UTF-8, or what else its bytes show beyond doubt."""

from __future__ import annotations

import codecs
from enum import StrEnum

from unreel.model.diagnostics import Diagnostic, InputError, quoted
from unreel.store import text_file


class Encoding(StrEnum):
    """The encodings that are read as they are, by Python's names of them."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    UTF_32_LE = "utf-32-le"
    UTF_32_BE = "utf-32-be"

    @property
    def shown(self) -> str:
        """Return the name that people know: 'UTF-16'."""
        return self.removesuffix("-le").removesuffix("-be").upper()


_MARKS = {
    codecs.BOM_UTF32_LE: Encoding.UTF_32_LE,  # before UTF-16's, which it begins with
    codecs.BOM_UTF32_BE: Encoding.UTF_32_BE,
    codecs.BOM_UTF16_LE: Encoding.UTF_16_LE,
    codecs.BOM_UTF16_BE: Encoding.UTF_16_BE,
    codecs.BOM_UTF8: Encoding.UTF_8,
}
_LINE_ENDS = {ord("\v"): "\n", ord("\f"): "\n"}
"""What word processors and PDFs put at the end of lines and pages."""
_SAMPLE = 4_000
"""Bytes from the beginning in which the zeros are counted; divisible by four."""


def detect(content: bytes) -> Encoding:
    """Return the encoding of a text: that of its byte-order mark, or what its zero bytes show, or UTF-8."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    zeros = [sample[at::4].count(0) for at in range(4)]
    quarter = len(sample) // 4
    match [count > quarter / 2 for count in zeros]:
        case [False, True, True, True] | [False, False, True, True] if quarter:
            return Encoding.UTF_32_LE
        case [True, True, True, False] | [True, True, False, False] if quarter:
            return Encoding.UTF_32_BE
        case [False, True, False, True] if zeros[0] + zeros[2] == 0:
            return Encoding.UTF_16_LE
        case [True, False, True, False] if zeros[1] + zeros[3] == 0:
            return Encoding.UTF_16_BE
    return Encoding.UTF_8


def decode(content: bytes, name: str) -> str:
    """Return the text of a file with line feeds as line ends and without a byte-order mark.

    Raise `InputError`, located in the file that diagnostics call `name`, where it is not in its encoding.
    """
    encoding = detect(content)
    if encoding is not Encoding.UTF_8:
        try:
            content = content.decode(encoding).encode()
        except UnicodeError:  # what is cut off, and surrogates, which UTF-8 does not have
            why = f"this looks like {encoding.shown}, and some of it is not: save it as UTF-8"
            raise InputError(Diagnostic(name, 1, 1, why)) from None
    try:
        return text_file.decode(content, name).translate(_LINE_ENDS)
    except InputError as error:
        why = f"{error.diagnostic.message}, or see what `python hooks mend {quoted(name)}` makes of it"
        raise InputError(error.diagnostic._replace(message=why)) from None
