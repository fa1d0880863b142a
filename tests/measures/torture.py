"""`make torture`: sync is killed at random moments, pages are saved while it runs, and no word may be lost.

First, each round a person edits a page, the seed changes, and a process that syncs is killed with SIGKILL
somewhere on its way; now and then two sync at once. After each kill every page must be whole, and
hold every word that a person wrote and every word that the seed had said before. In the end one
sync that nobody kills must bring both sides together.

Then the person saves pages while they are synced, as editors do: under a new inode, by truncation, or
into the old text, and both slowly; now and then that sync is killed too. No word of a save may be
lost. What the seed says is not asked for: who saves what they read before a sync takes that out.
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
from typing import TYPE_CHECKING

from unreel.store.progress import each
from unreel.store.workspace import Workspace
from unreel.syncing import journal, sync
from unreel.syncing.conflicts import BASE, MIDDLE, OURS, THEIRS

if TYPE_CHECKING:
    from collections.abc import Callable

KILLS, SAVES = 10_000, 5_000
PAGES = ("plot.md", "production.md", "reception.md")
FILMS = ("another", "film")
"""They are synced together; people edit the second."""
LINES = 40


def says(page: str, versions: list[int]) -> str:
    """Return what the seed says on a page: a line for each place, in the version it has there."""
    lines = [f"{page} line {place} of version {version}." for place, version in enumerate(versions)]
    return "\n".join(["---", f"section: {page[:-3]}", "---", *lines]) + "\n"


def synced(pages: dict[str, str], workspace: Workspace) -> None:
    """Do what one sync does, of two films that say the same."""
    with journal.writing(workspace):
        sync.apply_all([sync.plan(slug, pages, workspace) for slug in FILMS], workspace)


def syncing(pages: dict[str, str], workspace: Workspace) -> int:
    """Start a process that syncs; return its number."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            synced(pages, workspace)
            status = 0
        finally:
            os._exit(status)
    return child


def killed(children: list[int], after: float) -> bool:
    """Kill the first of some processes `after` so many seconds, and await all; was it still at work?"""
    time.sleep(after)
    os.kill(children[0], signal.SIGKILL)
    return ended(children)


def ended(children: list[int]) -> bool:
    """Await some processes, none of which may fail by itself; was the first one killed?"""
    statuses = [os.waitpid(child, 0)[1] for child in children]
    if not {*statuses} <= {0, signal.SIGKILL}:
        sys.exit("a sync failed")
    return os.WIFSIGNALED(statuses[0])


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
    os.waitpid(syncing(changed, workspace), 0)
    return time.perf_counter() - start


def by_rename(page: Path, text: str, _: float) -> None:
    """Save as Vim and most editors do: another file takes the page's place."""
    new = page.with_name(f".{page.name}.swp")
    new.write_text(text, encoding="utf-8")
    new.replace(page)


