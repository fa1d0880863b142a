"""What a large library costs: made, synced, built, changed by a sentence, built again, and searched.

`large_library.py COUNT PROJECT FILMS…`, with hooks/ and tests/ on PYTHONPATH: PROJECT is made of COUNT films
out of the texts in the folders FILMS, further editions of them where these are fewer (`varied_films.py`).
UNREEL_JOBS and UNREEL_SCHEDULER hold as ever. A PROJECT that is there is measured on: what it has is not made
again. What commands tell stands in PROJECT/told.txt.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from measures.bytes_of_searches import bytes_of_searches
from measures.costs import Cost, cost
from measures.varied_films import varied
from projects import ROOT, made

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 100_000
"""Bytes that a page which speaks of all films may have."""
QUERIES = 20


def prepared(count: int, root: Path, folders: list[Path]) -> None:
    """Make the project, if it is not there: the code in it is this tree's own."""
    if root.exists():
        return
    root.mkdir(parents=True)
    project = made(root)
    films = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    project.put({f"seeds/{name}.txt": text for name, text in varied(films, count)})
    project.put({"seeds/_defaults.yml": "source: {site: Wikipedia, licence: CC BY-SA 4.0}\n"})


def run(root: Path, *command: str) -> Cost:
    """Return what a command of the project costs."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://films.example/"}
    with (root / "told.txt").open("ab") as told:
        return cost([sys.executable, *command], root, environment, told)


def measured(root: Path) -> Iterator[tuple[str, Cost]]:
    """Yield each step with what it took."""
    build = "-m", "mkdocs", "build", "--quiet"
    if not (root / "docs/films").exists():
        yield "sync", run(root, "hooks", "sync")
    yield "sync again", run(root, "hooks", "sync")
    yield "build", run(root, *build)
    yield "build again", run(root, *build)
    page = min(root.glob("docs/*/plot.md"))
    page.write_text(f"{page.read_text(encoding='utf-8')}\nA sentence more.\n", encoding="utf-8")
    yield "build, a sentence changed", run(root, *build)


def sizes(folder: Path) -> tuple[int, int]:
    """Return how many files lie in a folder, and their bytes."""
    found = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(found), sum(found)


def of_all(site: Path, films: set[str]) -> list[tuple[int, str]]:
    """Return what speaks of more than a film, the largest first: bytes and path."""
    folders = [path for path in site.iterdir() if path.name not in films | {"assets", "search"}]
    files = [one for path in folders for one in (path.rglob("*") if path.is_dir() else [path])]
    found = [(path.stat().st_size, path.relative_to(site).as_posix()) for path in files if path.is_file()]
    return sorted(found, reverse=True)


def main(count: int, root: Path, folders: list[Path]) -> None:
    """Print what it all costs."""
    prepared(count, root, folders)
    for step, took in measured(root):
        print(f"{step:26} {took}", flush=True)
    for name in ("docs", ".unreel/base", ".unreel/cache", "site"):
        files, size = sizes(root / name)
        print(f"{name:26} {size / 1e6:.0f} MB in {files} files")
    films = {path.stem for path in (root / "seeds").glob("*.txt")}
    found = of_all(root / "site", films)
    print(f"pages of more than a film  {len(found)} files, {sum(size for size, _ in found) / 1e6:.0f} MB")
    for size, path in found[:12]:
        print(f"  {'above 100 KB: ' if size > LARGEST else ''}{size / 1000:.0f} KB {path}")
    for kind, fetched in bytes_of_searches(root / "site", QUERIES).items():
        print(f"search by {kind:16} {min(fetched) / 1000:.0f} to {max(fetched) / 1000:.0f} KB fetched")


if __name__ == "__main__":
    main(
        int(sys.argv[1]), Path(sys.argv[2]).resolve(), [Path(one) for one in sys.argv[3:]] or [ROOT / "seeds"]
    )
