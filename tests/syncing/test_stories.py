"""Stories of pages that people and a seed change in turns; each is told in cases/stories.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_files import Case, each_case
from unreel.store.text_file import read_leniently
from unreel.store.workspace import Workspace
from unreel.syncing import sync
from unreel.syncing.resolve import Decision, decided

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.syncing.state import PageChange

SECTIONS = {"who-is-who.md": "cast"}
"""What pages are about whose names do not say it."""

_REFUSED = "it cannot be|is not marked as sync marks it|a conflict in it is git's"


class Stage:
    """One film's folders, and what its seed says."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.docs, self.base = self.workspace.docs / "x", self.workspace.base / "x"
        self.docs.mkdir(parents=True)
        self.seed: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.told_of = ""

    def text(self, page: str, lines: str) -> str:
        front = f"---\nsection: {SECTIONS.get(page, page.removesuffix('.md'))}\n---\n"
        return front + "".join(f"{line}\n" for line in lines.split(" / "))

    def plan(self) -> list[PageChange]:
        return sync.plan("x", self.seed, self.workspace)

    def says(self, page: str, rest: str, *, is_synced: bool) -> None:
        self.told_of = page
        self.seed.pop(page, None)
        self.seed |= {page: self.text(page, rest)} if rest else {}
        if not is_synced:
            return
        changes = self.plan()
        sync.apply(changes, self.workspace)
        self.states = {change.name: change.state for change in changes}

    def damage_base(self, page: str, verb: str) -> None:
        (self.base / page).unlink(missing_ok=True)
        if verb == "break":
            (self.base / page).write_bytes(b"\xff\x00")

    def decided(self, page: str, decision: str) -> PageChange:
        planned = next(change for change in self.plan() if change.file == page)
        return decided(planned, Decision[decision.upper()])

    def save(self, verb: str, page: str, rest: str) -> None:
        text = self.text(page, rest)
        if verb == "cut":
            text = text[:-1] if rest else ""
        (self.base if verb == "base" else self.docs).joinpath(page).write_text(text, encoding="utf-8")

    def play(self, verb: str, page: str, rest: str) -> None:
        match verb:
            case "seed" | "says":
                self.says(page, rest, is_synced=verb == "seed")
            case "ours" | "theirs" | "restore" | "adopt":
                sync.apply([self.decided(page, verb)], self.workspace)
            case "refuse":
                with pytest.raises(ValueError, match=_REFUSED):
                    self.decided(page, rest)
            case "edit" | "cut" | "base":
                self.save(verb, page, rest)
            case "delete":
                (self.docs / page).unlink()
            case "move":
                (self.docs / page).rename(self.docs / rest)
            case "lose" | "break":
                self.damage_base(page, verb)
            case "->":
                assert self.states[self.told_of] == f"{page} {rest}".strip()
            case "docs":
                assert read_leniently(self.docs / page) == (self.text(page, rest) if rest else "")
            case _:
                pytest.fail(f"no such step: {verb}")


@each_case("syncing/stories")
def test_story(tmp_path: Path, case: Case) -> None:
    stage = Stage(tmp_path)
    for line in case.lines():
        verb, page, rest = [*line.split(" ", 2), "", ""][:3]
        stage.play(verb, page, rest)


def test_line_ends_stay_as_a_persons_editor_made_them(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play("seed", "plot.md", "A. / B. / C.")
    page = stage.docs / "plot.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    stage.play("seed", "plot.md", "A. / B. / C.")
    assert stage.states["plot.md"] == "unchanged"
    page.write_bytes(page.read_bytes().replace(b"A.", b"a."))
    stage.play("seed", "plot.md", "A. / B. / c.")
    assert stage.states["plot.md"] == "merged"
    assert page.read_bytes() == stage.text("plot.md", "a. / B. / c.").replace("\n", "\r\n").encode()


def test_a_page_that_is_not_utf_8_is_left_alone_and_told_of(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play("seed", "plot.md", "A.")
    stage.play("seed", "release.md", "R.")
    (stage.docs / "plot.md").write_bytes(b"caf\xe9")
    changes = sync.plan("x", {"plot.md": "B.\n", "release.md": "S.\n"}, stage.workspace)
    sync.apply(changes, stage.workspace)
    assert [str(change.diagnostic) for change in changes if change.diagnostic] == [
        "docs/x/plot.md:1:4: byte 0xE9, at 3 in the file, is not UTF-8: save it as UTF-8"
    ]
    assert (stage.docs / "plot.md").read_bytes() == b"caf\xe9"
    assert (stage.docs / "release.md").read_text() == "S.\n"
