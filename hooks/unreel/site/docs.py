"""Read docs/ as the site shows it: the films, and their pages with fragments filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Self

from unreel import pages
from unreel.facts.backlinks import Backlink, backlinks
from unreel.facts.fact import Fact
from unreel.facts.people_index import PeopleIndex
from unreel.library import Library, join, people_settings
from unreel.library.people_settings import PeopleSettings
from unreel.library.summaries import FilmSummary
from unreel.library.threads import NO_THREADS
from unreel.model.article import Kind
from unreel.model.film import PEOPLE, Crosslink, Film, Heading, Listing, Page, Paragraph, Placeholder
from unreel.pages import snapshot
from unreel.pages.citations import entries as cited_entries
from unreel.pages.renderable import rendered_safely
from unreel.pages.snapshot import Snapshot
from unreel.site import citations, source_requests, typeset
from unreel.site.elsewhere import beside
from unreel.site.film_reading import FilmReading, film_reading, has_placeholder
from unreel.site.fragments import FRAGMENTS, SITE_WIDE, FragmentContext
from unreel.site.fragments.cite import Publication, attribution, cite
from unreel.site.fragments.threads import NAME as THREADS
from unreel.site.library_pages import library_pages
from unreel.site.machine_readable import film_record, site_record
from unreel.site.outlines import Linked, Outline, fullest, is_in, merged
from unreel.site.people_groups import grouped
from unreel.site.typeset.titles import with_titles
from unreel.store.cache import Stage, memoized
from unreel.store.history import Days
from unreel.store.workspace import Workspace

TYPESET: Stage[dict[int, str]] = Stage(
    rooms=("lexicon", "lists", "model", "pages", "site/typeset", "store"),
    pack=lambda lines: [*lines.items()],
    unpack=lambda content: {int(number): str(line) for number, line in content},
)


class Site(NamedTuple):
    """docs/ and what was read out of its films, by their folders' names."""

    docs: Snapshot = Snapshot()
    films: Mapping[str, Film] = MappingProxyType({})
    """With the pages that are shown."""
    people_index: Mapping[str, PeopleIndex] = MappingProxyType({})
    """Film → who is named where on its pages."""
    facts: Mapping[str, tuple[Fact, ...]] = MappingProxyType({})
    """Film → what its pages state about it."""
    linked: Mapping[tuple[str, str], tuple[Backlink, ...]] = MappingProxyType({})
    """(page's path in docs/, identifier) → the places in all of docs/ that link there."""
    references: Mapping[str, citations.Shown] = MappingProxyType({})
    """Film → its references as they are shown."""
    outlines: Mapping[str, Outline] = MappingProxyType({})
    """Film → what others need of it; of all films, also where only some were read."""
    own_links: Mapping[str, Linked] = MappingProxyType({})
    """Film → what its pages link to on one another → the places that do."""
    people_settings: PeopleSettings = PeopleSettings()
    """What an editor says of people of one name."""
    library: Library = Library()
    """What joins the films."""
    library_pages: Mapping[str, str] = MappingProxyType({})
    """Path in docs/ → Markdown of the pages that show it, which nobody wrote."""
    days: Days = Days()
    """When pages came and changed, as far as git knows."""
    workspace: Workspace | None = None
    """Where what takes time to make is kept from build to build; None where nothing is."""

    @classmethod
    def of_readings(
        cls, docs: Snapshot, read: Mapping[str, FilmReading], workspace: Workspace | None, days: Days
    ) -> Self:
        """Return docs/ with what was read of its films, each by itself."""
        return cls(
            docs,
            films={slug: one.film for slug, one in read.items()},
            people_index={slug: one.people for slug, one in read.items()},
            facts={slug: one.facts for slug, one in read.items()},
            references={slug: one.references for slug, one in read.items()},
            own_links={slug: one.own_links for slug, one in read.items()},
            outlines={slug: one.outline for slug, one in read.items()},
            days=days,
            workspace=workspace,
        )

    def reading(self, slug: str) -> FilmReading:
        """Return what was read of a film."""
        return FilmReading(
            self.films[slug],
            self.people_index[slug],
            self.facts[slug],
            self.references[slug],
            self.own_links[slug],
            self.outlines[slug],
        )

    @property
    def hidden(self) -> frozenset[str]:
        """Return the pages (paths in docs/) that hold nothing but placeholders, all of which are empty."""
        return frozenset(name for one in self.outlines.values() for name in one.hidden)

    @property
    def summaries(self) -> Mapping[str, FilmSummary]:
        """Return film → what the library knows of it."""
        return {slug: one.summary for slug, one in self.outlines.items()}


