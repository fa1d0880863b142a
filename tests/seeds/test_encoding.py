"""The encodings in which texts are saved, and files that are no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import FILM
from strategies import examples
from unreel.model.diagnostics import InputError
from unreel.seeds import encoding, file_types
from unreel.seeds.mending import mending

TEXT = f"“Été” – {FILM}\r\nКино."
ENCODINGS = [encoding.UTF_8, *encoding.WIDE]


@pytest.mark.parametrize("each", ENCODINGS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_encoding_is_told_by_its_bytes(each: str, mark: str) -> None:
    content = f"{mark}{TEXT}".encode(each)
    assert encoding.detect(content) == each
    assert encoding.decode(content, "x.txt") == TEXT.replace("\r\n", "\n")
    mended = mending(content)
    assert (mended.text, mended.encoding, mended.repairs) == (TEXT, encoding.common_name(each), ())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\v\f"), max_size=50))
@examples(200)
def test_what_is_saved_with_a_mark_is_read_as_it_was(text: str) -> None:
    for each in ENCODINGS:
        assert encoding.decode(f"\ufeff{text}".encode(each), "x.txt") == text


@pytest.mark.parametrize("each", encoding.WIDE)
def test_what_is_cut_off_is_told(each: str) -> None:
    with pytest.raises(
        InputError, match=rf"x\.txt:1:1: this looks like {encoding.common_name(each)}, and some of it is not"
    ):
        encoding.decode(f"\ufeff{TEXT}".encode(each)[:-1], "x.txt")


@pytest.mark.parametrize(
    ("opens", "codec"),
    [
        ('<html><head><meta charset="windows-1252">', "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ("<meta charset=shift_jis>", "shift_jis"),
        ("<meta charset=windows-1252>", "utf-8"),
    ],
)
def test_a_page_says_what_it_is_in_unless_it_is_utf_8(opens: str, codec: str) -> None:
    words = "Кино" if codec in {"koi8-r", "shift_jis"} else "“Café”"
    text = f"{opens}{words}"
    assert encoding.detect(text.encode(codec)) == codec
    assert encoding.decode(text.encode(codec), "x.html") == text


@pytest.mark.parametrize("name", ["utf-8", "hex", "nonsense", "utf-16"])
def test_a_page_that_is_not_in_what_it_names_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="byte 0xE9"):
        encoding.decode(f"<meta charset={name}>Caf".encode() + b"\xe9.", "x.html")


def test_the_ends_of_lines_and_pages_of_word_processors_are_line_ends() -> None:
    assert encoding.decode(b"a\x0bb\x0cc\rd\r\n\x0ce", "x.txt") == "a\nb\nc\nd\n\x0ce"


def test_bytes_of_windows_are_mended_as_such_also_among_utf_8() -> None:
    content = "\ufeffRené\r\nsaid ".encode() + "“café” – ".encode("cp1252") + "été".encode() + b"\x81"
    mended = mending(content)
    assert mended.text == "René\r\nsaid “café” – été\x81"
    assert mended.encoding == "Windows-1252"
    assert [repair.shown for repair in mended.repairs] == [
        r"\x93caf\xe9\x94 → “café”",
        r"\x96 → –",
        "été\\x81 → été\x81",
    ]


def test_an_encoding_that_is_named_is_taken() -> None:
    assert mending("Кино".encode("cp1251"), "cp1251").text == "Кино"
    assert mending("Café".encode("mac-roman"), "mac-roman").text == "Café"
    assert mending("RenÃ©".encode()).text == "René"
    with pytest.raises(UnicodeError):
        mending(b"\xff", "utf-8")
    with pytest.raises(LookupError):
        mending(b"", "utf-9")


OTHERS = {
    b"%PDF-1.7 ": "a PDF",
    rb"{\rtf1\ansi Night": "an RTF document",
    b"PK\3\4 [Content_Types].xml word/document.xml": "a Word document (.docx)",
    b"PK\3\4 [Content_Types].xml" + b" " * 9_000 + b"word/document.xml": "a Word document (.docx)",
    b"PK\3\4 mimetypeapplication/vnd.oasis.opendocument.text": "an OpenDocument text",
    b"PK\3\4 mimetypeapplication/epub+zip": "an EPUB book",
    b"PK\3\4 a.txt": "a zip archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word document",
    b"From: <Saved by Blink>\r\nSnapshot": "a web page in one file",
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related": "a web page in one file",
    b"\x1f\x8b\x08": "a gzip archive",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff\xe0": "a JPEG picture",
    b"GIF89a": "a GIF picture",
    b"RIFF\0\0\0\0WEBPVP8 ": "a WebP picture",
    b"\0\0\0\x18ftypmp42": "a video",
}


@pytest.mark.parametrize(("content", "name"), OTHERS.items(), ids=OTHERS.values())
def test_files_that_are_no_text_are_called_by_their_name(content: bytes, name: str) -> None:
    why = file_types.refusal(content, "night-train")
    assert why.startswith(f"this is {name}")
    assert "night-train." in why


def test_texts_are_no_files_of_other_sorts() -> None:
    for opens in ("PK is a 1999 film.", "GIF is a film.", "BZh is a film.", "%PDF", "RIFF is a film."):
        assert not file_types.refusal((opens + FILM).encode(), "x") or opens.startswith("GIF8")
    assert not file_types.refusal(codecs.BOM_UTF16_LE + FILM.encode("utf-16-le"), "x")
