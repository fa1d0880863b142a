"""The preview tells what the check will say of what was just saved, and that a build failed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from projects import FILM, LICENSED, PLOT, Project
from unreel.mkdocs_build import review_panel, saves
from unreel.mkdocs_build.memory import Memory
from unreel.model.diagnostics import Diagnostic
from unreel.site import docs
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "docs/night-train/plot.md"


Preview = tuple[Project, LiveReloadServer, Memory, list[Exception]]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Return a project that is served, and the errors that its next builds are to end in."""
    project = Project(tmp_path).put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    project.put({"mkdocs.yml": "site_name: Films\n", "docs/index.md": "# Films\n"})
    workspace, memory, errors = Workspace(tmp_path), Memory(), list[Exception]()
    memory.is_serving = True

    def build() -> None:
        saves.update_docs(workspace, memory, MkDocsConfig())
        if errors:
            raise errors.pop()
        memory.site = docs.read(workspace.docs, memory.site, workspace)

    build()
    server = LiveReloadServer(build, "127.0.0.1", 0, str(tmp_path))  # it is not bound, and serves nothing
    saves.serve(server, workspace, memory, build)
    yield project, server, memory, errors
    server.server_close()


def shown(server: LiveReloadServer) -> str:
    """Return a page as the server puts it out, without the script that is MkDocs' own."""
    page = server._inject_js_into_html(b"<p>A page.</p></body>", 7).decode()  # noqa: SLF001 - no public way
    return re.sub(r"<script>.*</script>", "", page, flags=re.DOTALL)


def test_a_panel_tells_of_what_was_saved_and_of_nothing_else(
    preview: Preview, caplog: pytest.LogCaptureFixture
) -> None:
    project, server, _, _ = preview
    assert shown(server) == "<p>A page.</p></body>"
    project.put(
        {"seeds/day-train.txt": FILM.replace("Night", "Day"), "docs/about.md": "# A\n\n[x](gone.md)\n"}
    )
    server.builder()  # another film, without a licence, and its pages
    server.builder()
    caplog.clear()
    project.put({PAGE: project.read(PAGE) + "\n[<b>](gone.md)[^1]\n"})
    server.builder()
    page = shown(server)
    assert f"<li>{PAGE}:12:7: there is no page `gone.md`" in page
    assert "there is no such footnote" in page
    assert "day-train" not in page + caplog.text
    assert "about.md" not in page
    assert page.endswith("</body>")
    assert "there is no page `gone.md`" in caplog.text
    project.put({PAGE: project.read(PAGE).replace("\n[<b>](gone.md)[^1]\n", "")})
    server.builder()
    assert shown(server) == "<p>A page.</p></body>"


def test_a_failed_build_is_told_in_the_browser_until_one_succeeds(
    preview: Preview,
) -> None:
    project, server, _, errors = preview
    errors.append(ValueError("<script>alert(1)</script>"))
    server.builder()
    assert "The build failed" in shown(server)
    assert "ValueError: &lt;script&gt;alert(1)" in shown(server)
    project.put({"seeds/night-train.yml": LICENSED})
    server.builder()
    server.builder()
    assert "The build failed" not in shown(server)


def test_of_many_messages_some_are_listed_and_the_others_counted() -> None:
    told = [Diagnostic("docs/x.md", number, 1, "mend it") for number in range(1, 31)]
    html = review_panel.panel(told)
    assert html.count("<li>") == review_panel.MOST + 1
    assert "… and 10 more" in html
    assert "<script" not in html
