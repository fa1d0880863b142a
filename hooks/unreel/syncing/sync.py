"""Merge pages into docs/: what a seed says now, with what people made of what it said before.

For each page there are three texts: base (as last written), ours (in docs/) and theirs (from the
seed now). Nothing that a person wrote is ever lost: it stays, or stands in a marked conflict beside
what the seed says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from graphlib import TopologicalSorter
from pathlib import Path

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.pages.front_matter import front_matter
from unreel.pages.links import relinked
from unreel.store import git_marks
from unreel.store.ignored_files import is_ignored
from unreel.store.replace import digest, discard, replace
from unreel.store.text_file import read, read_leniently
from unreel.store.undo import Step
from unreel.store.workspace import Workspace
from unreel.syncing import journal
from unreel.syncing.conflicts import marked
from unreel.syncing.merge import merge
from unreel.syncing.moves import Followed, Texts, with_moves_followed
from unreel.syncing.own_entries import without_own_entries
from unreel.syncing.state import WRITES, PageChange, State


def plan(slug: str, pages: Mapping[str, str], workspace: Workspace) -> list[PageChange]:
    """Return what is to be done so that docs/ says what `pages` (file name → Markdown) say.

    Raise `InputError` where the film's folder is a link, or no folder.
    """
    docs, bases = workspace.docs / slug, workspace.base / slug
    for folder in (docs, bases):
        _refuse_no_folder(folder, workspace)
    is_gone = not any(_pages(docs))
    written = {path.name for path in _pages(bases)}
    renamed = renamed_pages(docs, pages, written)
    read = []
    for name in [*pages, *sorted(written - set(pages))]:
        theirs = relinked(pages[name], renamed) if name in pages else None
        before = PageChange(slug, name, renamed.get(name, name), State.UNCHANGED, None, None, None, theirs)
        read.append(_read(before, workspace, has_base=not is_gone))
    texts, after = _followed(read)
    planned = [one if one.diagnostic else _planned(one, texts.get(one.name)) for one in read]
    return _receivers_first([one._replace(after=after.get(one.name, frozenset())) for one in planned])


def _receivers_first(changes: list[PageChange]) -> list[PageChange]:
    """Return changes in an order in which a page that people's words leave comes after those they go to."""
    by_name = {change.name: change for change in changes}
    order = TopologicalSorter({name: sorted(change.after) for name, change in by_name.items()})
    return [by_name[name] for name in order.static_order()] if any(one.after for one in changes) else changes


def _refuse_no_folder(path: Path, workspace: Workspace) -> None:
    """Raise `InputError` where there is something at `path`, and no folder of the project's own."""
    workspace.refuse_links(path)
    if path.exists() and not path.is_dir():
        why = "here belongs a film's folder, and this is none: move it away"
        raise InputError(Diagnostic(workspace.name(path), 0, 0, why))


def _pages(folder: Path) -> Iterator[Path]:
    """Return the pages in a film's folder; an editor's `.#plot.md`, say, is none."""
    return (path for path in folder.glob("*.md") if not is_ignored(path.name))


def renamed_pages(docs: Path, pages: Mapping[str, str], written: Iterable[str]) -> dict[str, str]:
    """Return the names of pages that were `written` → the names under which they lie in `docs` now."""
    missing = sorted(name for name in written if name in pages and not (docs / name).exists())
    if not missing:
        return {}
    others = sorted((path for path in _pages(docs) if path.name not in pages), reverse=True)
    by_section = {_section(read_leniently(path)): path.name for path in others}  # the first in the end
    sections = {name: _section(pages[name]) for name in missing}
    return {name: by_section[one] for name, one in sections.items() if one and one in by_section}


def _section(markdown: str) -> str:
    return str(front_matter(markdown).meta.get("section") or "")


