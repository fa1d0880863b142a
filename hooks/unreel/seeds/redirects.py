"""Read and write `seeds/_redirects.yml`: where pages went that were renamed or taken away.

    night-train/plot.md: night-train/story.md

Both are paths in docs/. The build puts a small page at the old address that leads to the new one, with no
script in it, and so does `expand` for other engines; a plugin would do it for MkDocs alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store import safe_yaml, text_file

NAME = "seeds/_redirects.yml"

_HEAD = "# Old page: the page it is now, by their paths in docs/. `rename` writes a line, and so may you.\n"
_PAGE = re.compile(r"(?:[\w][\w.-]*/){0,9}[\w][\w.-]*\.md")


class Redirect(NamedTuple):
    """An address that leads elsewhere."""

    old: str
    """The path of a page that was, in docs/."""
    new: str
    line: int


class Redirects(NamedTuple):
    """What the file says, and what is wrong with it."""

    entries: tuple[Redirect, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def pages(self) -> dict[str, str]:
        """Return page that was → page that it is now."""
        return {one.old: one.new for one in self.entries}


def read(project: Path) -> Redirects:
    """Return what the file of a project says; nothing where there is none."""
    path = project / NAME
    if not path.is_file():
        return Redirects()
    try:
        return parsed(text_file.read_text(path, NAME))
    except InputError as error:
        return Redirects((), (error.diagnostic,))


def parsed(markup: str) -> Redirects:
    """Return what YAML says; a line that cannot be used is a diagnostic, and the others hold."""
    try:
        root = safe_yaml.compose(markup)
    except yaml.YAMLError as error:
        return Redirects((), (Diagnostic(NAME, *safe_yaml.fault(error)),))
    if root is None:
        return Redirects()
    if not isinstance(root, yaml.MappingNode):
        return Redirects((), (_at(root, "here belong lines of the form `film/old.md: film/new.md`"),))
    entries: list[Redirect] = []
    wrong: list[Diagnostic] = []
    for old, new in root.value:
        odd = next((one for one in (old, new) if not _is_page(one)), None)
        if odd:
            wrong.append(_at(odd, "here belongs the path of a page in docs/: `night-train/plot.md`"))
        else:
            entries.append(Redirect(old.value, new.value, old.start_mark.line + 1))
    return Redirects(tuple(entries), tuple(wrong))


def faults(redirects: Redirects, pages: Collection[str]) -> Iterator[Diagnostic]:
    """Report redirects that lead nowhere, or from a page that is there; `pages` are those of docs/."""
    yield from redirects.diagnostics
    for one in redirects.entries:
        if one.new not in pages:
            yield Diagnostic(
                NAME, one.line, 1, f"docs/{one.new} is not there: name another page, or delete this line"
            )
        elif one.old in pages:
            yield Diagnostic(NAME, one.line, 1, f"docs/{one.old} is there: delete this line, or that page")


def written(pages: Mapping[str, str]) -> bytes | None:
    """Return what the file is to hold; None for no file."""
    lines = yaml.safe_dump(dict(pages), allow_unicode=True, sort_keys=True, width=1000)
    return (_HEAD + lines).encode() if pages else None


def followed(pages: Mapping[str, str], moved: Mapping[str, str | None]) -> dict[str, str]:
    """Return redirects once pages were `moved`: old path → new path, None where its address is given up.

    What led to a page that moved leads on; no redirect is left at an address that a page has again.
    """
    ahead = {old: moved.get(new, new) for old, new in pages.items()} | dict(moved)
    back = {new for new in moved.values() if new}
    return {old: new for old, new in ahead.items() if new and old != new and old not in back}


def _is_page(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and _PAGE.fullmatch(node.value) is not None


def _at(node: yaml.Node, why: str) -> Diagnostic:
    return Diagnostic(NAME, node.start_mark.line + 1, node.start_mark.column + 1, why)
