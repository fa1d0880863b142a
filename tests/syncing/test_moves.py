"""Sentences that go from page to page: what one side moves, the other side's words follow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from unreel.store.workspace import Workspace
from unreel.syncing import sync
from unreel.syncing.merge import merge
from unreel.syncing.moves import Texts, with_moves_followed
from unreel.syncing.state import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Film = dict[str, list[str]]


def merged(base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    texts = {name: Texts(base[name], ours[name], theirs[name]) for name in base}
    return {
        name: merge(one.base or "", one.ours or "", one.theirs or "").text
        for name, one in with_moves_followed(texts).texts.items()
    }


sentences = st.sampled_from([f"{word * 3} stands here." for word in "abcdefgh"])
films = st.lists(sentences, max_size=8, unique=True).flatmap(
    lambda lines: st.integers(0, len(lines)).map(lambda cut: {"a": lines[:cut], "b": lines[cut:]})
)


@st.composite
def edited(draw: st.DrawFn, base: Film, who: str, *, moves: bool = True) -> Film:
    """Return what someone could make of a film: sentences kept, changed, taken away, added or moved."""
    film = {
        name: [
            one
            for line in lines
            for one in draw(
                st.sampled_from([[line]] * 4 + [[f"{line} {who}."], [], [line, f"{who}: {line}"]])
            )
        ]
        for name, lines in base.items()
    }
    for _ in range(draw(st.integers(0, 2)) if moves else 0):
        source, target = draw(st.permutations(sorted(film)))
        if film[source]:
            line = film[source].pop(draw(st.integers(0, len(film[source]) - 1)))
            film[target].insert(draw(st.integers(0, len(film[target]))), line)
    return film


def pages(film: Film) -> dict[str, str]:
    return {name: "\n".join(lines) for name, lines in film.items()}


def counted(film: Mapping[str, str]) -> Counter[str]:
    return Counter(line for text in film.values() for line in text.split("\n") if line)


@given(films.flatmap(lambda base: st.tuples(st.just(base), edited(base, "Ann"))))
def test_one_side_alone_is_taken_whole(films_: tuple[Film, Film]) -> None:
    base, other = map(pages, films_)
    assert merged(base, base, other) == other
    assert merged(base, other, base) == other
    assert merged(base, other, other) == other


@given(
    films.flatmap(
        lambda base: st.tuples(
            st.just(base), edited(base, "Ann", moves=False), edited(base, "Bob", moves=False)
        )
    )
)
def test_where_nothing_moved_each_page_is_merged_by_itself(films_: tuple[Film, Film, Film]) -> None:
    base, ours, theirs = map(pages, films_)
    texts = {name: Texts(base[name], ours[name], theirs[name]) for name in base}
    assert with_moves_followed(texts) == (texts, {})


@examples(300)
@given(films.flatmap(lambda base: st.tuples(st.just(base), edited(base, "Ann"), edited(base, "Bob"))))
def test_nothing_is_doubled_and_nothing_that_people_wrote_is_lost(films_: tuple[Film, Film, Film]) -> None:
    base, ours, theirs = map(pages, films_)
    was, mine, yours = map(counted, (base, ours, theirs))
    done = counted(merged(base, ours, theirs))
    for line in mine - was:  # what a person wrote stands in the page, or in a conflict
        assert done[line] >= 1, line
    if not any("<<<<" in line for line in done):
        for line in done:
            assert done[line] <= max(mine[line], yours[line]), line
        for line in mine & was & yours:
            assert done[line] == 1, line


def test_words_reach_a_page_before_they_leave_the_other(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    for folder in (workspace.docs / "x", workspace.base / "x"):
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("One.\nThe premiere was in May.\nTwo.\n")
        (folder / "b.md").write_text("Three.\n")
    (workspace.docs / "x/a.md").write_text("One.\nThe premiere was in early May.\nTwo.\n")
    theirs = {"a.md": "One.\nTwo.\n", "b.md": "The premiere was in May.\nThree.\n"}
    changes = sync.plan("x", theirs, workspace)
    assert [change.name for change in changes] == ["b.md", "a.md"]
    (workspace.docs / "x/b.md").write_text("Somebody saves it now.\n")
    assert {change.state for change in sync.apply(changes, workspace)} == {State.HALF_SAVED}
    assert "in early May" in (workspace.docs / "x/a.md").read_text()


def test_words_that_would_go_both_ways_are_left_to_each_page() -> None:
    base = {"a": "The premiere was in May.", "b": "The cast met in a bar."}
    ours = {"a": "The premiere was in early May.", "b": "The cast met in a small bar."}
    texts = {name: Texts(base[name], ours[name], base["ab".replace(name, "")]) for name in base}
    assert with_moves_followed(texts).after in ({"a": {"b"}}, {"b": {"a"}})
