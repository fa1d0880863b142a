"""`read`: all that is read of films, as JSON for programs."""

from __future__ import annotations

from pathlib import Path

import click

from unreel.commands import show
from unreel.commands.articles import articles
from unreel.commands.output import json_line
from unreel.model.diagnostics import Diagnostic
from unreel.site.machine_readable import reading


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, required=True, help="Print one JSON object a line and film.")
def command(files: tuple[Path, ...], *, as_json: bool) -> int:  # noqa: ARG001 - the form is asked for by name
    """Read films out of their texts, and write nothing.

    FILE is a film's text; its .yml is read too. Each line has what `split --json` has, and who is named,
    who plays whom and what is stated. Places of facts and people count in the pages that `sync` writes.
    """
    has_failed = False
    for one in articles(files):
        if isinstance(one, Diagnostic):
            has_failed |= show([one])
        else:
            seed, found, diagnostics = one
            print(json_line(reading.record(seed, found)))
            has_failed |= show(diagnostics)
    return int(has_failed)
