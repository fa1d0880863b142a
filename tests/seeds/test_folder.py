"""Which files of seeds/ make a film, and what is said of the others."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from projects import FILM, LICENSED, Project
from strategies import examples
from systems import with_any_name
from unreel import seeds
from unreel.model.diagnostics import Severity
from unreel.seeds import folder, names

if TYPE_CHECKING:
    from pathlib import Path


@each_case("seeds/names")
def test_a_name_gives_a_slug_or_is_refused_with_a_proposal(case: Case) -> None:
    for line in case.lines():
        name, _, slug = line.rpartition(" → ")
        stem, dot, suffix = name.rpartition(".")
        fault = names.fault(stem, dot + suffix)
        assert ("refused" if fault else names.slug(stem)) == slug, name
        if fault:
            proposed = fault.rpartition(" to ")[2]
            assert not names.fault(proposed.rpartition(".")[0], ".txt")


@given(st.text(st.characters(), max_size=300))
@examples(300)
def test_every_slug_is_an_address_and_gives_itself(stem: str) -> None:
    slug = names.slug(stem)
    assert len(slug) <= names.LONGEST_SLUG
    assert slug.isascii()
    assert not set(slug) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug.strip("-") == slug
    assert names.slug(slug) == slug
    assert bool(slug) or names.fault(stem, ".txt")


def test_a_long_name_is_cut_between_words() -> None:
    slug = names.slug("The Long and Winding Title " * 9)
    assert len(slug) <= names.LONGEST_SLUG
    assert slug.endswith(("-the", "-long", "-and", "-winding", "-title"))
    assert names.slug("x" * 250) == "x" * 100


@with_any_name
@each_case("seeds/folders")
def test_the_files_of_a_folder_make_films(case: Case, tmp_path: Path) -> None:
    top = tmp_path / "seeds"
    top.mkdir()
    for line in case.lines():
        name, _, opens = line.partition(" | ")
        if name.endswith("/"):
            (top / name).mkdir()
        else:
            (top / name).write_bytes(opens.encode().decode("unicode_escape").encode("latin-1"))
    found = folder.listed(top)
    films = [f"{slug}: {yml.name}" if yml else slug for slug, _, yml in found.films]
    assert films == case.parts.get("films", "").splitlines()
    assert [str(one) for one in found.diagnostics] == case.parts.get("diagnostics", "").splitlines()


@with_any_name
def test_a_name_that_no_page_could_state_is_refused(tmp_path: Path) -> None:
    top = tmp_path / "seeds"
    top.mkdir()
    for name in (b"a\nb.txt", b"caf\xe9.txt"):
        with open(os.fsencode(top) + b"/" + name, "wb") as file:  # noqa: PTH123 - pathlib has no such names
            file.write(FILM.encode())
    found, diagnostics = seeds.gather(top)
    assert not found
    assert [str(one) for one in diagnostics] == [
        "seeds/a\\nb.txt: its name holds a control character, or is no UTF-8: rename it, say to a-b.txt",
        "seeds/caf\\udce9.txt: its name holds a control character, or is no UTF-8: rename it, say to caf.txt",
    ]


@with_any_name
def test_a_name_may_be_spelled_with_its_accents_apart(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Amélie")
    (tmp_path / f"{apart}.txt").write_text(FILM, encoding="utf-8")
    (tmp_path / "Amélie.yml").write_text("title: A", encoding="utf-8")
    (seed,), _ = seeds.gather(tmp_path)
    assert (seed.slug, seed.settings.title, seed.called) == ("amelie", "A", "Amélie")
    assert seeds.read(tmp_path / f"{apart}.txt", "x.txt").settings.title == "A"


def test_a_film_keeps_the_name_of_its_file_and_follows_it(project: Project) -> None:
    name = "Amélie (2001) & Co.TXT"
    project.put(
        {f"seeds/{name}": FILM.replace("Night Train", "Amélie"), "seeds/Amélie (2001) & Co.yml": LICENSED}
    )
    done = project.hooks("sync")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"source: seeds/{name}" in project.read("docs/amelie-2001-co/index.md")
    again = project.hooks("sync", "--check")
    assert (again.returncode, again.stdout, again.stderr) == (0, "docs/ is up to date\n", "")
    assert f"seeds/{name}: Amélie (1999)" in project.hooks("split", f"seeds/{name}").stdout
    built = project.build("--strict")
    assert built.returncode == 0, built.stderr
    assert project.hooks("check").returncode == 0
    (project.root / "seeds" / name).unlink()
    assert "docs/amelie-2001-co: its seed is gone" in project.hooks("sync").stderr


def test_what_cannot_be_used_is_no_film_that_is_gone(project: Project) -> None:
    project.put({"seeds/Night Train.txt": FILM, "seeds/Night Train.yml": LICENSED})
    assert project.hooks("sync").returncode == 0
    project.put({"seeds/night-train.md": FILM})
    done = project.hooks("sync")
    assert "would become the same folder, docs/night-train" in done.stderr
    assert "is gone" not in done.stderr


def test_a_text_without_a_title_of_its_own_is_called_as_its_file(tmp_path: Path) -> None:
    for name, title in (("old-train.txt", "Old train"), ("Amélie (2001) - Wikipedia.html", "Amélie")):
        (tmp_path / name).write_text(FILM, encoding="utf-8")
        seed = seeds.read(tmp_path / name, name)
        assert (seed.title, seed.suffix) == (title, f".{name.rpartition('.')[2]}")


def test_settings_and_texts_with_line_ends_of_windows_are_read_as_others(tmp_path: Path) -> None:
    for name, end in (("a", "\n"), ("b", "\r\n")):
        text, settings = FILM.replace(". ", ".\n"), "title: A\nsections:\n  - {kind: plot, at: Max}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline=end)
        (tmp_path / f"{name}.yml").write_text(settings, encoding="utf-8", newline=end)
    (one, other), diagnostics = seeds.gather(tmp_path)
    assert one.text == other.text
    assert one.settings._replace(path="") == other.settings._replace(path="")
    assert {diagnostic.severity for diagnostic in diagnostics} == {Severity.WARNING}
