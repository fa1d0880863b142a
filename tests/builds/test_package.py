"""What pip installs: the library, with a command and a plugin that find the project where they are called."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from projects import FILM, PLOT, ROOT, Project, made
from unreel.model.version import version

SEEDS: dict[str, str | bytes] = {"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT}
HOME = "# Films\n\n<!-- catalogue -->\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which pip has installed the wheel."""
    folder = tmp_path_factory.mktemp("package")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wheel = [
        *pip,
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    assert subprocess.run(wheel, cwd=folder, check=False).returncode == 0
    (built,) = folder.glob("*.whl")
    installed = folder / "installed"
    install = [*pip, "install", "--no-deps", "--no-index", "--target", str(installed), str(built)]
    assert subprocess.run(install, cwd=folder, check=False).returncode == 0
    return installed


@pytest.fixture
def _installed(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each Python that a test starts have the package."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(package), os.environ["PYTHONPATH"]]))
    monkeypatch.setenv("PATH", os.pathsep.join([str(package / "bin"), os.environ["PATH"]]))


def unreel(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["unreel", *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("_installed")
def test_the_plugin_and_the_hook_build_the_same_site(tmp_path: Path) -> None:
    hooked = made(tmp_path / "hooked").put({**SEEDS, "docs/index.md": HOME})
    assert hooked.hooks("sync").returncode == 0
    settings = hooked.read("mkdocs.yml")
    assert settings.count("hooks: [hooks/events.py]\n") == settings.count("plugins:\n") == 1
    settings = settings.replace("hooks: [hooks/events.py]\n", "").replace(
        "plugins:\n", "plugins:\n  - unreel\n"
    )
    plugged = Project(tmp_path / "plugged").put(
        {
            **SEEDS,
            "docs/index.md": HOME,
            "mkdocs.yml": settings.replace("watch: [seeds, hooks]", "watch: [seeds]"),
        }
    )
    synced = unreel(plugged.root / "docs", "sync")  # the project is found upwards
    assert synced.returncode == 0, synced.stderr
    assert plugged.tree("docs") == hooked.tree("docs")
    for project in (hooked, plugged):
        done = project.build("--strict")
        assert done.returncode == 0, done.stderr
    sites = [project.tree("site") for project in (hooked, plugged)]
    for site in sites:
        del site["sitemap.xml.gz"]  # it holds the time
    assert sites[0] == sites[1]
    assert unreel(plugged.root, "check").stdout == "nothing is lost: seeds/ → docs/ → site/\n"


@pytest.mark.usefixtures("_installed")
def test_two_lines_of_settings_are_enough_beside_other_plugins_and_a_theme_of_ones_own(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path).put(
        {
            **SEEDS,
            "docs/index.md": f"---\ntags: [trains]\n---\n\n{HOME}",
            "mkdocs.yml": (
                "site_name: Mine\ntheme: {name: material, custom_dir: mine}\n"
                "plugins: [search, unreel, tags]\n"
            ),
            "mine/main.html": '{% extends "unreel/main.html" %}{% block announce %}Hear, hear{% endblock %}',
            "mine/assets/own.css": "p {}",
        }
    )
    for command in ("sync", "review"):
        assert unreel(tmp_path, command).returncode == 0
    done = Project(tmp_path / "mine").run("-m", "mkdocs", "build", "--strict", "-f", "../mkdocs.yml")
    assert done.returncode == 0, done.stderr
    page = project.read("site/night-train/index.html")
    for part in (
        "Hear, hear",
        "Content-Security-Policy",
        "assets/unreel.css",
        "assets/search/box.js",
        "Ann Lee",
    ):
        assert part in page
    assert (tmp_path / "site/assets/own.css").is_file()
    assert 'class="md-tag"' in project.read("site/index.html")
    project.put({"mine/main.html": '{% extends "base.html" %}'})
    assert 'begin it with {% extends "unreel/main.html" %}' in project.build().stderr
    project.put({"mkdocs.yml": "site_name: Mine\nplugins: [unreel]\n"})
    other = project.build()
    assert other.returncode == 1
    assert "write `name: material` under `theme:`" in other.stderr
    assert "Traceback" not in other.stderr


@pytest.mark.usefixtures("_installed")
def test_messages_name_the_command_that_there_is(tmp_path: Path) -> None:
    (tmp_path / "lost").mkdir()
    lost = unreel(tmp_path / "lost", "sync")
    assert (lost.returncode, lost.stdout) == (1, "")
    assert lost.stderr.startswith(f"error: {tmp_path.as_posix()}/lost: there is no mkdocs.yml here")
    assert unreel(tmp_path / "lost", "sync", "--help").returncode == 0
    assert unreel(tmp_path, "--version").stdout == f"Unreel {version()}\n"
    Project(tmp_path).put({**SEEDS, "mkdocs.yml": "site_name: Mine\n"})
    assert unreel(tmp_path, "sync", "--check").stderr == "docs/ is behind seeds/: run `unreel sync`\n"
    assert unreel(tmp_path, "split", "seeds/night-train.txt").returncode == 0


@pytest.mark.usefixtures("_installed")
def test_a_new_library_is_a_green_site_after_three_commands(tmp_path: Path) -> None:
    Project(tmp_path / "texts").put(
        {"Night Train.txt": FILM, "Dawn.txt": FILM.replace("Night Train", "Dawn")}
    )
    assert unreel(tmp_path, "new", "my-films", "--from", "texts", "--own").returncode == 0
    library = tmp_path / "my-films"
    for command in (["review"], ["build", "--strict"], ["check"]):
        done = unreel(library, *command)
        assert (done.returncode, "reaches end of life" in done.stderr) == (0, False), done.stderr
    assert "Dawn" in Project(library).read("site/index.html")


def test_the_package_holds_all_of_the_library(package: Path) -> None:
    """Code, words, weights and the theme."""

    def files(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    assert files(package / "unreel") == files(ROOT / "hooks/unreel")


def test_what_is_pinned_is_what_the_package_asks_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {one.name: one.specifier for one in map(Requirement, settings["dependencies"])}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("#")[0].strip().split("==") for line in lines if "==" in line.split("#")[0])
    assert pinned.keys() == asked.keys()
    assert [name for name, pin in pinned.items() if pin not in asked[name]] == []
