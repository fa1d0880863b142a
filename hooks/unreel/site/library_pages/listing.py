"""Lists that stay readable however long they grow: on one page, under headings, or on a page a heading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from unreel.lexicon.labels import label
from unreel.library.summaries.film_summary import FilmSummary
from unreel.model.film import dated
from unreel.model.identifiers import ascii_slug, slug
from unreel.pages.escape import escape
from unreel.site.elsewhere import beside

MOST = 300
"""Rows of a page: with so many it stays below 100 KB."""
FEW = 24
"""Up to so many rows stand without headings."""
SECTION = "library"
"""What a page of the library says that it is about."""


class Row(NamedTuple):
    """An item of a list."""

    group: str
    """The heading that it stands under in a long list: 'M', '1990s'."""
    label: str
    """What it is called, in plain words: where one heading's list is cut, they say what lies between."""
    markdown: str


def page(title: str, parts: Iterable[str], *, is_found: bool = False) -> str:
    """Return a page of the library; the search finds it if `is_found`."""
    # a string of JSON is one of YAML, and made much more quickly
    head = f"title: {json.dumps(title, ensure_ascii=False)}\nsection: {SECTION}\n"
    head += "" if is_found else "search: {exclude: true}\n"
    body = "\n\n".join(filter(None, (f"# {escape(title)}", *parts)))
    return f"---\n{head}---\n\n{body}\n"


def title_of(page: str) -> str:
    """Return the title of a page of the library; '' of none."""
    head = page.split("\n", 2)[1:2]
    return str(json.loads(head[0].removeprefix("title: "))) if head else ""


def listing(
    path: str, title: str, rows: Sequence[Row], *, lead: str = "", is_found: bool = False, few: int = FEW
) -> dict[str, str]:
    """Return {path: page} of a list that begins at `path`; `lead` is what its first page says above it.

    With more rows than `few` they stand under headings.
    """
    groups = [(group, [*some]) for group, some in groupby(rows, key=lambda row: row.group)]
    if len(rows) <= MOST:
        parts = [lead]
        for group, some in groups:
            parts += [f"## {group}"] if len(rows) > few and len(groups) > 1 else []
            parts.append(_items(some))
        return {path: page(title, _merged(parts, with_headings=len(rows) > few), is_found=is_found)}
    found: dict[str, str] = {}
    contents = []
    for group, some in groups:
        for number, run in enumerate(_runs(some), 1):
            called = group if len(some) <= MOST else f"{group}: {run[0].label} – {run[-1].label}"
            place = _cut(path, group, number)
            own = f"{title}: {called}"
            found[place] = page(own, [f"[{escape(title)}]({_file(path)})", _items(run)])
            contents.append(f"- [{escape(called)}]({_file(place)}) ({len(run)})")
    return {path: page(title, [lead, "\n".join(contents)], is_found=is_found), **found}


def headings(path: str, rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return (a heading, the link from the top of docs/ to its rows) for a list that begins at `path`."""
    groups = list(dict.fromkeys(row.group for row in rows))
    if len(rows) <= MOST:
        is_cut = len(rows) > FEW and len(groups) > 1
        return [(group, f"{path}#{slug(group)}" if is_cut else path) for group in groups]
    return [(group, _cut(path, group)) for group in groups]


def film_words(film: FilmSummary, *, with_year: bool = True) -> str:
    """Return a film's title, linked from a page of the library, and its year."""
    title = f"[*{escape(film.title)}*]({beside(f'{film.slug}/{film.overview}')})"
    return dated(title, film.year if with_year else "")


def with_makers(film: FilmSummary, *, with_year: bool = True) -> str:
    """Return the same, and who directed it: two names at most."""
    return ", ".join(
        filter(
            None,
            (film_words(film, with_year=with_year), escape(f" {label('and')} ".join(film.directors[:2]))),
        )
    )


def decade(year: str) -> str:
    """Return the heading of a year: '1999' → '1990s'."""
    return label("{}s", f"{year[:3]}0") if year.isdecimal() else label("Undated")


def shortened(text: str, most: int) -> str:
    """Return a text, or as many whole words of it as have up to `most` code points."""
    start = text[:most]
    return text if len(text) <= most else f"{start.rpartition(' ')[0] or start} …"


def _cut(path: str, group: str, number: int = 1) -> str:
    """Return the path of the page that has one heading's rows, or the next so many of them."""
    return f"{path.removesuffix('.md')}-{ascii_slug(group)}{f'-{number}' if number > 1 else ''}.md"


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _runs(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    return (rows[start : start + MOST] for start in range(0, len(rows), MOST))


def _items(rows: Iterable[Row]) -> str:
    return "\n".join(f"- {row.markdown}" for row in rows)


def _merged(parts: Sequence[str], *, with_headings: bool) -> list[str]:
    """Return the parts of a page; without headings their lists are one."""
    return [*parts] if with_headings else [parts[0], "\n".join(filter(None, parts[1:]))]
