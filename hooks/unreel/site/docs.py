"""docs/ as it stands to what the site shows of it: the films, and their pages with fragments filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import pages
from unreel.facts.backlinks import Backlink, backlinks
from unreel.facts.cached import stated
from unreel.facts.people_index import Whereabouts, whereabouts
from unreel.facts.sentences import sentences
from unreel.model.article import Kind
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.film import Film, Heading, Page, Paragraph, Placeholder
from unreel.pages.layout import READING_ORDER
from unreel.site import reading_time, typeset
from unreel.site.fragments import FRAGMENTS, SITE_WIDE, Place
from unreel.site.fragments.attribution import attribution
from unreel.site.fragments.cite import Publication, cite
from unreel.site.fragments.structured_data import structured_data
from unreel.store import text_file as textfile
from unreel.store.cache import Stage, memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from unreel.facts.fact import Fact
    from unreel.store.workspace import Workspace


TYPESET: Stage[dict[int, str]] = Stage(
    rooms=("lexicon", "lists", "model", "pages", "site/typeset", "store"),
    pack=lambda lines: [*lines.items()],
    unpack=lambda content: {int(number): str(line) for number, line in content},
)


class Site(NamedTuple):
    """All films of docs/, by their folders' names."""

    films: dict[str, Film]
    """With the pages that are shown."""
    whereabouts: dict[str, Whereabouts]
    """Film → who is named where on its pages."""
    facts: dict[str, tuple[Fact, ...]]
    """Film → what its pages state about it."""
    texts: dict[str, str]
    """Page's path in docs/ ('hardcore-henry/plot.md') → its Markdown as it was read."""
    linked: Mapping[tuple[str, str], tuple[Backlink, ...]]
    """(page's path in docs/, identifier) → the places in all of docs/ that link there."""
    hidden: frozenset[str] = frozenset()
    """The pages (paths in docs/) that hold nothing but placeholders, all of which are empty."""
    workspace: Workspace | None = None
    """Where what takes time to make is kept from build to build; None where nothing is."""


class Known(NamedTuple):
    """What the site knows of one film."""

    film: Film
    whereabouts: Whereabouts
    facts: tuple[Fact, ...]
    hidden: tuple[str, ...]
    """The names of the pages that have nothing to show; `film` is without them."""


class Reading(NamedTuple):
    """A folder of docs/ and what was read out of it."""

    texts: dict[str, str]
    """File name → Markdown."""
    known: Known | None
    """None where the folder is no film's: no page of it is an overview."""


Readings = dict[str, Reading]
"""Folders of docs/, by their paths from there; docs/ itself is ''."""


def read(
    docs: Path, last: Readings | None = None, workspace: Workspace | None = None
) -> tuple[Site, list[Diagnostic]]:
    """Read docs/ as it stands, with a diagnostic for each page that cannot be read.

    A server, which asks after every save, hands in `last`, where what was read is kept. A film is
    read again only where one of its pages says something else, and a page that cannot be read
    just now says what it said before.
    """
    last = {} if last is None else last
    diagnostics: list[Diagnostic] = []
    known: dict[str, Known] = {}
    for folder in sorted({path.parent for path in docs.rglob("*.md")}):
        name = "" if folder == docs else folder.relative_to(docs).as_posix()
        before = last.get(name)
        texts = _texts(folder, f"docs/{name}".rstrip("/"), before.texts if before else {}, diagnostics)
        if before is None or before.texts != texts:
            before = last[name] = Reading(
                texts, _known(name, texts, workspace) if folder.parent == docs else None
            )
        if before.known:
            known[name] = before.known
    films = {slug: one.film for slug, one in known.items()}
    named = {slug: one.whereabouts for slug, one in known.items()}
    facts = {slug: one.facts for slug, one in known.items()}
    given = {f"{slug}/{name}": text for slug in known for name, text in last[slug].texts.items()}
    titles = {slug: film.title for slug, film in films.items()}
    linked = backlinks(_all_pages(last, known), titles)
    hidden = frozenset(f"{slug}/{name}" for slug, one in known.items() for name in one.hidden)
    return Site(films, named, facts, given, linked, hidden, workspace), diagnostics


def _all_pages(read: Readings, known: Mapping[str, Known]) -> dict[str, Page]:
    """Return the pages by their paths in docs/: the films', and those beside them that link to headings."""
    beside = read.get("")
    found = {
        name: pages.page(name, text)
        for name, text in (beside.texts if beside else {}).items()
        if ".md#" in text
    }
    return found | {f"{slug}/{page.name}": page for slug, one in known.items() for page in one.film.pages}


def _texts(folder: Path, name: str, before: dict[str, str], diagnostics: list[Diagnostic]) -> dict[str, str]:
    texts = {}
    for path in sorted(folder.glob("*.md")):
        try:
            texts[path.name] = textfile.text(path, f"{name}/{path.name}")
        except InputError as error:
            diagnostics.append(error.diagnostic)
            if path.name in before:
                texts[path.name] = before[path.name]
    return texts


def _known(slug: str, texts: dict[str, str], workspace: Workspace | None) -> Known | None:
    """Read one film's pages; all that the site knows of a film comes from here."""
    film = pages.read(slug, texts)
    if not film.page(Kind.OVERVIEW):
        return None
    film = film._replace(pages=tuple(sorted(film.pages, key=place)))
    said = sentences(film)
    named, facts = whereabouts(film, said), stated(film, said, texts, workspace)
    hidden = [page for page in film.pages if _is_hidden(film, page, named, facts)]
    film = film._replace(pages=tuple(page for page in film.pages if page not in hidden))
    return Known(film, named, facts, tuple(page.name for page in hidden))


