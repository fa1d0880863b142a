"""`serve`: the preview, made anew when a page or a text is saved."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from unreel.commands.build import QUIET
from unreel.store.workspace import Workspace


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    default=8000,
    show_default=True,
    help="The port of this machine.",
)
@click.argument("options", metavar="[MKDOCS OPTIONS]...", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def command(workspace: Workspace, *, port: int, options: tuple[str, ...]) -> int:
    """Serve the site on http://127.0.0.1:8000 as `mkdocs serve` does; every save shows.

    All other options are handed on to MkDocs: --open, --verbose, …
    """
    serve = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    environment = {**os.environ, **QUIET}
    if os.name == "posix":  # whoever ends this process ends the server
        os.chdir(workspace.root)
        os.execve(serve[0], serve, environment)  # noqa: S606 - the person's own words for a program that they may run
    return subprocess.run(serve, cwd=workspace.root, env=environment, check=False).returncode  # noqa: S603 - likewise
