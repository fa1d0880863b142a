"""A process compiles each template once, however many builds it does."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from mkdocs.theme import Theme

from unreel.mkdocs_build.compiled_templates import environment


def shown(folder: Path, source: str) -> str:
    """Return what a theme's template shows, in an environment of its own."""
    (folder / "page.html").write_text(source, encoding="utf-8")
    theme = Theme(custom_dir=str(folder), locale="en")
    return environment(theme).get_template("page.html").render(words="a b")


def test_a_second_environment_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "{{ words }} once"
    assert shown(tmp_path, source) == "a b once"
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert shown(tmp_path, source) == "a b once"


def test_a_template_of_other_words_is_compiled_anew(tmp_path: Path) -> None:
    assert [shown(tmp_path, f"{name} {{{{ words }}}}") for name in ("one", "two")] == ["one a b", "two a b"]