def by_truncation(page: Path, text: str, pause: float) -> None:
    """Save as nano does: the page is emptied and filled again."""
    with page.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(pause)
        file.write(text[len(text) // 2 :])


def in_place(page: Path, text: str, pause: float) -> None:
    """Save as VS Code does: over the old text, which is cut off behind the new one."""
    with page.open("r+", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(pause)
        file.write(text[len(text) // 2 :])
        file.truncate()


WAYS: tuple[Callable[[Path, str, float], None], ...] = (by_rename, by_truncation, in_place)


def is_whole(text: str) -> bool:
    """Return whether a page begins, ends and has as many lines as the seed gives it, or more."""
    return text.startswith("---\nsection: ") and text.endswith("\n") and text.count("\n") >= LINES


class Person:
    """Someone who writes into pages, and remembers every word."""

    def __init__(self, workspace: Workspace, dice: random.Random) -> None:
        self.folder, self.rescued, self.dice = workspace.docs / "film", workspace.rescued, dice
        self.wrote: dict[str, list[str]] = {page: [] for page in PAGES}
        self._count = 0

    def edited(self) -> tuple[str, str]:
        """Return a page's name, and its text with conflicts settled and a line of one's own in it."""
        name = self.dice.choice(PAGES)
        lines = resolved((self.folder / name).read_text(encoding="utf-8")).split("\n")
        self._count += 1
        line = f"Words {self._count} of a person."
        lines.insert(self.dice.randrange(3, len(lines)), line)
        self.wrote[name].append(line)
        return name, "\n".join(lines)

    def edit(self) -> None:
        """Save a page at once."""
        name, text = self.edited()
        (self.folder / name).write_text(text, encoding="utf-8")

    def settle(self) -> None:
        """Settle every conflict."""
        for path in sorted(self.folder.glob("*.md")):
            path.write_text(resolved(path.read_text(encoding="utf-8")), encoding="utf-8")

    def misses(self) -> list[str]:
        """Return the lines that are no longer there, and the pages that are not whole."""
        lost = []
        rescued = {line for path in self.rescued.glob("*") for line in path.read_text().split("\n")}
        for page in PAGES:
            text = (self.folder / page).read_text(encoding="utf-8")
            lines = {*text.split("\n")} | rescued
            lost += [line for line in self.wrote[page] if line not in lines]
            another = (self.folder.parent / FILMS[0] / page).read_text(encoding="utf-8")
            lost += [f"{page} is not whole" for one in (text, another) if not is_whole(one)]
        return lost

    def forget(self) -> None:
        """Take all own lines out again: pages that grow without an end are slow."""
        for page in PAGES:
            path = self.folder / page
            lines = resolved(path.read_text(encoding="utf-8")).split("\n")
            path.write_text("\n".join(line for line in lines if line not in self.wrote[page]))
            self.wrote[page].clear()


class Film:
    """A seed that changes, and the project in which it is synced."""

    def __init__(self, folder: str, dice: random.Random) -> None:
        self.workspace, self.dice = Workspace(Path(folder)), dice
        self._versions = {page: [0] * LINES for page in PAGES}
        self.pages = {page: says(page, versions) for page, versions in self._versions.items()}
        synced(self.pages, self.workspace)
        self.lasts = 1.5 * median(lasting(self.pages, self.workspace) for _ in range(9))

    def change(self, number: int) -> None:
        """Let the seed say something else in one place."""
        page = self.dice.choice(PAGES)
        self._versions[page][self.dice.randrange(LINES)] = number + 1
        self.pages[page] = says(page, self._versions[page])

    def synced(self) -> None:
        """Sync, and nobody disturbs it."""
        synced(self.pages, self.workspace)

    def moment(self) -> float:
        """Return some moment of a sync, in seconds from its start."""
        return self.dice.uniform(0, self.lasts)


def lost(film: Film, person: Person) -> list[str]:
    """Return what is lost; what a killed sync had in its hands comes back with the next one."""
    if person.misses():
        film.synced()
    return person.misses()


def kills(film: Film, person: Person, rounds: int) -> int:
    """Kill a sync so many times; return how many of them were at work."""
    hits = 0
    for number in each("kills", range(rounds), rounds):
        if number % 300 == 299:
            person.forget()
        person.edit()
        film.change(number)
        twins = [syncing(film.pages, film.workspace) for _ in range(1 + (number % 10 == 0))]
        hits += killed(twins, film.moment())
        if missing := lost(film, person):
            sys.exit(f"kill {number}: lost: {missing}")
    return hits


def brought_together(film: Film, person: Person) -> None:
    """See to it that in the end both sides stand on the pages; exit where something does not."""
    for _ in PAGES:  # what the seed said while a page was in conflict comes in once that is resolved
        film.synced()
        person.settle()
    film.synced()
    plans = [sync.plan(slug, film.pages, film.workspace) for slug in FILMS]
    behind = [one for changes in plans for one in changes if one.pending]
    unsaid = person.misses()
    for page, text in film.pages.items():
        there = (person.folder / page).read_text(encoding="utf-8").split("\n")
        unsaid += [line for line in text.split("\n") if line not in there]
    if behind or unsaid:
        sys.exit(f"behind: {len(behind)} pages; lost: {unsaid}")


def saves(film: Film, person: Person, rounds: int) -> int:
    """Save a page so many times while it is synced; return how many syncs were at work by then."""
    hits = 0
    for number in each("saves", range(rounds), rounds):
        if number % 300 == 299:
            film.synced()
            person.forget()
        film.change(number)
        read_before = person.edited() if number % 2 else None
        child = syncing(film.pages, film.workspace)
        time.sleep(film.moment())
        hits += os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        name, text = read_before or person.edited()
        WAYS[number % len(WAYS)](person.folder / name, text, film.dice.choice([0, 0, film.lasts / 2]))
        if number % 5:
            ended([child])
        else:
            killed([child], film.moment() / 4)
        if missing := lost(film, person):
            sys.exit(f"save {number}, {WAYS[number % len(WAYS)].__name__}: lost: {missing}")
    return hits


def main(rounds: int, saved: int) -> None:
    """Kill so many syncs, and save so many times during one; exit with 1 if anything was lost."""
    dice = random.Random(20151)  # noqa: S311 - a fixed seed, so that a loss can be seen again
    with tempfile.TemporaryDirectory() as folder:
        film = Film(folder, dice)
        person = Person(film.workspace, dice)
        hits = kills(film, person, rounds)
        brought_together(film, person)
        met = saves(film, person, saved)
        rescued = len([*film.workspace.rescued.glob("*")])
    print(f"{rounds} syncs, {hits} killed at work; {saved} saves, {met} of them during a sync; lost: 0")
    print(f"{rescued} saves overtaken by the next one, and kept aside")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3] or (KILLS, SAVES)))
