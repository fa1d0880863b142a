"""`split --fix`: what it asks, what it writes, and what it says where nobody answers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from projects import FILM, LICENSED
from unreel.commands.fix_split import fix
from unreel.recovery.split_editor import Choice, parsed
from unreel.store.undo import undo
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

MINE = LICENSED + "# Mine.\nsections:\n  - {kind: plot, at: 'Max, a conductor'}  # so\n"


class Film:
    """A film whose `.yml` is corrected by the answers that a test gives."""

    def __init__(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._root, self._monkeypatch, self._capsys = root, monkeypatch, capsys
        self.text, self.yml = root / "seeds/night-train.txt", root / "seeds/night-train.yml"
        self.text.parent.mkdir()
        self.text.write_text(FILM, encoding="utf-8")
        self.yml.write_text(MINE, encoding="utf-8")

    def answer(self, *lines: str) -> str:
        """Return what is printed, and the errors behind it, when these lines are typed."""
        typed = "".join(f"{line}\n" for line in lines)
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        self.status = fix(self.text, "seeds/night-train.txt", Workspace(self._root))
        said = self._capsys.readouterr()
        return said.out + said.err


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Film:
    return Film(tmp_path, monkeypatch, capsys)


def test_a_sentence_that_was_searched_for_starts_a_section(film: Film) -> None:
    said = film.answer("/stars BOB", "3", "cast", "q")
    assert "  3        in overview" in said
    assert f"  + cast at {FILM.index('It stars')}" in said
    assert "  - plot" not in said
    assert film.yml.read_text("utf-8") == MINE + '  - {kind: cast, at: "It stars Bob Ray"}\n'
    assert "seeds/night-train.yml: 1 changed; `" in said
    assert film.status == 0


def test_a_start_is_denied_undone_and_forgotten(film: Film) -> None:
    said = film.answer("2", "n", "u", "u", "2", "n")
    assert f"  - plot at {FILM.index('Max, a')}" in said
    assert f"  + plot at {FILM.index('Max, a')}" in said
    assert "nothing is to be undone" in said
    denied = MINE.replace(
        "{kind: plot, at: 'Max, a conductor'}", '{start: no, at: "Max, a conductor, wakes"}'
    )
    assert film.yml.read_text("utf-8") == denied
    said = film.answer("2", "x", "q")
    assert "said  no start" in said
    assert "sections:\n" in film.yml.read_text("utf-8")
    assert "start: no" not in film.yml.read_text("utf-8")


def test_a_film_without_settings_gets_some_and_loses_them_by_undo(film: Film) -> None:
    film.yml.unlink()
    film.answer("1", "y", "q")
    assert film.yml.read_text("utf-8").startswith("sections:\n  - {kind: overview, at: ")
    film.yml.unlink()
    film.answer("1", "y", "u")
    assert not film.yml.exists()


def test_undo_takes_all_answers_back(film: Film, tmp_path: Path) -> None:
    said = film.answer("/stars BOB", "3", "cast", "2", "n", "q")
    assert "undo` takes it back" in said
    assert undo(Workspace(tmp_path)).files == ("seeds/night-train.yml",)
    assert film.yml.read_text("utf-8") == MINE
    film.yml.unlink()
    film.answer("1", "y", "q")
    undo(Workspace(tmp_path))
    assert not film.yml.exists()


def test_wrong_answers_are_told_and_write_nothing(film: Film) -> None:
    said = film.answer("7", "plot", "1", "nonsense", "1", "x", "/ ", "/zzz")
    assert "`7` is none of these, and no number from 1 to 2" in said
    assert "`nonsense` is none of: overview, plot" in said
    assert "nobody said anything of this place" in said
    assert "no sentence holds “zzz”" in said
    assert film.yml.read_text("utf-8") == MINE


def test_where_nobody_answers_it_says_what_to_do(film: Film) -> None:
    said = film.answer()
    assert film.status == 1
    assert "nobody answered: run this in a terminal, or write corrections into seeds/night-train.yml" in said


def test_a_file_that_only_people_can_change_stays(film: Film) -> None:
    film.yml.write_text("{title: Night Train}", encoding="utf-8")
    said = film.answer("1", "y", "q")
    assert "error: seeds/night-train.yml:1:1: no line can be put in" in said
    assert film.yml.read_text("utf-8") == "{title: Night Train}"


def test_sections_are_named_by_their_first_letters() -> None:
    found = [parsed(words) for words in ("plot", "box", "reception none", "production/mus", "other: Models")]
    assert [tuple(map(str, one)) for one in found] == [
        ("plot", "None", ""),
        ("reception", "box-office", ""),
        ("reception", "None", ""),
        ("production", "music", ""),
        ("other", "None", "Models"),
    ]
    assert parsed("see") == Choice(parsed("see-also").kind)
    for words in ("re", "", "plot/filming", "box: Heading"):
        with pytest.raises(ValueError, match="of: "):
            parsed(words)
