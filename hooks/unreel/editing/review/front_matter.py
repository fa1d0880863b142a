"""Rules: what a page says of itself in the lines between --- and ---."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from unreel.editing.review.nearest import nearest
from unreel.model.article import Kind
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.layout import READING_ORDER
from unreel.pages.read import lines
from unreel.store import safe_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.editing.review.page_set import PageSet, PageSource

_QUOTE = "write `name: value`, and put a value with a colon or a quotation mark in it into quotes"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A page's front matter, as far as it can be read."""

    meta: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    """Why it cannot be used, and what to do; '' where it can."""
    line: int = 1
    column: int = 1


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a page; none at all is fine."""
    head = text[: lines(text)[0].start].rstrip("\n").split("\n")
    if len(head) > 1:
        return _read("\n".join(head[1:-1]))
    first, second = (*text.split("\n", 2), "")[:2]
    # a rule (---) has no `name: value` below it
    if first.rstrip() == "---" and re.match(r"[\w-]+:(?:\s|\Z)", second):
        return FrontMatter(fault="the front matter has no end: put a line --- below it")
    return FrontMatter()


def _read(source: str) -> FrontMatter:
    try:
        meta = safe_yaml.load(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return FrontMatter({}, f"this is no YAML ({error.problem}): {_QUOTE}", line, column)
    except yaml.YAMLError:
        return FrontMatter(fault=f"the front matter is no YAML: {_QUOTE}")
    if meta is not None and not isinstance(meta, dict):
        return FrontMatter(fault="the front matter is no list of `name: value`: write one a line")
    return FrontMatter(meta or {})


def broken_front_matter(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Complain where the front matter cannot be read."""
    found = source.front_matter
    if found.fault:
        yield Diagnostic(source.path, found.line, found.column, found.fault)


def sections(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report a section that there is not, and of one that another page has already."""
    section = source.page.section
    if not source.film or not section:
        return
    line = _line_of(source, "section")
    if section not in READING_ORDER:
        meant = nearest(section, READING_ORDER)
        advice = f"did you mean `{meant}`?" if meant else "leave the line out on a page of your own"
        yield source.at_line(line, f"there is no section `{section}`: {advice}", Severity.WARNING)
        return
    first = next(other for other in page_set.of_film(source.film) if other.page.section == section)
    if first is not source:
        why = (
            f"{first.path} is the page of the section `{section}` already: leave this line out here, or there"
        )
        yield source.at_line(line, why, Severity.ERROR)


def films_without_overview(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Complain, at its first page, of a film that the site would not show as one."""
    if not source.film:
        return
    pages = [*page_set.of_film(source.film)]
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


def _line_of(source: PageSource, key: str) -> int:
    return next((number for number, line in enumerate(source.lines, 1) if line.startswith(f"{key}:")), 1)
