"""Seeds that are wrong: each has a located message that says what to do, and hides no other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from projects import FILM, LICENSED, Project
from systems import on_posix, with_any_name
from unreel import seeds
from unreel.model.diagnostics import InputError, Severity

if TYPE_CHECKING:
    from pathlib import Path

GOOD = FILM.encode()

# what lies in seeds/ → how the diagnostic begins, and what it says to do
WRONG = {
    "empty": ({"x.txt": b""}, "seeds/x.txt:1:1: there is no text", "paste the film's article"),
    "white space": ({"x.txt": b" \n\t\n"}, "seeds/x.txt:1:1: there is no text", "paste"),
    "one word": ({"x.txt": b"Film"}, "seeds/x.txt:1:1: fewer than 10 words", "paste the film's whole text"),
    "not UTF-8": ({"x.txt": GOOD + b" caf\xe9"}, "seeds/x.txt:1:193: byte 0xE9", "save it as UTF-8"),
    "not UTF-8, line two": ({"x.txt": b"One\n\xff" + GOOD}, "seeds/x.txt:2:1: byte 0xFF", "save it as UTF-8"),
    "not UTF-8, behind a byte-order mark": (
        {"x.txt": b"\xef\xbb\xbf" + GOOD + b" caf\xe9"},
        "seeds/x.txt:1:193: byte 0xE9, at 195 in the file",
        "save it as UTF-8",
    ),
    "NUL": ({"x.txt": b"A\x00B" + GOOD}, "seeds/x.txt:1:2: a control character, U+0000", "delete it"),
    "escape": ({"x.txt": GOOD + b"\n\x1b"}, "seeds/x.txt:2:1: a control character, U+001B", "delete it"),
    "a conflict of git's": (
        {"x.txt": GOOD + b"\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n"},
        "seeds/x.txt:2:1: git left a conflict here",
        "delete the lines that mark it",
    ),
    "a conflict of git's in the settings": (
        {"x.txt": GOOD, "x.yml": b"<<<<<<< HEAD\ntitle: X\n=======\ntitle: Y\n>>>>>>> other\n"},
        "seeds/x.yml:1:1: git left a conflict here",
        "delete the lines that mark it",
    ),
    "half of UTF-16": (
        {"x.txt": b"\xff\xfeA"},
        "seeds/x.txt:1:1: this looks like UTF-16",
        "save it as UTF-8",
    ),
    "a PDF": ({"x.txt": b"%PDF-1.7\n"}, "seeds/x.txt: this is a PDF, no text", "paste its text into x.txt"),
    "device": ({"con.txt": GOOD}, "seeds/con.txt: the name is taken", "rename it, say to con-film.txt"),
    "site's folder": ({"assets.txt": GOOD}, "seeds/assets.txt: the name is taken", "rename it"),
    "no name": ({"…!.txt": GOOD}, "seeds/…!.txt: no address can be made", "rename it, say to some-film.txt"),
    "two for one": (
        {"x.txt": GOOD, "X.txt": GOOD},
        "seeds/X.txt: seeds/x.txt would become the same",
        "rename",
    ),
    "another ending": ({"x.docx": GOOD}, "seeds/x.docx: a seed is a text that ends in", "save it as x.txt"),
    "yaml": ({"x.yaml": b""}, "seeds/x.yaml: settings are read from .yml", "to x.yml"),
    "settings alone": ({"x.yml": b""}, "seeds/x.yml: there is no x.txt beside it", "add the film's text"),
    "broken YAML": ({"x.txt": GOOD, "x.yml": b"title: [a"}, "seeds/x.yml:2:1: this is no YAML", "mend"),
    "deep YAML": (
        {"x.txt": GOOD, "x.yml": b"[" * 9999 + b"]" * 9999},
        "seeds/x.yml:1:1: this is no YAML",
        "recursion",
    ),
    "binary YAML": ({"x.txt": GOOD, "x.yml": b"a: \x80"}, "seeds/x.yml:1:4: byte 0x80", "UTF-8"),
    "no mapping": ({"x.txt": GOOD, "x.yml": b"- a"}, "seeds/x.yml:1:1: here belong lines", "title, year"),
    "unknown key": (
        {"x.txt": GOOD, "x.yml": b"year: 1\ntitel: A"},
        "seeds/x.yml:2:1: unknown key",
        "`title`?",
    ),
    "twice": (
        {"x.txt": GOOD, "x.yml": b"year: 1\nyear: 2"},
        "seeds/x.yml:2:1: `year` stands here",
        "keep one",
    ),
    "title as list": (
        {"x.txt": GOOD, "x.yml": b"title: [a]"},
        "seeds/x.yml:1:8: here belong plain",
        "one line",
    ),
    "sections as words": (
        {"x.txt": GOOD, "x.yml": b"sections: a"},
        "seeds/x.yml:1:11: here belongs a list",
        "- ",
    ),
    "unknown kind": (
        {"x.txt": GOOD, "x.yml": b"sections:\n  - {kind: plott, at: Max}"},
        "seeds/x.yml:2:12: `plott` is none of: overview",
        "did you mean `plot`?",
    ),
    "no words": (
        {"x.txt": GOOD, "x.yml": b"sections: [{kind: plot}]"},
        "seeds/x.yml:1:12: a correction",
        "`at:`",
    ),
    "odd number": (
        {"x.txt": GOOD, "x.yml": b"sections: [{kind: plot, at: Max, occurrence: x}]"},
        "seeds/x.yml:1:46: here belongs a number",
        "from 1",
    ),
    "a number of 5,000 digits": (
        {"x.txt": GOOD, "x.yml": b"sections: [{kind: plot, at: Max, occurrence: " + b"1" * 5000 + b"}]"},
        "seeds/x.yml:1:46: here belongs a number",
        "from 1",
    ),
    "a list as key": (
        {"x.txt": GOOD, "x.yml": b"? [a, b]\n: c"},
        "seeds/x.yml:1:3: here belongs one word in front of the colon",
        "title, year",
    ),
    "a mapping as key": (
        {"x.txt": GOOD, "x.yml": b"source: {{url: x}: y}"},
        "seeds/x.yml:1:10: here belongs one word in front of the colon",
        "title, site",
    ),
    "sub of another kind": (
        {"x.txt": GOOD, "x.yml": b"sections: [{kind: plot, sub: filming, at: Max}]"},
        "seeds/x.yml:1:30: `filming` is none of",
        "this kind has none",
    ),
    "no section, and yet a kind": (
        {"x.txt": GOOD, "x.yml": b"sections: [{kind: plot, at: Max, start: no}]"},
        "seeds/x.yml:1:19: where no section starts, there is no `kind:`",
        "",
    ),
    "neither a kind nor no start": (
        {"x.txt": GOOD, "x.yml": b"sections: [{at: Max, start: yes}]"},
        "seeds/x.yml:1:29: `yes` is none of: no",
        "",
    ),
    "no kind": (
        {"x.txt": GOOD, "x.yml": b"sections: [{at: Max}]"},
        "seeds/x.yml:1:12: a correction needs `kind:`",
        "or `start: no` where no section starts",
    ),
    "an address in place of a number": (
        {"x.txt": GOOD, "x.yml": b"ids:\n  imdb: https://www.imdb.com/title/tt0012345/"},
        "seeds/x.yml:2:9: `https://www.imdb.com/title/tt0012345/` is no `imdb`",
        "of the form `tt0012345`",
    ),
    "a name that others do not give": (
        {"x.txt": GOOD, "x.yml": b"ids: {wikidat: Q42}"},
        "seeds/x.yml:1:7: unknown key `wikidat`",
        "did you mean `wikidata`?",
    ),
    "no address": (
        {"x.txt": GOOD, "x.yml": b"source: {url: x}"},
        "seeds/x.yml:1:15: an address starts",
        "https",
    ),
}


ODD = {"device", "two for one"}


@pytest.mark.parametrize(
    ("files", "place", "advice"),
    [pytest.param(*case, id=name, marks=[with_any_name] * (name in ODD)) for name, case in WRONG.items()],
)
def test_each_wrong_seed_has_a_message_that_says_where_and_what_to_do(
    tmp_path: Path, files: dict[str, bytes], place: str, advice: str
) -> None:
    for name, content in files.items():
        (tmp_path / "seeds" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "seeds" / name).write_bytes(content)
    found, diagnostics = seeds.gather(tmp_path / "seeds")
    errors = [str(diagnostic) for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    assert not found
    assert len(errors) == 1
    assert errors[0].startswith(place)
    assert advice in errors[0]


@on_posix
def test_files_of_other_sorts_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    (folder / "folder.txt").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(FILM)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "nowhere.txt").symlink_to(tmp_path / "nothing")
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    found, diagnostics = seeds.gather(folder)
    assert not found
    assert [str(diagnostic) for diagnostic in diagnostics] == [
        "seeds/folder.txt: this is a folder: move the text out of it and delete it",
        "seeds/huge.txt: 50,000,000 bytes are no single article (at most 10,000,000): keep one film a file",
        "seeds/itself.txt: the link leads nowhere: mend or delete it",
        "seeds/nowhere.txt: the link leads nowhere: mend or delete it",
        "seeds/out.txt: the link leads out of the folder: put the text itself here",
        "seeds/pipe.txt: this is no ordinary file: delete it",
    ]


def test_a_missing_file_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file: check the name"):
        seeds.read(tmp_path / "gone.txt", "gone.txt")
    _, diagnostics = seeds.gather(tmp_path / "seeds")
    assert str(diagnostics[0]).startswith("seeds: no such folder: make it")


def test_what_is_merely_unusual_is_accepted(tmp_path: Path) -> None:
    odd = FILM.replace(". ", ".\r\n") + " Caf\ufffd."
    (tmp_path / "x.txt").write_bytes(b"\xef\xbb\xbf" + odd.encode())
    (tmp_path / "x.yml").write_text("# nothing yet\n")
    (tmp_path / ".hidden.swp").write_bytes(b"\x00")
    (tmp_path / "README.md").write_text("about this folder")
    found, diagnostics = seeds.gather(tmp_path)
    assert [seed.slug for seed in found] == ["x"]
    assert "\r" not in found[0].text
    assert not found[0].text.startswith("\ufeff")
    assert [diagnostic.severity for diagnostic in diagnostics] == [Severity.WARNING, Severity.WARNING]
    assert "no licence is named" in str(diagnostics[0])
    assert "x.txt:4:47: U+FFFD stands here: the text was once read in a wrong encoding" in str(diagnostics[1])


@with_any_name
def test_one_bad_seed_harms_no_other_film_and_nothing_that_lies_in_docs(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED, "seeds/old.txt": FILM})
    assert project.hooks("sync").returncode == 0
    before = project.tree("docs/old")
    for files, _, _ in WRONG.values():
        project.put({f"seeds/{name}": content for name, content in files.items()})
    project.put({"seeds/old.txt": b"\xff\xfeA"})
    (project.root / "docs/night-train/index.md").unlink()
    done = project.hooks("sync", "--check")
    assert done.returncode == 1
    project.put({"seeds/other-film.txt": FILM})
    done = project.hooks("sync")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert (
        "error: seeds/old.txt:1:1: this looks like UTF-16, and some of it is not: save it as UTF-8"
        in done.stderr
    )
    assert project.tree("docs/old") == before
    assert "# Night Train" in project.read("docs/other-film/index.md")
    built = project.build()
    assert built.returncode == 0
    assert "Traceback" not in built.stderr
    assert "ERROR   -  seeds/old.txt:1:1: this looks like UTF-16, and" in built.stderr
    assert (project.root / "site/old/index.html").exists()


def test_words_that_a_correction_names_must_be_in_the_text(project: Project) -> None:
    settings = (
        LICENSED + "sections:\n  - {kind: plot, at: Max woke}\n  - {kind: plot, at: Max, occurrence: 3}\n"
    )
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": settings})
    done = project.hooks("sync")
    assert done.returncode == 1
    assert (
        "error: seeds/night-train.yml:3:22: these words stand nowhere in seeds/night-train.txt" in done.stderr
    )
    assert "error: seeds/night-train.yml:4:22: these words stand only 2 times" in done.stderr
    assert not (project.root / "docs/night-train").exists()


def test_a_text_that_is_no_film_article_is_shown_with_a_warning(project: Project) -> None:
    text = "Butter the tin, then mix flour, sugar and eggs. Bake it for an hour and let it cool down well."
    project.put({"seeds/cake.txt": text, "seeds/cake.yml": LICENSED})
    done = project.hooks("sync")
    assert done.returncode == 0
    assert "warning: seeds/cake.txt:1:1: this does not open like a film's article" in done.stderr
    assert "# Cake" in project.read("docs/cake/index.md")
