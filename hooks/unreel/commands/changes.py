"""`changes`: what is different for readers than in another docs/."""

from __future__ import annotations

from pathlib import Path

import click

from unreel.editing import changes
from unreel.store.workspace import Workspace


@click.command()
@click.argument("base", metavar="BASE_DIR", type=click.Path(path_type=Path))
@click.pass_obj
def command(workspace: Workspace, base: Path) -> int:
    """Tell what is different for readers than in another docs/, as Markdown.

    BASE_DIR is docs/ as it was; where it lies in another checkout, the settings there are compared too.
    """
    if not base.is_dir():
        raise click.UsageError(f"{base}: no such folder: name the docs/ of another checkout")
    print(changes.between(base, workspace), end="")
    return 0
