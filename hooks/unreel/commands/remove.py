"""`remove`: a film taken away, with all that belongs to it."""

from __future__ import annotations

from pathlib import PurePath

import click

from unreel.model.command_line import COMMAND
from unreel.store.workspace import Workspace
from unreel.syncing import films


@click.command()
@click.argument("film")
@click.option("--to", default="", metavar="PAGE", help="Where its addresses lead then: docs/FILM/PAGE.md.")
@click.pass_obj
def command(workspace: Workspace, film: str, to: str) -> int:
    """Take a film away: its text, its settings, its pages, and what leads to them.

    FILM is its folder in docs/.
    """
    act = films.removed_film(
        PurePath(film).name, PurePath(to).as_posix().removeprefix("docs/") if to else "", workspace
    )
    films.perform(act, workspace)
    for file in sorted(file for file, content in act.contents.items() if content is None):
        print(f"{file}: removed")
    if act.moved and not to:
        print("its addresses lead nowhere now; `--to PAGE` would have them lead to a page")
    print(f"removed; `{COMMAND} undo` takes it back")
    return 0
