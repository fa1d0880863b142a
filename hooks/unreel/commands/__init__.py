"""Run `unreel COMMAND`, or `python hooks COMMAND`: one file a command."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from unreel.commands.annotations import annotation
from unreel.commands.output import write_any_script
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.model.version import version
from unreel.store.workspace import Workspace

COMMANDS = (
    "new",
    "split",
    "read",
    "sync",
    "rename",
    "remove",
    "undo",
    "serve",
    "build",
    "mend",
    "review",
    "format",
    "check",
    "changes",
    "expand",
    "pack",
)
"""Each is a file of this room that holds a click command called `command`, which returns its exit status."""


ANYWHERE = frozenset({"new", "split", "read", "mend", "pack"})
"""Those that work outside of a project too."""


class _Commands(click.Group):
    """Loads the command that is called, and none of the others: what `split` imports takes its time."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """Return a command by its name, None for another name."""
        if name not in COMMANDS:
            return None
        command: click.Command = copy(import_module(f"{__name__}.{name}").command)
        command.name = name
        if name not in ANYWHERE and command.callback:
            command.callback = _in_project(command.callback)
        command.short_help = (command.help or "").partition("\n")[0]
        return command

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - as click has it; it never returns
        """Run the command and exit with its status; what a user did wrong is shown, and never a traceback."""
        try:
            status = super().invoke(context)
            sys.stdout.flush()
        except InputError as error:
            show([error.diagnostic])
            status = 1
        except OSError as error:
            # the reader, `head` say, has seen enough; Windows calls that an invalid argument
            if error.errno not in {errno.EPIPE, errno.EINVAL}:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 0
        except KeyboardInterrupt:
            print("stopped; what is done is kept, and the next run goes on there", file=sys.stderr)
            status = 130
        context.exit(status)


def _in_project(callback: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function of a command, which raises `InputError` where there is no project.

    The help of the command is shown anywhere.
    """

    @wraps(callback)
    def called(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as click hands them on
        Workspace.of_project(Path.cwd())
        return callback(*arguments, **options)

    return called


def show(diagnostics: Sequence[Diagnostic]) -> bool:
    """Print each diagnostic behind its severity, to the standard error; return whether one is an error."""
    is_on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    for diagnostic in diagnostics:
        print(f"{diagnostic.severity.name.lower()}: {diagnostic}", file=sys.stderr)
        if is_on_github and (line := annotation(diagnostic)):
            print(line, file=sys.stderr)
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _show_version(context: click.Context, _: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001 - as click calls it
    if is_asked:
        print(f"Unreel {version()}")
        context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Unreel: one flat film article becomes a site.

    Exit status: 0 fine, 1 something is to be done, 2 the command was called wrongly.
    """
    context.obj = Workspace.around(Path.cwd())


def run() -> None:
    """Run the command line; its messages call it as people have."""
    write_any_script()
    main(prog_name=COMMAND)