def read(docs: Path, last: Site | None = None, workspace: Workspace | None = None) -> Site:
    """Read docs/ as it stands; its snapshot has a diagnostic for each page that cannot be read.

    Whoever asks again hands in the `last` site: a film is read again only where one of its pages says
    something else, and a page that cannot be read just now says what it said.
    """
    return from_snapshot(snapshot.read(docs, last.docs if last else None), last, workspace)


def from_snapshot(
    docs: Snapshot,
    last: Site | None = None,
    workspace: Workspace | None = None,
    others: Mapping[str, Outline] = MappingProxyType({}),
    library: Library | None = None,
) -> Site:
    """Return what the pages of a snapshot come to.

    `others` are the outlines of films that the snapshot lacks. Who has joined all of them hands in the
    `library`.
    """
    site = films_of(docs, last, workspace)
    outlines = dict(sorted({**others, **site.outlines}.items()))
    linked = merged([links_beside(docs), *(_links_of(slug, site, outlines) for slug in outlines)])
    said = people_settings.read(workspace)
    known = {slug: one.summary for slug, one in outlines.items()}
    is_known = last is not None and (last.summaries, last.people_settings) == (known, said)
    joined = library or (last.library if last and is_known else join(known.values(), said))
    if library:
        made: Mapping[str, str] = {}
    elif last and is_known and last.docs.sources.keys() == docs.sources.keys():
        made = last.library_pages
    else:
        made = {path: text for path, text in library_pages(joined).items() if path not in docs.sources}
    return site._replace(
        outlines=outlines, linked=linked, people_settings=said, library=joined, library_pages=made
    )


def films_of(docs: Snapshot, last: Site | None = None, workspace: Workspace | None = None) -> Site:
    """Return what the films of a snapshot come to, each by itself."""
    read = {
        slug: last.reading(slug)
        if last and slug in last.films and last.docs.folders[slug] == docs.folders[slug]
        else film_reading(film, docs.folders[slug], workspace)
        for slug, film in docs.films.items()
    }
    return Site.of_readings(docs, read, workspace, last.days if last else Days())


def _links_of(slug: str, site: Site, outlines: Mapping[str, Outline]) -> Linked:
    """Return where one film's pages lead: to its own, if it was read, and to others'."""
    return merged(
        [site.own_links.get(slug, {}), *({one.target: (one.place,)} for one in outlines[slug].links)]
    )


def links_beside(docs: Snapshot) -> Linked:
    """Return where the pages beside the films lead."""
    beside = (one for one in docs.folders.get("", ()) if "/" not in one.name and ".md#" in one.text)
    return backlinks({source.name: source.page for source in beside}, {})


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
    for number, line in _set_lists(site, source, page, lines, above).items() if film else ():
        lines[number - above - 1] = line
    named = _named_films(site, slug, page)
    films = [film.title, *sorted(_titles_linked(site, slug, page))] if film else []
    for number, line in with_titles(page, film.italics, named, lines, above, films) if film else ():
        lines[number - above - 1] = line
    if film and page.section == Kind.REFERENCES:
        _show_places(site, film, page, lines, above)
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Placeholder) and block.name in FRAGMENTS:
            context = fragment_context(site, slug, name, heading)
            context = _of_all(context, site) if block.name in SITE_WIDE else context
            lines[block.line - above - 1] = FRAGMENTS[block.name](context)
        elif isinstance(block, Paragraph) and block.line and film:
            mark = "> " if block.quoted else ""
            lines[block.line - above - 1] += f"\n{mark}{{ #{block.anchor} }}"
    if film and page.section == Kind.OVERVIEW and not has_placeholder(page, THREADS):
        threads = FRAGMENTS[THREADS](fragment_context(site, slug, name, None))
        lines += [f"\n{threads}"] if threads else []
    if film and page.section == PEOPLE:
        lines = grouped(page, site.people_index[slug], site.facts[slug], lines, above)
    foot = (attribution(film.source) + (cite(film, page, publication) if publication else "")) if film else ""
    body = citations.numbered(rendered_safely("\n".join(lines)), site.references.get(slug, {}))
    return (source_requests.with_requests(body) if film else body) + foot


def _of_all(context: FragmentContext, site: Site) -> FragmentContext:
    films = {slug: site.films.get(slug) or one.film for slug, one in site.outlines.items()}
    films |= _of_another_part(fullest(site.outlines), site)
    return context._replace(films=films, library=site.library, added=site.days.added)


def _of_another_part(slug: str, site: Site) -> dict[str, Film]:
    """Return a film with the words of its pages, which are shown, where this process has not read it."""
    if site.workspace is None or slug in {"", *site.films}:
        return {}
    shown = {name for name, *_ in site.outlines[slug].pages}
    read = snapshot.read(site.workspace.docs, is_entered={slug}.__contains__).films
    return {
        name: film._replace(pages=tuple(page for page in film.pages if page.name in shown))
        for name, film in read.items()
    }


