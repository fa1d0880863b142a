"""`new`: a project that runs, with the texts of a folder if one is named."""

from __future__ import annotations

import json
from pathlib import Path

import click

from unreel.commands import show
from unreel.commands.new import project_files, texts
from unreel.commands.new.texts import Taken
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Severity, quoted
from unreel.seeds import folder
from unreel.store.workspace import refuse_taken

_UNKNOWN = """\
# source: own                                       # yours; with `licence: CC BY 4.0`, say, if there is one
# source: {site: Wikipedia, licence: CC BY-SA 4.0}  # texts from elsewhere"""


@click.command()
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with texts to take along.",
)
@click.option("--own", is_flag=True, help="The texts are your own.")
@click.option("--site", default="", help="Where all texts come from, say Wikipedia.")
@click.option("--licence", default="", help="What they may be used under, say CC BY-SA 4.0.")
def command(target: Path, source: Path | None, *, own: bool, site: str, licence: str) -> int:
    """Write a project for films of your own: settings, workflows, a home page.

    FOLDER is the new project's, empty or not there. Texts taken along keep their names, if these are sound.
    """
    is_said = own or licence or (source and (source / folder.DEFAULTS).is_file())
    if source and not is_said:
        raise click.UsageError(
            "say where the texts come from: --own, or --site Wikipedia --licence 'CC BY-SA 4.0', say"
        )
    if own and site:
        raise click.UsageError("a text of your own comes from no site: leave out --own or --site")
    refuse_taken(target)
    workspace = project_files.write(target, _origin(own=own, site=site, licence=licence))
    failed = _print_outcome(texts.take(source, workspace)) if source else False
    if "@ file:" in (requirements := (workspace.root / "requirements.txt").read_text(encoding="utf-8")):
        address = requirements.rpartition("@ ")[2].strip()
        print(f"requirements.txt takes Unreel from {address}: name an address there before you publish")
    print(f"{target.as_posix()} is a site of films: `cd {quoted(target.as_posix())}` and see its README.md")
    return int(failed)


def _origin(*, own: bool, site: str, licence: str) -> str:
    """Return what `_defaults.yml` says of the source of all texts."""
    stated = {"source": "own" if own else "", "site": site, "licence": licence}
    lines = [f"{key}: {_plain(value)}" for key, value in stated.items() if value]
    if site:
        return f"source: {{{', '.join(lines)}}}"
    return "\n".join(lines) or _UNKNOWN


def _plain(value: str) -> str:
    """Return words as YAML."""
    return json.dumps(value, ensure_ascii=False)


def _print_outcome(taken: Taken) -> bool:
    """Print what became of the texts; return whether some were not taken."""
    for name, title in taken.titles.items():
        print(f"seeds/{name}: {title}")
    for original, name in taken.renamed.items():
        print(f"{original} is now seeds/{name}")
    for name, words in taken.mended.items():
        which = "1 word mended that was" if words == 1 else f"{words} words mended that were"
        print(f"seeds/{name}: {which} once read in a wrong encoding")
    if taken.accepted:
        print(f"seeds/{folder.DEFAULTS} accepts what stands in some texts: {', '.join(taken.accepted)}")
    loud = [one for one in taken.diagnostics if one.severity >= Severity.WARNING]
    if quiet := len(taken.diagnostics) - len(loud):
        print(f"{quiet} places are worth a look: `{COMMAND} check` names them once the site is built")
    failed = show(loud)
    return show(taken.refused) or failed