def _is_hidden(film: Film, page: Page, named: Whereabouts, facts: tuple[Fact, ...]) -> bool:
    """Return whether a page holds nothing but placeholders, all of which are empty.

    The overview is never hidden; what speaks of all films is never taken for empty.
    """
    if page.section == Kind.OVERVIEW or not page.blocks:
        return False
    place = Place({}, film, named, facts, {}, page.name, None)
    return all(
        isinstance(block, Placeholder)
        and block.name in FRAGMENTS.keys() - SITE_WIDE
        and not FRAGMENTS[block.name](place)
        for block in page.blocks
    )


def place(page: Page) -> tuple[int, str]:
    """Return a page's place among its film's: in reading order, those that people added behind."""
    return READING_ORDER.get(page.section, len(READING_ORDER)), page.name


def filled(site: Site, source: str, markdown: str, publication: Publication | None = None) -> str:
    """Return the Markdown of a page with fragments filled, paragraphs identified and its origin named.

    `source` is the page's path in docs/ ('hardcore-henry/plot.md'), `markdown` its text, with or
    without front matter. Where `publication` says where the page is published, its foot says how to cite it.
    """
    slug, _, name = source.rpartition("/")
    film = site.films.get(slug)
    lines = markdown.split("\n")
    heading = None
    page, above = _page(site, film, source, markdown)
    for number, line in _set(site, source, page, lines, above).items() if film else ():
        lines[number - above - 1] = line
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Placeholder) and block.name in FRAGMENTS:
            films = site.films if block.name in SITE_WIDE else {}
            lines[block.line - above - 1] = FRAGMENTS[block.name](_at(site, slug, name, heading, films))
        elif isinstance(block, Paragraph) and block.line and film:
            mark = "> " if block.quoted else ""
            lines[block.line - above - 1] += f"\n{mark}{{ #{block.anchor} }}"
    foot = (attribution(film.source) + (cite(film, page, publication) if publication else "")) if film else ""
    return "\n".join(lines) + foot


def _page(site: Site, film: Film | None, source: str, markdown: str) -> tuple[Page, int]:
    """Return a page, and how many lines of what it was read from `markdown` lacks.

    MkDocs hands over what lies below the front matter. A page is read anew only where it is no
    longer, or never was, as it stood when the build began.
    """
    name = source.rpartition("/")[2]
    known = next((page for page in film.pages if page.name == name), None) if film else None
    text = site.texts.get(source)
    if known and text is not None and text.endswith(markdown):
        return known, text.count("\n", 0, len(text) - len(markdown))
    meta = {"section": known.section} if known else None
    return pages.page(name, markdown if film or "<!--" in markdown else "", meta), 0


def _set(site: Site, source: str, page: Page, lines: list[str], above: int) -> dict[int, str]:
    """Return the number of each line of a list → how it is set, kept from build to build."""

    def fresh() -> dict[int, str]:
        return dict(typeset.lists(page, lines, above))

    if page.section != Kind.REFERENCES or site.workspace is None:
        return fresh()
    return memoized(TYPESET, site.workspace, source.replace("/", "."), (above, lines), fresh)


def _at(site: Site, slug: str, name: str, heading: Heading | None, films: dict[str, Film]) -> Place:
    facts = site.facts.get(slug, ())
    return Place(films, site.films.get(slug), site.whereabouts.get(slug), facts, site.linked, name, heading)


def structured(site: Site, source: str, address: Callable[[str], str]) -> str:
    """Return what a page tells machines (JSON-LD), or ''; `address` gives the address of a page of docs/."""
    slug, _, name = source.rpartition("/")
    return structured_data(_at(site, slug, name, None, {}), lambda page: address(f"{slug}/{page}"))


def speaking_of_all(site: Site) -> set[str]:
    """Return the films' pages (paths in docs/) whose fragments show what other films' pages say."""
    return {
        f"{slug}/{page.name}"
        for slug, film in site.films.items()
        for page in film.pages
        if any(isinstance(block, Placeholder) and block.name in SITE_WIDE for block in page.blocks)
    }


def linked_anew(last: Site, now: Site) -> set[str]:
    """Return the films to whose pages other links lead than before."""
    aims = last.linked.keys() | now.linked.keys()
    return {
        path.partition("/")[0]
        for path, at in aims
        if last.linked.get((path, at)) != now.linked.get((path, at))
    }


def summary(film: Film, source: str) -> str:
    """Return what a page begins with, for search engines and previews: its first sentence, or ''."""
    page = next((page for page in film.pages if page.name == source.rpartition("/")[2]), None)
    return page.sentences[0].text if page and page.sentences else ""


def full_title(film: Film | None, title: str) -> str:
    """Return what a page is called where its film is not seen: "Plot" alone says nothing."""
    return f"{title} – {film.title}" if film and title != film.title else title


def minutes(site: Site, source: str) -> tuple[int, int]:
    """Return how many minutes a page takes to read, and all of its film; 0 where there is no prose."""
    slug, _, name = source.rpartition("/")
    film = site.films.get(slug)
    counts = {page.name: reading_time.words(page) for page in film.pages} if film else {}
    return reading_time.minutes(counts.get(name, 0)), reading_time.minutes(sum(counts.values()))
