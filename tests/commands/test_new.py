"""A library of one's own: what `new` writes, which texts it takes along, and what it says of the others."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from projects import FILM, FIXTURES, PLOT, ROOT, Project
from unreel.commands.new import requirement
from unreel.commands.new.project_files import name
from unreel.store.site_settings import NEEDED_EXTENSIONS

if TYPE_CHECKING:
    from pathlib import Path

SUBTITLES = "".join(
    f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\nHello there, my friend.\n\n"
    for number in range(1, 5)
)
TEXTS: dict[str, str | bytes] = {
    "Night Train (1999).txt": FILM,
    "Night Train (1999).yml": PLOT,
    "night-train-1999.md": FILM,
    "Con.text": FILM.replace("Night Train", "Con"),
    "dawn.txt": f"{FILM} Caf\u00c3\u00a9 Mars is shut.",
    "dusk.txt": f"{FILM} Max\ufffd sleeps.",
    "words.txt": "Not a film.",
    "talk.srt.txt": SUBTITLES,
    "leaflet.pdf": b"%PDF-1.7\n",
    "poster.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    ".hidden.txt": FILM,
}


def new(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "hooks"), "new", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.other_content  # it asks git where the code came from
def test_a_folder_of_texts_becomes_a_library(tmp_path: Path) -> None:
    Project(tmp_path / "texts").put(TEXTS)
    done = new(tmp_path, "my-films", "--from", "texts", "--site", "Example", "--licence", "CC BY-SA 4.0")
    project = Project(tmp_path / "my-films")
    assert sorted(project.tree("seeds")) == [
        "Night Train (1999).txt",
        "Night Train (1999).yml",
        "_defaults.yml",
        "con-film.txt",
        "dawn.txt",
        "dusk.txt",
    ]
    assert "seeds/Night Train (1999).txt: Night Train (1999)\n" in done.stdout
    assert "Con.text is now seeds/con-film.txt\n" in done.stdout
    assert "seeds/dawn.txt: 1 word mended" in done.stdout
    assert "Café Mars" in project.read("seeds/dawn.txt")
    assert project.read("seeds/_defaults.yml").splitlines()[1:] == [
        'source: {site: "Example", licence: "CC BY-SA 4.0"}',
        "accept: [U+FFFD]",
    ]
    assert sorted(line.partition(": ")[2] for line in done.stderr.splitlines()) == [
        "texts/leaflet.pdf: this is a PDF, no text: open it, select all, and paste its text into leaflet.txt",
        (
            "texts/night-train-1999.md: Night Train (1999).txt was taken for docs/night-train-1999: "
            "rename this one, if it is another film"
        ),
        (
            "texts/poster.txt: this is a PNG picture, no text: move it out of this folder, "
            "and put the film's text here as poster.txt"
        ),
        "texts/talk.srt.txt:1:1: these are subtitles: paste the article on the film instead",
        "texts/words.txt:1:1: fewer than 10 words are no article: paste the film's whole text",
    ]
    assert done.returncode == 1
    films = {path.parent.name for path in (project.root / "docs").glob("*/index.md")}
    assert films == {"night-train-1999", "con-film", "dawn", "dusk"}
    assert "# My films" in project.read("docs/index.md")
    written = "".join(project.read(file) for file in ("README.md", "mkdocs.yml", "requirements.txt"))
    assert "@name@" not in written
    assert "unreel @ " in written


@pytest.mark.other_content  # as above
@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("full", 1, "error: full: this folder is not empty"),
        ("full/file", 1, "error: full/file: this is a file"),
        ("x --from full", 2, "say where the texts come from: --own, or --site"),
        ("x --own --site Example", 2, "comes from no site"),
        ("x --from nowhere --own", 1, "error: nowhere: it cannot be copied (No such file or directory)"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, arguments: str, status: int, says: str) -> None:
    Project(tmp_path).put({"full/file": ""})
    done = new(tmp_path, *arguments.split())
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.rglob("*.txt")) == ["requirements.txt"] * (
        "nowhere" in arguments
    )


def test_the_name_of_a_site_is_that_of_its_folder(tmp_path: Path) -> None:
    names = {"my-films": "My films", "Kino_2": "Kino 2", "…": "Films"}
    assert {folder: name(tmp_path / folder) for folder in names} == names


@pytest.mark.parametrize(
    ("direct", "line"),
    [
        (None, "unreel==1.2.3"),
        ('{"url": "file:///x.whl", "archive_info": {}}', "unreel @ file:///x.whl"),
        (
            '{"url": "https://example.org/u.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "unreel @ git+https://example.org/u.git@abc",
        ),
    ],
)
def test_a_library_asks_for_the_unreel_that_made_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, direct: str | None, line: str
) -> None:
    class Installed:
        def read_text(self, _: str) -> str | None:
            return direct

    monkeypatch.setattr(requirement, "_CHECKOUT", tmp_path)
    monkeypatch.setattr(requirement, "distribution", lambda _: Installed())
    monkeypatch.setattr(requirement, "version", lambda: "1.2.3")
    assert requirement.requirement() == line


def test_its_settings_are_those_of_the_tests_project() -> None:
    def setting(markup: str, key: str) -> str:
        root = yaml.compose(markup)
        assert isinstance(root, yaml.MappingNode)
        return next(yaml.serialize(value) for name, value in root.value if name.value == key)

    template = (ROOT / "hooks/unreel/commands/new/project/mkdocs.yml").read_text(encoding="utf-8")
    ours = (FIXTURES / "mkdocs.yml").read_text(encoding="utf-8")
    template = template.replace("@name@", "X")
    for key in ("theme", "validation", "repo_url", "edit_uri"):
        assert setting(template, key) == setting(ours, key)
    extensions, plugins = (
        [{*re.findall(r"^- ([\w.]+)", setting(one, key), re.MULTILINE)} for one in (template, ours)]
        for key in ("markdown_extensions", "plugins")
    )
    assert extensions[0] | {*NEEDED_EXTENSIONS} == extensions[1]
    assert plugins[0] == plugins[1] | {"unreel"}
