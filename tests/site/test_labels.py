"""What the site says to readers lies in one file: all of it, and nothing else."""

from __future__ import annotations

import ast
import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, ROOT, Project
from unreel.facts.field import Field
from unreel.lexicon import labels
from unreel.lexicon.months import MONTHS, SHORT_MONTHS
from unreel.lexicon.wordlists import wordtable
from unreel.library import Kind
from unreel.model.article import BACK_MATTER, PROSE
from unreel.site.people_groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY = ROOT / "hooks/unreel"
THEME = LIBRARY / "mkdocs_build/theme"
CALLED = {"label", "counted"}


def _in_code() -> Iterator[str]:
    """Return the labels that code names outright, those that it chooses between among them."""
    for path in LIBRARY.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "lexicon.labels import" in text:
            yield from _named(ast.parse(text))


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
            first = node.args[-1] if node.func.id == "counted" else node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _in_templates() -> Iterator[str]:
    for path in THEME.rglob("*.html"):
        yield from re.findall(r'"([^"]+)" \| (?:label|counted)', path.read_text(encoding="utf-8"))


def _in_scripts() -> Iterator[str]:
    for path in (THEME / "assets").rglob("*.js"):
        yield from re.findall(r'\blabel\("([^"]+)"', path.read_text(encoding="utf-8"))


def test_each_label_is_in_the_file_and_no_other() -> None:
    of_data = {
        *(words for field in Field for words in (field.row, field.rows) if words),
        *(kind.capitalize() for kind in (*PROSE, *BACK_MATTER, *Kind)),
        *(f"All {kind}" for kind in Kind),
        *GROUPS,
        *MONTHS,
        *(f"{short}." for short, month in zip(SHORT_MONTHS, MONTHS, strict=True) if len(month) > len("June")),
    }
    named = {*_in_code(), *_in_templates(), *_in_scripts(), *of_data}
    chosen = {*labels.labels()} - named
    sources = "".join(
        path.read_text(encoding="utf-8") for path in chain(LIBRARY.rglob("*.py"), THEME.rglob("*.html"))
    )
    assert sorted(named - {*labels.labels()}) == []
    assert [words for words in sorted(chosen) if f'"{words}"' not in sources] == []
    assert {*wordtable(f"{labels.FILE}#scripts")} == {*_in_scripts()}


def test_a_label_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        labels.label("no such label")
    assert labels.counted(1) == "1 film"
    assert labels.counted(2000) == "2,000 films"


def test_a_translation_is_one_file(project: Project) -> None:
    file = "hooks/unreel/lexicon/labels.txt"
    translated = {
        "Directed by": "Regie",
        "Cite this page": "Diese Seite zitieren",
        "Print the whole film": "Den ganzen Film drucken",
        "Hide plots": "Handlungen verbergen",
        "Copied": "Kopiert",
    }
    lines = project.read(file).splitlines()
    lines = [f"{line} = {translated[line]}" if line in translated else line for line in lines]
    project.put({file: "\n".join(lines) + "\n", "seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.build().returncode == 0
    page = project.read("site/night-train/index.html")
    for english, shown in translated.items():
        assert shown in page
        assert f">{english}<" not in page