def _read(before: PageChange, workspace: Workspace, *, has_base: bool) -> PageChange:
    """Read a page and its base, which counts if there may be one; `before` says what the seed says."""
    path = workspace.docs / before.slug / before.file
    try:
        workspace.refuse_links(path)
        ours = read(path, before.page)
        base = _base(workspace.base / before.slug / before.name, workspace) if has_base else None
    except InputError as error:
        return before._replace(state=State.UNREADABLE, diagnostic=error.diagnostic)
    theirs = without_own_entries(base, ours.text, before.theirs)
    return before._replace(base=base, new_base=base, ours=ours, theirs=theirs)


def _followed(pages: Iterable[PageChange]) -> Followed:
    """Return the texts of the pages that may be merged, with each sentence where a side moved it."""
    film = {page.name: _texts(page) for page in pages if not page.diagnostic and page.base is not None}
    film = {name: texts for name, texts in film.items() if not _is_left_alone(texts)}
    is_one_sided = all(one.base == one.theirs for one in film.values())
    is_one_sided = is_one_sided or all(one.base == one.ours for one in film.values())
    return Followed({}, {}) if is_one_sided else with_moves_followed(film)


def _texts(page: PageChange) -> Texts:
    return Texts(page.base, page.ours.text, page.theirs)


def _is_left_alone(texts: Texts) -> bool:
    """Return whether sync writes nothing to a page, whatever the seed says."""
    base, ours, _ = texts
    return ours is not None and bool(marked(ours) or _is_half_saved(ours, base or ""))


def _planned(page: PageChange, followed: Texts | None) -> PageChange:
    """Decide about a page, whose texts may have sentences that a side moved `followed`."""
    texts = _texts(page)
    state, text = _outcome(*(followed or texts))
    if followed and followed != texts:
        state = _as_seen(state, text, texts)
    new_base = page.theirs if state in {*WRITES, State.UNCHANGED, State.DELETED} else page.base
    if text == texts.ours and state is State.EDITED:  # what the seed moved stands elsewhere
        new_base = page.theirs
    return page._replace(text=text, new_base=new_base).in_state(state)


def _as_seen(state: State, text: str | None, texts: Texts) -> State:
    """Return what happens to a page with `texts` that is to hold `text`, where moves were followed."""
    if state in {State.CONFLICT, State.REMOVED, State.NEW, State.ORPHANED, State.DELETED}:
        return state
    if text != texts.ours:
        return State.UPDATED if text == texts.theirs else State.MERGED
    return State.UNCHANGED if text == texts.theirs else State.EDITED


def _base(path: Path, workspace: Workspace) -> str | None:
    """Return a page as it was last written; a damaged base is a lost one.

    Raise `InputError` where git left a conflict in it: nobody knows then what was written.
    """
    name = workspace.name(path)
    try:
        text = read(path, name).text
    except InputError:
        return None
    line = git_marks.conflict_line((text or "").split("\n"))
    if line:
        why = (
            f"git left a conflict here: take the side that you took of the page, `git checkout --ours {name}`"
        )
        raise InputError(Diagnostic(name, line, 1, why))
    return text


def _outcome(base: str | None, ours: str | None, theirs: str | None) -> tuple[State, str | None]:
    """Return what happens to a page, and the text that it is to have (None for no page)."""
    if ours == theirs:
        return State.UNCHANGED, ours
    if ours is None:
        return (State.NEW, theirs) if base is None else (State.DELETED, None)
    if marked(ours):
        return State.UNRESOLVED, ours
    if base is None:
        return State.OWN, ours
    return (State.HALF_SAVED, ours) if _is_half_saved(ours, base) else _merged(base, ours, theirs)


def _is_half_saved(ours: str, base: str) -> bool:
    """Return whether a page is empty, or what was written ends in the middle of a line of it."""
    is_cut = base.startswith(ours) and base[len(ours) :][:1] not in {"", "\n"} and ours[-1:] != "\n"
    return (not ours.strip() and bool(base.strip())) or is_cut


def _merged(base: str, ours: str, theirs: str | None) -> tuple[State, str | None]:
    """Return what happens where there is a page with a base, and it does not say what the seed says."""
    if theirs == base:
        return State.EDITED, ours
    if ours == base:
        return (State.REMOVED if theirs is None else State.UPDATED), theirs
    if theirs is None:
        return State.ORPHANED, ours
    merged = merge(base, ours, theirs)
    return (State.CONFLICT if merged.conflicts else State.MERGED), merged.text


