"""`build`: the site, by as many workers as there are to be."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from unreel.commands.workers import shared_out
from unreel.store.workers import Workers
from unreel.store.workspace import Workspace

QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Material tells whoever builds that it ends in 2027; README, Limits, tells those who can act on it."""


@click.command(context_settings={"ignore_unknown_options": True})
@shared_out
@click.argument("options", metavar="[MKDOCS OPTIONS]...", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def command(
    workspace: Workspace, *, jobs: int | None, scheduler: str | None, options: tuple[str, ...]
) -> int:
    """Build the site as `mkdocs build` does, with the workers that are asked for.

    All other options are handed on to MkDocs: --strict, --site-dir DIR, …
    """
    workers = Workers.asked_for(jobs, scheduler)
    build = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(  # noqa: S603 - the person's own words for a program that they may run as well
        build, cwd=workspace.root, env={**os.environ, **QUIET, **workers.environment()}, check=False
    ).returncode
