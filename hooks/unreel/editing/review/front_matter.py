"""Rules: what a page says of itself in the lines between --- and ---."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.likeness import nearest
from unreel.model.article import Kind
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.layout import READING_ORDER


def broken_front_matter(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Complain where the front matter cannot be read."""
    yield from source.front_matter_faults


def sections(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report a section that there is not, and of one that another page has already."""
    section = source.page.section
    if not source.film or not section:
        return
    line = next((number for number, text in enumerate(source.lines, 1) if text.startswith("section:")), 1)
    if section not in READING_ORDER:
        meant = nearest(section, READING_ORDER)
        advice = f"did you mean `{meant}`?" if meant else "leave the line out on a page of your own"
        yield source.at_line(line, f"there is no section `{section}`: {advice}", Severity.WARNING)
        return
    first = next(other for other in page_set.docs.folders[source.film] if other.page.section == section)
    if first is not source:
        why = f"{first.path} is the page of the section `{section}` already"
        yield source.at_line(line, f"{why}: leave this line out here, or there", Severity.ERROR)


def films_without_overview(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Complain, at its first page, of a film that the site would not show as one."""
    if not source.film:
        return
    pages = page_set.docs.folders[source.film]
    found = {page.page.section for page in pages}
    if source is not pages[0] or any(page.front_matter.fault for page in pages):
        return
    if Kind.OVERVIEW not in found and found & READING_ORDER.keys():
        index = next((page for page in pages if page.name.endswith("/index.md")), None)
        why = (
            f"no page of {source.film} says `section: {Kind.OVERVIEW}`, so it is not shown as a film: "
            "put that line into the front matter of its index.md"
        )
        yield Diagnostic((index or source).path, 1, 1, why)
