"""Lay out an article as the film's pages: each part where it belongs, with a link at each first mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from operator import attrgetter

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.lists.references.names import names
from unreel.model.article import Kind, Reference, Role
from unreel.model.film import (
    PEOPLE,
    Block,
    CitationLink,
    Crosslink,
    Film,
    Heading,
    Listing,
    Page,
    Paragraph,
    Placeholder,
    Sentence,
    SourceRequest,
)
from unreel.model.identifiers import anchors
from unreel.model.spans import Span
from unreel.names.entities import ENTRY, Entries, character, characters, entities
from unreel.names.mentions import crosslinked, finder, target
from unreel.names.people import Named, Prose, people, person
from unreel.pages import citations, layout
from unreel.pages.addresses import address
from unreel.recovery import citing
from unreel.recovery.arranged import arranged
from unreel.recovery.article import Article
from unreel.recovery.marked_text import MarkedText, folded, italic_titles
from unreel.recovery.parts import HeadingLine, Item, Part, Passage
from unreel.seeds import Seed
from unreel.seeds.attribution import attribution
from unreel.splitting import sentences
from unreel.store.weights import FeatureWeights


def film(seed: Seed, article: Article, likely: FeatureWeights | None = None) -> Film:
    """Return the film as its pages tell it; `likely` are weights to stand in for those learned for people."""
    named = people(roles_and_prose(article), article.title, likely)
    marked = MarkedText(article.source)
    pages = tuple(page for spec in layout.PAGES if (page := _page(article, marked, named, spec)))
    for numbers in layout.NUMBERS:
        pages = _with_numbers(pages, numbers)
    pages = tuple(_cited(pages, article))
    declared = article.source.declared
    source = attribution(seed.settings, declared._replace(url=address(declared.url)))
    infobox = declared.infobox
    italics = tuple(italic_titles(article.source))
    about = (seed.slug, article.title, article.year, seed.path, source)
    unlinked = Film(*about, pages, infobox, italics, seed.settings.ids)
    return _linked(unlinked, article)


def _cited(pages: tuple[Page, ...], article: Article) -> Iterator[Page]:
    """Return the pages with the article's citations and requests for sources in their lines."""
    if not (article.citations or article.requests):
        yield from pages
        return
    listed = next((page.name for page in pages if page.section == Kind.REFERENCES), "")
    entries = [folded(one.span.of(article.text)) for one in article.entries]
    named = names(entries) if article.citations else ()
    for page in pages:
        lines = [
            (line, _citations(line, article, named, listed), tuple(_requests(line, article)))
            for line in page.sentences
        ]
        cited = (
            replace(line, citations=tuple(links), requests=asked) if links or asked else line
            for line, links, asked in lines
        )
        yield _with_sentences(page, cited)


def _citations(line: Sentence, article: Article, named: Sequence[str], listed: str) -> list[CitationLink]:
    """Return the citations of a line; `named` are the names of all entries, on the page `listed`."""
    found = [
        citations.link(named[one.entry], listed, inferred=one.inferred)._replace(at=at)
        for one in citing.within(line.span, article.citations)
        if (at := _place(line, one.at, article))
    ]
    return sorted(found, key=attrgetter("at"))


def _requests(line: Sentence, article: Article) -> Iterator[SourceRequest]:
    for one in citing.within(line.span, article.requests):
        if at := _place(line, one.at, article):
            yield one._replace(at=at)


def _place(line: Sentence, at: int, article: Article) -> int:
    """Return where in a line's words what stands at a place of the text goes; 0 where it cannot."""
    return citations.behind_words(line.text, len(folded(article.text[line.span.start : at])))


def _page(article: Article, marked: MarkedText, named: Named, spec: layout.PageSpec) -> Page | None:
    title = spec.title or article.title
    blocks: list[Block] = []
    levels = _Levels()
    for _, parts, heading in arranged(article, spec.kinds):
        if heading:
            levels.leave(1)
            blocks.append(Heading(heading, 2, ""))
        blocks += _blocks(marked, parts, levels)
    if spec.section == Kind.CAST:
        blocks += _characters(article, named)
    if spec.section == Kind.OVERVIEW:
        blocks.insert(0, Placeholder(layout.INFOBOX))
    if spec.section == layout.TIMELINE:
        blocks.append(Placeholder(layout.TIMELINE))
    if spec.section == PEOPLE:
        blocks += _entries(named.people, 2)
    if not blocks:
        return None
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    identifiers = iter(anchors([title, *headings])[1:])
    anchored = [replace(one, anchor=next(identifiers)) if isinstance(one, Heading) else one for one in blocks]
    return Page(spec.name, spec.section, title, tuple(anchored))


def _with_numbers(pages: tuple[Page, ...], numbers: layout.NumbersSpec) -> tuple[Page, ...]:
    """Return the pages, one of them with the placeholder of these numbers if the film has a page for it."""
    possible = [page for section in numbers.pages for page in pages if page.section == section]
    below_heading = [
        (page, position + 1)
        for page in possible
        for position, block in enumerate(page.blocks)
        if isinstance(block, Heading) and block.text.casefold().startswith(numbers.headings)
    ]
    places = [*below_heading, *((page, 0) for page in possible)]
    if not places:
        return pages
    chosen, position = places[0]
    blocks = (*chosen.blocks[:position], Placeholder(numbers.placeholder), *chosen.blocks[position:])
    return tuple(page._replace(blocks=blocks) if page is chosen else page for page in pages)


