"""docs/ and the base pages, read once for all rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from unreel import pages
from unreel.editing.review.code_mask import uncoded, uncommented
from unreel.editing.review.front_matter import FrontMatter, front_matter
from unreel.editing.review.links import Link, links, resolved
from unreel.editing.review.targets import targets
from unreel.model.diagnostics import Diagnostic, InputError, Severity, located
from unreel.store import text_file as textfile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from unreel.model.film import Page


@dataclass(frozen=True)
class PageSource:
    """One Markdown file of docs/ as it stands. What is read out of it is read once, when first asked for."""

    name: str
    """Its path from docs/: 'night-train/plot.md'."""
    path: str
    """Its path from the project's folder: 'docs/night-train/plot.md'."""
    text: str
    base: str | None = None
    """The page as sync last wrote it; None where sync wrote none."""

    @property
    def film(self) -> str:
        """Return the folder of the film that it belongs to, or '' where it belongs to none."""
        return self.name.partition("/")[0] if self.name.count("/") == 1 else ""

    @cached_property
    def front_matter(self) -> FrontMatter:
        """Return what the page says of itself."""
        return front_matter(self.text)

    @cached_property
    def page(self) -> Page:
        """Return the page as the site reads it."""
        return pages.page(self.name.rpartition("/")[2], self.text, self.front_matter.meta)

    @cached_property
    def uncoded(self) -> str:
        """Return the text with front matter and code blanked, every other character at its place."""
        return uncoded(self.text)

    @cached_property
    def surely_uncoded(self) -> str:
        """Return the same, with all that a browser could yet come to see."""
        return uncoded(self.text, surely=True) if "`" in self.text else self.uncoded

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links and images of the page, in their order."""
        return tuple(links(uncommented(self.uncoded)))

    @cached_property
    def targets(self) -> dict[str, None]:
        """Return the identifiers that links can lead to, in their order."""
        return targets(self.text, self.page, self.uncoded)

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines, the first at 0."""
        return self.text.split("\n")

    @cached_property
    def written(self) -> frozenset[str]:
        """Return the lines as sync last wrote them."""
        return frozenset((self.base or "").split("\n"))

    def at_offset(self, offset: int, message: str, severity: Severity) -> Diagnostic:
        """Report the place `offset` (code points)."""
        return located(self.path, self.text, offset, message, severity)

    def at_line(self, line: int, message: str, severity: Severity) -> Diagnostic:
        """Report a line, counted from 1, at its first word."""
        text = self.lines[line - 1]
        return Diagnostic(self.path, line, len(text) - len(text.lstrip()) + 1, message, severity)


@dataclass(frozen=True)
class PageSet:
    """All pages of docs/, beside what links may lead to and what was there before."""

    sources: dict[str, PageSource]
    """Path from docs/ → page."""
    files: frozenset[str] = frozenset()
    """The paths from docs/ of what is no page: pictures, tables."""
    bases: dict[str, PageSource] = field(default_factory=dict)
    """Path from docs/ → the page as sync last wrote it."""
    fragments: frozenset[str] = frozenset()
    """The names of the places that the build fills."""

    def of_film(self, film: str) -> Iterator[PageSource]:
        """Return the pages of one film."""
        return (source for source in self.films.get(film, ()))

    @cached_property
    def films(self) -> dict[str, list[PageSource]]:
        """Return the pages by their films."""
        films: dict[str, list[PageSource]] = {}
        for source in self.sources.values():
            films.setdefault(source.film, []).append(source)
        return films

    @cached_property
    def linked_from(self) -> dict[tuple[str, str], list[Diagnostic]]:
        """Return (path from docs/, identifier) → the places that link there, as diagnostics without words."""
        places: dict[tuple[str, str], list[Diagnostic]] = {}
        for source in self.sources.values():
            for link in source.links:
                if not link.is_external:
                    place = source.at_offset(link.offset, "", Severity.HINT)
                    places.setdefault(resolved(source.name, link), []).append(place)
        return places


def read(docs: Path, base: Path, fragments: Collection[str]) -> tuple[PageSet, list[Diagnostic]]:
    """Read the pages, with a diagnostic for each that cannot be read. MkDocs passes over hidden files."""
    sources: dict[str, PageSource] = {}
    files: set[str] = set()
    diagnostics: list[Diagnostic] = []
    bases = dict(_base_sheet(base, path) for path in sorted(base.rglob("*.md")))
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        shown = f"{docs.name}/{name}"
        if any(part.startswith(".") for part in name.split("/")) or path.is_dir():
            continue
        if path.suffix != ".md":
            files.add(name)
            continue
        try:
            text = textfile.text(path, shown)
        except InputError as error:
            diagnostics.append(error.diagnostic)
            files.add(name)  # it is there, so links to it are not dead
        else:
            written = bases[name].text if name in bases else None
            sources[name] = PageSource(name, shown, text, written)
    return PageSet(sources, frozenset(files), bases, frozenset(fragments)), diagnostics


def _base_sheet(base: Path, path: Path) -> tuple[str, PageSource]:
    name = path.relative_to(base).as_posix()
    return name, PageSource(name, path.as_posix(), textfile.shown(path))
