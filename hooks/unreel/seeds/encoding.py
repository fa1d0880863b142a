"""The encoding of a text: UTF-8, or what else its bytes show or an HTML page says beyond doubt."""

from __future__ import annotations

import codecs
import re

from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError, quoted
from unreel.store import text_file

UTF_8 = "utf-8"
_LINE_END = re.compile(r"\v|(?<=[^\n])\f")
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""Encodings that write each letter with two or four bytes, by Python's names."""

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16's, which it begins with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    codecs.BOM_UTF8: UTF_8,
}
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\s[^<>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w-]{3,20})", re.IGNORECASE
)
"""What a page says of itself: `<meta charset="windows-1252">`, `<?xml … encoding="iso-8859-1"?>`."""
_HEAD = 2_000
"""Bytes of a page among which it says that."""
_AS_BROWSERS_READ = {"ascii": "cp1252", "iso8859-1": "cp1252"}
"""Pages that say the left mean the right (WHATWG, Encoding Standard)."""
_SAMPLE = 4_000
"""Bytes from the beginning in which the zeros are counted; divisible by four."""


def detect(content: bytes) -> str:
    """Return the encoding of a text, by Python's name, told by its byte-order mark, its zeros, or its page.

    It is UTF-8 where nothing shows another one.
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    return marked or _of_zeros(content) or _of_page(content) or UTF_8


def common_name(encoding: str) -> str:
    """Return the name of an encoding as people know it: 'UTF-16', 'CP1252'."""
    return encoding.removesuffix("-le").removesuffix("-be").upper()


def decode(content: bytes, name: str) -> str:
    """Return the text of a file with line feeds as line ends and without a byte-order mark.

    Raise `InputError`, located in the file that diagnostics call `name`, where it is not in its encoding.
    """
    encoding = detect(content)
    if encoding != UTF_8:
        try:
            content = content.decode(encoding).encode()
        except UnicodeError:  # what is cut off, and surrogates, which UTF-8 does not have
            why = f"this looks like {common_name(encoding)}, and some of it is not: save it as UTF-8"
            raise InputError(Diagnostic(name, 1, 1, why)) from None
    try:
        text = text_file.decode(content, name)
    except InputError as error:
        why = f"{error.diagnostic.message}, or see what `{COMMAND} mend {quoted(name)}` makes of it"
        raise InputError(error.diagnostic._replace(message=why)) from None
    # ends of lines and pages of word processors; at the start of a line, those of pages in text out of a PDF
    return _LINE_END.sub("\n", text)


def _of_zeros(content: bytes) -> str:
    """Return the wide encoding that the zeros beside Latin letters show, '' where they show none."""
    sample = content[:_SAMPLE]
    zeros = [sample[at::4].count(0) for at in range(4)]
    quarter = len(sample) // 4
    match [count > quarter / 2 for count in zeros]:
        case [False, True, True, True] | [False, False, True, True] if quarter:
            return "utf-32-le"
        case [True, True, True, False] | [True, True, False, False] if quarter:
            return "utf-32-be"
        case [False, True, False, True] if zeros[0] + zeros[2] == 0:
            return "utf-16-le"
        case [True, False, True, False] if zeros[1] + zeros[3] == 0:
            return "utf-16-be"
    return ""


def _of_page(content: bytes) -> str:
    """Return the encoding that a page names which is not UTF-8, '' where it names none that reads it."""
    declared = _DECLARED.search(content[:_HEAD])
    if not declared:
        return ""
    try:
        content.decode(UTF_8)
    except UnicodeDecodeError:
        name = declared[1].decode().lower()
    else:
        return ""  # whatever it says: UTF-8 is not met by chance
    try:
        codec = codecs.lookup(name).name
        codec = _AS_BROWSERS_READ.get(codec, codec)
        is_so = declared[0].decode() in content.decode(codec)
    except (LookupError, UnicodeError):
        return ""
    return codec if is_so else ""
