"""`format`: the form that sync writes, for pages that people wrote."""

from __future__ import annotations

from pathlib import Path

import click

from unreel.commands import show
from unreel.editing.format import reformat
from unreel.store.workspace import Workspace


@click.command()
@click.argument("pages", metavar="[PAGE]...", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def command(workspace: Workspace, pages: tuple[Path, ...]) -> int:
    """Give pages the form that sync writes; what readers see stays the same.

    PAGE is a page in docs/; all, unless named.
    """
    done = reformat(pages, workspace)
    for page in done.changed:
        print(f"{page}: formatted")
    if not (done.changed or done.diagnostics):
        print(f"{', '.join(map(Path.as_posix, pages)) or 'docs/'}: the form is that of sync already")
    show(done.diagnostics)
    return int(bool(done.diagnostics))
