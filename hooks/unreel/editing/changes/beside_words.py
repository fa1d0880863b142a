"""What a pull request changes beside words: files, settings, what pages say of themselves, addresses."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import NamedTuple

import yaml

from unreel.pages import snapshot
from unreel.pages.snapshot import PageSource
from unreel.site.allowed.files import PAGE
from unreel.store import safe_yaml
from unreel.store.ignored_files import is_ignored
from unreel.store.site_settings import NAME
from unreel.store.text_file import read_leniently

_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]*:)?//[^\s<>\"'`)\]}\\]+|\b(?:mailto|tel|javascript|data|vbscript):[^\s<>\"')]+",
    re.IGNORECASE,
)
_MADE = frozenset((".git", ".venv", ".unreel", "docs", "site", "build"))
"""What of a project is told elsewhere, or is made from the rest; in .unreel/ nothing is believed."""
_CACHES = re.compile(r"__pycache__|node_modules|\..*_cache|\.hypothesis")
_TOLD_ELSEWHERE = ("title",)
"""What of front matter the summary of a page tells."""
_OF_EVERY_PAGE = ("section", "source")

Entries = Mapping[str, str]


class Kind(StrEnum):
    """What changed."""

    SETTING = "setting"
    FILE = "file"
    """In docs/."""
    OUTSIDE = "outside"
    """A file of the project outside docs/: code, a seed."""
    ADDRESS = "address"
    SHOWN = "shown"
    """What the build makes of the words: a line of an infobox, a chart, the navigation."""
    VANISHED = "vanished"
    """The address of a page."""
    CONFLICT = "conflict"
    FILM = "film"
    """What is doubtful or stated of a new film."""


class Surroundings(NamedTuple):
    """What stands around the words of docs/."""

    settings: Mapping[str, Entries]
    """File, or page → name of a setting → its value."""
    files: Entries
    """Path of what is no page → a digest of it, or what it is."""
    outside: Entries | None
    """The same outside docs/; None for a docs/ that lies in no project."""
    addresses: Mapping[str, frozenset[str]]
    """Page → the addresses on other hosts that it holds."""


class Change(NamedTuple):
    """One thing that changed beside the words."""

    kind: Kind
    path: str
    name: str = ""
    """Of a setting; an address."""
    before: str | None = None
    """None where it was not there."""
    after: str | None = None
    """None where it is there no more."""


def surroundings(docs: Path) -> Surroundings:
    """Read what stands around the words of a docs/ folder, and in the project that it belongs to."""
    pages = snapshot.read(docs, lenient=True).sources.values()
    places = [docs.parent / NAME, *sorted((docs.parent / "seeds").glob("*.yml"))]
    settings = {
        path.relative_to(docs.parent).as_posix(): _settings(read_leniently(path))
        for path in places
        if path.is_file() and not path.is_symlink()
    }
    settings |= {f"docs/{page.name}": _said(page) for page in pages}
    addresses = {f"docs/{page.name}": frozenset(_ADDRESS.findall(page.text)) for page in pages}
    outside = dict(_outside(docs.parent, settings)) if NAME in settings else None
    return Surroundings(settings, dict(_files(docs)), outside, addresses)


def changed(old: Surroundings, new: Surroundings) -> list[Change]:
    """Return what changed: settings and files by their paths, then addresses that no page held before.

    What a project says is compared with another project's alone: a docs/ by itself says nothing of it.
    """
    changes: list[Change] = []
    are_projects = old.outside is not None and new.outside is not None
    paths = (path for path in {*old.settings, *new.settings} if are_projects or path.startswith("docs/"))
    for path in sorted(paths):
        before, after = old.settings.get(path, {}), new.settings.get(path, {})
        changes += (
            Change(Kind.SETTING, path, name, before.get(name), after.get(name))
            for name in sorted({*before, *after})
            if before.get(name) != after.get(name)
            # a page that came or went says all of that, or nothing
            and (name not in _OF_EVERY_PAGE or (path in old.settings and path in new.settings))
        )
    changes += _changed_files(Kind.FILE, old.files, new.files)
    if old.outside is not None and new.outside is not None:
        changes += _changed_files(Kind.OUTSIDE, old.outside, new.outside)
    known = {address for held in old.addresses.values() for address in held}
    return changes + [
        Change(Kind.ADDRESS, path, address, after=address)
        for path, held in sorted(new.addresses.items())
        for address in sorted(held - known)
    ]


def _changed_files(kind: Kind, before: Entries, after: Entries) -> Iterator[Change]:
    for path in sorted({*before, *after}):
        if before.get(path) != after.get(path):
            yield Change(kind, path, "", before.get(path), after.get(path))


def _files(docs: Path) -> Iterator[tuple[str, str]]:
    """Return path → digest of all in docs/ that is no page."""
    for path in _walked(docs, is_ignored):
        if _what_it_is(path) or path.suffix != PAGE:
            yield f"docs/{path.relative_to(docs).as_posix()}", _digest(path)


def _outside(root: Path, told: Collection[str]) -> Iterator[tuple[str, str]]:
    """Return path → digest of a project's files that are not `told`, hidden ones too: workflows are code."""
    for place in sorted(root.iterdir()):
        if place.name not in _MADE and not _is_cache(place.name):
            is_folder = place.is_dir() and not place.is_symlink()
            for path in _walked(place, _is_cache) if is_folder else (place,):
                if (shown := path.relative_to(root).as_posix()) not in told:
                    yield shown, _digest(path)


