"""`sync`: pages from seeds/ into docs/, and what people decide about single pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

import click

from unreel import seeds
from unreel.commands import show
from unreel.commands.workers import shared_out
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, gathered
from unreel.recovery.taken_in import taken_in
from unreel.store.progress import shown
from unreel.store.workers import Workers
from unreel.store.workspace import Workspace
from unreel.syncing.films_up_to_date import Kept, has_only_words_of_its_seed
from unreel.syncing.newer_bases import newer_bases
from unreel.syncing.resolve import Decision, resolve_page
from unreel.syncing.state import State
from unreel.syncing.update import Before, Update, update

_PAGE = click.Path(path_type=Path)


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if docs/ is behind.")
@click.option("--verbose", is_flag=True, help="List all that was left out of each seed.")
@click.option("--restore", type=_PAGE, metavar="PAGE", help="Bring back a page that was deleted.")
@click.option("--adopt", type=_PAGE, metavar="PAGE", help="Merge the seed into a page of your own.")
@click.option(
    "--take",
    type=(click.Choice(["ours", "theirs"]), _PAGE),
    default=(None, None),
    metavar="ours|theirs PAGE",
    help="Resolve a page's conflicts for one side.",
)
@click.option("--renew", is_flag=True, help="Read films again, as this version of Unreel reads them.")
@shared_out
@click.argument("films", metavar="[FILM]...", nargs=-1)
@click.pass_obj
def command(  # noqa: PLR0913 - an argument for each option
    workspace: Workspace,
    *,
    renew: bool,
    films: tuple[str, ...],
    check: bool,
    verbose: bool,
    jobs: int | None,
    scheduler: str | None,
    restore: Path | None,
    adopt: Path | None,
    take: tuple[str | None, Path | None],
) -> int:
    """Write the pages of every film in seeds/ into docs/; keep people's edits.

    FILM is a film's folder in docs/, to be read again with --renew; all are, unless named. A film whose
    seed did not change is read again for nothing else.
    """
    side = Decision.OURS if take[0] == "ours" else Decision.THEIRS
    options = ((restore, Decision.RESTORE), (adopt, Decision.ADOPT), (take[1], side))
    decisions = [(page, decision) for page, decision in options if page]
    if check + len(decisions) > 1:
        raise click.UsageError("only one of --check, --restore, --adopt and --take at a time")
    if decisions and renew:
        raise click.UsageError("--renew reads films again: it goes without --restore, --adopt and --take")
    if films and not renew:
        raise click.UsageError(f"Got unexpected extra argument ({films[0]}): films are named behind --renew")
    if decisions:
        ((page, decision),) = decisions
        resolve_page(page, decision, workspace)
        print(f"{page.as_posix()}: {decision}")
        return 0
    renewed = _renewed(films, workspace) if renew else ()
    workers = Workers.asked_for(jobs, scheduler)
    kept = Kept(workspace)
    known = kept.films()
    done = update(
        workspace, write=not check, before=Before(known), renewed=renewed, workers=workers, shown=shown
    )
    if not check:
        kept.keep(known)
    untouched = {slug for slug, film in known.items() if has_only_words_of_its_seed(film)}
    told = [*done.diagnostics, *newer_bases(workspace, but_of=untouched)]
    return _print_outcome(done, told, check=check, verbose=verbose, has_renewed=renew)


def _renewed(films: tuple[str, ...], workspace: Workspace) -> frozenset[str]:
    """Return the slugs of the films that are to be read again."""
    slugs = seeds.slugs(workspace.seeds)
    named = frozenset(PurePath(film).name for film in films)
    if unknown := sorted(named - slugs):
        raise click.UsageError(f"{unknown[0]}: seeds/ has no such film: name its folder in docs/")
    return named or slugs


def _print_outcome(
    done: Update, told: Sequence[Diagnostic], *, check: bool, verbose: bool, has_renewed: bool
) -> int:
    """Print what was done, or is to be; return the exit status."""
    for seed, taken_for in done.written:
        print(*taken_in(seed, verbose=verbose, taken_for=taken_for), sep="\n")
    for change in done.changes:
        if change.state is not State.UNCHANGED or (check and change.pending):
            print(f"docs/{change.slug}/{change.file}: {change.state}")
    if has_renewed:
        from unreel.editing.changes.renewed import moved  # noqa: PLC0415 - no other sync waits for it

        for line in moved(done.changes):
            print(line)
    show(gathered(told))
    half_saved = any(change.state is State.HALF_SAVED for change in done.changes)
    behind = check and bool(done.behind)
    if behind:
        print(f"docs/ is behind seeds/: run `{COMMAND} sync`", file=sys.stderr)
    elif not (done.failed or done.behind or half_saved):
        print("docs/ is up to date")
    return int(done.failed or behind or half_saved)
