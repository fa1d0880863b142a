"""Corrections go into people's YAML and out of it; every other byte of it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from unreel.model.diagnostics import InputError
from unreel.seeds import settings
from unreel.seeds.settings_edit import with_correction, with_other_correction, without_correction

NEW = '{start: no, at: "Max: wakes"}'
MORE = {
    "nothing": ("", f"sections:\n  - {NEW}\n"),
    "a comment": ("# mine", f"# mine\nsections:\n  - {NEW}\n"),
    "no list": ("title: X  # so\n\nyear: 1", f"title: X  # so\n\nyear: 1\nsections:\n  - {NEW}\n"),
    "an empty key": ("sections: # none\ntitle: X", f"sections: # none\n  - {NEW}\ntitle: X"),
    "an empty list": ("sections: []\n", f"sections: [{NEW}]\n"),
    "a list on a line": (
        "sections: [ {kind: plot,at: A} , ] # x\n",
        f"sections: [ {{kind: plot,at: A}}, {NEW} , ] # x\n",
    ),
    "lines with comments": (
        "sections:\n- {kind: plot, at: A}   # why\n\n# end\nyear: '1'\n",
        f"sections:\n- {{kind: plot, at: A}}   # why\n- {NEW}\n\n# end\nyear: '1'\n",
    ),
    "lines of a system with other line ends": (
        "sections:\r\n  - kind: cast\r\n    at: >-\r\n      a\r\n      b\r\n\r\ntitle: X\r\n",
        f"sections:\r\n  - kind: cast\r\n    at: >-\r\n      a\r\n      b\r\n  - {NEW}\r\n\r\ntitle: X\r\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), MORE.values(), ids=MORE)
def test_a_correction_is_put_at_the_end_of_the_list(before: str, after: str) -> None:
    assert with_correction("x.yml", before, NEW) == after
    last = len(settings.parse("x.yml", after).sections) - 1
    taken = without_correction("x.yml", after, last)
    assert settings.parse("x.yml", taken) == settings.parse("x.yml", before)


OTHER = {
    "a line": ("sections:\n  - {kind: plot, at: A} # why\n", f"sections:\n  - {NEW} # why\n"),
    "several lines": (
        "sections:\n  -\n    kind: plot # so\n    at: x - y\n  # last\n",
        f"sections:\n  -\n    {NEW}\n  # last\n",
    ),
    "on a line": ("sections: [{kind: plot, at: A}]", f"sections: [{NEW}]"),
}


@pytest.mark.parametrize(("before", "after"), OTHER.values(), ids=OTHER)
def test_a_correction_takes_the_place_of_another(before: str, after: str) -> None:
    assert with_other_correction("x.yml", before, 0, NEW) == after


@pytest.mark.parametrize("markup", ["{title: X}", "title: X\n...\n", "\ufefftitle: X\nsections: []\n"])
def test_what_would_change_more_is_left_to_people(markup: str) -> None:
    with pytest.raises(InputError, match=r"x\.yml:1:1: no line can be put in"):
        with_correction("x.yml", markup, NEW)


parts = st.sampled_from(["title: X\n", "# c\n", "\n", "year: 1  # y\n", "source:\n  site: S\n"])
entries = st.sampled_from(
    ["{kind: plot, at: A}", "{kind: cast, sub: none, at: 'b: c'}  # d", "kind: sequel\n    at: B\n"]
)


@examples(150)
@given(st.lists(parts, unique=True), st.lists(entries, max_size=4), st.data())
def test_what_was_put_in_and_taken_out_leaves_the_file_as_it_was(
    above: list[str], inner: list[str], data: st.DataObject
) -> None:
    lines = "".join(f"  - {entry.rstrip()}\n" for entry in inner)
    before = "".join(above) + (f"sections:\n{lines}" if inner else "")
    after = with_correction("x.yml", before, NEW)
    number = len(inner)
    if number:
        assert without_correction("x.yml", after, number) == before
        some = data.draw(st.integers(0, number))
        fewer = settings.parse("x.yml", without_correction("x.yml", after, some)).sections
        assert len(fewer) == number
