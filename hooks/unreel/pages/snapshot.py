"""A folder of pages as it stands, each file read once for all who ask: site, review, comparison, proof."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from unreel.model.article import Kind
from unreel.model.diagnostics import Diagnostic, InputError, Severity, located
from unreel.model.film import Block, Film, Heading, Page, sentences_with_anchors
from unreel.pages import citations
from unreel.pages.attributes import identifiers
from unreel.pages.code import mask_code, mask_comments
from unreel.pages.front_matter import FrontMatter, front_matter
from unreel.pages.layout import READING_ORDER
from unreel.pages.links import Link, links
from unreel.pages.read import blocks, film_of, page_of
from unreel.store import text_file
from unreel.store.ignored_files import is_ignored
from unreel.store.listing import is_folder, listed

LINK = "this is a link to elsewhere: put the file itself in its place"
"""What is told of a link in docs/, and of what lies behind it."""

NO_FILE = "this is neither a file nor a folder: delete it"
"""What is told of pipes and their like."""


@dataclass(frozen=True)
class PageSource:
    """One Markdown file as it stands. What is read out of it is read once, when first asked for."""

    name: str
    """Its path in the folder: 'night-train/plot.md'."""
    path: str
    """Its path as people know it: 'docs/night-train/plot.md'."""
    text: str

    @property
    def film(self) -> str:
        """Return the folder of the film that it belongs to, or '' where it belongs to none."""
        return self.name.partition("/")[0] if self.name.count("/") == 1 else ""

    @property
    def file(self) -> str:
        """Return its file's name: 'plot.md'."""
        return self.name.rpartition("/")[2]

    @cached_property
    def front_matter(self) -> FrontMatter:
        """Return what the page says of itself."""
        return front_matter(self.text)

    @property
    def front_matter_faults(self) -> tuple[Diagnostic, ...]:
        """Report why the front matter cannot be used, if so."""
        found = self.front_matter
        return (Diagnostic(self.path, found.line, found.column, found.fault),) if found.fault else ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return what the page consists of, its own heading among the others."""
        return blocks(self.text, str(self.front_matter.meta.get("section") or ""))

    @cached_property
    def page(self) -> Page:
        """Return the page as the site reads it."""
        return page_of(self.file, self.blocks, self.front_matter.meta)

    @cached_property
    def masked(self) -> str:
        """Return the text with front matter and code as spaces, every other character in its place."""
        return mask_code(self.text)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links and images of the page, in their order."""
        return tuple(links(mask_comments(self.masked)))

    @cached_property
    def targets(self) -> dict[str, None]:
        """Return the identifiers that links can lead to, in their order, headings' first."""
        anchors = [block.anchor for block in self.blocks if isinstance(block, Heading)]
        anchors += identifiers(self.masked)
        for block in self.blocks if self.film else ():
            anchors += (anchor for _, anchor in sentences_with_anchors(block))
        anchors += (entry.anchor for entry in citations.entries(self.page)) if self.film else ()
        return dict.fromkeys(filter(None, anchors))

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines, the first at 0."""
        return self.text.split("\n")

    def at_offset(self, offset: int, message: str, severity: Severity) -> Diagnostic:
        """Report the place `offset` (code points)."""
        return located(self.path, self.text, offset, message, severity)

    def at_line(self, line: int, message: str, severity: Severity) -> Diagnostic:
        """Report a line, counted from 1, at its first word."""
        text = self.lines[line - 1]
        return Diagnostic(self.path, line, len(text) - len(text.lstrip()) + 1, message, severity)


class _Unread(PageSource):
    """A file of which the text is read, as far as it can be, when it is first asked for."""

    def __init__(self, name: str, path: str, folder: Path) -> None:
        vars(self).update(name=name, path=path, folder=folder)

    @cached_property
    def text(self) -> str:  # it is no field, and reads as one
        """Return what the file says; '' where it is none."""
        file: Path = vars(self)["folder"] / self.name
        return "" if _no_file(file) else text_file.read_leniently(file)


@dataclass(frozen=True)
class Snapshot:
    """All pages of a folder, and what else lies there, without hidden files, backups and the system's own."""

    sources: dict[str, PageSource] = field(default_factory=dict)
    """Path in the folder → page, sorted."""
    files: frozenset[str] = frozenset()
    """The paths of what is no page, or cannot be read as one."""
    unreadable: tuple[Diagnostic, ...] = ()

    @cached_property
    def folders(self) -> dict[str, list[PageSource]]:
        """Return the pages by the folders of films that they lie in; those of no film by ''."""
        folders: dict[str, list[PageSource]] = {}
        for source in self.sources.values():
            folders.setdefault(source.film, []).append(source)
        return folders

    @cached_property
    def films(self) -> dict[str, Film]:
        """Return the films by their folders, pages in reading order. A film has an overview."""
        read = {slug_: film(slug_, sources) for slug_, sources in sorted(self.folders.items()) if slug_}
        return {slug_: one for slug_, one in read.items() if one.page(Kind.OVERVIEW)}


