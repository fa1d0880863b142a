"""Merge seeds/ into docs/, all films: what the build and the command line share."""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from unreel import seeds
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.recovery.pages_from_seed import Recovery
from unreel.seeds import Seed
from unreel.seeds.folder import listed
from unreel.store.fingerprints import Fingerprints
from unreel.store.progress import Shown, unshown
from unreel.store.undo import Step, remember
from unreel.store.workers import Workers
from unreel.store.workspace import Workspace
from unreel.syncing import journal, sync
from unreel.syncing.film_pages import pages_now, record
from unreel.syncing.film_states import FilmStates
from unreel.syncing.recovered import recovered
from unreel.syncing.state import WRITES, PageChange, State

_TOGETHER = 8
"""Films that are written at a time: to the disk they are little more work than one."""
_PAUSES = (0, 0.05, 0.2)
"""Seconds to wait before each try to write films, while somebody saves one of its pages."""


class Written(NamedTuple):
    """A seed of which something was written."""

    seed: Seed
    taken_for: str
    """What its text was taken for; '' where it was not read."""


class Update(NamedTuple):
    """What was done, or is to be done, with every page, and the diagnostics."""

    changes: tuple[PageChange, ...]
    """Those of films that were not `renewed` are without their texts, since many need much memory."""
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Written, ...] = ()
    """The seeds for which a page of docs/ was changed, or is to be."""
    steps: tuple[Step, ...] = ()
    """What was written, for `undo`."""

    @property
    def behind(self) -> list[PageChange]:
        """Return the changes that docs/ or its bases lack."""
        away = State.DELETED  # what such a page would say is of no consequence
        return [change for change in self.changes if change.pending and change.state is not away]

    @property
    def wrote_pages(self) -> bool:
        """Return whether a page of docs/ was changed, or is to be."""
        return any(change.state in WRITES for change in self.changes)

    @property
    def failed(self) -> bool:
        """Return whether some file could not be used."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class UpToDate(NamedTuple):
    """A film that lacked nothing when it was last compared, and the state in which it was then."""

    state: str
    """Of its seed, its pages and their bases, and of the code (`film_states.py`)."""
    update: Update
    warnings: tuple[Diagnostic, ...] = ()
    """What is odd about its seed."""


class Before(NamedTuple):
    """What is known of films before they are compared with their seeds."""

    up_to_date: dict[str, UpToDate]
    """Those that lacked nothing, by their slugs: `update` brings it up to date."""
    seen: Fingerprints | None = None
    """What was just seen of the files in docs/, in seeds/ and of the bases; None: they are looked at."""


class _Outcome(NamedTuple):
    """What was done with a film's pages, or is to be."""

    changes: tuple[PageChange, ...] = ()
    error: Diagnostic | None = None
    """Why nothing can be."""


_NOTHING = _Outcome()


class _Films(NamedTuple):
    """All films, before anything is done."""

    untouched: Mapping[str, UpToDate]
    touched: list[Seed]
    states: Mapping[str, str]
    warnings: Mapping[str, tuple[Diagnostic, ...]]
    """Of each film whose seed can be used."""
    taken: frozenset[str]
    """The slugs of all texts, of those too that cannot be used."""
    diagnostics: list[Diagnostic]


