"""Merging sentence by sentence; `git merge-file` is the yardstick."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import SQUARE, growth
from strategies import examples
from unreel.syncing.conflicts import BASE, MIDDLE, OURS, THEIRS, marked, resolved
from unreel.syncing.merge import merge

if TYPE_CHECKING:
    from pathlib import Path

# base, ours, theirs → merged; a line a letter
CASES = {
    "nothing": ("a b c", "a b c", "a b c", "a b c"),
    "ours only": ("a b c", "a x c", "a b c", "a x c"),
    "theirs only": ("a b c", "a b c", "a x c", "a x c"),
    "different sentences": ("a b c d", "x b c d", "a b c y", "x b c y"),
    "neighbouring sentences": ("a b c", "a x c", "a b y", "a x y"),
    "the same sentence the same way": ("a b c", "a x c", "a x c", "a x c"),
    "the same sentence differently": (
        "a b c",
        "a x c",
        "a y c",
        f"a {OURS} x {BASE} b {MIDDLE} y {THEIRS} c",
    ),
    "both insert at one gap": ("a b", "a x b", "a y b", f"a {OURS} x {BASE} {MIDDLE} y {THEIRS} b"),
    "an insertion beside a change": ("a b c", "a x b c", "a y c", "a x y c"),
    "an insertion behind a change": ("a b c", "a y c", "a b x c", "a y x c"),
    "an insertion inside a change": (
        "a b c d",
        "a b x c d",
        "a y d",
        f"a {OURS} b x c {BASE} b c {MIDDLE} y {THEIRS} d",
    ),
    "a deletion against a change": ("a b c", "a c", "a y c", f"a {OURS} {BASE} b {MIDDLE} y {THEIRS} c"),
    "a deletion beside a change": ("a b c", "a c", "a b y", "a y"),
    "both delete": ("a b c", "a c", "a c", "a c"),
    "a sentence that both move, one in front of what the other changes": (
        "a b c d e",
        "d a b c e",
        "d x b c e",
        f"{OURS} d a {BASE} a {MIDDLE} d x {THEIRS} b c e",
    ),
    "everything goes": ("a b", "", "a b", ""),
}


def lines(letters: str) -> str:
    return "\n".join(
        letters.replace(OURS, "{0}")
        .replace(BASE, "{1}")
        .replace(MIDDLE, "{2}")
        .replace(THEIRS, "{3}")
        .split()
    ).format(OURS, BASE, MIDDLE, THEIRS)


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), CASES.values(), ids=CASES)
def test_cases(base: str, ours: str, theirs: str, expected: str) -> None:
    merged = merge(lines(base), lines(ours), lines(theirs))
    assert merged.text == lines(expected)
    assert bool(merged.conflicts) == bool(marked(merged.text)) == (OURS in expected)


def test_new_links_come_in_and_never_fight_an_edit() -> None:
    base = "Max wakes.\nZoe sleeps.\nThe end."
    theirs = "[Max](cast.md#max) wakes.\n[Zoe](cast.md#zoe) sleeps.\nThe end!"
    ours = "Max wakes late.\nZoe sleeps.\nThe end."
    assert merge(base, ours, theirs).text == "Max wakes late.\n[Zoe](cast.md#zoe) sleeps.\nThe end!"


def test_what_readers_do_not_see_is_no_edit_of_a_sentence() -> None:
    base = "Max wakes.\nZoe sleeps.\nThe end."
    spaced = "Max wakes. \nZoe sleeps. \nThe end. "
    assert merge(base, spaced, "Max wakes.\nZoe dreams.\nThe end.").text == (
        "Max wakes. \nZoe dreams.\nThe end. "
    )
    cited = "Max wakes.[Quill 2011](references.md#ref-quill-2011)\nZoe sleeps.\nThe end."
    assert merge(base, "Max wakes late.\nZoe sleeps.\nThe end.", cited) == (
        "Max wakes late.\nZoe sleeps.\nThe end.",
        0,
    )
    assert merge(base, spaced, cited).text.split("\n")[0] == cited.split("\n", maxsplit=1)[0]
    uncited = merge(cited, base, cited.replace("Zoe", "[Zoe](cast.md#zoe)"))
    assert uncited == (base.replace("Zoe", "[Zoe](cast.md#zoe)"), 0)
    assert merge(base, base.replace("Zoe sleeps.", "Zoe sleeps.  "), base.replace("Zoe", "She")).conflicts


def test_placeholders_are_no_blank_lines() -> None:
    base, ours = "<!-- a -->\n\nA.", "<!-- a -->\n\nMine.\n\nA."
    theirs = "<!-- b -->\n\n<!-- a -->\n\nA."
    assert merge(base, ours, theirs) == ("<!-- b -->\n\n<!-- a -->\n\nMine.\n\nA.", 0)


def test_long_pages_take_time_in_proportion() -> None:
    def merged(count: int) -> None:
        base = [line for number in range(count) for line in (f"Sentence {number}.", "")]
        ours = [f"{line} Mine." if number % 40 == 0 else line for number, line in enumerate(base)]
        theirs = [line for number, line in enumerate(base) if number % 38]
        merge("\n".join(base), "\n".join(ours), "\n".join(theirs))

    assert growth(merged, 2000) < SQUARE / 2


pages = st.lists(st.sampled_from("abcdef"), max_size=8).map("\n".join)


@given(pages, pages)
def test_one_side_alone_is_taken_whole(base: str, other: str) -> None:
    assert merge(base, base, other).text == other
    assert merge(base, other, base).text == other
    assert merge(base, other, other).text == other


@given(pages, pages, pages)
def test_swapping_the_sides_changes_nothing_but_the_order_in_conflicts(
    base: str, ours: str, theirs: str
) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.conflicts == other.conflicts
    assert sides(one.text) == [(b, a) for a, b in sides(other.text)]


def sides(text: str) -> list[tuple[list[str], list[str]]]:
    """Return what each side of a merged text says, conflict by conflict; the clean lines count for both."""
    found: list[tuple[list[str], list[str]]] = []
    where = "clean"
    for line in text.split("\n"):
        where = {OURS: "ours", BASE: "base", MIDDLE: "theirs", THEIRS: "clean"}.get(line, where)
        if line in {OURS, BASE, MIDDLE, THEIRS}:
            found += [([], [])] if line == OURS else []
        elif where == "clean":
            found.append(([line], [line]))
        elif where != "base":
            found[-1][where == "theirs"].append(line)
    return found


page_lines = st.lists(st.sampled_from(["", "", *"abcdefghijkl"]), max_size=12)
"""Blank lines among them, and lines that stand there more than once."""


@st.composite
def edited(draw: st.DrawFn, base: list[str]) -> list[str]:
    """Return what someone could make of a page: lines kept, changed, taken away or added."""
    made: list[str] = []
    for line in base:
        made += draw(
            st.sampled_from(
                [[line]] * 6 + [[line.upper()], [], [line, draw(st.sampled_from("123"))], [line, ""]]
            )
        )
    for source, target in draw(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=1)):
        if made:  # a line moves
            made.insert(target % len(made), made.pop(source % len(made)))
    return made


@examples(300)
@given(page_lines.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base))))
def test_wherever_git_is_clean_the_result_is_gits(
    tmp_path_factory: pytest.TempPathFactory, texts: tuple[list[str], ...]
) -> None:
    base, ours, theirs = ("".join(f"{line}\n" for line in text) for text in texts)
    folder: Path = tmp_path_factory.getbasetemp()
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text)
    command = ["git", "merge-file", "-p", "--diff3", "ours", "base", "theirs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        merged = merge(base, ours, theirs)
        assert (merged.conflicts, merged.text) == (0, done.stdout)


@given(pages, pages, pages)
def test_a_side_taken_in_each_conflict_leaves_all_else_as_it_was_merged(
    base: str, ours: str, theirs: str
) -> None:
    merged = merge(base, ours, theirs)
    sides = [resolved(merged.text, side) for side in (OURS, THEIRS)]
    assert not any(map(marked, sides))
    if not merged.conflicts:
        assert sides == [merged.text] * 2


@given(st.lists(st.sampled_from(["a", "b", OURS, BASE, MIDDLE, THEIRS]), max_size=12).map("\n".join))
def test_marks_out_of_order_are_never_resolved(text: str) -> None:
    try:
        lines = resolved(text, THEIRS).split("\n")
    except ValueError:
        return
    assert not {OURS, BASE, THEIRS} & set(lines)
    assert text.count(OURS) == text.count(THEIRS) <= text.count(MIDDLE)


QUILL, LEE = "[Quill](references.md#ref-quill)", '[Lee](references.md#ref-lee "inferred")'
# base, ours, theirs → merged; lines parted by " / "
CITED = {
    "comes in where nobody edited": ("A. / B.", "A. / B.", f"A.{QUILL} / B.", f"A.{QUILL} / B."),
    "comes in beside an edit": ("A. / B.", "A. / b.", f"A.{LEE} / B.", f"A.{LEE} / b."),
    "never fights an edit of its sentence": ("A. / B.", "a. / B.", f"A.{LEE} / B.", "a. / B."),
    "that a person took out stays out": (f"A.{LEE} / B.", "A. / B.", f"A.{LEE} / C.", "A. / C."),
    "that a person moved stays there": (
        f"A.{LEE} / B.",
        f"A. / B.{LEE}",
        f"A.{LEE} / B. / C.",
        f"A. / B.{LEE} / C.",
    ),
    "in a footnote is no word of its sentence": (
        "A, b. / C.",
        "A,[^1] b.[^2] / C.",
        "A, b. / D.",
        "A,[^1] b.[^2] / D.",
    ),
    "in a footnote goes with a sentence that changes": ("A. / B.", "A. / B.[^1]", "A! / B.", "A! / B.[^1]"),
    "that a person wrote stays": ("A. / B.", f"A.{QUILL} / B.", "A. / C.", f"A.{QUILL} / C."),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), CITED.values(), ids=CITED)
def test_a_citation(base: str, ours: str, theirs: str, expected: str) -> None:
    merged = merge(*(text.replace(" / ", "\n") for text in (base, ours, theirs)))
    assert (merged.text.replace("\n", " / "), merged.conflicts) == (expected, 0)
