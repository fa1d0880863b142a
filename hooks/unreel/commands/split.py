"""`split`: how texts are split into sections, as a table or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from unreel.commands import fix_split, show
from unreel.commands.articles import articles
from unreel.commands.output import json_line
from unreel.model.article import ExternalLink, Kind, Reference, Role
from unreel.model.diagnostics import Diagnostic
from unreel.model.film import dated
from unreel.model.spans import Span
from unreel.recovery import article, doubtful_starts
from unreel.recovery.parts import Passage
from unreel.recovery.taken_in import taken_in
from unreel.seeds import Seed
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from unreel.recovery.article import Article


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and file.")
@click.option("--verbose", is_flag=True, help="List all that was left out of each text.")
@click.option("--fix", is_flag=True, help="Ask where sections start, and write the answers into the .yml.")
@click.pass_obj
def command(workspace: Workspace, files: tuple[Path, ...], *, as_json: bool, verbose: bool, fix: bool) -> int:
    """Show how texts are split into sections; `--fix` asks, and corrects it.

    FILE is a film's text; its .yml is read too. Without `--fix` nothing is written.
    """
    if fix:
        if as_json or len(files) > 1:
            raise click.UsageError("--fix takes one FILE, and no --json")
        return fix_split.fix(files[0].absolute(), files[0].as_posix(), workspace)
    has_failed = False
    for one in articles(files):
        told = [one] if isinstance(one, Diagnostic) else _split(*one, as_json=as_json, verbose=verbose)
        has_failed |= show(told)
    return int(has_failed)


def _split(
    seed: Seed, found: Article, diagnostics: list[Diagnostic], *, as_json: bool, verbose: bool
) -> list[Diagnostic]:
    """Print one text's sections; return what is odd."""
    if as_json:
        print(json_line(article.record(seed.path, found)))
    else:
        print(_table(seed, found))
        print(*taken_in(seed, found.source, verbose=verbose), sep="\n")
        return [*diagnostics, *doubtful_starts.doubts(seed, found, doubtful_starts.MOST)]
    return diagnostics


def _table(seed: Seed, found: Article) -> str:
    lines = [f"{seed.path}: {dated(found.title, found.year)}, {len(seed.text):,} characters", ""]
    lines.append(f"{'at':>8} {'length':>8}  sure  {'section':<32} opens with")
    lines += [_row(found, one.span, one.confidence, one.kind, one.sub) for one in found.sections]
    if found.unmade_starts:
        lines += ["", "starts that may be missing, the likeliest first:"]
    for one in found.unmade_starts:
        lines.append(_row(found, one.span, one.confidence, one.kind, one.sub))
    kinds = {"paragraphs": Passage, "roles": Role, "references": Reference, "external links": ExternalLink}
    counts = [f"{name}: {len(found.every(kind))}" for name, kind in kinds.items()]
    return "\n".join([*lines, "", ", ".join(counts), ""])


def _row(found: Article, span: Span, confidence: float, kind: Kind, sub: str | None) -> str:
    start, end = found.source.in_file(span)
    name = f"{kind} / {sub}" if sub else str(kind)
    opening = " ".join(span.of(found.text)[:80].split())[:40]
    return f"{start:>8,} {end - start:>8,}  {confidence:>4.0%}  {name:<32} {opening}…"