def update(
    workspace: Workspace,
    *,
    write: bool,
    before: Before | None = None,
    renewed: Container[str] = (),
    workers: Workers | None = None,
    shown: Shown = unshown,
) -> Update:
    """Bring docs/ up to seeds/, or only return what that would take. One film's trouble stops no other.

    The films with the slugs `renewed` are read again, though nothing of their seeds changed.

    A build, and a server, which asks after every save, hand in what was `before`: films that nobody touched
    since are neither read nor compared again. `workers`, those of the environment if none are named, read the
    seeds of which nothing is kept; this process alone writes, some films at a time.
    """
    up_to_date, seen = before or Before({})
    now = _looked_at(workspace, up_to_date, renewed, seen)
    for slug in up_to_date.keys() - now.warnings.keys():
        del up_to_date[slug]
    films = {slug: last.update for slug, last in now.untouched.items()}
    diagnostics = [*now.diagnostics, *(one for _, told in sorted(now.warnings.items()) for one in told)]
    steps: list[Step] = []
    try:
        if write:
            with journal.writing(workspace):
                pass  # it finishes what a killed sync left, of films without a seed too
        with workspace.threads():
            read = recovered(now.touched, workspace, renewed, workers or Workers.asked_for(), shown)
            for group in iter(lambda: [*islice(read, _TOGETHER)], []):
                diagnostics += (one for one in group if isinstance(one, Diagnostic))
                some = [one for one in group if not isinstance(one, Diagnostic)]
                for seed, film in _film_updates(some, workspace, write=write, renewed=renewed):
                    films[seed.slug] = film
                    steps += film.steps
                    if not film.behind:
                        up_to_date[seed.slug] = UpToDate(now.states[seed.slug], film, now.warnings[seed.slug])
    except InputError as error:  # nothing can be written, or there are no such workers
        return Update((), (*diagnostics, error.diagnostic))
    finally:
        remember(workspace, "sync", steps)
    return _joined([film for _, film in sorted(films.items())], now.taken, workspace, diagnostics)


def _looked_at(
    workspace: Workspace,
    up_to_date: Mapping[str, UpToDate],
    renewed: Container[str],
    seen: Fingerprints | None,
) -> _Films:
    """Return all films; read the seeds of those that somebody touched, or that are to be `renewed`."""
    if not workspace.seeds.is_dir():
        return _Films({}, [], {}, {}, frozenset(), [seeds.no_folder(workspace.seeds)])
    found, look = listed(workspace.seeds), FilmStates(workspace, seen)
    states = {film.slug: look.of(film) for film in found.films}
    kept = {slug: up_to_date[slug] for slug in states.keys() & up_to_date.keys() if slug not in renewed}
    untouched = {slug: last for slug, last in kept.items() if last.state and last.state == states[slug]}
    read = seeds.gathered(workspace.seeds, found, untouched)
    warnings = {slug: last.warnings for slug, last in untouched.items()}
    warnings |= {seed.slug: tuple(seeds.warnings(seed)) for seed in read.seeds}
    return _Films(untouched, read.seeds, states, warnings, found.taken, read.diagnostics)


def _joined(
    films: Iterable[Update], slugs: Container[str], workspace: Workspace, diagnostics: Iterable[Diagnostic]
) -> Update:
    """Return what was done with all films, in their order, and what is wrong with each and with the whole.

    `slugs` are those of all texts.
    """
    changes: list[PageChange] = []
    written: list[Written] = []
    told = [*diagnostics]
    for film in films:
        changes += film.changes
        written += film.written
        told += film.diagnostics
    told += (*workspace.tracked.values(), *_rescued(workspace), *_without_seed(slugs, workspace))
    return Update(tuple(changes), tuple(told), tuple(written))


def _film_updates(
    read: Iterable[tuple[Seed, Recovery | None]],
    workspace: Workspace,
    *,
    write: bool,
    renewed: Container[str],
) -> Iterator[tuple[Seed, Update]]:
    """Write the pages of some films together; return what was done with each."""
    films: list[tuple[Seed, Recovery]] = []
    for seed, fresh in read:
        recovery = pages_now(seed, workspace, renew=seed.slug in renewed, fresh=fresh)
        if recovery.error:  # the film's pages stay as they are
            yield seed, Update((), tuple(recovery.diagnostics))
        else:
            films.append((seed, recovery))
    pages = {seed.slug: recovery.pages for seed, recovery in films}
    done = (_written if write else _to_be_written)(pages, workspace) if films else {}
    for seed, recovery in films:
        renew = seed.slug in renewed
        yield seed, _film_update(seed, recovery, done[seed.slug], workspace, write=write, renew=renew)


