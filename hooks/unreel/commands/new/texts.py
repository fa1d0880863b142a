"""Take a folder of texts into seeds/: under sound names, with their settings, without what is no text."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.model.film import dated
from unreel.seeds import files, folder, names
from unreel.seeds.mending import mending
from unreel.site import docs
from unreel.store.ignored_files import is_ignored
from unreel.store.workspace import Workspace
from unreel.syncing.update import update

_OF_ALL = (folder.DEFAULTS, "_people.yml")


class Taken(NamedTuple):
    """What became of a folder of texts."""

    titles: dict[str, str]
    """The name of each text in seeds/ → the film's title."""
    renamed: dict[str, str]
    """The name of a text → its name in seeds/, where that is another."""
    mended: dict[str, int]
    """The name of each text in seeds/ of which words were mended → how many."""
    accepted: tuple[str, ...]
    """Characters that no writer means, which were accepted for all texts: 'U+0080'."""
    refused: list[Diagnostic]
    """Why each of the others was not taken."""
    diagnostics: list[Diagnostic]
    """What is to be looked at in those that were."""


def take(source: Path, workspace: Workspace) -> Taken:
    """Copy the texts of a folder with their settings, and write their pages.

    Raise `InputError` where nothing can be read, or written.
    """
    try:
        copied, mended, refused = _copied(source, workspace.seeds)
    except OSError as error:
        why = f"it cannot be copied ({error.strerror}): check the folder's name and permissions"
        raise InputError(Diagnostic(source.as_posix(), 0, 0, why)) from None
    has_own_defaults = (source / folder.DEFAULTS).is_file()
    accepted = () if has_own_defaults else _accept_odd_characters(workspace)
    done = update(workspace, write=True)
    pages = {one: workspace.docs / names.slug(Path(one).stem) / "index.md" for one in copied}
    lost = {f"seeds/{one}": copied[one] for one, page in pages.items() if not page.is_file()}
    for path in lost:
        _remove(workspace.root / path, workspace)
    diagnostics = []
    for one in done.diagnostics:
        if text := _text_of(one.path, lost):
            refused += [one._replace(path=shown(source, lost[text]))] * (one.severity is Severity.ERROR)
        else:
            diagnostics.append(one)
    films = docs.read(workspace.docs, None, workspace).films  # what a build reads, and keeps
    found = {one: films[page.parent.name] for one, page in pages.items() if page.is_file()}
    titles = {one: dated(film.title, film.year) for one, film in found.items()}
    renamed = {original: one for one, original in copied.items() if one in titles and one != original}
    mended = {one: words for one, words in mended.items() if one in titles}
    return Taken(titles, renamed, mended, accepted, refused, diagnostics)


def _copied(source: Path, target: Path) -> tuple[dict[str, str], dict[str, int], list[Diagnostic]]:
    """Copy what may be texts; return {name in `target`: name in `source`}, and why others were not copied.

    Between them is {name in `target`: how many words were mended}.
    """
    copied: dict[str, str] = {}
    mended: dict[str, int] = {}
    refused: dict[str, Diagnostic] = {}
    slugs: dict[str, str] = {}
    files = (path for path in source.iterdir() if path.is_file() and not is_ignored(path.name))
    for path in sorted(files, key=lambda path: (path.suffix.lower() != ".txt", path.name)):
        name = folder.sound_name(path)
        slug = names.slug(Path(name).stem)
        if path.name in _OF_ALL:
            shutil.copyfile(path, target / path.name)
        elif name and slug in slugs:
            why = f"{slugs[slug]} was taken for docs/{slug}: rename this one, if it is another film"
            refused[path.name] = Diagnostic(shown(source, path.name), 0, 0, why)
        elif name:
            mended |= {name: words} if (words := _copy(path, target / name)) else {}
            if beside := folder.settings_beside(path):
                shutil.copyfile(beside, target / f"{Path(name).stem}{folder.SETTINGS}")
            copied[name] = slugs[slug] = path.name
    for one in folder.listed(source).diagnostics:
        name = Path(one.path).name
        if name not in {*copied.values(), *refused}:
            refused[name] = one._replace(path=shown(source, name))
    return copied, mended, [*refused.values()]


def _copy(path: Path, target: Path) -> int:
    """Copy a text as UTF-8, with words mended that were read in a wrong encoding; return how many were."""
    try:
        found = mending(files.text_content(path, path.name))
    except (InputError, UnicodeError):  # it is no text: whoever reads it says so
        found = None
    if found is None or not (found.repairs or found.encoding.startswith("UTF-16")):
        shutil.copyfile(path, target)
        return 0
    target.write_bytes(found.text.encode())
    return len(found.repairs)


def shown(source: Path, name: str) -> str:
    """Return the path of a file of the folder, as it was named."""
    return (source / name).as_posix()


def _remove(text: Path, workspace: Workspace) -> None:
    settings = folder.settings_beside(text)
    for path in (text, settings):
        if path:
            workspace.remove(path)


def _text_of(path: str, texts: Mapping[str, str]) -> str:
    """Return which of some texts a diagnostic is of, by its own path or that of its settings; '' for none."""
    own = (text for text in texts if path in {text, f"{text.rpartition('.')[0]}{folder.SETTINGS}"})
    return next(own, "")


def _accept_odd_characters(workspace: Workspace) -> tuple[str, ...]:
    """Let the settings of all texts accept the odd characters that stand in them, and return these."""
    path = workspace.seeds / folder.DEFAULTS
    odd = {one.name for seed in seeds.gather(workspace.seeds)[0] for one in seeds.lost_characters(seed)}
    if odd:
        accepted = f"accept: [{', '.join(sorted(odd))}]\n"
        workspace.write(path, path.read_bytes() + accepted.encode())
    return tuple(sorted(odd))
