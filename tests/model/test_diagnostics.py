"""What is told of a file does no more to a terminal than to be read."""

from __future__ import annotations

from unreel.model.diagnostics import Diagnostic


def test_a_name_is_printed_on_one_line_whatever_it_holds() -> None:
    hostile = "docs/a\n::error::b\x1b[2J\u202egnp\udcff.md"
    shown = str(Diagnostic(hostile, 1, 2, "this\r holds\n\tmore"))
    assert shown == "docs/a\\n::error::b\\x1b[2J\\u202egnp\\udcff.md:1:2: this\\r holds\n\\tmore"
    assert str(Diagnostic("docs/Ä 漢.md", 0, 0, "“so”: …")) == "docs/Ä 漢.md: “so”: …"
