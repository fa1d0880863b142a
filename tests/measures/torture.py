"""`make torture`: sync is killed at random moments, under edits, and no word may be lost.

Each round a person edits a page, the seed changes, and a process that syncs is killed with SIGKILL
somewhere on its way; now and then two sync at once. After each kill every page must be whole, and
hold every word that a person wrote and every word that the seed had said before. In the end one
sync that nobody kills must bring both sides together.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from unreel.store.workspace import Workspace
from unreel.syncing import journal, sync
from unreel.syncing.merge import BASE, MIDDLE, OURS, THEIRS

ROUNDS = 600
PAGES = ("plot.md", "production.md", "reception.md")
LINES = 40


def says(page: str, versions: list[int]) -> str:
    """Return what the seed says on a page: a line for each place, in the version it has there."""
    lines = [f"{page} line {place} of version {version}." for place, version in enumerate(versions)]
    return "\n".join(["---", f"section: {page[:-3]}", "---", *lines]) + "\n"


def synced(pages: dict[str, str], workspace: Workspace) -> None:
    """Do what one sync does."""
    with workspace.lock():
        journal.finish(workspace)
        sync.apply(sync.plan("film", pages, workspace), workspace)


def killed(pages: dict[str, str], workspace: Workspace, after: float, twins: int) -> int:
    """Start `twins` processes that sync, kill the first `after` so many seconds; was it still at work?"""
    children = []
    for _ in range(twins):
        child = os.fork()
        if child == 0:
            synced(pages, workspace)
            os._exit(0)
        children.append(child)
    time.sleep(after)
    os.kill(children[0], signal.SIGKILL)
    statuses = [os.waitpid(child, 0)[1] for child in children]
    return int(os.WIFSIGNALED(statuses[0]))


def resolved(text: str) -> str:
    """Return a page whose conflicts a careful person has resolved: in each, both sides' lines stay."""
    kept: list[str] = []
    in_base = False
    for line in text.split("\n"):
        in_base = line == BASE or (in_base and line != MIDDLE)
        if not in_base and line not in {OURS, MIDDLE, THEIRS}:
            kept.append(line)
    return "\n".join(kept)


def lasting(pages: dict[str, str], workspace: Workspace) -> float:
    """Time one process that syncs a changed page, in seconds."""
    changed = {**pages, PAGES[0]: says(PAGES[0], [time.time_ns()] * LINES)}
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        synced(changed, workspace)
        os._exit(0)
    os.waitpid(child, 0)
    return time.perf_counter() - start


class Person:
    """Someone who writes into pages, and remembers every word."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder, self.dice = folder, dice
        self.wrote: dict[str, list[str]] = {page: [] for page in PAGES}

    def edit(self, number: int) -> None:
        """Settle what is in conflict on a page, and put a line of one's own somewhere."""
        name = self.dice.choice(PAGES)
        path = self.folder / name
        lines = resolved(path.read_text(encoding="utf-8")).split("\n")
        line = f"Words {number} of a person."
        lines.insert(self.dice.randrange(3, len(lines)), line)
        path.write_text("\n".join(lines), encoding="utf-8")
        self.wrote[name].append(line)

    def settle(self) -> None:
        """Settle every conflict."""
        for path in sorted(self.folder.glob("*.md")):
            path.write_text(resolved(path.read_text(encoding="utf-8")), encoding="utf-8")

    def misses(self) -> list[str]:
        """Return the lines that are no longer there, and the pages that are not whole."""
        lost = []
        for page in PAGES:
            text = (self.folder / page).read_text(encoding="utf-8")
            lines = text.split("\n")
            lost += [line for line in self.wrote[page] if line not in lines]
            if not text.startswith("---\nsection: ") or not text.endswith("\n") or len(lines) < LINES:
                lost.append(f"{page} is not whole")
        return lost


def main(rounds: int) -> int:
    """Run so many rounds; return 1 if anything was lost."""
    dice = random.Random(20151)  # noqa: S311 - a fixed seed, so that a loss can be seen again
    hits = 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        versions = {page: [0] * LINES for page in PAGES}
        pages = {page: says(page, versions[page]) for page in PAGES}
        synced(pages, workspace)
        usual = 1.5 * median(lasting(pages, workspace) for _ in range(9))
        person = Person(workspace.docs / "film", dice)
        for number in range(rounds):
            person.edit(number)
            page = dice.choice(PAGES)
            versions[page][dice.randrange(LINES)] = number + 1
            pages[page] = says(page, versions[page])
            hits += killed(pages, workspace, dice.uniform(0, usual), twins=1 + (number % 10 == 0))
            lost = person.misses()
            if lost:
                print(f"round {number}: lost: {lost}")
                return 1
        # what the seed said while a page was in conflict comes in once that is resolved
        for _ in PAGES:
            synced(pages, workspace)
            person.settle()
        synced(pages, workspace)
        behind = [change for change in sync.plan("film", pages, workspace) if change.pending]
        unsaid = person.misses()
        for page in PAGES:
            there = (person.folder / page).read_text(encoding="utf-8").split("\n")
            unsaid += [line for line in pages[page].split("\n") if line not in there]
    print(f"{rounds} rounds, {hits} killed at work; lost: {len(unsaid)} lines; behind: {len(behind)} pages")
    return int(bool(unsaid or behind))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS))
