"""What a page's file says, whoever saved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unreel.model.diagnostics import InputError
from unreel.store import text_file
from unreel.store.text_file import TextFile

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    b"a\nb\n": TextFile("a\nb\n"),
    b"a\r\nb\r\n": TextFile("a\nb\n", "\r\n"),
    b"a\rb\r": TextFile("a\nb\n", "\r"),
    b"\xef\xbb\xbfa\n": TextFile("a\n"),
    b"a": TextFile("a"),
    b"": TextFile(""),
}


@pytest.mark.parametrize(("content", "says"), FILES.items(), ids=repr)
def test_what_a_file_says(tmp_path: Path, content: bytes, says: TextFile) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert text_file.read(tmp_path / "a.md", "a.md") == says._replace(content=content)
    assert (
        text_file.read_text(tmp_path / "a.md", "a.md")
        == text_file.read_leniently(tmp_path / "a.md")
        == says.text
    )
    assert (says.text or "").replace("\n", says.newline).encode() == content.removeprefix(b"\xef\xbb\xbf")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert text_file.read(tmp_path / "a.md", "a.md") == TextFile(None)
    assert text_file.read_leniently(tmp_path / "a.md") == ""
    with pytest.raises(InputError, match=r"a\.md: this link leads nowhere"):
        text_file.read_text(tmp_path / "a.md", "a.md")


def test_a_folder_in_a_pages_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.md: the page cannot be read \(it is a folder\)"):
        text_file.read(tmp_path, "a.md")


@given(st.sampled_from([b"", b"\xef\xbb\xbf"]), st.text(), st.sampled_from([b"\xe9\n", b"\xff", b"\xe2\x82"]))
def test_bytes_that_are_no_text_are_told_with_their_place(
    tmp_path_factory: pytest.TempPathFactory, mark: bytes, before: str, fault: bytes
) -> None:
    page = tmp_path_factory.mktemp("pages") / "a.md"
    page.write_bytes(mark + before.encode() + fault)
    plain = before.removeprefix("" if mark else "\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.split("\n")
    with pytest.raises(InputError) as told:
        text_file.read(page, "a.md")
    diagnostic = told.value.diagnostic
    at = len(mark + before.encode())
    assert (diagnostic.line, diagnostic.column) == (len(lines), len(lines[-1]) + 1)
    assert (
        diagnostic.message == f"byte 0x{fault[0]:02X}, at {at:,} in the file, is not UTF-8: save it as UTF-8"
    )
    assert text_file.read_leniently(page).startswith(plain)
