"""Read `seeds/` as `Seed`s, and report whatever is bad input.

One bad seed never hides another: each is read on its own, and what is wrong with it becomes a
diagnostic that says where and what to do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError, Severity, located, quoted
from unreel.seeds import encoding, files, folder, garbled, names, settings
from unreel.seeds.attribution import is_licensed
from unreel.seeds.settings import Settings
from unreel.store import git_marks

FEWEST_WORDS = 10


class Seed(NamedTuple):
    """One film's text and what its `.yml` says of it."""

    slug: str
    path: str
    """From the project's folder, for people: 'seeds/hardcore-henry.txt'."""
    text: str
    """Decoded, with `\\n` for every line end and without a byte-order mark."""
    settings: Settings
    encoding: str = encoding.UTF_8
    """What it was decoded from, by Python's name."""
    digest: str = ""
    """That of all that it was made from: the name and the bytes of its files, apart from line ends."""

    @property
    def called(self) -> str:
        """Return what the file is called: 'Amélie (2001)' for 'seeds/Amélie (2001) - Wikipedia.html'."""
        return names.called(PurePath(self.path).stem)

    @property
    def title(self) -> str:
        """Return the title that the file's name suggests; the text's opening and the `.yml` know better."""
        return names.as_title(PurePath(self.path).stem)

    @property
    def suffix(self) -> str:
        """Return the ending of the file in small letters, a hint at its format: '.html'."""
        return PurePath(self.path).suffix.lower()


class _Defaults(NamedTuple):
    """The settings of all texts of a folder, and the file that says so."""

    settings: Settings = Settings()
    content: bytes = b""


class Gathered(NamedTuple):
    """The seeds of a folder that were read."""

    seeds: list[Seed]
    """In the order of their slugs."""
    diagnostics: list[Diagnostic]
    """What is wrong with the folder, and with what cannot be used."""


def gather(path: Path) -> tuple[list[Seed], list[Diagnostic]]:
    """Read all seeds of a folder, in the order of their slugs, with a diagnostic for all that is wrong."""
    if not path.is_dir():
        return [], [no_folder(path)]
    found = gathered(path, folder.listed(path))
    return found.seeds, [*found.diagnostics, *(one for seed in found.seeds for one in warnings(seed))]


def gathered(path: Path, found: folder.Folder, unread: Container[str] = ()) -> Gathered:
    """Read the seeds of what was `found` in a folder, without those whose slugs are to stay `unread`.

    `warnings` tells what is odd about a seed.
    """
    seeds: list[Seed] = []
    diagnostics = [*found.diagnostics]
    try:
        defaults = _defaults(path)
    except InputError as error:
        defaults = _Defaults()
        diagnostics.append(error.diagnostic)
    for film in (film for film in found.films if film.slug not in unread):
        try:
            seeds.append(_read(film.text, folder.printed_path(film.text), film.settings, path, defaults))
        except InputError as error:
            diagnostics.append(error.diagnostic)
    return Gathered(seeds, diagnostics)


def no_folder(path: Path) -> Diagnostic:
    """Report that there is no folder of seeds."""
    return Diagnostic(path.name, 0, 0, "no such folder: make it and drop a film's text into it")


def slugs(path: Path) -> frozenset[str]:
    """Return the slugs of all texts in a folder, of those too that cannot be used."""
    return folder.listed(path).taken if path.is_dir() else frozenset()


def read(path: Path, name: str) -> Seed:
    """Read one seed, wherever it lies, its `.yml` and the settings of all; diagnostics call it `name`.

    Raise `InputError`, located, where it cannot be used.
    """
    return _read(path, name, folder.settings_beside(path), None, _defaults(path.parent))


def _defaults(path: Path) -> _Defaults:
    """Return the settings of all texts of a folder; raise `InputError` where they cannot be used."""
    file = path / folder.DEFAULTS
    if not (file.exists() or file.is_symlink()):
        return _Defaults()
    name = folder.printed_path(file)
    markup = _decoded(name, files.content(file, name, path))
    return _Defaults(settings.parse_defaults(name, markup), markup.encode())


