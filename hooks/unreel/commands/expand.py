"""`expand`: the pages for engines that run no hooks."""

from __future__ import annotations

from pathlib import Path

import click

from unreel.export.expand import expand
from unreel.store.workspace import Workspace


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def command(workspace: Workspace, target: Path) -> int:
    """Write all pages with their fragments filled, for engines without hooks.

    DIR is an empty folder, or one that does not exist.
    """
    print(f"{target.as_posix()}: {expand(workspace, target)} pages and their mkdocs.yml")
    return 0
