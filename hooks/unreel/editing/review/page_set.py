"""docs/ beside the pages as sync last wrote them: what the rules look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages import snapshot
from unreel.pages.links import resolve
from unreel.pages.render import Renderer
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.site.allowed import Allowed, allowed
from unreel.store.site_settings import SiteSettings

__all__ = ["PageSet", "PageSource", "read"]


@dataclass(frozen=True)
class PageSet:
    """All pages of docs/, beside what was there before."""

    docs: Snapshot
    bases: Snapshot = field(default_factory=Snapshot)
    """The pages as sync last wrote them."""
    settings: SiteSettings = SiteSettings()  # noqa: RUF009 - it is immutable
    """What mkdocs.yml says."""
    folder: Path | None = None
    """docs/ itself; None where pages are looked at that lie nowhere."""

    @cached_property
    def renderer(self) -> Renderer:
        """Return what renders the pages as the site does."""
        return Renderer(self.settings.extensions, self.settings.configs)

    @cached_property
    def allowed(self) -> Allowed:
        """Return what pages may hold."""
        return allowed(self.settings)

    def is_as_written(self, source: PageSource) -> bool:
        """Return whether a page stands as sync wrote it."""
        base = self.bases.sources.get(source.name)
        return base is not None and base.text == source.text

    def written(self, source: PageSource) -> Counter[str]:
        """Return a page's lines as sync last wrote them, and how often each."""
        base = self.bases.sources.get(source.name)
        return Counter(base.lines if base else ())

    @cached_property
    def linked_from(self) -> dict[tuple[str, str], list[Diagnostic]]:
        """Return (path from docs/, anchor) → the places that link there, as diagnostics without words."""
        places: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
        for source in self.docs.sources.values():
            for link in source.links:
                target = resolve(source.name, link.target)
                if target:
                    places[target].append(source.at_offset(link.offset, "", Severity.HINT))
        return places


def read(docs: Path, base: Path, settings: SiteSettings | None = None) -> PageSet:
    """Read the pages of `docs`, and those of `base` as far as they can be."""
    bases = snapshot.read(base, called=base.as_posix(), lenient=True)
    return PageSet(snapshot.read(docs, called=docs.name), bases, settings or SiteSettings(), docs)
