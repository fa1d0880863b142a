"""What is told of a file does no more to a terminal than to be read."""

from __future__ import annotations

from unreel.model.diagnostics import FEW, Diagnostic, gathered


def test_a_name_is_printed_on_one_line_whatever_it_holds() -> None:
    hostile = "docs/a\n::error::b\x1b[2J\u202egnp\udcff.md"
    shown = str(Diagnostic(hostile, 1, 2, "this\r holds\n\tmore"))
    assert shown == "docs/a\\n::error::b\\x1b[2J\\u202egnp\\udcff.md:1:2: this\\r holds\n\\tmore"
    assert str(Diagnostic("docs/Ä 漢.md", 0, 0, "“so”: …")) == "docs/Ä 漢.md: “so”: …"


def test_what_is_the_same_of_many_files_is_told_once() -> None:
    few = [Diagnostic(f"seeds/{number}.yml", 0, 0, "no licence is named") for number in range(FEW)]
    others = [Diagnostic("seeds/0.txt", 1, 1, "a doubt"), Diagnostic("seeds/1.txt", 0, 0, "no article")]
    assert gathered([*few, *others]) == [*few, *others]
    placed = [Diagnostic(f"seeds/{number}.txt", 1, 1, "a doubt") for number in range(FEW + 2)]
    assert gathered(placed) == placed
    many = [*few, Diagnostic("seeds/more.yml", 0, 0, "no licence is named")]
    (one, *rest) = gathered([*many, *others])
    assert str(one) == "seeds/0.yml: no licence is named (so of 20 files more)"
    assert rest == others
