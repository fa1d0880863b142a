"""Each act that docs/contributing.md invites, and the mending that the check asks for, ends green."""

from __future__ import annotations

import logging
import shutil
import sys
from logging.handlers import BufferingHandler
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from projects import FILM, LICENSED, PLOT, ROOT, Project, made
from repositories import git
from unreel.editing.check import check
from unreel.editing.format import reformat
from unreel.editing.review import review
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.store.workspace import Workspace
from unreel.syncing import films
from unreel.syncing.resolve import Decision, resolve_page
from unreel.syncing.update import update

if TYPE_CHECKING:
    from collections.abc import Callable

PLOT_PAGE, INDEX, PEOPLE, CAST = (
    f"docs/night-train/{name}.md" for name in ("plot", "index", "people", "cast")
)
DRIVER = "look for the driver."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a repository with two films; each test has a branch of its own."""
    project = made(tmp_path_factory.mktemp("library"))
    for name in (".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, project.root)
    text = FILM + " Lee, Ann (2011). A Book. London: Press."
    settings = PLOT.replace("}]", "}, {kind: references, at: 'Lee, Ann (2011)'}]")
    project.put({"seeds/night-train.txt": text, "seeds/night-train.yml": settings})
    project.put({"seeds/day-train.txt": FILM.replace("Night", "Day"), "seeds/day-train.yml": PLOT})
    update(Workspace(project.root), write=True)
    git(project.root, "init")
    git(project.root, "add", "--all")
    git(project.root, "commit", "--message", "Add two films")
    return project


@pytest.fixture
def branch(library: Project) -> Project:
    git(library.root, "reset", "--hard")
    git(library.root, "clean", "--force", "-d")
    git(library.root, "switch", "--force-create", "act", "main")
    return library


def edit(project: Project, page: str, old: str, new: str) -> None:
    text = project.read(page)
    assert old in text, text
    project.put({page: text.replace(old, new)})


def red(project: Project, *, builds: bool = True) -> list[str]:
    """Return what the check of a pull request says against a project as it is committed."""
    workspace = Workspace(project.root)
    git(project.root, "add", "--all")
    git(project.root, "commit", "--allow-empty", "--message", "Act")
    done = update(workspace, write=True)
    told = [*done.diagnostics, *review(workspace.docs)]
    if builds:
        told += [*_built(project), *check(workspace, project.root / "site")]
    left = git(project.root, "status", "--porcelain", "--", "docs", ".unreel/base", "seeds")
    return [str(one) for one in told if one.severity > Severity.HINT] + left.splitlines()


def _built(project: Project) -> list[Diagnostic]:
    handler = BufferingHandler(capacity=sys.maxsize)
    handler.setLevel(logging.WARNING)
    ended = []
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        build(load_config(str(project.root / "mkdocs.yml"), strict=True))
    except SystemExit as error:
        ended.append(Diagnostic("mkdocs.yml", 0, 0, str(error)))
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    return [Diagnostic(record.name, 0, 0, record.getMessage()) for record in handler.buffer] + ended


EDITS: dict[str, tuple[str, str, str]] = {
    "a link": (PLOT_PAGE, "an empty train", "an [empty](cast.md#max) train"),
    "a person": (PEOPLE, "# People\n", "# People\n\n## Cara Day\n\n<!-- entry -->\n"),
    "a character": (CAST, "### Max\n", "### Zoe\n\n<!-- entry -->\n\n### Max\n"),
    "a citation": (PLOT_PAGE, DRIVER, f"{DRIVER}[Lee 2011](references.md#ref-lee-2011)"),
    "a request for a source": (PLOT_PAGE, DRIVER, f"{DRIVER}<!-- citation needed -->"),
    "a footnote": (PLOT_PAGE, DRIVER, f"{DRIVER}[^1]\n\n[^1]: Lee, Ann: *Trains*. Example Press, 2011."),
    "a box": (PLOT_PAGE, DRIVER, f"{DRIVER}\n\n!!! note\n    Of another cut."),
    "a new sentence": (PLOT_PAGE, DRIVER, f"{DRIVER}\nThey find nobody.\n\nThe train stops."),
    "a renamed heading": (CAST, "### Max", "### Max the Conductor { #max }"),
    "titles in italics": (INDEX, "section: overview\n", "section: overview\nitalics: [The Train]\n"),
    "a line of an infobox": (
        INDEX,
        "section: overview\n",
        "section: overview\ninfobox: {Budget: $2 million}\n",
    ),
}


def test_edits_in_place_are_green_one_by_one_and_all_together(branch: Project) -> None:
    for act, (page, old, new) in EDITS.items():
        edit(branch, page, old, new)
        assert red(branch, builds=False) == [], act
    assert red(branch) == []


def _picture(project: Project) -> None:
    project.put({"docs/night-train/max.png": (ROOT / ".github/screenshot.png").read_bytes()})
    caption = "![Max on the platform](max.png)\n*Max at dawn (photograph: Ann Lee, CC BY 4.0).*"
    edit(project, PLOT_PAGE, DRIVER, f"{DRIVER}\n\n{caption}")


def _new_film(project: Project) -> None:
    text = FILM.replace("Night Train", "Dusk Train")
    project.put({"seeds/Dusk Train.txt": text, "seeds/Dusk Train.yml": LICENSED})
    update(Workspace(project.root), write=True)


def _moved_sentence(project: Project) -> None:
    line = next(one for one in project.read(PLOT_PAGE).split("\n") if DRIVER in one)
    edit(project, PLOT_PAGE, f"{line}\n", "")
    project.put({INDEX: f"{project.read(INDEX)}{line}\n"})


def _conflict(project: Project) -> None:
    edit(project, PLOT_PAGE, DRIVER, "look for a guard.")
    edit(project, "seeds/night-train.txt", DRIVER, "look for the crew.")
    update(Workspace(project.root), write=True)
    assert any("a conflict is not resolved" in one for one in red(project))


def _resolved_by_hand(project: Project) -> None:
    _conflict(project)
    text = project.read(PLOT_PAGE)
    before, after = text[: text.index("<<<<<<<")], text[text.index(">>>>>>> seeds\n") + 14 :]
    project.put({PLOT_PAGE: f"{before}He meets Zoe and they look for the guards.\n{after}"})


def _resolved_by_command(project: Project) -> None:
    _conflict(project)
    resolve_page(project.root / PLOT_PAGE, Decision.THEIRS, Workspace(project.root))


def _dead_link_mended(project: Project) -> None:
    edit(project, PLOT_PAGE, DRIVER, "look for [Zoe](cast.md#zoe).")
    assert any("has no heading `#zoe`" in one for one in red(project))
    edit(project, PLOT_PAGE, "[Zoe](cast.md#zoe)", "Zoe")


def _formatted(project: Project) -> None:
    edit(project, PLOT_PAGE, DRIVER, f"{DRIVER} They find nobody on the train.\n* * *")
    assert not reformat([], Workspace(project.root)).diagnostics


def _film_of_anothers_name(project: Project) -> None:
    workspace = Workspace(project.root)
    films.perform(films.renamed_film("day-train", "Dawn Train", workspace), workspace)


def _film_gone(project: Project) -> None:
    workspace = Workspace(project.root)
    films.perform(films.removed_film("day-train", "", workspace), workspace)


def _page_of_another_name(project: Project) -> None:
    workspace = Workspace(project.root)
    films.perform(films.renamed_page("night-train/plot.md", "night-train/story.md", workspace), workspace)


def _page_gone(project: Project) -> None:
    (project.root / "docs/night-train/timeline.md").unlink()


def _own_page(project: Project) -> None:
    project.put({"docs/night-train/trivia.md": "# Trivia\n\nThe train was [Max](cast.md#max)'s own.\n"})


def _corrected_split(project: Project) -> None:
    edit(project, "seeds/night-train.yml", "Max, a conductor", "He meets Zoe")
    update(Workspace(project.root), write=True)


ACTS: dict[str, Callable[[Project], None]] = {
    "a picture": _picture,
    "a new film": _new_film,
    "a page of one's own": _own_page,
    "a sentence on another page": _moved_sentence,
    "a conflict resolved by hand": _resolved_by_hand,
    "a conflict resolved by a command": _resolved_by_command,
    "a dead link mended": _dead_link_mended,
    "the form given": _formatted,
    "a film renamed": _film_of_anothers_name,
    "a film removed": _film_gone,
    "a page renamed": _page_of_another_name,
    "a page deleted": _page_gone,
    "a split corrected": _corrected_split,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_is_green(branch: Project, act: Callable[[Project], None]) -> None:
    act(branch)
    assert red(branch) == []
