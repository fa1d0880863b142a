"""The pages of the library, no files of docs/: people of several films, films by what they share."""

from __future__ import annotations

from unreel.lexicon.labels import label
from unreel.library import Library
from unreel.site.library_pages.films import films_by_title
from unreel.site.library_pages.people import people_pages
from unreel.site.library_pages.shelves import shelf_pages

FOLDERS = {
    "films": label("Films"),
    "years": label("Years"),
    "people": label("People"),
    "directors": label("Directors"),
    "countries": label("Countries"),
    "languages": label("Languages"),
    "genres": label("Genres"),
}
"""The folders of these pages → what each is called; no film has such a slug."""


def library_pages(library: Library) -> dict[str, str]:
    """Return path in docs/ → Markdown with front matter; none for one film alone."""
    if library.is_one_film:
        return {}
    return {**films_by_title(library), **people_pages(library), **shelf_pages(library)}


def ways(library: Library) -> list[tuple[str, str]]:
    """Return (what it is called, its path in docs/) of the first page of each folder of these pages."""
    if library.is_one_film:
        return []
    there = {"films", *(kind for kind, shelves in library.shelves.items() if shelves)}
    there |= {"people"} if library.people else set()
    return [(title, f"{name}/index.md") for name, title in FOLDERS.items() if name in there]
