"""`review`: what is to be mended on the pages."""

from __future__ import annotations

import sys

import click

from unreel.commands import show
from unreel.editing.review import review
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Severity
from unreel.store.workspace import Workspace
from unreel.syncing.newer_bases import newer_bases


@click.command()
@click.pass_obj
def command(workspace: Workspace) -> int:
    """Tell what is to be mended on the pages in docs/, with its place."""
    diagnostics = [
        *review(workspace.docs, workspace.base),
        *newer_bases(workspace),
        *workspace.tracked.values(),
    ]
    failed = show(diagnostics)
    if any(diagnostic.severity is Severity.HINT for diagnostic in diagnostics):
        print(f"`{COMMAND} format` sets right what hints say about form", file=sys.stderr)
    if not diagnostics:
        print("docs/: nothing is to be mended")
    return int(failed)