def film(slug_: str, sources: list[PageSource]) -> Film:
    """Return the film that some pages tell of, in reading order; those that people added come last."""
    pages = sorted((source.page for source in sources), key=lambda page: page.name)
    pages.sort(key=lambda page: READING_ORDER.get(page.section, len(READING_ORDER)))
    return film_of(slug_, pages, [source.front_matter.meta for source in sources])


def _names(folder: Path, is_entered: Callable[[str], bool]) -> list[str]:
    """Return the paths of all files below a folder, without those that nobody wrote for it.

    They are sorted folder by folder. `is_entered` tells which folders in it are looked into.
    """
    found: list[str] = []
    folders = [(str(folder), "")]
    while folders:
        top, below = folders.pop()
        for entry in listed(top):
            name = entry.name
            if is_ignored(name):
                continue
            if not is_folder(entry):
                found.append(below + name)
            elif not entry.is_symlink() and (below or is_entered(name)):
                folders.append((entry.path, f"{below}{name}/"))
    return sorted(found, key=lambda path: path.replace("/", "\0"))


def on_demand(folder: Path, last: Snapshot) -> Snapshot:
    """Return the pages of `docs`, those that are not in the `last` snapshot as they are when one asks."""
    names = _names(folder, bool)
    pages = [name for name in names if name.endswith(".md")]
    known = last.sources
    sources = {
        name: known[name] if name in known else _Unread(name, f"docs/{name}", folder) for name in pages
    }
    return Snapshot(sources, frozenset(names) - sources.keys(), last.unreadable)


def _no_file(path: Path) -> str:
    """Return why a page is not to be read: a link may lead to anything, and a pipe never ends."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return LINK
    return (
        "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "this is neither a file nor a folder: delete it"
    )


def read(
    folder: Path,
    last: Snapshot | None = None,
    *,
    called: str = "docs",
    lenient: bool = False,
    is_entered: Callable[[str], bool] = bool,
) -> Snapshot:
    """Read the pages of a `folder`, which people know as `called`.

    A page that says what it said in the `last` snapshot is taken from there, with all that was read
    out of it; so is one that cannot be read just now. Where the reader is `lenient`, what is not
    UTF-8 is read as U+FFFD; else the page is reported as unreadable. Of the folders in `folder`, those are
    read that are to be entered.
    """
    sources: dict[str, PageSource] = {}
    files: set[str] = set()
    unreadable: list[Diagnostic] = []
    for name in _names(folder, is_entered):
        path, shown = folder / name, f"{called}/{name}"
        if path.suffix != ".md":
            files.add(name)
            if not path.is_file():
                why = "this is no ordinary file, or a link that leads nowhere: delete it"
                unreadable.append(Diagnostic(shown, 0, 0, why))
            continue
        if why := _no_file(path):
            unreadable.append(Diagnostic(shown, 0, 0, why))
            files.add(name)
            continue
        before = last.sources.get(name) if last else None
        try:
            text = text_file.read_leniently(path) if lenient else text_file.read_text(path, shown)
        except InputError as error:
            unreadable.append(error.diagnostic)
            files.add(name)  # it is there, so links to it are not dead
            if before:
                sources[name] = before
        else:
            sources[name] = before if before and before.text == text else PageSource(name, shown, text)
    return Snapshot(sources, frozenset(files), tuple(unreadable))