def _is_cache(name: str) -> bool:
    return bool(_CACHES.fullmatch(name))


def _walked(folder: Path, is_left_out: Callable[[str], bool]) -> Iterator[Path]:
    """Return the files of a folder, and links in it, which are not followed."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_left_out(name))
        linked = [name for name in folders if Path(top, name).is_symlink()]
        for name in sorted([*(name for name in names if not is_left_out(name)), *linked]):
            yield Path(top, name)


def _digest(path: Path) -> str:
    """Return a digest of a file, or what something is that is none."""
    return _what_it_is(path) or hashlib.sha256(path.read_bytes()).hexdigest()


def _what_it_is(path: Path) -> str:
    """Return what something is that is no file, '' for a file."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return f"a link to {os.readlink(path)}"  # noqa: PTH115 - pathlib would lose a slash at its end
    return "" if stat.S_ISREG(mode) else "neither a file nor a folder"


def _said(page: PageSource) -> Entries:
    """Return what a page says of itself, by names such as 'adapted_from.url'."""
    end = page.text.find("\n---", 1)
    said = _settings(page.text[4:end]) if page.text.startswith("---\n") and end > 0 else {}
    return {name: value for name, value in said.items() if name not in _TOLD_ELSEWHERE}


def _settings(markup: str) -> Entries:
    """Return the settings of a YAML text by their whole names; nothing is looked up or run."""
    try:
        root = safe_yaml.compose(markup, aliases=True)
    except yaml.YAMLError:
        return {"": markup}
    entries: dict[str, str] = {}
    for name, value in _flat(root, "", set()) if root else ():
        again = (f"{name} ({number})" for number in count(2) if f"{name} ({number})" not in entries)
        entries[next(again) if name in entries else name] = value
    return entries


def _flat(node: yaml.Node, name: str, above: set[int]) -> Iterator[tuple[str, str]]:
    """Return name → value for all scalars; an entry of a list is a name of its own.

    `above` are the mappings and lists that stood before: what refers to one is not gone through again.
    """
    if id(node) in above:
        yield name, "the same again"
        return
    if not isinstance(node, yaml.ScalarNode):
        above.add(id(node))
        if not _is_plain(node):  # a function that is called with what stands here
            yield f"{name}: {node.tag}", ""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _flat(value, f"{name}.{key.value}" if name else str(key.value), above)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            if isinstance(entry, yaml.ScalarNode):
                yield f"{name}: {_shown(entry)}", ""
            else:
                yield from _flat(entry, name, above)
    elif isinstance(node, yaml.ScalarNode):
        yield name, _shown(node)


def _shown(node: yaml.ScalarNode) -> str:
    """Return a value, behind what YAML is to make of it if that is more than text or a number."""
    return str(node.value) if _is_plain(node) else f"{node.tag} {node.value}".strip()


def _is_plain(node: yaml.Node) -> bool:
    return node.tag.startswith("tag:yaml.org,2002:") and "python" not in node.tag
