"""The theme keeps Material's switches, and says where what it replaces is no longer there."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from projects import FILM, PLOT, Project

MATERIAL = Path(material.__file__).parent / "templates"
THEME = "hooks/unreel/mkdocs_build/theme"

CHANGED = {
    "the menu's label": (
        "partials/header.html",
        'class="md-header__button md-icon" for="__drawer"',
        'for="__drawer" class="md-header__button"',
        'main.html: Material has no “<label class="md-header__button md-icon" for="__drawer">”',
    ),
    "the article": (
        "base.html",
        "<article class=",
        "<article id='x' class=",
        'main.html: Material has no “<article class="”',
    ),
    "a block": (
        "base.html",
        "block extrahead",
        "block head",
        "main.html: Material's base.html has no block “extrahead”",
    ),
    "a partial": (
        "partials/content.html",
        "partials/actions.html",
        "partials/buttons.html",
        "partials/actions.html: no template that Material's base.html loads includes it",
    ),
}
"""What is changed → the template of Material's, the words there, what stands for them, the warning."""


@pytest.fixture
def film(project: Project) -> Project:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    return project


@pytest.mark.parametrize(("template", "old", "new", "warning"), CHANGED.values(), ids=CHANGED)
def test_what_is_replaced_and_no_longer_there_fails_a_strict_build(
    film: Project, template: str, old: str, new: str, warning: str
) -> None:
    markup = (MATERIAL / template).read_text(encoding="utf-8")
    assert old in markup
    film.put({f"{THEME}/{template}": markup.replace(old, new), f"{THEME}/partials/buttons.html": ""})
    done = film.build("--strict")
    assert done.returncode == 1
    assert done.stderr.count(f"WARNING -  unreel/mkdocs_build/theme/{warning}") == 1, done.stderr


@pytest.mark.parametrize("plugin", ["[]", "[{search: {enabled: false}}]"])
def test_without_a_search_nothing_is_missing_there(film: Project, plugin: str) -> None:
    settings = film.read("mkdocs.yml")
    start, end = settings.index("plugins:"), settings.index("validation:")
    film.put({"mkdocs.yml": f"{settings[:start]}plugins: {plugin}\n{settings[end:]}"})
    done = film.build("--strict")
    assert done.returncode == 0, done.stderr


def test_what_a_page_hides_is_hidden(film: Project) -> None:
    plot = film.read("docs/night-train/plot.md")
    film.put(
        {
            "docs/about.md": "---\nhide: [navigation, path]\n---\n\n# About\n",
            "docs/night-train/plot.md": plot.replace("title:", "hide: [path]\ntitle:", 1),
        }
    )
    assert film.build("--strict").returncode == 0
    assert "md-path" not in film.read("site/about/index.html")
    page = film.read("site/night-train/plot/index.html")
    assert "md-path__list" not in page
    assert "1 minute to read" in page
    assert "md-path__list" in film.read("site/night-train/people/index.html")


@pytest.mark.parametrize(
    ("features", "icon", "links"),
    [
        ("[content.action.edit, content.action.view]", "", ["edit", "view"]),
        ("[content.action.edit]", "icon: {edit: material/pencil}", ["edit"]),
        ("[]", "", []),
    ],
)
def test_the_links_to_the_source_are_those_that_the_settings_name(
    film: Project, features: str, icon: str, links: list[str]
) -> None:
    film.put(
        {
            "mkdocs.yml": (
                "site_name: Films\nhooks: [hooks/events.py]\nrepo_url: https://example.org/x\n"
                "edit_uri: edit/main/docs/\ntheme:\n  name: material\n"
                f"  custom_dir: {THEME}\n  features: {features}\n  {icon}\n"
                "markdown_extensions: [attr_list, md_in_html]\n"
            )
        }
    )
    assert film.build().returncode == 0
    page = film.read("site/night-train/plot/index.html")
    address = "https://example.org/x/{}/main/docs/night-train/plot.md"
    assert (address.format("edit") in page) == ("edit" in links)
    assert (address.format("blob") in page) == ("view" in links)
    pencil = (MATERIAL / ".icons/material/pencil.svg").read_text(encoding="utf-8")
    assert (pencil in page) == bool(icon)
