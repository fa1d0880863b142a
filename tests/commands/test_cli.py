"""The command line, as a person types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from projects import FILM, LICENSED, Project
from unreel.commands import COMMANDS


def test_help_explains_each_command(project: Project) -> None:
    done = project.hooks("--help")
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout
        assert project.hooks(command, "--help").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("", "Commands:"),
        ("splitt", "No such command 'splitt'"),
        ("split", "Missing argument 'FILE...'"),
        ("split --jsn x.txt", "No such option '--jsn'"),
        ("sync docs/x.md", "unexpected extra argument"),
        ("sync --take", "--take"),
        ("sync --take mine docs/x.md", "'mine' is not one of 'ours', 'theirs'"),
        ("sync --check --restore docs/x.md", "only one of --check, --restore, --adopt and --take"),
        ("sync --adopt docs/x.md --take ours docs/x.md", "only one of"),
        ("sync --take ours docs/x.md --renew", "--renew reads films again: it goes without --restore"),
        ("sync --restore docs/x.md night-train", "unexpected extra argument (night-train)"),
        ("sync --renew nowhere", "nowhere: seeds/ has no such film"),
        ("rename night-train docs/x/plot.md", "name two films, or two pages as docs/FILM/PAGE.md"),
        ("remove", "Missing argument 'FILM'"),
        ("changes", "Missing argument 'BASE_DIR'"),
        ("changes nowhere", "nowhere: no such folder: name the docs/ of another checkout"),
        ("expand", "Missing argument 'DIR'"),
        ("pack site", "Missing argument 'ZIP'"),
    ],
)
def test_a_command_that_is_called_wrongly_says_how_and_exits_with_2(
    project: Project, arguments: str, says: str
) -> None:
    done = project.hooks(*arguments.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(("Usage: python hooks ", "Error: "))
    assert says in done.stderr


def test_what_is_renamed_removed_and_read_again_is_told(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    assert project.hooks("sync").returncode == 0
    moved = project.hooks("rename", "night-train", "Sleeper")
    assert (
        moved.stdout.splitlines()[0] == "docs/night-train/cast.md: its address leads to docs/sleeper/cast.md"
    )
    assert moved.stdout.endswith("renamed; `python hooks undo` takes it back\n")
    project.put(
        {"docs/sleeper/index.md": project.read("docs/sleeper/index.md").replace("thriller", "silent")}
    )
    renewed = project.hooks("sync", "--renew", "sleeper")
    assert (renewed.returncode, renewed.stdout) == (0, "docs/sleeper/index.md: edited\ndocs/ is up to date\n")
    assert "its addresses lead nowhere now" in project.hooks("remove", "docs/sleeper").stdout
    undone = project.hooks("undo")
    assert "seeds/Sleeper.txt: as it was\n" in undone.stdout
    assert undone.stdout.endswith("taken back: remove sleeper\n")


def test_a_reader_that_has_seen_enough_is_no_trouble(project: Project) -> None:
    project.put({f"{number}.txt": FILM for number in range(9)})
    command = f"{sys.executable} hooks split --json {'?.txt ' * 40} | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_only_what_splits_waits_for_what_splitting_loads(project: Project) -> None:
    project.put({"a.txt": FILM})
    for arguments in (["review"], ["format"], ["sync", "--check"], ["expand", "x"], ["changes", "docs"]):
        loaded = project.run("-X", "importtime", "hooks", *arguments).stderr
        assert "unreel.splitting.sections" not in loaded, arguments
        assert "numpy" not in loaded, arguments
    assert "unreel.splitting.sections" in project.run("-X", "importtime", "hooks", "split", "a.txt").stderr


def test_the_project_is_the_one_around_the_caller_and_not_around_the_library(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = Project(tmp_path_factory.mktemp("elsewhere"))
    elsewhere.put({"mkdocs.yml": "site_name: Other\n", "seeds/night-train.txt": FILM, "docs/a.md": "# A\n"})
    hooks = str(project.root / "hooks")
    done = Project(elsewhere.root / "docs").run(hooks, "sync", "--check")
    assert done.returncode == 1
    path = os.path.relpath(hooks, elsewhere.root / "docs")
    assert done.stderr.endswith(f"docs/ is behind seeds/: run `python {path} sync`\n")
    assert project.run(hooks, "sync", "--check").stdout == "docs/ is up to date\n"
    (elsewhere.root / "mkdocs.yml").unlink()
    lost = elsewhere.run(hooks, "sync")
    assert (lost.returncode, lost.stdout) == (1, "")
    assert "there is no mkdocs.yml here or in a folder above" in lost.stderr


def test_format_gives_pages_their_form_and_leaves_alone_what_it_cannot(project: Project) -> None:
    plot = "# Plot\r\nMax wakes. He runs,\r\nand he runs.\r\n"
    project.put(
        {"docs/train/plot.md": plot, "docs/train/cast.md": "<<<<<<< docs\n* a\n", "docs/x.md": b"\xe9"}
    )
    assert "hint: docs/train/plot.md:2:1: one sentence a line" in project.hooks("review").stderr
    named = project.hooks("format", "docs/train/plot.md", "docs/gone.md")
    assert (named.returncode, named.stdout) == (1, "docs/train/plot.md: formatted\n")
    assert named.stderr == "error: docs/gone.md: this is no page: name one below docs/\n"
    assert project.tree("docs")["train/plot.md"] == b"# Plot\r\n\r\nMax wakes.\r\nHe runs, and he runs.\r\n"
    rest = project.hooks("format")
    assert (rest.returncode, rest.stdout) == (1, "")
    assert "error: docs/train/cast.md:1:1: a conflict is not resolved" in rest.stderr
    assert "error: docs/x.md:1:1: byte 0xE9, at 0 in the file, is not UTF-8" in rest.stderr
    assert project.read("docs/train/cast.md") == "<<<<<<< docs\n* a\n"


def test_what_has_nothing_to_say_says_so_in_a_line(project: Project) -> None:
    for command, said in {
        "review": "nothing is to be mended",
        "format": "the form is that of sync already",
    }.items():
        done = project.hooks(command)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"docs/: {said}\n", "")


def test_where_nothing_can_be_written_that_is_told(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    project.put({"docs/x.md": "# X\nx\n", ".unreel": "a file, where a folder is to be"})
    why = "it cannot be written (Not a directory): check the disk and the folder's permissions"
    assert project.hooks("sync", "--check").stderr == "docs/ is behind seeds/: run `python hooks sync`\n"
    for command in (["sync"], ["format"], ["sync", "--restore", "docs/night-train/index.md"]):
        done = project.hooks(*command)
        assert (done.returncode, done.stderr) == (1, f"error: .unreel: {why}\n"), command
    assert project.build().returncode == 0
    assert not (project.root / "docs/night-train").exists()


def test_split_shows_a_table_and_what_is_odd(project: Project) -> None:
    project.put(
        {"seeds/night-train.txt": FILM, "seeds/night-train.yml": "sections: [{kind: plot, at: Max wakes}]\n"}
    )
    done = project.hooks("split", "seeds/night-train.txt")
    assert done.returncode == 1
    assert done.stdout.startswith("seeds/night-train.txt: Night Train (1999), 188 characters\n")
    assert (
        "error: seeds/night-train.yml:1:29: these words stand nowhere in seeds/night-train.txt" in done.stderr
    )
    assert not (project.root / "docs/night-train").exists()


def test_split_gives_one_json_object_a_file_and_goes_on_after_a_bad_one(project: Project) -> None:
    project.put({"a.txt": FILM, "b.txt": b"", "c.txt": "Кино — это искусство. " * 5})
    done = project.hooks("split", "--json", "a.txt", "b.txt", "gone.txt", "c.txt")
    assert done.returncode == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["file"] for record in records] == ["a.txt", "c.txt"]
    first = records[0]
    assert (first["title"], first["sections"][0]["kind"], first["sections"][0]["start"]) == (
        "Night Train",
        "overview",
        0,
    )
    assert first["sections"][-1]["end"] == len(FILM)
    assert "error: b.txt:1:1: there is no text in it" in done.stderr
    assert "error: gone.txt: no such file: check the name" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["sync"], ["check"], ["split", "x.txt"]])
def test_a_project_without_seeds_gets_words_not_a_traceback(project: Project, command: list[str]) -> None:
    (project.root / "seeds").rmdir()
    done = project.hooks(*command)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr


def test_an_empty_project_has_a_home_page_that_says_what_to_do(project: Project) -> None:
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert "drop a film's text into" in project.read("site/index.html").replace("’", "'")


def test_a_strict_build_writes_nothing_and_fails_when_docs_are_behind(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    done = project.build("--strict")
    assert done.returncode == 1
    assert "docs/night-train/index.md is behind seeds/: run `python hooks sync`" in done.stderr
    assert not (project.root / "docs/night-train").exists()


@pytest.mark.parametrize(
    ("link", "diagnostic"),
    [("plot.md#nowhere", "does not contain an anchor '#nowhere'"), ("gone.md", "'night-train/gone.md'")],
)
def test_a_strict_build_checks_every_link_and_anchor(project: Project, link: str, diagnostic: str) -> None:
    settings = LICENSED + "sections: [{kind: plot, at: 'Max, a conductor'}]\n"
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": settings})
    project.hooks("sync")
    page = project.read("docs/night-train/index.md")
    project.put({"docs/night-train/index.md": page + f"\nSee [there]({link}).\n"})
    done = project.build("--strict")
    assert done.returncode == 1
    assert diagnostic in done.stderr


def test_a_python_without_the_packages_says_what_to_run(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare Python, and one that has MkDocs and no more."""
    lacking = tmp_path_factory.mktemp("lacking")
    (lacking / "filelock.py").write_text("raise ModuleNotFoundError('none', name=__name__)")
    bare = project.run("-I", "-S", "hooks", "sync", "--check")
    monkeypatch.setenv("PYTHONPATH", str(lacking))
    for done in (bare, project.run("hooks", "sync", "--check"), project.run("-m", "mkdocs", "build")):
        assert done.returncode == 1
        assert "Unreel cannot run on this Python" in done.stderr
        assert "run `make sync`, which sets up .venv once" in done.stderr
        assert "Traceback" not in done.stderr
