"""Read `seeds/` as `Seed`s, and report whatever is bad input.

One bad seed never hides another: each is read on its own, and what is wrong with it becomes a
diagnostic that says where and what to do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError, Severity, located
from unreel.model.identifiers import ascii_slug
from unreel.seeds import settings
from unreel.seeds.settings import Settings
from unreel.store import git_marks, text_file

MOST_BYTES = 10_000_000
"""The longest article of Wikipedia has some 0.7 MB of text; a file above this is something else."""

FEWEST_WORDS = 10

LONGEST_SLUG = 100
"""Folder names may have 255 bytes on every common system; this leaves room for what is built on it."""


class Seed(NamedTuple):
    """One film's flat text and what its `.yml` says of it."""

    slug: str
    path: str
    """From the project's folder, for people: 'seeds/hardcore-henry.txt'."""
    text: str
    """Decoded, with `\\n` for every line end and without a byte-order mark."""
    settings: Settings


def gather(folder: Path) -> tuple[list[Seed], list[Diagnostic]]:
    """Read all seeds of a folder, in the order of their slugs, with a diagnostic for all that is wrong."""
    seeds: list[Seed] = []
    diagnostics: list[Diagnostic] = []
    if not folder.is_dir():
        return [], [Diagnostic(folder.name, 0, 0, "no such folder: make it and drop a film's text into it")]
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.iterdir()):
        if not path.name.startswith(".") and path.name.casefold() not in {"readme.md", "readme.txt"}:
            groups[path.stem.casefold()].append(path)
    for group in groups.values():
        try:
            seeds.append(_seed(group, folder))
        except InputError as error:
            diagnostics.append(error.diagnostic)
    for seed in seeds:
        diagnostics += warnings(seed)
    return sorted(seeds, key=lambda seed: seed.slug), diagnostics


def read(path: Path, name: str, within: Path | None = None) -> Seed:
    """Read one seed and its `.yml`, which diagnostics call `name`; a link may not lead out of `within`.

    Raise `InputError`, located, where it cannot be used.
    """
    text = _decoded(name, _bytes(path, name, within))
    if len(text.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS:
        why = f"fewer than {FEWEST_WORDS} words are no article: paste the film's whole text"
        if not text.strip():
            why = "there is no text in it: paste the film's article, or delete it"
        raise InputError(Diagnostic(name, 1, 1, why))
    beside, yml = path.with_suffix(".yml"), name.removesuffix(path.suffix) + ".yml"
    if not (beside.exists() or beside.is_symlink()):
        return Seed(path.stem, name, text, Settings(yml))
    return Seed(path.stem, name, text, settings.parse(yml, _decoded(yml, _bytes(beside, yml, within))))


def _seed(group: list[Path], folder: Path) -> Seed:
    """Return the seed of the files that share a name; raise `InputError` where they are not one."""
    misnamed = [path for path in group if path.suffix not in {".txt", ".yml"}]
    texts = [path for path in group if path.suffix.casefold() == ".txt"]
    path = [*misnamed, *texts, *group][0]
    name = f"{folder.name}/{path.name}"
    if misnamed:
        why = _naming_advice(path)
    elif not texts:
        why = f"there is no {path.stem}.txt beside it: add the film's text, or delete this file"
    elif len(texts) > 1:
        others = " and ".join(f"{folder.name}/{text.name}" for text in texts[1:])
        why = f"{others} would become the same folder of the site: rename or delete one"
    else:
        why = _slug_fault(path.stem)
    if why:
        raise InputError(Diagnostic(name, 0, 0, why))
    return read(path, name, folder)


def _naming_advice(path: Path) -> str:
    """Return what to do about a file in seeds/ that ends neither in .txt nor in .yml."""
    match path.suffix.casefold():
        case ".txt":
            return f"two spellings of one ending go wrong on other systems: rename it to {path.stem}.txt"
        case ".yaml" | ".yml":
            return f"settings are read from .yml: rename it to {path.stem}.yml"
    return f"a seed is plain text: save it as {path.stem}.txt in UTF-8, or move it out of this folder"


def _slug_fault(slug: str) -> str:
    """Return why no film can have this slug, and one that it can have; '' if it can."""
    # folders that MkDocs and Material write into site/, and names that Windows keeps for devices
    if re.fullmatch("assets|search|stylesheets|javascripts|aux|con|nul|prn|(?:com|lpt)[0-9]", slug):
        return f"the name is taken: rename it, say to {slug}-film.txt"
    if re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", slug) and len(slug) <= LONGEST_SLUG:
        return ""
    safe = re.sub("[_-]+", "-", ascii_slug(slug))[:LONGEST_SLUG].strip("-") or "some-film"
    why = "the name becomes a folder and an address: use a-z, 0-9 and single hyphens"
    return f"{why}; rename it to {safe}.txt"


def _bytes(path: Path, name: str, within: Path | None) -> bytes:
    """Return what a file holds; raise `InputError` where it is no file that can be used."""
    faults: dict[str, Callable[[], bool]] = {
        "the link leads nowhere: mend or delete it": lambda: path.is_symlink() and not path.exists(),
        "the link leads out of the folder: put the text itself here": lambda: _is_outside(path, within),
        "this is a folder: move the text out of it and delete it": path.is_dir,
        "no such file: check the name": lambda: not path.exists(),
        "this is no ordinary file: delete it": lambda: not path.is_file(),
    }
    try:
        why = next((why for why, applies in faults.items() if applies()), "")
        if not why and (size := path.stat().st_size) > MOST_BYTES:
            why = f"{size:,} bytes are no single article (at most {MOST_BYTES:,}): keep one film a file"
        if not why:
            return path.read_bytes()
    except OSError as error:
        why = f"it cannot be read ({error.strerror}): check its permissions"
    raise InputError(Diagnostic(name, 0, 0, why))


def _is_outside(path: Path, folder: Path | None) -> bool:
    return folder is not None and not path.resolve().is_relative_to(folder.resolve())


def _decoded(name: str, content: bytes) -> str:
    """Return the text of a file; raise `InputError`, located, where it holds more than text in UTF-8."""
    has_nuls = len(content) > 1 and not (any(content[:200:2]) and any(content[1:200:2]))  # every second byte
    if has_nuls or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(Diagnostic(name, 1, 1, "this looks like UTF-16: save it as UTF-8"))
    text = text_file.decode(content, name)
    control = re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)
    if control:
        why = f"a control character, U+{ord(control[0]):04X}, stands here: delete it"
        raise InputError(located(name, text, control.start(), why))
    if line := git_marks.conflict_line(text.split("\n")):
        why = "git left a conflict here: keep what is right and delete the lines that mark it"
        raise InputError(Diagnostic(name, line, 1, why))
    return text


def warnings(seed: Seed) -> Iterator[Diagnostic]:
    """Return a warning for each oddity of a seed that can be used all the same."""
    if not seed.settings.source.licence:
        why = "no licence is named: say under `source:` where the text comes from (title, site, url, licence)"
        yield Diagnostic(seed.settings.path, 0, 0, why, Severity.WARNING)
    # what other encodings leave behind when they are taken for UTF-8, or UTF-8 for them
    garbled = re.search(r"[\x80-\x9f\ufffd]", seed.text)
    if garbled:
        why = f"U+{ord(garbled[0]):04X} stands here: the text was once read in a wrong encoding; copy it anew"
        yield located(seed.path, seed.text, garbled.start(), why, Severity.WARNING)