def apply(changes: Iterable[PageChange], workspace: Workspace) -> list[PageChange]:
    """Write what `plan` returned, each page before its base; a kill at any moment loses nothing.

    Return the changes as they were carried out, up to the first that could not be written. A page that
    was saved since it was planned stays as it is, and is `HALF_SAVED`. `journal.writing` has the lock.
    """
    return apply_all([[*changes]], workspace)[0]


def apply_all(films: Sequence[Sequence[PageChange]], workspace: Workspace) -> list[list[PageChange]]:
    """Do the same for several films, which one record in the journal announces: each is done for itself."""
    pending = [change for changes in films for change in changes if change.pending]
    contents = {path: content for change in pending for path, content in _contents(change, workspace)}
    done: list[list[PageChange]] = []
    try:
        with journal.recorded(workspace, map(_entry, pending), contents) if pending else nullcontext():
            done += (_film_applied(changes, workspace) for changes in films)
    except InputError as error:  # of the journal
        if done:
            *most, (*others, last) = done
            return [*most, [*others, _unwritten(last, error)]]
        return [[_unwritten(change, error) for change in changes[:1]] for changes in films]
    return done


def _film_applied(changes: Iterable[PageChange], workspace: Workspace) -> list[PageChange]:
    """Write what a film's pages are to hold, up to the first that cannot be written."""
    done: list[PageChange] = []
    for change in changes:
        is_held = change.after & {one.name for one in done if one.state is State.HALF_SAVED}
        if is_held or not change.pending:
            done.append(_left_for_later(change) if is_held else change)
            continue
        try:
            done.append(_applied(change, workspace))
        except InputError as error:
            return [*done, _unwritten(change, error)]
    return done


def _unwritten(change: PageChange, error: InputError) -> PageChange:
    return change._replace(state=State.UNWRITTEN, diagnostic=error.diagnostic)


def _applied(change: PageChange, workspace: Workspace) -> PageChange:
    """Write one page and its base; raise `InputError` where that cannot be done."""
    page, base = workspace.docs / change.slug / change.file, workspace.base / change.slug / change.name
    if change.state in WRITES and not replace(page, _content(change), change.ours.content, workspace):
        return _left_for_later(change)
    if change.new_base is None:
        workspace.remove(base)
    else:
        workspace.write(base, change.new_base.encode())
    if change.ours.content is not None:  # else nothing lies in its draft
        discard(page, workspace)
    return change


def _contents(change: PageChange, workspace: Workspace) -> Iterator[tuple[Path, bytes]]:
    """Return what a page and its base are going to hold, with their files."""
    content = _content(change) if change.state in WRITES else None
    if content is not None:
        yield workspace.docs / change.slug / change.file, content
    if change.new_base is not None:
        yield workspace.base / change.slug / change.name, change.new_base.encode()


def _left_for_later(change: PageChange) -> PageChange:
    return change._replace(new_base=change.base).in_state(State.HALF_SAVED)


def steps(change: PageChange, workspace: Workspace) -> Iterator[Step]:
    """Return what a change that was carried out wrote, so that it can be taken back."""
    unit, base = change.page, workspace.base / change.slug / change.name
    if change.state in WRITES:
        yield Step(unit, change.page, change.ours.content, digest(_content(change)))
    if change.new_base != change.base:
        before, after = (None if one is None else one.encode() for one in (change.base, change.new_base))
        yield Step(unit, workspace.name(base), before, digest(after))


def _content(change: PageChange) -> bytes | None:
    """Return what a page is to hold, with the line ends that it has."""
    return None if change.text is None else change.text.replace("\n", change.ours.newline).encode()


def _entry(change: PageChange) -> journal.Entry:
    content = _content(change)
    text = None if content is None else content.decode()
    seen = digest(change.ours.content)
    return journal.Entry(change.slug, change.file, text, seen, change.name, change.new_base)