def _film_update(
    seed: Seed, recovery: Recovery, outcome: _Outcome, workspace: Workspace, *, write: bool, renew: bool
) -> Update:
    """Record what a film was written from; return what was done with it."""
    changes, error = outcome
    diagnostics = [*recovery.diagnostics, *filter(None, [error])]
    steps: list[Step] = []
    if write:
        steps += (step for change in changes for step in sync.steps(change, workspace))
        try:
            steps += record(seed, recovery, changes, workspace) if not error else ()
        except InputError as failure:
            diagnostics.append(failure.diagnostic)
    diagnostics += filter(None, (change.diagnostic for change in changes))
    is_written = any(change.state in WRITES for change in changes)
    written = (Written(seed, recovery.taken_for),) if is_written else ()
    told = changes if renew else [change.without_texts() for change in changes]
    return Update(tuple(told), tuple(diagnostics), written, tuple(steps))


def _written(films: Mapping[str, Mapping[str, str]], workspace: Workspace) -> dict[str, _Outcome]:
    """Write films' pages, and once more those that are saved in that moment; return what was done."""
    waiting = films
    done: dict[str, _Outcome] = {}
    for pause in _PAUSES:
        if pause:
            time.sleep(pause)
        try:
            with journal.writing(workspace):
                planned = _planned(waiting, workspace)
                applied = sync.apply_all([changes for changes, _ in planned.values()], workspace)
        except InputError as error:
            return done | dict.fromkeys(waiting, _Outcome((), error.diagnostic))
        for (slug, film), changes in zip(planned.items(), applied, strict=True):
            done[slug] = film._replace(changes=_latest(done.get(slug, _NOTHING).changes, changes))
        waiting = {slug: films[slug] for slug in waiting if any(map(_is_half_saved, done[slug].changes))}
        if not waiting:
            break
    return done


def _latest(before: Iterable[PageChange], after: Iterable[PageChange]) -> tuple[PageChange, ...]:
    """Return what was done with each page of a film; what wrote it counts, if it was ever written."""
    done = {change.name: change for change in before}
    for change in after:
        if not (change.name in done and done[change.name].state in WRITES):
            done[change.name] = change
    return tuple(done.values())


def _is_half_saved(change: PageChange) -> bool:
    return change.state is State.HALF_SAVED


def _to_be_written(films: Mapping[str, Mapping[str, str]], workspace: Workspace) -> dict[str, _Outcome]:
    """Return what is to be done with films' pages."""
    try:
        with workspace.lock(to_write=False):
            return _planned(films, workspace)
    except InputError as error:
        return dict.fromkeys(films, _Outcome((), error.diagnostic))


def _planned(films: Mapping[str, Mapping[str, str]], workspace: Workspace) -> dict[str, _Outcome]:
    """Return what is to be done with films' pages; the caller holds the lock."""
    planned: dict[str, _Outcome] = {}
    for slug, pages in films.items():
        try:
            planned[slug] = _Outcome(tuple(sync.plan(slug, pages, workspace)))
        except InputError as error:
            planned[slug] = _Outcome((), error.diagnostic)
    return planned


def _without_seed(slugs: Container[str], workspace: Workspace) -> Iterator[Diagnostic]:
    """Report films whose seed was removed: their pages stay, and are people's own from then on."""
    for base in sorted(path for path in workspace.base.glob("*") if path.name not in slugs):
        folder = workspace.docs / base.name
        if base.is_dir():
            what = "the pages stay as they are" if folder.is_dir() else f"{workspace.name(base)} is left over"
            why = (
                f"its seed is gone; {what}. `{COMMAND} remove {base.name}` takes all of the film away; "
                f"if you renamed the seed, `{COMMAND} rename {base.name} NEW` gives all of it the name NEW"
            )
            yield Diagnostic(workspace.name(folder), 0, 0, why, Severity.HINT)


def _rescued(workspace: Workspace) -> Iterator[Diagnostic]:
    """Report saves that another save followed while sync was putting them back."""
    for path in sorted(workspace.rescued.glob("*")):
        why = "this was saved to a page just before another save: bring over what is missing, and delete it"
        yield Diagnostic(workspace.name(path), 0, 0, why, Severity.WARNING)
