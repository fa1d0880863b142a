"""`undo`: the last act of a command taken back."""

from __future__ import annotations

import click

from unreel.commands import show
from unreel.store.undo import undo
from unreel.store.workspace import Workspace
from unreel.syncing import journal


@click.command()
@click.pass_obj
def command(workspace: Workspace) -> int:
    """Take back what the last sync, remove or rename changed.

    What was edited since stays. Twice is forth and back.
    """
    with journal.writing(workspace):
        done = undo(workspace)
    for file in done.files:
        print(f"{file}: as it was")
    show(done.diagnostics)
    if not done.files:
        return 1
    print(f"taken back: {done.act}")
    if done.act == "sync":
        print("what seeds/ say now comes back with the next sync: take that back too, if it is to stay away")
    return int(bool(done.diagnostics))
