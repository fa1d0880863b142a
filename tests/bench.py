"""How fast it is: `make bench`. Ratios within one run, medians of several; times depend on the machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from unreel import seeds, site  # noqa: E402
from unreel.recovery import recover  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 9


def seconds(run: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def build(folder: Path) -> float:
    """Time one whole `mkdocs build`, as a process."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))


def copies(folder: Path) -> tuple[Path, Path]:
    """Give two copies of the project: as it is, and the same pages for plain MkDocs."""
    ours, plain = folder / "ours", folder / "plain"
    for copy in (ours, plain):
        for name in ("docs", "hooks", "seeds", ".unreel/base"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", copy)
    shown, _ = site.read(ours / "docs")
    for page in sorted((plain / "docs").rglob("*.md")):  # plain MkDocs gets what the fragments come to
        name = page.relative_to(plain / "docs").as_posix()
        page.write_text(site.filled(shown, name, page.read_text(encoding="utf-8")), encoding="utf-8")
    settings = (plain / "mkdocs.yml").read_text(encoding="utf-8")
    (plain / "mkdocs.yml").write_text(settings.replace("hooks: [hooks/events.py]\n", ""), encoding="utf-8")
    return ours, plain


def building() -> None:
    """Compare a build with unchanged seeds with a plain one of the same pages, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = copies(Path(folder))
        build(ours), build(plain)  # warm: the cache, and Python's own
        pairs = [(build(ours), build(plain)) for _ in range(ROUNDS)]
    ratio = median(a / b for a, b in pairs)
    whole = median(a for a, _ in pairs)
    print(f"build, seeds unchanged    {whole:.2f} s, {ratio:.2f} × plain MkDocs (at most 1.15)")


def recovering() -> None:
    """Time splitting each film in seeds/ and writing all its pages, in the process and afresh."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        seed = seeds.read(path, f"seeds/{path.name}")
        recover(seed)
        spent = median(seconds(partial(recover, seed)) for _ in range(ROUNDS)) * 1000
        print(f"split and write           {spent:.0f} ms for {path.name} (at most 150)")


if __name__ == "__main__":
    building()
    recovering()
