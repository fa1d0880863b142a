"""A page that one Markdown object renders after others is the page that MkDocs makes of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from unreel.mkdocs_build import inline_marks, plain_blocks
from unreel.mkdocs_build.markdown_pages import Renderer
from unreel.store.site_settings import NEEDED_EXTENSIONS

if TYPE_CHECKING:
    from pathlib import Path

PIECES = [
    *("# A\n\n", "## B { #c }\n\n", "## B\n\n", "words\n", "\n\n", "- item\n", "[^1]", "\n\n[^1]: note\n\n"),
    *("[a](plot.md)", "[a](plot.md#b)", "[a](plot.md#)", "[a](./plot.md#b)", "[a](../index.md)", "[a](#b)"),
    *(
        "[a](gone.md)",
        "[a](plot/)",
        "[a](/plot.md)",
        "[a](plot.md?b#c)",
        "[a](pl%6ft.md)",
        "[a](http://b.c/)",
    ),
    *("[a](mailto:b@c.d)", "[a]()", "[a](hidden.md)", "![a](a.png)", "<a.b@c.de>", "[é](plot.md#é)"),
    *('<b id="d">e</b>', '<a name="f"></a>', "<a id=g>", '<div id="h">\n</div>\n', "<a>b</a>"),
]
WRITTEN = st.lists(st.sampled_from(PIECES), max_size=15).map("".join)
NAMES = (
    "index.md",
    "night-train/index.md",
    "night-train/plot.md",
    "night-train/a.png",
    "night-train/hidden.md",
)


class _Told(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.getMessage()}")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    root = tmp_path_factory.mktemp("project")
    (root / "docs").mkdir()
    found = MkDocsConfig(str(root / "mkdocs.yml"))
    found.load_dict(
        {"site_name": "Films", "docs_dir": str(root / "docs"), "markdown_extensions": [*NEEDED_EXTENSIONS]}
    )
    assert found.validate() == ([], [])
    found.markdown_extensions += [plain_blocks.NAME, inline_marks.NAME]
    return found


def _seen(page: Page, messages: list[str]) -> tuple[object, ...]:
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return page.content, [*map(str, page.toc)], page.title, page.present_anchor_ids, links, messages


def _rendered(config: MkDocsConfig, renderer: Renderer | None, text: str) -> tuple[object, ...] | str:
    files = Files([File(name, config.docs_dir, config.site_dir, use_directory_urls=True) for name in NAMES])
    files.src_uris["night-train/hidden.md"].inclusion = type(files.src_uris["index.md"].inclusion).EXCLUDED
    page = Page(None, files.src_uris["night-train/plot.md"], config)
    page.markdown, page.meta = text, {}
    told, log = _Told(), logging.getLogger("mkdocs.structure.pages")
    log.addHandler(told)
    try:
        if renderer:
            renderer.render(page, config, files)
        else:
            page.render(config, files)
    except Exception as error:  # noqa: BLE001 - whatever MkDocs raises, ours does too
        return repr(error)
    finally:
        log.removeHandler(told)
    return _seen(page, told.messages)


def test_pages_are_as_mkdocs_makes_them(config: MkDocsConfig) -> None:
    renderer = Renderer(config)

    @given(WRITTEN)
    def same(text: str) -> None:
        ours, theirs = _rendered(config, renderer, text), _rendered(config, None, text)
        assert ours == theirs

    same()


def _made(monkeypatch: pytest.MonkeyPatch, config: MkDocsConfig) -> int:
    """Return how many Markdown objects are made for three pages."""
    made: list[None] = []
    theirs = __import__("markdown").Markdown

    def counted(**settings: object) -> object:
        made.append(None)
        return theirs(**settings)

    monkeypatch.setattr("markdown.Markdown", counted)
    renderer = Renderer(config)
    for text in ("# A", "# B", "# C"):
        _rendered(config, renderer, text)
    return len(made)


def test_all_pages_have_one_markdown_object(monkeypatch: pytest.MonkeyPatch, config: MkDocsConfig) -> None:
    assert _made(monkeypatch, config) == 1


def test_an_extension_that_is_not_known_gets_a_new_one_for_each(
    monkeypatch: pytest.MonkeyPatch, config: MkDocsConfig, tmp_path: Path
) -> None:
    other = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    other.load_dict({"site_name": "Films", "docs_dir": config.docs_dir, "markdown_extensions": ["smarty"]})
    other.validate()
    assert _made(monkeypatch, other) == 3
