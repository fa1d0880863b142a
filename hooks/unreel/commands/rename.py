"""`rename`: a film or a page under another name, with all that belongs to it."""

from __future__ import annotations

from pathlib import PurePath

import click

from unreel.model.command_line import COMMAND
from unreel.store.workspace import Workspace
from unreel.syncing import films


@click.command()
@click.argument("old")
@click.argument("new")
@click.pass_obj
def command(workspace: Workspace, old: str, new: str) -> int:
    """Give a film or a page another name: what leads to it follows, its old address too.

    OLD is a film's folder in docs/, and NEW what its text is to be called; or both are pages, as
    docs/FILM/PAGE.md. A page that was renamed, or whose words went to another, is named in the same way.
    """
    pages = [_page(one) for one in (old, new)]
    if all(pages):
        act = films.renamed_page(pages[0], pages[1], workspace)
    elif any(pages):
        raise click.UsageError("name two films, or two pages as docs/FILM/PAGE.md")
    else:
        act = films.renamed_film(PurePath(old).name, PurePath(new).name, workspace)
    films.perform(act, workspace)
    for page, to in sorted(act.moved.items()):
        print(f"docs/{page}: its address leads to docs/{to}")
    print(f"renamed; `{COMMAND} undo` takes it back")
    return 0


def _page(name: str) -> str:
    """Return the path in docs/ of a page that somebody named, '' for what is none."""
    path = PurePath(name).as_posix().removeprefix("./")
    return path.removeprefix("docs/") if path.startswith("docs/") and path.endswith(".md") else ""
