"""What a failing test says of two folders is as long as what differs in them."""

from __future__ import annotations

from trees import MOST, differences, is_tree


def test_a_line_a_file_tells_where_two_folders_differ() -> None:
    one = {"a": b"x\n" * 9 + b"y" * 999 + b"1" + b"z" * 999, "b": b"", "c": b"same", "e": b"x\n"}
    other = {**one, "a": one["a"].replace(b"1", b"2"), "d": b"", "e": b"x\nmore"}
    del other["b"]
    assert differences(one, one) == []
    found = differences(one, other)
    assert found[0].startswith("a:10:1000: b'yyy")
    assert "1zz" in found[0].partition(" is not ")[0]
    assert len(found[0]) < 300
    assert found[1:] == ["b: only on the left", "d: only on the right", "e:2:1: its end is not b'more'"]


def test_of_many_files_some_are_listed_and_the_others_counted() -> None:
    found = differences({str(number): b"x" for number in range(MOST + 3)}, {})
    assert len(found) == MOST + 1
    assert found[-1] == "… and 3 files more"


def test_folders_are_told_from_other_tables() -> None:
    assert is_tree({"a": b""})
    assert not any(map(is_tree, ({}, {"a": "x"}, {1: b""}, [b""])))