def _read(path: Path, name: str, beside: Path | None, within: Path | None, defaults: _Defaults) -> Seed:
    """Read a seed with the settings `beside` it; a link may not lead out of the folder `within`."""
    content = files.text_content(path, name, within)
    text = _decoded(name, content)
    if len(text.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS:
        why = f"fewer than {FEWEST_WORDS} words are no article: paste the film's whole text"
        if not text.strip():
            why = "there is no text in it: paste the film's article, or delete it"
        raise InputError(Diagnostic(name, 1, 1, why))
    yml = name.removesuffix(path.suffix) + (beside.suffix if beside else folder.SETTINGS)
    markup = files.content(beside, yml, within) if beside else b""
    own = settings.parse(yml, _decoded(yml, markup)) if beside else Settings(yml)
    own = settings.with_defaults(own, defaults.settings)
    of_all = [defaults.content] if defaults.content else []
    digest = _digest(path.name.encode(errors="surrogateescape"), content, markup, *of_all)
    return Seed(names.slug(path.stem) or "film", name, text, own, encoding.detect(content), digest)


def _digest(*parts: bytes) -> str:
    """Return what tells some files from others; git may give a clone other line ends."""
    summed = hashlib.sha256()
    for part in (part.replace(b"\r\n", b"\n") for part in parts):
        summed.update(b"%d\0" % len(part) + part)
    return summed.hexdigest()


def _decoded(name: str, content: bytes) -> str:
    """Return the text of a file; raise `InputError`, located, where it holds more than text."""
    text = encoding.decode(content, name)
    control = re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text)
    if control:
        why = f"a control character, U+{ord(control[0]):04X}, stands here: delete it"
        raise InputError(located(name, text, control.start(), why))
    if line := git_marks.conflict_line(text.split("\n")):
        why = "git left a conflict here: keep what is right and delete the lines that mark it"
        raise InputError(Diagnostic(name, line, 1, why))
    return text


def warnings(seed: Seed) -> Iterator[Diagnostic]:
    """Return a warning for each oddity of a seed that can be used all the same."""
    if not is_licensed(seed.settings):
        why = (
            "no licence is named: say under `source:` where the text comes from (title, site, url, licence), "
            f"here or in {folder.DEFAULTS} for all texts; write `source: own` of a text of your own"
        )
        yield Diagnostic(seed.settings.path, 0, 0, why, Severity.WARNING)
    mend = f"`{COMMAND} mend {quoted(seed.path)}`"
    if seed.encoding in encoding.WIDE:
        name = encoding.common_name(seed.encoding)
        why = f"it is read as {name}, in which git shows no changes: {mend} makes it UTF-8"
        yield Diagnostic(seed.path, 1, 1, why, Severity.HINT)
    if not seed.text.isascii():
        yield from _garbled(seed, mend)


def _garbled(seed: Seed, mend: str) -> Iterator[Diagnostic]:
    """Report what other encodings leave behind when they are taken for UTF-8, or UTF-8 for them."""
    accepted = {*seed.settings.accept}
    repairs = (
        one
        for one in garbled.repairs(seed.text)
        if accepted.isdisjoint({one.before.strip(), *map(_named, one.before)})
    )
    if first := next(repairs, None):
        why = f"the text was once read in a wrong encoding ({first.shown}): {mend} shows what it was"
        yield located(seed.path, seed.text, first.span.start, why, Severity.WARNING)
    elif lost := next(lost_characters(seed), None):
        name = lost.name
        why = (
            f"{name} stands here: the text was once read in a wrong encoding; copy it anew, "
            f"or write `accept: [{name}]` in {seed.settings.path}, or in {folder.DEFAULTS} for all texts"
        )
        yield located(seed.path, seed.text, lost.at, why, Severity.WARNING)


class LostCharacter(NamedTuple):
    """What stands in a text for a character that was lost before."""

    name: str
    """'U+FFFD'."""
    at: int
    """Its place in the text, in code points."""


def lost_characters(seed: Seed) -> Iterator[LostCharacter]:
    """Return the characters of a text that no writer means, without those that its settings accept."""
    for found in re.finditer(r"[\x80-\x9f\ufffd]", seed.text):
        if _named(found[0]) not in seed.settings.accept:
            yield LostCharacter(_named(found[0]), found.start())


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"
