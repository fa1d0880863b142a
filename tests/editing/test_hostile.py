"""Nothing that a pull request brings runs: the check names every page and file of the lists."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from case_files import Case, cases, each_case
from hostile import FILE_LISTS, PAGE_LISTS, written
from markup import Html
from projects import FIXTURES
from strategies import examples
from unreel.editing.review import review, reviewed
from unreel.editing.review.markup import forbidden_markup
from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Severity
from unreel.pages.snapshot import Snapshot
from unreel.site import docs
from unreel.site.languages import marked
from unreel.store import site_settings
from unreel.store.site_settings import SiteSettings

SETTINGS = site_settings.read(FIXTURES)
MANY_EXTENSIONS = SiteSettings(
    extensions=(
        *SETTINGS.extensions,
        *("admonition", "footnotes", "def_list", "abbr", "markdown.extensions.smarty"),
        *(f"pymdownx.{name}" for name in ("details", "superfences", "highlight", "inlinehilite", "tasklist")),
        *(f"pymdownx.{name}" for name in ("tabbed", "keys", "mark", "tilde", "caret", "critic", "emoji")),
    ),
    configs={**SETTINGS.configs, "pymdownx.tabbed": {"alternate_style": True}},
)
LINES = [
    pytest.param(line, id=f"{case.title}-{number}")
    for name in PAGE_LISTS
    for case in cases(name)
    for number, line in enumerate(case.lines())
]


def page_set(text: str, settings: SiteSettings = SETTINGS) -> PageSet:
    source = PageSource("train/plot.md", "docs/train/plot.md", text)
    return PageSet(Snapshot({source.name: source}), settings=settings)


@pytest.mark.parametrize("line", LINES)
def test_each_hostile_page_is_named(line: str) -> None:
    found = [one for one in reviewed(page_set(f"{written(line)}\n")) if one.severity is Severity.ERROR]
    assert found
    assert all(one.path == "docs/train/plot.md" and one.message.count(": ") for one in found)


def test_there_are_hundreds_of_them() -> None:
    files = [line for name in FILE_LISTS for case in cases(name) for line in case.lines()]
    assert len(LINES) > 400
    assert len(files) > 90


@each_case(*FILE_LISTS)
def test_each_hostile_file_is_named(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    for line in case.lines():
        _make(folder, line)
    told = {one.path for one in review(folder) if one.severity is Severity.ERROR}
    paths = {f"docs/{written(line).partition(' -> ')[0]}" for line in case.lines()}
    assert {path for path in paths if not any(path.startswith(f"{one}/") for one in told)} == told


def _make(folder: Path, line: str) -> None:
    name, arrow, target = written(line).partition(" -> ")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if target == "|":
        os.mkfifo(path)
    elif arrow:
        path.symlink_to(target)
    else:
        path.write_bytes(b"<script>alert(1)</script>")


@each_case("editing/honest")
def test_honest_pages_pass_without_a_word(case: Case) -> None:
    for settings in (SETTINGS, MANY_EXTENSIONS):
        pages = page_set(case.text, settings)
        (source,) = pages.docs.sources.values()
        assert [str(one) for one in forbidden_markup(source, pages)] == []


def test_tabs_pass_too() -> None:
    text = '# A\n\n=== "One"\n\n    Words.\n\n=== "Two"\n\n    Others.\n'
    pages = page_set(text, MANY_EXTENSIONS)
    (source,) = pages.docs.sources.values()
    assert "__tabbed_1_1" in pages.renderer.render(text).html
    assert [*forbidden_markup(source, pages)] == []


def test_what_cannot_be_rendered_is_told_with_its_line() -> None:
    pages = page_set("# A\n\nB\n", SiteSettings(extensions=("no_such_extension",)))
    (source,) = pages.docs.sources.values()
    (told,) = forbidden_markup(source, pages)
    assert re.fullmatch(
        r"docs/train/plot\.md:1:1: this cannot be rendered \(.*no_such_extension.*\): .*", str(told)
    )


PIECES = st.lists(
    st.sampled_from(
        [
            *("<!-- infobox -->", "<!-- timeline -->", "<!-- entry -->", "Хардкор", "«Хардкор» onerror=x"),
            *("<div title='", "<div>", "</div>", '<p title="', "'>", '">', "<b ", ">", "<i>a</i>", "`"),
            *("# Max\n", "| a |\n|---|\n| b |\n", "> ", "- ", "    ", "```\n", "~~~\n", "<!--", "-->"),
            *("{ .x }", "{: title='", "*a*", "[x](plot.md#a)", "![x](a.png 'Хардкор')", "&lt;img src=x>"),
            *("on 4 April 2016", "It grossed $5 million.", "\n", "\n", "\n\n", "\n\n", " ", "\\", "&quot;"),
        ]
    ),
    max_size=14,
).map("".join)
OVERVIEW = """---
title: "Night ' onclick=alert(1) <img src=x onerror=alert(1)>"
section: overview
---

# Night

Night is a 1999 film directed by Ann 'onclick=alert(1) Lee. It was released on April 8, 2016.
"""


@examples(150)
@given(PIECES)
@example("<div title='\n<!-- infobox -->\n'>x</div>")
def test_what_the_build_puts_into_a_page_runs_no_more_than_its_own_words(text: str) -> None:
    names = {"train/index.md": OVERVIEW, "train/plot.md": f"# Plot\n\n{text}\n"}
    sources = {name: PageSource(name, f"docs/{name}", one) for name, one in names.items()}
    pages = PageSet(Snapshot(sources), settings=SETTINGS)
    if not [*forbidden_markup(sources["train/plot.md"], pages)]:
        filled = docs.filled(docs.from_snapshot(pages.docs), "train/plot.md", names["train/plot.md"])
        html = Html(marked(pages.renderer.render(filled).html))
        assert not [
            (element, name)
            for element, attributes in html.elements("*")
            for name in attributes
            if name.startswith("on") or (element in {"script", "img"} and "onerror" in str(attributes))
        ]