def _titles_linked(site: Site, slug: str, page: Page) -> set[str]:
    """Return the titles of the films to which sentences of a page lead."""
    return {film.title for _, film in site.library.threads.get(slug, NO_THREADS).links.get(page.name, ())}


def _named_films(site: Site, slug: str, page: Page) -> dict[int, list[Crosslink]]:
    """Return where the sentences of a page begin that name other films first → their links there."""
    found: dict[int, list[Crosslink]] = {}
    known = site.docs.sources.get(f"{slug}/{page.name}")
    if known and page is known.page:  # of a page as it stood when it was read, and of no other
        for link, film in site.library.threads.get(slug, NO_THREADS).links.get(page.name, ()):
            found.setdefault(link.sentence, []).append(Crosslink(link.span, beside(film.overview)))
    return found


def _show_places(site: Site, film: Film, page: Page, lines: list[str], above: int) -> None:
    """Give each entry of the references its identifier, and the places that cite it, in its line."""
    entries = {one.number: one for one in cited_entries(page)}
    for block in page.blocks:
        if not (isinstance(block, Listing) and block.line):
            continue
        for number, anchor in enumerate(block.anchors, block.line - above - 1):
            name = entries[anchor].anchor
            found = [site.linked.get((f"{film.slug}/{page.name}", one), ()) for one in (name, anchor)]
            places = [citations.place_of(link, film) for links in found for link in links]
            shown = site.references[film.slug].get(name, citations.ShownEntry(0))
            lines[number] = citations.with_places(lines[number], name, shown, places)


def _page(site: Site, film: Film | None, source: str, markdown: str) -> tuple[Page, int]:
    """Return a page, and how many lines of what it was read from `markdown` lacks.

    MkDocs hands over what lies below the front matter. A page is read anew only where it is no
    longer, or never was, as it stood when the build began.
    """
    name = source.rpartition("/")[2]
    known = site.docs.sources.get(source) if film else None
    if known and known.text.endswith(markdown):
        return known.page, known.text.count("\n", 0, len(known.text) - len(markdown))
    meta = {"section": known.page.section} if known else None
    return pages.page(name, markdown if film or "<!--" in markdown else "", meta), 0


def _set_lists(site: Site, source: str, page: Page, lines: list[str], above: int) -> dict[int, str]:
    """Return the number of each line of a list → how it is set, kept from build to build."""
    if page.section != Kind.REFERENCES:
        return dict(typeset.lists(page, lines, above))
    name = source.replace("/", ".")
    return memoized(
        TYPESET, site.workspace, name, (above, lines), lambda: dict(typeset.lists(page, lines, above))
    )


def fragment_context(site: Site, slug: str, name: str, heading: Heading | None) -> FragmentContext:
    """Return what a fragment may speak of below a heading of a page, by the page's folder and file name."""
    facts = site.facts.get(slug, ())
    return FragmentContext(
        {},
        site.films.get(slug),
        site.people_index.get(slug),
        facts,
        name,
        heading,
        site.library.threads.get(slug, NO_THREADS),
    )


def records(site: Site, slugs: Iterable[str]) -> dict[str, str]:
    """Return {path in the site: JSON} of what is read of some films, for programs, and of their schema."""
    written = {
        site_record.path(slug): site_record.site_record(
            site.films[slug],
            {source.file: source.text for source in site.docs.folders[slug]},
            site.facts[slug],
            site.people_index[slug],
            site.workspace,
        )
        for slug in sorted(slugs)
    }
    return written | ({film_record.SCHEMA.name: film_record.schema()} if site.outlines else {})


def wanted(site: Site) -> dict[str, set[str]]:
    """Return page (path in docs/) → its identifiers to which pages of other folders lead."""
    found: dict[str, set[str]] = {}
    for (path, anchor), places in site.linked.items():
        if any(not is_in(path.partition("/")[0], (place.path, "")) for place in places):
            found.setdefault(path, set()).add(anchor)
    for slug in site.films:
        threads = site.library.threads.get(slug, NO_THREADS)
        named = [(link.page, link.anchor) for some in threads.links.values() for link, _ in some]
        entries = (entry.partition("#")[::2] for entry in threads.people)
        for name, anchor in [*named, *entries]:
            found.setdefault(f"{slug}/{name}", set()).add(anchor)
    return found


def site_wide_pages(site: Site) -> set[str]:
    """Return the pages (paths in docs/) whose fragments show what all films' pages say."""
    sources = site.docs.sources.items()
    return {path for path, source in sources if any(has_placeholder(source.page, name) for name in SITE_WIDE)}
