"""How soon what is saved is served, and a page or picture that is added or renamed: `make bench`.

Real servers, medians, of 1 and 60 films, beside plain MkDocs at one, and with LIBRARY="620 1000" of so many
more. A page is served when its build is done, and the browser is told to load it again in that moment.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measures.bench_builds import films, plain
from measures.varied_films import varied
from preview import Server
from projects import Project, made
from unreel.store.progress import each

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVES = 20
COUNTS = (1, 60)


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    """Serve a project until it is no longer needed."""
    server = Server(Project(root), root / "log.txt")
    try:
        server.until("", "<h1")
        yield server
    finally:
        server.stop()


def until_served(server: Server, file: Path, words: str) -> float:
    """Return the seconds until the answer for a page, or a picture, has some words."""
    start = time.perf_counter()
    name = file.relative_to(server.project.root / "docs").as_posix()
    while words not in server.page(f"{name.removesuffix('.md')}/" if name.endswith(".md") else name):
        time.sleep(0.005)
    return time.perf_counter() - start


def at_any_point(number: int) -> None:
    """Wait: who looks for saves does so twice a second, and they come at all points of its round."""
    time.sleep(1 + number / SAVES / 2)


def saved(server: Server, page: Path, number: int) -> float:
    """Return the seconds from a save of a page to the answer that has its new words."""
    at_any_point(number)
    words = f"Saved {number} times, at {time.time_ns()}."
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    return until_served(server, page, words)


def added(server: Server, page: Path, number: int) -> float:
    """Return the seconds from a new page beside another to its first answer."""
    at_any_point(number)
    new = page.with_name(f"notes-{number}.md")
    new.write_text(f"# Notes\n\nNote {number}.\n", encoding="utf-8")
    return until_served(server, new, f"Note {number}.")


def pictured(server: Server, page: Path, number: int) -> float:
    """Return the seconds from a new picture beside a page to its first answer."""
    at_any_point(number)
    new = page.with_name(f"picture-{number}.png")
    new.write_text(f"Picture {number}.", encoding="utf-8")
    return until_served(server, new, f"Picture {number}.")


def renamed(server: Server, page: Path, number: int) -> float:
    """Return the seconds from the new name of a page that was added to its first answer there."""
    at_any_point(number)
    there = page.with_name(f"notes-{number}.md").rename(page.with_name(f"more-{number}.md"))
    return until_served(server, there, f"Note {number}.")


def library(root: Path, count: int) -> Path:
    """Make a project of so many films, synced."""
    project = made(root)
    project.put({f"seeds/{name}.txt": text for name, text in varied(films(), count)})
    project.hooks("sync")
    return root


def pages(root: Path) -> list[Path]:
    """Return pages to save, of as many films as there are."""
    found = sorted(root.glob("docs/*/plot.md"))
    return [found[number % len(found)] for number in range(SAVES)]


def beside_plain() -> None:
    """Compare saves with those of plain MkDocs on the same pages, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        ours = library(Path(folder, "ours"), 1)
        with serving(ours) as one, serving(plain(ours, Path(folder, "plain"))) as other:
            took = [
                [saved(server, pages(server.project.root)[number], number) for server in (one, other)]
                for number in each("saves", range(SAVES), SAVES)
            ]
    whole, theirs = (median(column) for column in zip(*took, strict=True))
    print(f"saved to served           {whole:.2f} s, {whole / theirs:.2f} × plain MkDocs (at most 1.2)")


def of_many(count: int) -> None:
    """Time saves, new pages, new pictures and new names of so many films."""
    with tempfile.TemporaryDirectory() as folder:
        root = library(Path(folder, "ours"), count)
        with serving(root) as server:
            for what, done in STEPS.items():
                rounds = enumerate(pages(root))
                took = median(done(server, page, number) for number, page in each(what, rounds, SAVES))
                print(f"{what} to served, {count} film{'s' * (count > 1)}  {took:.2f} s", flush=True)


STEPS = {"saved": saved, "added": added, "a picture": pictured, "renamed": renamed}
"""What is timed."""

if __name__ == "__main__":
    beside_plain()
    for many in [*COUNTS, *map(int, os.environ.get("LIBRARY", "").split())]:
        of_many(many)
