"""`check`: the proof that no word is lost."""

from __future__ import annotations

from pathlib import Path

import click

from unreel.commands import show
from unreel.editing.check import check
from unreel.store.workspace import Workspace


@click.command()
@click.option("--site", type=click.Path(path_type=Path), metavar="DIR", help="The built site (site/).")
@click.pass_obj
def command(workspace: Workspace, site: Path | None) -> int:
    """Prove that no word is lost from seeds/ to docs/ to the built site."""
    if show(check(workspace, site or workspace.root / "site")):
        return 1
    print("nothing is lost: seeds/ → docs/ → site/")
    return 0
