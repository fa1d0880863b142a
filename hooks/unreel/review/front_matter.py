"""Rules: what a page says of itself in the lines between --- and ---."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from unreel import safe_yaml
from unreel.errors import Complaint, Weight
from unreel.film import Kind
from unreel.layout import READING_ORDER
from unreel.pages.read import lines
from unreel.review.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.review.shelf import Sheet, Shelf

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


def broken_front_matter(sheet: Sheet, shelf: Shelf) -> Iterator[Complaint]:  # noqa: ARG001 - all rules are called alike
    """Complain where the front matter cannot be read."""
    found = sheet.front_matter
    if found.fault:
        yield Complaint(sheet.path, found.line, found.column, found.fault)


def sections(sheet: Sheet, shelf: Shelf) -> Iterator[Complaint]:
    """Complain of a section that there is not, and of one that another page has already."""
    section = sheet.page.section
    if not sheet.film or not section:
        return
    line = _line_of(sheet, "section")
    if section not in READING_ORDER:
        meant = nearest(section, READING_ORDER)
        advice = f"did you mean `{meant}`?" if meant else "leave the line out on a page of your own"
        yield sheet.at_line(line, f"there is no section `{section}`: {advice}", Weight.WARNING)
        return
    first = next(other for other in shelf.of_film(sheet.film) if other.page.section == section)
    if first is not sheet:
        why = (
            f"{first.path} is the page of the section `{section}` already: leave this line out here, or there"
        )
        yield sheet.at_line(line, why, Weight.ERROR)


def films_without_overview(sheet: Sheet, shelf: Shelf) -> Iterator[Complaint]:
    """Complain, at its first page, of a film that the site would not show as one."""
    if not sheet.film:
        return
    pages = [*shelf.of_film(sheet.film)]
    found = {page.page.section for page in pages}
    if sheet is not pages[0] or any(page.front_matter.fault for page in pages):
        return
    if Kind.OVERVIEW not in found and found & READING_ORDER.keys():
        index = next((page for page in pages if page.name.endswith("/index.md")), None)
        why = (
            f"no page of {sheet.film} says `section: {Kind.OVERVIEW}`, so it is not shown as a film: "
            "put that line into the front matter of its index.md"
        )
        yield Complaint((index or sheet).path, 1, 1, why)


def _line_of(sheet: Sheet, key: str) -> int:
    return next((number for number, line in enumerate(sheet.lines, 1) if line.startswith(f"{key}:")), 1)
