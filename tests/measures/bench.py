"""How fast it is: `make bench`. Ratios within one run, medians of several; times depend on the machine."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from unreel import seeds
from unreel.recovery import article
from unreel.recovery.pages_from_seed import pages_from_seed
from unreel.seeds.settings import Settings
from unreel.splitting import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9


def seconds(run: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def recovering() -> None:
    """Time splitting each film in seeds/ and writing all its pages, in the process and afresh."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        seed = seeds.read(path, f"seeds/{path.name}")
        pages_from_seed(seed)
        spent = median(seconds(partial(pages_from_seed, seed)) for _ in range(ROUNDS)) * 1000
        print(f"split and write           {spent:.0f} ms for {path.name} (at most 150)")


def texts() -> list[str]:
    """Return the films to read: those that lie beside the project, or else its own, again and again."""
    films = sorted(Path(os.environ.get("FILMS", ROOT.parent / "shared/films/dev")).glob("*.txt"))
    own = sorted((ROOT / "seeds").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in films or own * 40]


def read(text: str) -> None:
    """Do all that `hooks split` does with a text."""
    article.read(seeds.Seed("film", "film.txt", text, Settings()))


def spent(run: Callable[[], object]) -> float:
    """Time one call in seconds of one core, whatever else the machine does."""
    start = time.process_time()
    run()
    return time.process_time() - start


def reading() -> None:
    """Compare the whole of `split` with sentencex alone on the same texts, and see whether memory grows."""
    films = texts()
    size = sum(len(text.encode()) for text in films) / 1e6
    half = len(films) // 2
    took = spent(lambda: list(map(read, films[:half])))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took += spent(lambda: list(map(read, films[half:])))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    alone = spent(lambda: [sentences.split(text) for text in films])
    ratio = took / alone
    print(f"split                     {size / took:.2f} MB/s (at least 0.5), {ratio:.0f} × sentencex alone")
    print(f"memory                    grew by {grown:.0f} MB in the second half of {size:.1f} MB of text")


def growing() -> None:
    """See whether twice the text takes twice the time."""
    text = " ".join(texts())[:2_500_000]
    once, twice = (spent(partial(read, text[:length])) for length in (len(text) // 2, len(text)))
    size = len(text) / 1e6
    print(f"twice the text            {twice / once:.2f} × the time ({twice:.1f} s for {size:.1f} MB)")


def loading() -> None:
    """Time what reading a first text takes beyond starting Python."""
    code = (
        "import sys; sys.path.insert(0, 'hooks'); "
        "from unreel.recovery import article; from unreel.seeds import Seed; "
        "from unreel.seeds.settings import Settings; "
        "article.read(Seed('x', 'x', 'X is a 1999 film. Max wakes.', Settings()))"
    )
    took = []
    for program in (code, "pass"):
        run = partial(subprocess.run, [sys.executable, "-c", program], cwd=ROOT, check=True)
        took.append(median(seconds(run) for _ in range(ROUNDS)))
    print(f"loading                   {(took[0] - took[1]) * 1000:.0f} ms over bare Python (at most 300)")


if __name__ == "__main__":
    recovering()
    loading()
    reading()
    growing()