class _Levels:
    """The levels that a seed's headings have on a page: 2 for the outermost, one more for each below it."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def inside(self, heading: HeadingLine) -> int:
        """Return the level of a heading that is shown."""
        self.leave(heading.level)
        self._open.append(heading.level)
        return 1 + len(self._open)

    def leave(self, level: int) -> None:
        """End what stands below the headings of a level (1 for the highest) and of lower ones."""
        self._open = [one for one in self._open if one < level]


def _blocks(marked: MarkedText, parts: Iterable[Part], levels: _Levels) -> list[Block]:
    blocks: list[Block] = []
    for kind, run in groupby(parts, key=_sort):
        items = []
        for part in run:
            match part:
                case Passage(spans, quoted):
                    blocks.append(Paragraph(tuple(map(marked.sentence, spans)), quoted))
                case HeadingLine(words, shown):
                    if shown:
                        blocks.append(Heading(words, levels.inside(part), ""))
                    else:
                        levels.leave(part.level)
                case _:
                    items.append(marked.sentence(part.span, linked=not isinstance(part, Role)))
        if items:
            blocks.append(Listing(tuple(items), ordered=kind == "ordered"))
    return blocks


def _sort(part: Part) -> str:
    """Return what a part becomes among its neighbours of the same sort."""
    if isinstance(part, Passage | HeadingLine):
        return "text"
    return (
        "ordered" if isinstance(part, Reference) or (isinstance(part, Item) and part.ordered) else "bullets"
    )


def _entries(names: Iterable[str], level: int) -> list[Block]:
    return [block for name in names for block in (Heading(name, level, ""), Placeholder(ENTRY))]


def _characters(article: Article, named: Named) -> list[Block]:
    """Return a heading for each character, below the list from the prose where the text has no cast list."""
    roles = article.every(Role)
    portrayed = [member.role for member in named.cast if member.is_named] if not roles else []
    names = [*characters(roles), *dict.fromkeys(portrayed)]
    listed: list[Block] = [Placeholder(layout.CAST_LIST)] if portrayed else []
    return [*listed, Heading(layout.CHARACTERS, 2, ""), *_entries(names, 3)] if names else []


def roles_and_prose(article: Article) -> list[Role | Prose]:
    """Return the lines of an article's cast lists, and its sentences but for quotations, in order."""
    found: list[Role | Prose] = []
    for section in article.sections:
        for part in article.within(section):
            if isinstance(part, Role):
                found += (part, *_remarks(article.text, part))
            elif isinstance(part, Passage) and not part.quoted:
                found += (Prose(folded(span.of(article.text)), section.kind) for span in part.sentences)
    return found


def _remarks(text: str, role: Role) -> Iterator[Prose]:
    """Return the sentences of a cast list's line that tell how the film was made, and not its story."""
    behind = Span(max((one.end for one in role.names), default=role.span.end), role.span.end)
    for span in sentences.split(text, behind):
        words = folded(span.of(text))
        if _MAKING.search(words):
            yield Prose(words, Kind.CAST)


_MAKING = lazy_regex(rf"\b(?:{pattern('recovery/making_words.txt')})\b")


def _linked(film: Film, article: Article) -> Film:
    """Link each role's line to its entries, and the first mention of everyone else on each page."""
    everyone = entities(film)
    said = [sentence.text for page in film.pages for sentence in page.sentences]
    found = finder(everyone, said, [article.title, *article.also])
    roles = {role.span: role for role in article.every(Role)}
    entries = Entries(everyone)
    pages = []
    for page in film.pages:
        lines = [
            _role_line(line, roles.get(line.span), entries, page.name, article.text)
            for line in page.sentences
        ]
        linked = crosslinked(lines, found, page.section, page.name)
        pages.append(_with_sentences(page, map(_cited_behind_links, linked)))
    return film._replace(pages=tuple(pages))


def _cited_behind_links(line: Sentence) -> Sentence:
    """Return a line in which no citation or request stands within a link: no link holds another."""
    if not (line.links and (line.citations or line.requests)):
        return line

    def behind(at: int) -> int:
        return next((link.span.end for link in line.links if link.span.holds(at)), at)

    cited = (one._replace(at=behind(one.at)) for one in line.citations)
    asked = (one._replace(at=behind(one.at)) for one in line.requests)
    by_place = attrgetter("at")
    return replace(
        line, citations=tuple(sorted(cited, key=by_place)), requests=tuple(sorted(asked, key=by_place))
    )


def _role_line(line: Sentence, role: Role | None, entries: Entries, page: str, text: str) -> Sentence:
    """Link every name of a cast list's line, whether or not it was named before."""
    if role is None:
        return line
    links = []
    actors, part = map(person, role.actors), character(role.character)
    named = [*((name, entries.person(name)) for name in actors), (part, entries.character(part))]
    for (name, entity), span in zip(named, role.names, strict=True):
        if entity:
            # white space is folded in front of the name and within it
            start = len(" ".join(f"{text[line.span.start : span.start]}.".split())) - 1
            words = Span(start, start + len(" ".join(name.split())))
            links.append(Crosslink(words, target(entity, page)))
    return replace(line, links=tuple(sorted(links)))


def _with_sentences(page: Page, sentences: Iterator[Sentence]) -> Page:
    """Return a page with `sentences` in place of its own, one for one."""
    blocks: list[Block] = []
    for block in page.blocks:
        match block:
            case Paragraph(old):
                blocks.append(replace(block, sentences=tuple(islice(sentences, len(old)))))
            case Listing(old):
                blocks.append(replace(block, items=tuple(islice(sentences, len(old)))))
            case _:
                blocks.append(block)
    return page._replace(blocks=tuple(blocks))
