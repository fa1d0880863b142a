"""A film's pages as its seed gives them, and a record of what its base was written from.

A newer version of the code reads a seed otherwise here and there. Nobody asked for that, so a film whose
seed and `.yml` are those that its base was written from is not read again: it says what its base says.

The record is a file beside the base, whose name is a digest of the seed's files and of the base's pages.
Git merges it safely: of two branches that wrote the film, both records stay, which is none, and a base that
was merged or damaged is none that was recorded. Then the film is read again.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from unreel.model.diagnostics import Severity
from unreel.pages.inline import sentence
from unreel.pages.layout import PAGES
from unreel.recovery.pages_from_seed import Recovery, cached_pages_from_seed
from unreel.seeds import Seed
from unreel.store.ignored_files import is_ignored
from unreel.store.text_file import read_leniently
from unreel.store.versions import is_as_committed_with
from unreel.store.workspace import Workspace
from unreel.syncing.state import PageChange, State

_QUIET, _TOLD = ".seed", ".warned"
"""How a record's name ends; the second is of a film that has warnings, which are told at each sync."""

_ORDER = {spec.name: number for number, spec in enumerate(PAGES)}
_NEIGHBOUR = re.compile(r"\]\(([^/\s()#]++\.md)[#)]")
_NOT_PROSE = re.compile(r"#{1,6} |<!--")


def pages_now(seed: Seed, workspace: Workspace, *, renew: bool = False) -> Recovery:
    """Return what a seed says: what its base says where that was written from it, else what is read now.

    With `renew` it is read in any case.
    """
    base = base_pages(workspace.base / seed.slug)
    anew = renew or not base or _leads_astray(base, workspace.docs / seed.slug)
    known = None if anew else _record(seed, base, workspace)
    if known and known.suffix == _QUIET:
        return Recovery(base, [])
    recovery = cached_pages_from_seed(seed, workspace)
    if recovery.error or anew or recovery.pages == base:
        return recovery
    is_same = known or _was_written_from(seed, base, recovery, workspace)
    return Recovery(base, recovery.diagnostics) if is_same else recovery


def base_pages(folder: Path) -> dict[str, str]:
    """Return the pages that lie in a film's folder of `.unreel/base`, in reading order."""
    names = sorted(path.name for path in folder.glob("*.md") if not is_ignored(path.name))
    names.sort(key=lambda name: _ORDER.get(name, len(_ORDER)))
    return {name: read_leniently(folder / name) for name in names}


def is_recorded(seed: Seed, workspace: Workspace) -> bool:
    """Return whether a film's base is as it was written, and was written from this very seed."""
    return _record(seed, base_pages(workspace.base / seed.slug), workspace) is not None


def record(seed: Seed, recovery: Recovery, changes: Iterable[PageChange], workspace: Workspace) -> bool:
    """Record what a film's base was written from, if all of it was; return whether there was a need to.

    Raise `InputError` where the record cannot be written.
    """
    folder = workspace.base / seed.slug
    if not (seed.digest and all(map(_follows, changes)) and folder.is_dir()):
        return False
    is_odd = any(one.severity is Severity.WARNING for one in recovery.diagnostics)
    path = _path(seed, base_pages(folder), workspace, _TOLD if is_odd else _QUIET)
    before = _records(folder)
    if before == [path]:
        return False
    workspace.write(path, f"{path.stem}\n".encode())
    for other in before:
        if other != path:
            workspace.remove(other)
    return True


def _leads_astray(base: Mapping[str, str], docs: Path) -> bool:
    """Return whether a base has links to a page that lay there under a name which somebody took back."""
    targets = {target for text in base.values() for target in _NEIGHBOUR.findall(text)}
    return any(not (docs / target).exists() for target in targets - base.keys())


def _record(seed: Seed, base: Mapping[str, str], workspace: Workspace) -> Path | None:
    """Return the record of a base, None where there is none of this seed and these pages."""
    found = _records(workspace.base / seed.slug)
    wanted = (_path(seed, base, workspace, suffix) for suffix in (_QUIET, _TOLD))
    return found[0] if len(found) == 1 and seed.digest and found[0] in wanted else None


def _records(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in {_QUIET, _TOLD})


def _path(seed: Seed, base: Mapping[str, str], workspace: Workspace, suffix: str) -> Path:
    summed = hashlib.sha256(seed.digest.encode())
    for name, text in sorted(base.items()):
        content = text.encode()
        summed.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return workspace.base / seed.slug / f"{summed.hexdigest()}{suffix}"


def _follows(change: PageChange) -> bool:
    """Return whether a page's base says what the seed says."""
    is_whole = change.state not in {State.UNREADABLE, State.UNWRITTEN, State.HALF_SAVED}
    return is_whole and change.new_base == change.theirs


def _was_written_from(seed: Seed, base: Mapping[str, str], recovery: Recovery, workspace: Workspace) -> bool:
    """Return whether a base without a record, which earlier releases left, was written from this very seed.

    Git knows it where it has both in one commit. Else the words tell it, unless somebody may just have
    corrected where sections start, which changes no word.
    """
    settings = seed.settings.path
    files = [seed.path, *([settings] if (workspace.root / settings).is_file() else [])]
    known = is_as_committed_with(workspace.root, workspace.name(workspace.base / seed.slug), files)
    if known is not None:
        return known
    return not seed.settings.sections and _words(base) == _words(recovery.pages)


def _words(pages: Mapping[str, str]) -> Counter[str]:
    """Return the words of a film's pages, without headings, wherever they stand."""
    lines = (line for text in pages.values() for line in text.split("\n") if not _NOT_PROSE.match(line))
    return Counter(word for line in lines for word in re.findall(r"\w+", sentence(line).text))
