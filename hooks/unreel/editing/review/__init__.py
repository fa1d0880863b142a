"""Review docs/ as people left it: report each mistake, and what could do harm, with place and remedy.

The rules are tried in the order of the tables below. Each takes a page and the set of pages in which it
stands, and gives diagnostics; none touches a file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from unreel.editing.review import page_set
from unreel.editing.review.conflicts import conflicts
from unreel.editing.review.control_characters import control_characters
from unreel.editing.review.costly import costly
from unreel.editing.review.dead_links import dead_links
from unreel.editing.review.duplicate_entries import duplicate_entries
from unreel.editing.review.emptied import emptied
from unreel.editing.review.files import forbidden_files
from unreel.editing.review.footnotes import footnotes
from unreel.editing.review.form import departures
from unreel.editing.review.front_matter import broken_front_matter, films_without_overview, sections
from unreel.editing.review.front_matter_keys import front_matter_keys
from unreel.editing.review.includes import outside_includes
from unreel.editing.review.markup import forbidden_markup
from unreel.editing.review.page_set import PageSet, PageSource
from unreel.editing.review.people import people_settings
from unreel.editing.review.pictures import pictures
from unreel.editing.review.placeholders import malformed_placeholders, missing_placeholders
from unreel.editing.review.redirects import dead_redirects
from unreel.editing.review.sentences import crowded_lines
from unreel.editing.review.settings import addresses_in_settings, settings
from unreel.model.diagnostics import Diagnostic
from unreel.pages.snapshot import Snapshot
from unreel.store import site_settings
from unreel.store.text_file import read_leniently

Rule = Callable[[PageSource, PageSet], Iterator[Diagnostic]]
SiteRule = Callable[[PageSet], Iterator[Diagnostic]]

OF_THE_SITE: tuple[SiteRule, ...] = (
    forbidden_files,
    settings,
    addresses_in_settings,
    people_settings,
    dead_redirects,
)
"""What is checked once, whatever the pages say."""

ALWAYS: tuple[Rule, ...] = (
    emptied,
    broken_front_matter,
    front_matter_keys,
    control_characters,
    outside_includes,
    films_without_overview,
    forbidden_markup,
    costly,
)
"""What is checked on every page, besides its conflicts."""

WITHOUT_CONFLICTS: tuple[Rule, ...] = (
    sections,
    dead_links,
    duplicate_entries,
    footnotes,
    pictures,
    malformed_placeholders,
    missing_placeholders,
    crowded_lines,
    departures,
)
"""What is checked once no conflict is left: until then a page holds several texts at once."""


def review(docs: Path, base: Path | None = None) -> list[Diagnostic]:
    """Return what is wrong with the pages in the folder `docs`, in the order of their paths and lines.

    `base` is the folder of the pages as sync last wrote them (`.unreel/base` beside `docs` unless
    said otherwise).
    """
    base = base or docs.parent / ".unreel" / "base"
    pages = page_set.read(docs, base, site_settings.read(docs.parent))
    of_the_site = (diagnostic for rule in OF_THE_SITE for diagnostic in rule(pages))
    return sorted([*pages.docs.unreadable, *of_the_site, *reviewed(pages)])


def review_of(names: Collection[str], docs: Snapshot, folder: Path) -> list[Diagnostic]:
    """Return what is wrong with some pages, by their paths in `docs`, which was read from a `folder`."""
    base = folder.parent / ".unreel" / "base"
    bases = {name: PageSource(name, f".unreel/base/{name}", read_leniently(base / name)) for name in names}
    settings_ = site_settings.read(folder.parent)
    pages = PageSet(docs, Snapshot(bases), settings_, folder)
    unreadable = (one for one in docs.unreadable if one.path.removeprefix("docs/") in names)
    return sorted([*unreadable, *reviewed(pages, names)])


def reviewed(pages: PageSet, names: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Try every rule on every page, or on those with the paths `names`."""
    for source in pages.docs.sources.values():
        if names is not None and source.name not in names:
            continue
        unresolved = [*conflicts(source, pages)]
        yield from unresolved
        for rule in ALWAYS if unresolved else (*ALWAYS, *WITHOUT_CONFLICTS):
            yield from rule(source, pages)
