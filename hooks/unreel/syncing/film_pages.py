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
from unreel.pages.front_matter import body_start
from unreel.pages.inline import sentence
from unreel.pages.layout import PAGES
from unreel.recovery.pages_from_seed import Recovery, cached_pages_from_seed, kept_pages_from_seed
from unreel.seeds import Seed, gather
from unreel.seeds.folder import DEFAULTS
from unreel.store.ignored_files import is_ignored
from unreel.store.replace import digest
from unreel.store.text_file import read_bytes, read_leniently
from unreel.store.undo import Step
from unreel.store.versions import is_as_committed_with
from unreel.store.workspace import Workspace
from unreel.syncing.state import PageChange, State

_QUIET, _TOLD = ".seed", ".warned"
"""How a record's name ends; the second is of a film that has warnings, which are told at each sync."""

_ORDER = {spec.name: number for number, spec in enumerate(PAGES)}
_NEIGHBOUR = re.compile(r"\]\(([^/\s()#]++\.md)[#)]")
_NOT_PROSE = re.compile(r"#{1,6} |<!--")


def is_unread(seed: Seed, workspace: Workspace, *, renew: bool) -> bool:
    """Return whether `pages_now` would have to read a seed of which nothing is kept."""
    base = base_pages(workspace.base / seed.slug)
    known = None if renew or _is_new(seed, base, workspace) else _record(seed, base, workspace)
    says_base = known is not None and known.suffix == _QUIET
    return not says_base and kept_pages_from_seed(seed, workspace) is None


def pages_now(
    seed: Seed, workspace: Workspace, *, renew: bool = False, fresh: Recovery | None = None
) -> Recovery:
    """Return what a seed says: what its base says where that was written from it, else what is read now.

    With `renew` it is read in any case. `fresh` is what somebody has just read in it.
    """
    base = base_pages(workspace.base / seed.slug)
    anew = renew or _is_new(seed, base, workspace)
    known = None if anew else _record(seed, base, workspace)
    if known and known.suffix == _QUIET:
        return Recovery(base, [])
    recovery = fresh or cached_pages_from_seed(seed, workspace)
    if recovery.error or anew or recovery.pages == base:
        return recovery
    is_same = known or _was_written_from(seed, base, recovery, workspace)
    return recovery._replace(pages=base) if is_same else recovery


def base_pages(folder: Path) -> dict[str, str]:
    """Return the pages that lie in a film's folder of `.unreel/base`, in reading order."""
    names = sorted(path.name for path in folder.glob("*.md") if not is_ignored(path.name))
    names.sort(key=lambda name: _ORDER.get(name, len(_ORDER)))
    return {name: read_leniently(folder / name) for name in names}


def is_settled(seed: Seed, workspace: Workspace) -> bool:
    """Return whether a film's base was written from this very seed, by this version or an earlier one."""
    base = base_pages(workspace.base / seed.slug)
    return bool(base) and pages_now(seed, workspace).pages == base


def record(seed: Seed, recovery: Recovery, changes: Iterable[PageChange], workspace: Workspace) -> list[Step]:
    """Record what a film's base was written from, if all of it was; return what was written for that.

    Raise `InputError` where the record cannot be written.
    """
    if not (seed.digest and all(map(_follows, changes)) and (workspace.base / seed.slug).is_dir()):
        return []
    is_odd = any(one.severity is Severity.WARNING for one in recovery.diagnostics)
    return _recorded(seed, _TOLD if is_odd else _QUIET, workspace)


def is_recorded(slug: str, workspace: Workspace) -> bool:
    """Return whether a film's base has a record of what it was written from."""
    return len(_records(workspace.base / slug)) == 1


def recorded_as(slug: str, workspace: Workspace) -> str:
    """Return how the name of a film's record ends, '' where its base was written from something else."""
    seed = _seed(slug, workspace)
    found = _record(seed, base_pages(workspace.base / slug), workspace) if seed else None
    return found.suffix if found else ""


def record_again(slug: str, suffix: str, workspace: Workspace) -> list[Step]:
    """Record that a film's base was written from its seed, where only names changed; return what was written.

    Raise `InputError` where the record cannot be written.
    """
    seed = _seed(slug, workspace)
    return _recorded(seed, suffix, workspace) if seed else []


def _seed(slug: str, workspace: Workspace) -> Seed | None:
    return next((seed for seed in gather(workspace.seeds)[0] if seed.slug == slug), None)


def _recorded(seed: Seed, suffix: str, workspace: Workspace) -> list[Step]:
    folder = workspace.base / seed.slug
    path = _path(seed, base_pages(folder), workspace, suffix)
    content = f"{path.stem}\n".encode()
    before = {one: read_bytes(one) for one in _records(folder)}
    if [*before] == [path]:
        return []
    workspace.write(path, content, lasting=False)  # without it the film is read again
    unit = f"{seed.slug}, its record"
    steps = [Step(unit, workspace.name(path), before.pop(path, None), digest(content))]
    for other, text in before.items():
        workspace.remove(other)
        steps.append(Step(unit, workspace.name(other), text, None))
    return steps


def _is_new(seed: Seed, base: Mapping[str, str], workspace: Workspace) -> bool:
    """Return whether a film has no base of which it could be told what it was written from."""
    return not base or _leads_astray(base, workspace.docs / seed.slug)


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
    if _records(workspace.base / seed.slug):
        return False
    settings = seed.settings.path
    others = (settings, f"{workspace.seeds.name}/{DEFAULTS}")
    files = [seed.path, *(one for one in others if (workspace.root / one).is_file())]
    known = is_as_committed_with(workspace.root, workspace.name(workspace.base / seed.slug), files)
    if known is not None:
        return known
    return not seed.settings.sections and _words(base) == _words(recovery.pages)


def _words(pages: Mapping[str, str]) -> Counter[str]:
    """Return the words of a film's pages, without headings, wherever they stand.

    A page that the build alone fills has none: earlier releases wrote fewer of these.
    """
    told = (text for text in pages.values() if any(map(_is_prose, text[body_start(text) :].split("\n"))))
    lines = (line for text in told for line in text.split("\n") if not _NOT_PROSE.match(line))
    return Counter(word for line in lines for word in re.findall(r"\w+", sentence(line).text))


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not _NOT_PROSE.match(line)
