"""The command line: `python hooks split | sync | review | format | check | changes | expand | pack`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unreel import seeds
from unreel.editing import changes
from unreel.editing.check import check
from unreel.editing.format import reformat
from unreel.editing.review import review
from unreel.export import archive
from unreel.export.expand import expand
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.recovery import article
from unreel.recovery.pages_from_seed import DOUBTFUL
from unreel.recovery.record import record
from unreel.site.fragments import FRAGMENTS
from unreel.store.workspace import Workspace
from unreel.syncing.resolve import Decision, resolve_page
from unreel.syncing.sync import State
from unreel.syncing.update import update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from unreel.recovery.article import Article
    from unreel.seeds import Seed

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit status: 0 fine, 1 something is to be done, 2 it was called wrongly."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python hooks", description="Unreel: one flat film article becomes a site.", allow_abbrev=False
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        added.set_defaults(run=run, error=added.error)
        return added

    split = command("split", _split, "show how texts are split into sections, and write nothing")
    split.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a film's text; its .yml is read too"
    )
    split.add_argument("--json", action="store_true", help="print one JSON object a line and file")
    sync = command("sync", _sync, "write the pages of every film in seeds/ into docs/; keep people's edits")
    _ways_to_sync(sync.add_mutually_exclusive_group())
    command("review", _review, "tell what is to be mended on the pages in docs/, with its place")
    tidy = command("format", _format, "give pages the form that sync writes; what readers see stays the same")
    tidy.add_argument("pages", nargs="*", type=Path, metavar="PAGE", help="pages in docs/; all, unless named")
    proof = command("check", _check, "prove that no word is lost from seeds/ to docs/ to the built site")
    proof.add_argument(
        "--site", type=Path, default=ROOT / "site", metavar="DIR", help="the built site (site/)"
    )
    changed = command(
        "changes", _changes, "tell what is different for readers than in another docs/, as Markdown"
    )
    changed.add_argument("base", type=Path, metavar="BASE_DIR", help="docs/ as it was, in another checkout")
    filled = command(
        "expand", _expand, "write all pages with their fragments filled, for engines without hooks"
    )
    filled.add_argument(
        "target", type=Path, metavar="DIR", help="an empty folder, or one that does not exist"
    )
    packed = command("pack", _pack, "put a built site into a zip file, with the same bytes every time")
    packed.add_argument("site", type=Path, metavar="DIR", help="the built site")
    packed.add_argument("target", type=Path, metavar="ZIP", help="the file to write")
    return parser


def _ways_to_sync(ways: argparse._MutuallyExclusiveGroup) -> None:
    ways.add_argument("--check", action="store_true", help="change nothing; exit with 1 if docs/ is behind")
    ways.add_argument("--restore", type=Path, metavar="PAGE", help="bring back a page that was deleted")
    ways.add_argument("--adopt", type=Path, metavar="PAGE", help="merge the seed into a page of your own")
    ways.add_argument(
        "--take", nargs=2, metavar=("ours|theirs", "PAGE"), help="resolve a page's conflicts for one side"
    )


def _split(options: argparse.Namespace) -> int:
    failed = False
    for path in options.files:
        try:
            seed = seeds.read(path, str(path))
        except InputError as error:
            _say([error.diagnostic])
            failed = True
            continue
        found, diagnostics = article.read(seed)
        if options.json:
            print(json.dumps(record(str(path), found), ensure_ascii=False))
        else:
            print(_table(seed, found))
            diagnostics += article.doubtful(seed, found, DOUBTFUL)
        _say(diagnostics)
        failed |= any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return int(failed)


def _table(seed: Seed, found: Article) -> str:
    year = f" ({found.year})" if found.year else ""
    lines = [f"{seed.path}: {found.title}{year}, {len(seed.text):,} characters", ""]
    lines.append(f"{'at':>8} {'length':>8}  sure  {'section':<32} opens with")
    for section in found.sections:
        start, end = section.span
        name = f"{section.kind} / {section.sub}" if section.sub else str(section.kind)
        opening = " ".join(seed.text[start : start + 80].split())[:40]
        lines.append(f"{start:>8,} {end - start:>8,}  {section.confidence:>4.0%}  {name:<32} {opening}…")
    counts = {
        "paragraphs": found.passages,
        "roles": found.roles,
        "references": found.references,
        "external links": found.links,
    }
    lines += ["", ", ".join(f"{name}: {len(parts)}" for name, parts in counts.items()), ""]
    return "\n".join(lines)


def _sync(options: argparse.Namespace) -> int:
    workspace = Workspace(ROOT)
    decided = _decision(options)
    if decided:
        return _resolve(*decided, workspace)
    done = update(workspace, write=not options.check)
    for change in done.changes:
        if change.state is not State.UNCHANGED or (options.check and change.pending):
            print(f"docs/{change.slug}/{change.file}: {change.state}")
    _say(done.diagnostics)
    behind = options.check and bool(done.behind)
    if behind:
        print("docs/ is behind seeds/: run `python hooks sync`", file=sys.stderr)
    elif not (done.failed or done.behind):
        print("docs/ is up to date")
    return int(done.failed or behind)


def _decision(options: argparse.Namespace) -> tuple[Path, Decision] | None:
    """Return what a person decided about a page, if that is what sync was called for."""
    if options.take:
        side, page = options.take
        if side not in {"ours", "theirs"}:
            options.error(f"take ours or theirs, not {side}")
        return Path(page), Decision.OURS if side == "ours" else Decision.THEIRS
    if options.restore:
        return options.restore, Decision.RESTORE
    return (options.adopt, Decision.ADOPT) if options.adopt else None


def _resolve(page: Path, decision: Decision, workspace: Workspace) -> int:
    try:
        resolve_page(page, decision, workspace)
    except InputError as error:
        _say([error.diagnostic])
        return 1
    print(f"{page}: {decision}")
    return 0


def _check(options: argparse.Namespace) -> int:
    diagnostics = check(Workspace(ROOT), options.site)
    _say(diagnostics)
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    if not failed:
        print("nothing is lost: seeds/ → docs/ → site/")
    return int(failed)


def _changes(options: argparse.Namespace) -> int:
    if not options.base.is_dir():
        options.error(f"{options.base}: no such folder: name the docs/ of another checkout")
    told = changes.compare(changes.read(options.base), changes.read(ROOT / "docs"))
    print(changes.summary(told), end="")
    return 0


def _expand(options: argparse.Namespace) -> int:
    try:
        count = expand(Workspace(ROOT), options.target)
    except InputError as error:
        _say([error.diagnostic])
        return 1
    print(f"{options.target}: {count} pages and their mkdocs.yml")
    return 0


def _pack(options: argparse.Namespace) -> int:
    try:
        archive.pack(options.site, options.target)
    except InputError as error:
        _say([error.diagnostic])
        return 1
    print(f"{options.target}: open {options.site.resolve().name}/{archive.START} in it")
    return 0


def _review(options: argparse.Namespace) -> int:  # noqa: ARG001 - it has none
    workspace = Workspace(ROOT)
    diagnostics = review(workspace.docs, workspace.base, FRAGMENTS)
    _say(diagnostics)
    if any(diagnostic.severity is Severity.HINT for diagnostic in diagnostics):
        print("`python hooks format` sets right what hints say about form", file=sys.stderr)
    return int(any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics))


def _format(options: argparse.Namespace) -> int:
    try:
        done = reformat(options.pages, Workspace(ROOT))
    except InputError as error:
        _say([error.diagnostic])
        return 1
    for page in done.changed:
        print(f"{page}: formatted")
    _say(done.diagnostics)
    return int(bool(done.diagnostics))


def _say(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        print(f"{diagnostic.severity.name.lower()}: {diagnostic}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
