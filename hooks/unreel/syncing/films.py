"""Rename and remove films and pages, with all that belongs to them.

Each is worked out first, as what files are to hold; nothing is written until all of it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import dirname, relpath
from typing import NamedTuple
from urllib.parse import quote

import yaml

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.pages import snapshot
from unreel.pages.front_matter import body_start
from unreel.pages.links import TITLE, relinked, resolve
from unreel.pages.snapshot import PageSource
from unreel.seeds import folder, names, people_films, redirects
from unreel.store import safe_yaml, text_file
from unreel.store.text_file import read_bytes, read_leniently
from unreel.store.undo import carry_out, remember
from unreel.store.workspace import Workspace
from unreel.syncing import film_pages, journal

_SOURCE = re.compile(r"^source: .*\n", re.MULTILINE)
_CLOSE = re.compile(rf">?{TITLE}")
"""What closes a link behind its target."""

Contents = dict[str, bytes | None]
"""File, by its path from the project's folder → what it is to hold; None for no file."""


class Act(NamedTuple):
    """What is to be done, and which addresses lead elsewhere then, or nowhere."""

    name: str
    contents: Contents
    moved: dict[str, str | None]
    """Page, by its path in docs/ → where it is then; None for nowhere."""
    before: str = ""
    """The film's folder whose base is touched, '' for none."""
    after: str = ""
    """Its folder then."""


def renamed_film(old: str, stem: str, workspace: Workspace) -> Act:
    """Return what gives a film another name: its seed is called `stem` then, its folder as that gives.

    A seed that has the name already stays. Raise `InputError` where the name cannot be had.
    """
    new = names.slug(stem)
    text, settings = _seed(old, workspace)
    if why := names.fault(stem, text.suffix if text else ".txt"):
        raise _error(workspace.seeds / stem, why, workspace)
    if not text and new not in seeds.slugs(workspace.seeds):
        raise _error(workspace.seeds, f"it has no text for docs/{old}, nor one for {stem}", workspace)
    contents: Contents = {}
    for path in filter(None, (text, settings)):
        _move(path, path.with_name(stem + path.suffix), contents, workspace)
    if new != old:
        for top in (workspace.docs, workspace.base):
            _free(top / new, workspace)
            contents |= {workspace.name(path): None for path in _files(top / new)}
            for path in _files(top / old):
                _move(path, top / new / path.relative_to(top / old), contents, workspace)
    source = f"{workspace.seeds.name}/{stem}{text.suffix}" if text else _source(new, workspace)
    contents |= dict(_said_of_source(old, new, source, workspace))
    moved = {f"{old}/{name}": f"{new}/{name}" for name in _pages(workspace.docs / old)} if new != old else {}
    contents |= _followed(moved, workspace, contents) | _in_people(old, new, workspace)
    return Act(f"rename {old} {new}", contents, dict(moved), old, new)


def removed_film(slug: str, to: str, workspace: Workspace) -> Act:
    """Return what takes a film away; its addresses lead to the page `to`, '' for nowhere.

    Raise `InputError` where there is no such film, or no such page.
    """
    text, settings = _seed(slug, workspace)
    paths = [*filter(None, (text, settings))]
    paths += [path for top in (workspace.docs, workspace.base) for path in _files(top / slug)]
    if not paths or not names.slug(slug) == slug:
        raise _error(workspace.docs / slug, "there is no such film: name its folder in docs/", workspace)
    if to and (to.startswith(f"{slug}/") or not (workspace.docs / to).is_file()):
        raise _error(workspace.docs / to, "there is no such page to lead to", workspace)
    moved = {f"{slug}/{name}": to or None for name in _pages(workspace.docs / slug)}
    contents: Contents = {workspace.name(path): None for path in paths}
    contents = _followed(moved, workspace, contents) | _in_people(slug, None, workspace) | contents
    return Act(f"remove {slug}", contents, dict(moved))


def renamed_page(old: str, new: str, workspace: Workspace) -> Act:
    """Return what gives a page another name, or leads its address to a page that is there.

    Both are paths in docs/. Raise `InputError` where neither or both are pages.
    """
    is_there = [(workspace.docs / page).is_file() for page in (old, new)]
    if is_there == [True, True]:
        raise _error(workspace.docs / new, f"it is there already: take docs/{old} away first", workspace)
    if is_there == [False, False]:
        raise _error(workspace.docs / old, f"neither this page nor docs/{new} is there", workspace)
    contents: Contents = {}
    if is_there[0]:
        _move(workspace.docs / old, workspace.docs / new, contents, workspace)
    moved = {old: new}
    contents |= _followed(moved, workspace, contents)
    if is_there[0] and dirname(old) == dirname(new):
        contents |= _in_bases(old, new, workspace)
    return Act(f"rename docs/{old} docs/{new}", contents, dict(moved), dirname(old), dirname(old))


def perform(act: Act, workspace: Workspace) -> None:
    """Carry an act out; raise `InputError` where a file cannot be written. `undo` takes it back."""
    with journal.writing(workspace):
        suffix = film_pages.recorded_as(act.before, workspace)
        steps = carry_out(workspace, act.name, act.contents)
        if suffix:
            steps += film_pages.record_again(act.after, suffix, workspace)
            remember(workspace, act.name, [step._replace(unit=act.name) for step in steps])


def _source(slug: str, workspace: Workspace) -> str:
    """Return the path of a film's text, as its pages state it."""
    text, _ = _seed(slug, workspace)
    return folder.printed_path(text) if text else ""


