"""What a build relies on: its events come in the order that they need, and builds share nothing by chance."""

from __future__ import annotations

import os
import socket
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup
from mkdocs.config import load_config

from projects import FILM, PLOT, ROOT, importing
from search_index import searched
from unreel.mkdocs_build import machine_readable
from unreel.store.fingerprints import fingerprints
from unreel.store.workers.choice import MANY

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from projects import Project


def started(project: Project, folder: str, command: str = "build") -> MkDocsConfig:
    """Return a configuration whose plugins are started and configured."""
    config = load_config(
        str(project.root / "mkdocs.yml"), site_dir=str(project.root / folder), dev_addr="127.0.0.1:0"
    )
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]  # a str
    return config.plugins.on_config(config)


def owners(events: list[Callable[..., object]]) -> list[str]:
    return [type(getattr(event, "__self__", None)).__name__ for event in events]


def test_events_come_in_the_order_that_they_need(project: Project) -> None:
    events = started(project, "site").plugins.events
    assert owners(events["config"])[0] == "Unreel"
    last = owners(events["post_build"])
    assert last.index("SearchPlugin") < last.index("Build") < last.index("OfflinePlugin")
    context = owners(events["page_context"])
    assert context.index("SearchPlugin") < context.index("Build")


def test_a_site_of_files_has_the_search_of_every_site(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFLINE", "true")
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.build().returncode == 0
    assert "night-train/plot.html" in {entry.address for entry in searched(project.root / "site")}
    assert not list((project.root / "site/search").glob("search_index.*"))


def test_builds_share_the_memory_of_their_server_alone(project: Project) -> None:
    def memory(config: MkDocsConfig) -> object:
        return vars(config.plugins["unreel/build"])["_memory"]

    first = started(project, "one", "serve")
    other = started(project, "other", "serve")
    again = load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "one"))
    again.plugins.on_config(again)
    assert memory(again) is memory(first)
    assert memory(other) is not memory(first)
    assert memory(started(project, "one", "serve")) is not memory(first)


def test_what_programs_read_is_written_before_titles_are_escaped() -> None:
    page = SimpleNamespace(markdown="# A & B", title=Markup("A &amp; B"), canonical_url="")
    files = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(page=page, src_uri="a.md")])
    with pytest.raises(ValueError, match=r"a\.md: the title is escaped"):
        machine_readable.write(files, SimpleNamespace(), SimpleNamespace())  # type: ignore[arg-type]  # unused


@pytest.mark.parametrize("target", [".", "..", "../.."])
def test_links_that_lead_in_circles_end_a_build_with_a_message(project: Project, target: str) -> None:
    project.put({"docs/x/plot.md": "# Plot\n"})
    for name in ("one", "other"):  # with two of them, each step doubles the ways
        (project.root / "docs/x" / name).symlink_to(target)
    done = project.build()
    assert done.returncode == 1
    assert "docs/x/o" in done.stderr
    assert "this link leads back into docs/" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(fingerprints(project.root / "docs")) < 10


def test_a_port_that_is_in_use_is_told_in_a_sentence(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = project.hooks("serve", "--port", str(port))
    assert done.returncode == 1
    told = done.stderr.strip().splitlines()[-1]
    assert told.startswith(f"Error: 127.0.0.1:{port} cannot be had (Address already in use)"), done.stderr
    assert told.endswith(f"`python hooks serve --port {port + 1}` or `make serve PORT={port + 1}`")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("folder", ["seeds", "seeds/site", ".unreel", ".unreel/cache", "own", "link"])
def test_a_site_among_what_people_wrote_is_refused(project: Project, folder: str) -> None:
    project.put({"seeds/night-train.txt": FILM, ".unreel/base/x": "", "own/theme/main.html": ""})
    theme = "name: material\n  custom_dir: own/theme"
    project.put({"mkdocs.yml": project.read("mkdocs.yml").replace("name: material", theme, 1)})
    (project.root / "link").symlink_to("seeds")
    before = project.tree(".")
    done = project.build("--site-dir", folder)
    assert done.returncode == 1
    assert "cannot be the folder of the site" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.tree(".") == before


def test_what_is_asked_for_wrongly_is_told_in_a_sentence(project: Project) -> None:
    page = "---\ntitle: Night\nsection: overview\n---\n\n# Night\n"
    project.put({f"docs/night-{number}/index.md": page for number in range(MANY + 1)})
    done = project.build(environment={**os.environ, "UNREEL_JOBS": "many"})
    assert done.returncode == 1, done.stderr
    assert "UNREEL_JOBS: many is no number of processes" in done.stderr
    assert "Traceback" not in done.stderr


FULL = """
import errno
from pathlib import Path
from mkdocs.__main__ import cli


def full(*paths):
    raise OSError(errno.ENOSPC, "No space left on device", *map(str, paths))


def copied(source, target):
    Path(target).write_bytes(b"the beginning")
    raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))


import unreel.mkdocs_build.publish as publish

publish.Path.replace = publish.os.rename = full
publish.shutil.copyfile = copied
cli(["build"])
"""
"""A build that has the disk of its site full."""


def test_a_full_disk_is_told_in_a_sentence(project: Project) -> None:
    assert project.put({"docs/index.md": "# Films\n"}).build().returncode == 0
    before = project.tree("site")
    project.put({"docs/index.md": "# All films\n"})
    done = project.run("-c", FULL, environment=importing(ROOT / "hooks"))
    assert done.returncode == 1
    assert "it cannot be written (No space left on device): check the disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.tree("site") == before
    assert project.build().returncode == 0
    assert b"All films" in project.tree("site")["index.html"]
