"""What syncs and builds of libraries cost, beside plain MkDocs on the same pages: `make bench`.

Of 1 and 100 films, and with LIBRARY="620 1500" of so many more, out of the texts in FILMS. Each figure is a
command from its start to its end, the median of several in turns with what it is compared with: seconds,
seconds of all cores, and MB of the process that was started and of its largest worker.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measures.costs import Cost, cost
from measures.varied_films import varied
from projects import ROOT, made
from unreel.export.expand import expand
from unreel.store.progress import each
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5
COUNTS = (1, 100)
BUILD = ("-m", "mkdocs", "build", "--quiet")


def films() -> list[Path]:
    """Return the texts of films: those that lie beside the project, or else its own."""
    found = sorted(Path(os.environ.get("FILMS", ROOT.parent / "shared/films/dev")).glob("*.txt"))
    return found or sorted((ROOT / "seeds").glob("*.txt"))


def run(root: Path, command: Sequence[str], jobs: int = 1) -> Cost:
    """Return what a command costs."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "UNREEL_JOBS": f"{jobs}"}
    with (root / "told.txt").open("ab") as told:
        return cost([sys.executable, *command], root, environment, told)


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(*(median(column) for column in zip(*costs, strict=True)))


def plain(ours: Path, folder: Path) -> Path:
    """Make a project of the same pages for plain MkDocs, with the same navigation."""
    expand(Workspace(ours), folder)
    shutil.copy(Path(__file__).with_name("own_navigation.py"), folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [own_navigation.py]\n")
    return folder


def without(root: Path, *patterns: str) -> None:
    """Remove what earlier runs kept."""
    for path in (path for pattern in patterns for path in root.glob(pattern)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def with_a_sentence(root: Path) -> None:
    """Change a page."""
    page = min(root.glob("docs/*/plot.md"))
    page.write_text(f"{page.read_text(encoding='utf-8')}\nA sentence more.\n", encoding="utf-8")


def jobs_of(count: int) -> Sequence[int]:
    """Return the numbers of processes to try: for one film there is nothing to share out."""
    return (1, 2) if count > 1 else (1,)


def measured(count: int, tell: Callable[[str, object], None]) -> None:
    """Tell each row for so many films."""
    with tempfile.TemporaryDirectory() as folder:
        ours = made(Path(folder, "ours")).root
        for name, text in varied(films(), count):
            (ours / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
        for jobs in reversed(jobs_of(count)):
            without(ours, "docs/*/", ".unreel")
            tell(f"sync of new seeds, {jobs} at a time", run(ours, ("hooks", "sync"), jobs))
        for jobs in reversed(jobs_of(count)):
            without(ours, ".unreel/cache", "site")
            tell(f"first build, {jobs} at a time", run(ours, BUILD, jobs))
        compared(ours, plain(ours, Path(folder, "plain")), tell)
        nothing = [run(ours, BUILD) for _ in range(ROUNDS)]
        tell("nothing changed", middle(nothing))
        sentences = []
        for _ in range(ROUNDS):
            with_a_sentence(ours)
            sentences.append(run(ours, BUILD))
        tell("a sentence changed", middle(sentences))


def compared(ours: Path, other: Path, tell: Callable[[str, object], None]) -> None:
    """Tell what all pages cost, of which nothing is built but all is read, and what plain MkDocs takes."""
    pairs = []
    for _ in each("all pages", range(ROUNDS), ROUNDS):
        without(ours, ".unreel/cache/built.sqlite*")
        pairs.append((run(ours, BUILD), run(other, BUILD)))
    tell("all pages again", middle([one for one, _ in pairs]))
    tell("the same, plain MkDocs", middle([one for _, one in pairs]))
    tell("  its CPU seconds, times", f"{median(one.cpu / two.cpu for one, two in pairs):.2f}")


def main(counts: Sequence[int]) -> None:
    """Tell all rows."""
    for count in counts:
        print(f"{count} films" if count > 1 else "1 film")
        measured(count, lambda what, value: print(f"  {what:34} {value}", flush=True))


if __name__ == "__main__":
    main([*COUNTS, *map(int, os.environ.get("LIBRARY", "").split())])
