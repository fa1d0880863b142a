"""How soon a saved page is served: `make bench`. Real servers, medians of 20 saves each."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measures.bench import ROOT, copies
from preview import Server
from projects import Project
from unreel.model.identifiers import ascii_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

SAVES = 20
FILMS = 100


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    """Serve a project until it is no longer needed."""
    server = Server(Project(root), root / "log.txt")
    try:
        server.until("", "<h1")
        yield server
    finally:
        server.stop()


def saved(server: Server, page: Path, number: int) -> float:
    """Return the seconds from a save of a page to the answer that has its new words."""
    # the watcher looks twice a second: saves come at all points of its round
    time.sleep(1 + number / SAVES / 2)
    words = f"Saved {number} times."
    address = page.with_suffix("").relative_to(server.project.root / "docs").as_posix()
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    start = time.perf_counter()
    while words not in server.page(f"{address}/"):
        time.sleep(0.005)
    return time.perf_counter() - start


def one_film() -> None:
    """Compare the preview with that of plain MkDocs on the same pages, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = copies(Path(folder))
        with serving(ours) as one, serving(plain) as other:
            took = [
                [saved(server, min(server.project.root.glob("docs/*/plot.md")), n) for server in (one, other)]
                for n in range(SAVES)
            ]
    whole, theirs = (median(column) for column in zip(*took, strict=True))
    print(f"saved to served           {whole:.2f} s, {whole / theirs:.2f} × plain MkDocs (at most 1.2)")


def seeds(folder: Path) -> None:
    """Put a hundred films there: those that lie beside the project, or else its own under other names."""
    films = sorted(Path(os.environ.get("FILMS", ROOT.parent / "shared/films/dev")).glob("*.txt"))
    own = sorted((ROOT / "seeds").glob("*.txt"))
    for number, film in enumerate((films or own * FILMS)[:FILMS]):
        name = re.sub("[_-]+", "-", ascii_slug(film.stem)).strip("-")
        shutil.copy(film, folder / f"{name}-{number}.txt")


def many_films() -> None:
    """Time saves where there are a hundred films."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root)
        (root / "docs").mkdir()
        for page in (ROOT / "docs").glob("*.md"):
            shutil.copy(page, root / "docs")
        (root / "seeds").mkdir()
        seeds(root / "seeds")
        Project(root).hooks("sync")
        pages = sorted(root.glob("docs/*/plot.md"))
        with serving(root) as server:
            took = median(saved(server, pages[n % len(pages)], n) for n in range(SAVES))
        count = len(list(root.glob("docs/**/*.md")))
    print(f"saved to served, {FILMS} films  {took:.2f} s (at most 1.5), {count} pages")


if __name__ == "__main__":
    one_film()
    many_films()
