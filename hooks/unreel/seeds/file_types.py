"""Files that hold no text, told by their first bytes, and what to do with each."""

from __future__ import annotations

from typing import NamedTuple

_COPY = "open it, select all, and paste its text into {stem}.txt"
_EXPORT = "open it and save it as a web page ({stem}.html), or paste its text into {stem}.txt"
_AS_HTML = "save the page again, as its HTML alone ({stem}.html)"
_INSTEAD = "move it out of this folder, and put the film's text here as {stem}.txt"
_UNPACK = "unpack it, and put the film's text here as {stem}.txt"


class _FileType(NamedTuple):
    """A kind of file that is no text."""

    name: str
    advice: str
    opens: bytes
    """The bytes that it begins with."""
    holds: bytes = b""
    """Bytes that stand among its first or its last ones."""


_FILE_TYPES = (
    _FileType("a PDF", _COPY, b"%PDF-"),
    _FileType("an RTF document (rich text)", _EXPORT, rb"{\rtf"),
    _FileType("a Word document (.docx)", _EXPORT, b"PK\3\4", b"word/"),
    _FileType("an OpenDocument text (.odt)", _EXPORT, b"PK\3\4", b"opendocument.text"),
    _FileType("an EPUB book", _COPY, b"PK\3\4", b"application/epub"),
    _FileType("a spreadsheet (.xlsx)", _COPY, b"PK\3\4", b"xl/"),
    _FileType("a presentation (.pptx)", _COPY, b"PK\3\4", b"ppt/"),
    _FileType("a zip archive", _UNPACK, b"PK\3\4"),
    _FileType("an empty zip archive", _UNPACK, b"PK\5\6"),
    _FileType("an old Word document (.doc)", _EXPORT, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _FileType("a gzip archive", _UNPACK, b"\x1f\x8b"),
    _FileType("a bzip2 archive", _UNPACK, b"BZh", b"1AY&SY"),
    _FileType("an xz archive", _UNPACK, b"\xfd7zXZ\0"),
    _FileType("a 7z archive", _UNPACK, b"7z\xbc\xaf\x27\x1c"),
    _FileType("a RAR archive", _UNPACK, b"Rar!\x1a"),
    _FileType("a web page in one file (.mhtml)", _AS_HTML, b"From: <Saved by "),
    _FileType("a web page in one file (.mhtml)", _AS_HTML, b"MIME-Version: ", b"multipart/related"),
    _FileType("a Safari web archive", _AS_HTML, b"bplist00"),
    _FileType("a PNG picture", _INSTEAD, b"\x89PNG\r\n"),
    _FileType("a JPEG picture", _INSTEAD, b"\xff\xd8\xff"),
    _FileType("a GIF picture", _INSTEAD, b"GIF8"),
    _FileType("a WebP picture", _INSTEAD, b"RIFF", b"WEBPVP8"),
    _FileType("a TIFF picture", _INSTEAD, b"II*\0"),
    _FileType("a TIFF picture", _INSTEAD, b"MM\0*"),
    _FileType("an HEIC picture", _INSTEAD, b"\0\0\0", b"ftypheic"),
    _FileType("a video", _INSTEAD, b"\0\0\0", b"ftyp"),
)
"""In the order in which they are tried: the first that fits names a file."""

_NEAR = 4_096
"""Bytes at either end of a file among which `holds` is looked for: a zip file lists its names at its end."""


def refusal(content: bytes, stem: str) -> str:
    """Return what a file that is no text is, and what to do about it; '' for what may be a text."""
    ends = content[:_NEAR] + content[-_NEAR:]
    for kind in _FILE_TYPES:
        if content.startswith(kind.opens) and kind.holds in ends:
            return f"this is {kind.name}, no text: {kind.advice.format(stem=stem)}"
    return ""
