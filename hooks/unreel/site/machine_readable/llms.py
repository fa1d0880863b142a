"""`llms.txt`: what there is to read, for language models (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from unreel import pages
from unreel.model.article import PROSE, Kind
from unreel.model.film import Film, Heading, Page, dated
from unreel.pages.citations import opening
from unreel.pages.escape import escape
from unreel.site.library_pages import FOLDERS
from unreel.site.machine_readable.plain import FilledPage

NAME = "llms.txt"
MANY = 30
"""With more films than that, each has an `llms.txt` of its own, and the site's names those: what a
model is handed first should take no more than a few thousand of its tokens."""
LARGE = 300
"""With more films than that, the site's list names the page of the library that lists them: it stays below
100 KB, as that one does."""
HOW = (
    "All pages are plain Markdown here; a film's begin with their source and its licence. The file film.json "
    "beside them has what was read of the film: who is named, who plays whom, what is stated."
)
LENGTH = 160
"""Code points that say what a page is about."""


class About(NamedTuple):
    """What the site says of itself."""

    name: str
    description: str
    address: str
    """Where it is published, with a slash at its end; '' where nobody knows."""


class Entry(NamedTuple):
    """What the list says of a film."""

    title: str
    named: str
    """With its year."""
    opening: str
    pages: str
    """The list of its pages."""


class Listed(NamedTuple):
    """What lists say of a page."""

    title: str
    name: str
    """That of its file."""
    gist: str


def listed(shown: Iterable[FilledPage], films: Mapping[str, Film]) -> dict[str, list[Listed]]:
    """Return film → its pages, of which only those that are `shown` are named."""
    by_source = {page.source: page for page in shown}
    return {slug: [*_listed(film, by_source)] for slug, film in films.items()}


def entries(
    pages: Mapping[str, Iterable[Listed]], films: Mapping[str, Film], about: About
) -> dict[str, Entry]:
    """Return film → its entry, with its `pages`."""
    return {
        slug: Entry(
            film.title,
            dated(film.title, film.year),
            opening(film.page(Kind.OVERVIEW)),
            _links(pages[slug], f"{about.address}{slug}/"),
        )
        for slug, film in films.items()
    }


def own_lists(
    pages: Mapping[str, Iterable[Listed]], films: Mapping[str, Film], about: About
) -> dict[str, str]:
    """Return {path: text} of each film's own list; without an address for the site, links lead on from it."""
    lists = {}
    for slug, film in films.items():
        links = _links(pages[slug], f"{about.address}{slug}/" if about.address else "")
        title = dated(film.title, film.year)
        lists[f"{slug}/{NAME}"] = _text(title, opening(film.page(Kind.OVERVIEW)), ["## Pages", links])
    return lists


def others(shown: Iterable[FilledPage], films: Container[str]) -> list[tuple[str, str]]:
    """Return the titles and paths of pages that are no film's; what lists films lists what stands above."""
    found = ((page, page.source.rpartition("/")[0]) for page in shown if page.source != "index.md")
    return [
        (page.title, page.source) for page, folder in found if folder not in films and folder not in FOLDERS
    ]


def llms(films: Mapping[str, Entry], beside: Iterable[tuple[str, str]], about: About) -> str:
    """Return the list: films by title, their pages in reading order, then the `others`."""
    ordered = sorted(films.items(), key=lambda film: (film[1].title.casefold(), film[0]))
    parts = [HOW]
    if len(ordered) > LARGE:
        item = _item(FOLDERS["films"], f"{about.address}films/index.md", f"all {len(ordered):,}, by title")
        parts += [f"Each film has {NAME} beside its pages, which names them.", "## Films", item]
    elif len(ordered) > MANY:
        items = [_item(one.named, f"{about.address}{slug}/{NAME}", one.opening) for slug, one in ordered]
        parts += ["Each film's own list names its pages.", "## Films", "\n".join(items)]
    else:
        for _, one in ordered:
            parts += [f"## {escape(one.named)}", one.pages]
    listed = [_item(title, about.address + quote(source)) for title, source in beside]
    parts += ["## Optional", "\n".join(listed)] if listed else []
    return _text(about.name, about.description, parts)


def _listed(film: Film, by_source: Mapping[str, FilledPage]) -> Iterator[Listed]:
    for page in film.pages:
        if shown := by_source.get(f"{film.slug}/{page.name}"):
            # what only fragments fill is read as what they come to
            gist = _gist(page) or _gist(pages.page(page.name, shown.markdown, {"section": page.section}))
            yield Listed(shown.title, page.name, gist)


def _links(pages: Iterable[Listed], folder: str) -> str:
    return "\n".join(_item(page.title, folder + quote(page.name), page.gist) for page in pages)


def _item(title: str, address: str, gist: str = "") -> str:
    link = f"- [{escape(title)}]({address})"
    return f"{link}: {escape(_short(gist))}" if gist else link


def _gist(page: Page) -> str:
    """Return what a page is about: prose begins with it; of people and references the headings say it."""
    first = opening(page)
    headings = ", ".join(block.text for block in page.blocks if isinstance(block, Heading))
    return (first or headings) if page.section in PROSE or not page.section else (headings or first)


def _short(words: str) -> str:
    """Return whole words up to `LENGTH`."""
    line = " ".join(words.split())
    start = line[: LENGTH - 1]
    return line if len(line) <= LENGTH else f"{start.rpartition(' ')[0] or start} …"


def _text(title: str, summary: str, parts: Iterable[str]) -> str:
    lines = [f"# {escape(title)}", f"> {escape(' '.join(summary.split()))}" if summary else "", *parts]
    return "\n\n".join(filter(None, lines)) + "\n"
