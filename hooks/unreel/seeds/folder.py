"""What lies in seeds/: which of them are texts, which settings belong to which, and what is neither."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError, Severity, printable
from unreel.seeds import file_types, files, names
from unreel.store.ignored_files import is_conflicted_copy, is_ignored

SETTINGS = ".yml"
DEFAULTS = "_defaults.yml"
"""What holds for all texts that lie beside it."""

_NO_SEEDS = re.compile(r"_(?:defaults|people|redirects)\.yml|readme(?:\.\w+)?", re.IGNORECASE)
"""Settings of the whole library, and words about the folder."""
_SAVED_WITH_A_PAGE = re.compile(r"[ _.–-][^\W\d_]+")
"""What browsers put behind a saved page's name for the folder with its pictures: _files, -Dateien, .files."""
_BETTER_ENDINGS = {
    "": ".txt",
    ".text": ".txt",
    ".markdown": ".md",
    ".mdown": ".md",
    ".xhtml": ".html",
    ".shtml": ".html",
    ".mediawiki": ".wiki",
    ".yaml": ".yml",
}
_ENDINGS = ".txt, .md, .html, .wiki or .json"


class FilmFiles(NamedTuple):
    """The files of one film."""

    slug: str
    text: Path
    settings: Path | None


class Folder(NamedTuple):
    """What lies in seeds/."""

    films: tuple[FilmFiles, ...]
    """Sorted by slug."""
    taken: frozenset[str]
    """The slugs of all texts, of those too that cannot be used."""
    diagnostics: tuple[Diagnostic, ...]


def listed(folder: Path) -> Folder:
    """Return the films whose texts lie in a folder, with a diagnostic for each file that is of no use.

    Hidden files, backups and the system's own are passed over in silence.
    """
    present = sorted(path for path in folder.iterdir() if not _is_no_seed(path.name))
    paths = [path for path in present if not is_conflicted_copy(path.name)]
    texts = [path for path in paths if path.suffix.lower() in names.TEXTS]
    settings = [path for path in paths if path.suffix.lower() == SETTINGS]
    saved = [path.stem for path in texts if path.suffix.lower() in names.PAGES]
    rest = sorted({*paths} - {*texts, *settings})
    others = [path for path in rest if not _is_of_a_page(path, saved)]
    by_slug: dict[str, list[Path]] = defaultdict(list)
    for path in texts:
        by_slug[names.slug(path.stem)].append(path)
    own = {names.same_file(path.stem): path for path in settings}
    films: list[FilmFiles] = []
    diagnostics = [*_of_copies({*present} - {*paths}), *_of_others(others)]
    diagnostics += _of_settings_alone(settings, [*texts, *others])
    for slug, group in sorted(by_slug.items()):
        faults = [*_of_names(slug, group)]
        diagnostics += faults
        if not faults:
            films.append(FilmFiles(slug, group[0], own.get(names.same_file(group[0].stem))))
    return Folder(tuple(films), frozenset(by_slug), tuple(sorted(diagnostics)))


def printed_path(path: Path) -> str:
    """Return a file's path from the project's folder, for people; what is no text in it is escaped."""
    return printable(f"{path.parent.name}/{path.name}")


def sound_name(path: Path) -> str:
    """Return what a file may be called in seeds/, its own name if that is sound; '' if it is no text."""
    ending = path.suffix.lower()
    better = path.suffix if ending in names.TEXTS else _BETTER_ENDINGS.get(ending, SETTINGS)
    return "" if better == SETTINGS else names.sound(path.stem) + better


def settings_beside(text: Path) -> Path | None:
    """Return the settings of a text: the `.yml` of the same name, in whatever spelling the system has it."""
    exact = text.with_suffix(SETTINGS)
    if exact.exists() or exact.is_symlink():
        return exact
    beside = os.listdir(text.parent) if text.parent.is_dir() else ()  # noqa: PTH208 - paths of all take long
    ending = (text.parent / name for name in beside if name.lower().endswith(SETTINGS))
    own = (path for path in ending if path.suffix.lower() == SETTINGS)
    return next((path for path in own if names.same_file(path.stem) == names.same_file(text.stem)), None)


def _is_no_seed(name: str) -> bool:
    return is_ignored(name) or _NO_SEEDS.fullmatch(name) is not None


def _is_of_a_page(path: Path, saved: Iterable[str]) -> bool:
    """Return whether a folder is what a browser saved beside one of the pages with the names `saved`."""
    name = path.name
    own = (name.removeprefix(stem) for stem in saved if name.startswith(stem))
    return any(map(_SAVED_WITH_A_PAGE.fullmatch, own)) and path.is_dir()


def _of_names(slug: str, texts: list[Path]) -> Iterator[Diagnostic]:
    """Report why texts that give one slug cannot be used."""
    for path in texts:
        if why := names.fault(path.stem, path.suffix):
            yield Diagnostic(printed_path(path), 0, 0, why)
    if len(texts) > 1 and slug:
        first, *others = map(printed_path, texts)
        also = " and ".join(others)
        why = f"{also} would become the same folder, docs/{slug}: rename or delete one"
        yield Diagnostic(first, 0, 0, why)


def _of_copies(paths: Iterable[Path]) -> Iterator[Diagnostic]:
    """Report what a synchronisation left, since someone's words may be in it alone."""
    for path in paths:
        why = "a copy that a synchronisation kept is not read: take what you need out of it, and delete it"
        yield Diagnostic(printed_path(path), 0, 0, why, Severity.HINT)


def _of_others(paths: Iterable[Path]) -> Iterator[Diagnostic]:
    """Report what ends like no text."""
    for path in paths:
        better = _BETTER_ENDINGS.get(path.suffix.lower(), "")
        if path.is_dir():
            why = "this is a folder: move the texts out of it, side by side into seeds/, and delete it"
        elif better == SETTINGS:
            why = f"settings are read from {SETTINGS}: rename it to {path.stem}{SETTINGS}"
        elif kind := file_types.refusal(_content(path), path.stem):
            why = kind
        elif better:
            why = f"a text ends in {_ENDINGS}: rename it to {path.stem}{better}"
        else:
            why = (
                f"a seed is a text that ends in {_ENDINGS}: save it as {path.stem}.txt, or move it elsewhere"
            )
        yield Diagnostic(printed_path(path), 0, 0, why)


def _of_settings_alone(settings: Iterable[Path], others: Iterable[Path]) -> Iterator[Diagnostic]:
    """Report settings that belong to no text, naming the text that was perhaps meant."""
    stems = {names.same_file(path.stem) for path in others}
    by_slug = {names.slug(path.stem): path for path in others if path.suffix.lower() in names.TEXTS}
    for path in settings:
        if names.same_file(path.stem) in stems:
            continue
        text = by_slug.get(names.slug(path.stem))
        why = f"there is no {path.stem}.txt beside it: add the film's text, or delete this file"
        if text:
            why = f"it has not the name of {printed_path(text)}: rename it to {text.stem}{SETTINGS}"
        yield Diagnostic(printed_path(path), 0, 0, why)


def _content(path: Path) -> bytes:
    """Return what a file holds; b'' where it cannot be read."""
    try:
        return files.content(path, path.name)
    except InputError:
        return b""