def _said_of_source(old: str, new: str, source: str, workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """Return the pages of a film, and their bases, that name its text in their front matter."""
    line = yaml.safe_dump({"source": source}, allow_unicode=True, width=safe_yaml.LINE_WIDTH)
    for top in (workspace.docs, workspace.base):
        for name in _pages(top / old):
            held = text_file.read(top / old / name, f"{workspace.name(top / old)}/{name}")
            text = held.text or ""
            end = body_start(text)
            head = _SOURCE.sub(lambda _: line, text[:end], count=1)
            if head != text[:end]:
                yield (
                    workspace.name(top / new / name),
                    (head + text[end:]).replace("\n", held.newline).encode(),
                )


def _seed(slug: str, workspace: Workspace) -> tuple[Path | None, Path | None]:
    """Return the text and the settings of a film, as far as they are there."""
    found = folder.listed(workspace.seeds).films if workspace.seeds.is_dir() else ()
    film = next((one for one in found if one.slug == slug), None)
    return (film.text, film.settings) if film else (None, None)


def _files(top: Path) -> list[Path]:
    return sorted(path for path in top.rglob("*") if path.is_file() or path.is_symlink())


def _pages(top: Path) -> list[str]:
    return [path.relative_to(top).as_posix() for path in _files(top) if path.suffix == ".md"]


def _free(top: Path, workspace: Workspace) -> None:
    """Raise `InputError` unless a film's folder may be replaced: what sync wrote there just now may."""
    base = workspace.base / top.relative_to(
        workspace.base if workspace.base in top.parents else workspace.docs
    )
    for path in _files(top):
        if read_leniently(path) != read_leniently(base / path.relative_to(top)):
            raise _error(path, "somebody wrote this: take it away, or name another film", workspace)


def _move(path: Path, target: Path, contents: Contents, workspace: Workspace) -> None:
    """Note a file that goes to another place; raise `InputError` where it cannot."""
    workspace.refuse_links(path)
    if path == target:
        return
    if target.exists() and contents.get(workspace.name(target), b"") is not None:
        raise _error(target, "it is there already: take it away, or choose another name", workspace)
    try:
        contents[workspace.name(target)] = read_bytes(path)
    except OSError as error:
        raise _error(
            path, f"it cannot be read ({error.strerror}): check its permissions", workspace
        ) from None
    contents[workspace.name(path)] = None


def _followed(moved: Mapping[str, str | None], workspace: Workspace, contents: Contents) -> Contents:
    """Return the pages whose links follow pages that moved, and redirects.

    Where a page is left for nothing, only the words of its links stay; where it is left for another one, the
    links lead to that as a whole.
    """
    edited: Contents = {}
    whither = {old: (new, f"docs/{new}" in contents) for old, new in moved.items()}
    for source in snapshot.read(workspace.docs).sources.values():
        place = moved.get(source.name, source.name)
        if place is None or (source.name in moved and f"docs/{place}" not in contents):
            continue  # it goes
        held = contents.get(f"docs/{place}") or read_bytes(workspace.docs / source.name)
        text = _relinked(_text(held), source, place, whither)
        if text != _text(held):
            edited[f"docs/{place}"] = text.replace("\n", "\r\n" if b"\r\n" in held else "\n").encode()
    before = redirects.read(workspace.root).pages
    after = redirects.followed(before, moved)
    return edited | ({redirects.NAME: redirects.written(after)} if after != before else {})


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _relinked(
    text: str, source: PageSource, place: str, whither: Mapping[str, tuple[str | None, bool]]
) -> str:
    """Return the text of a page, which lies at `place` then, with its links to pages that moved.

    `whither` says where links to a page lead then, and whether to the same places of it.
    """
    shift = len(text) - len(source.text)  # what stands above its links may be longer by now
    for link in sorted(source.links, key=lambda link: link.offset, reverse=True):
        page, _ = resolve(source.name, link.target) or ("", "")
        to, keeps_anchor = whither.get(page, (page, True))
        if not page or (resolve(place, link.target) or ("",))[0] == to:
            continue
        start, end = link.offset + shift, link.offset + shift + len(link.target)
        if to:
            anchor = link.target.partition("#")[2] if keeps_anchor else ""
            target = quote(relpath(to, dirname(place) or ".")) + (f"#{anchor}" if anchor else "")
            text = text[:start] + target + text[end:]
        elif unlinked := _without_link(text, link.label, start, end):
            text = unlinked
    return text


def _without_link(text: str, label: str, start: int, end: int) -> str:
    """Return a text with the words of the link whose target stands there; '' where it is of another form."""
    opened, closed = text.rfind("](", 0, start) - len(label) - 1, _CLOSE.match(text, end)
    is_link = text[opened : opened + len(label) + 1] == f"[{label}" and text[opened - 1 : opened] != "!"
    return text[:opened] + label + text[closed.end() :] if closed and is_link else ""


def _in_people(old: str, new: str | None, workspace: Workspace) -> Contents:
    path = workspace.root / people_films.NAME
    before = read_leniently(path)
    after = people_films.with_film(before, old, new)
    return {} if after == before else {people_films.NAME: after.encode() if after.strip() else None}


def _in_bases(old: str, new: str, workspace: Workspace) -> Contents:
    """Return the bases of a film whose links follow a page that was renamed within it."""
    bases = workspace.base / dirname(old)
    renamed = {PurePosixPath(old).name: PurePosixPath(new).name}
    found = {path: read_leniently(path) for path in sorted(bases.glob("*.md"))}
    followed = {path: relinked(text, renamed) for path, text in found.items()}
    return {workspace.name(path): text.encode() for path, text in followed.items() if text != found[path]}


def _error(path: Path, why: str, workspace: Workspace) -> InputError:
    return InputError(Diagnostic(workspace.name(path), 0, 0, why))
