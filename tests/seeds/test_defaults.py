"""What is said of all texts, and the origin of each that comes of it: told in cases/seeds/defaults.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_files import Case, each_case
from projects import FILM, Project
from unreel import intake, seeds
from unreel.model.diagnostics import Diagnostic
from unreel.seeds.attribution import attribution

if TYPE_CHECKING:
    from pathlib import Path

ODD = f"{FILM} Max\ufffd sleeps, and Caf\u00c3\u00a9 Mars is shut."


@each_case("seeds/defaults")
def test_what_is_said_of_all_texts_completes_what_is_said_of_one(case: Case, tmp_path: Path) -> None:
    project = Project(tmp_path).put({"seeds/train.txt": FILM, "seeds/_defaults.yml": case.text})
    if "film" in case.parts:
        project.put({"seeds/train.yml": case["film"]})
    found, diagnostics = seeds.gather(tmp_path / "seeds")
    if "origin" in case.parts:
        title, site, url, licence = attribution(found[0].settings)
        assert f"{title}; {site}; {url}; {licence}" == case["origin"].rstrip("\n")
    told = [_told(one) for one in diagnostics]
    expected = case["told"].splitlines() if "told" in case.parts else []
    assert len(told) == len(expected), told
    assert all(map(str.startswith, told, expected)), told


def _told(one: Diagnostic) -> str:
    place = f":{one.line}:{one.column}" * bool(one.line)
    return f"{one.path}{place}: {one.severity.name.lower()}: {one.message}"


def test_an_oddity_is_accepted_in_a_line(tmp_path: Path) -> None:
    project = Project(tmp_path).put({"seeds/train.txt": ODD, "seeds/_defaults.yml": "source: own\n"})

    def told() -> list[str]:
        return [str(one) for one in seeds.gather(tmp_path / "seeds")[1]]

    assert "wrong encoding (Caf\u00c3\u00a9 → Café)" in told()[0]
    project.put({"seeds/train.yml": "accept: Caf\u00c3\u00a9\n"})
    assert told()[0].endswith(
        "write `accept: [U+FFFD]` in seeds/train.yml, or in _defaults.yml for all texts"
    )
    project.put({"seeds/_defaults.yml": "source: own\naccept: [u+fffd, U+0080]\n"})
    assert told() == []


def test_a_language_that_is_stated_is_not_guessed(tmp_path: Path) -> None:
    french = (
        "Le film est un drame de la guerre, et il est dans les salles avec une suite pour les enfants. " * 9
    )
    project = Project(tmp_path).put({"x.txt": french})
    assert "not English but French" in str(
        intake.read(seeds.read(tmp_path / "x.txt", "x.txt")).diagnostics[0]
    )
    project.put({"x.yml": "language: en-GB\n"})
    assert not intake.read(seeds.read(tmp_path / "x.txt", "x.txt")).diagnostics


def test_what_is_ones_own_is_adapted_from_nothing(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/_defaults.yml": "source: own\nlicence: CC BY 4.0\n"})
    assert project.build().returncode == 0
    page = project.read("site/night-train/index.html")
    assert 'This text is under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.' in page
    assert "Adapted" not in page
    project.put({"seeds/_defaults.yml": "source: own\n"})
    assert project.hooks("sync").returncode == 0
    assert "adapted_from" not in project.read("docs/night-train/index.md")
