"""mkdocs.yml is read without running what it names, but for a few functions that rendering needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unreel.store import site_settings

if TYPE_CHECKING:
    from pathlib import Path

FORMS = (
    "!!python/object/apply:{} {{kwds: {{input: a.md, output: made.html}}}}",
    "!!python/object/new:{} [a.md]",
)
NAMES = (
    "markdown.markdownFromFile",
    "markdown.core.markdownFromFile",
    "markdown.extensions.codehilite.makeExtension",
    "material.extensions.emoji._load",
    "pymdownx.slugs.os.system",
    "os.system",
    "pymdownx.slugs",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_no_other_function_is_called(
    name: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("A", encoding="utf-8")
    markup = f"markdown_extensions:\n  - toc: {{slugify: {form.format(name)}}}\n  - attr_list\n"
    (tmp_path / "mkdocs.yml").write_text(markup, encoding="utf-8")
    found = site_settings.read(tmp_path)
    assert (found.fault, found.configs["toc"]) == ("", {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "mkdocs.yml"]


def test_what_renders_is_looked_up(tmp_path: Path) -> None:
    markup = (
        "markdown_extensions:\n"
        "  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n"
    )
    (tmp_path / "mkdocs.yml").write_text(markup, encoding="utf-8")
    configs = site_settings.read(tmp_path).configs
    assert configs["toc"]["slugify"]("An Entry", "-") == "an-entry"
    assert callable(configs["pymdownx.emoji"]["emoji_index"])
