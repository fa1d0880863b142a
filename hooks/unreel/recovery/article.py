"""Read everything out of a seed's flat text, each part with its place in it; and write it as JSON."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from unreel import intake
from unreel.model.article import (
    BACK_MATTER,
    Citation,
    ExternalLink,
    Kind,
    LikelyStart,
    Reference,
    Role,
    Section,
)
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.film import SourceRequest
from unreel.model.source_text import Omission, Reason, SourceText
from unreel.model.spans import Span
from unreel.recovery import citing, corrections
from unreel.recovery.citations.model import Model as CitationModel
from unreel.recovery.parts import LEARNED, Item, Models, Part, Passage, Source, parts
from unreel.seeds import Seed, title
from unreel.splitting import back_matter, cast_end, see_also
from unreel.splitting.corrected import joined
from unreel.splitting.sections import splitter
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import SplitText

_P = TypeVar("_P", Passage, Role, Reference, ExternalLink)
_DISAMBIGUATION = re.compile(r" \((?:\d{4} )?(?:[\w-]+ )?(?:film|movie|serial|short)\)\Z")


def _declared(text: SourceText) -> str:
    """Return the title that a text says it has, without what tells films of one name apart."""
    title = " ".join(text.declared.title.split())
    return _DISAMBIGUATION.sub("", title)


class Article(NamedTuple):
    """What a source text consists of. Sections tile it, and so do its parts, white space aside."""

    title: str
    also: tuple[str, ...]
    """Other titles of the film that its opening states."""
    year: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    """In the order of the text; each lies within one section."""
    source: SourceText
    """The text in which the spans count."""
    citations: tuple[Citation, ...] = ()
    """Where references are cited, in the order of the text."""
    requests: tuple[SourceRequest, ...] = ()
    """Where the text asks for sources or better words, in its order; places count in the text."""
    unmade_starts: tuple[LikelyStart, ...] = ()
    """Where further sections may start, the likeliest first."""

    @property
    def text(self) -> str:
        """Return the words that were read."""
        return self.source.text

    def every(self, kind: type[_P]) -> list[_P]:
        """Return the parts of one kind: paragraphs, lines of cast lists, references or links."""
        return [part for part in self.parts if isinstance(part, kind)]

    @property
    def entries(self) -> list[Reference | Item]:
        """Return what citations may name: the references, and notes that stand in a list."""
        notes = [section.span for section in self.sections if section.kind is Kind.NOTES]
        return [
            part
            for part in self.parts
            if isinstance(part, Reference)
            or (isinstance(part, Item) and part.ordered and any(span.contains(part.span) for span in notes))
        ]

    def within(self, section: Section) -> tuple[Part, ...]:
        """Return the parts of one section."""
        first, end = (bisect_left(self.parts, place, key=_start) for place in section.span)
        return self.parts[first:end]


def _start(part: Part) -> int:
    return part.span.start


class _Opened(NamedTuple):
    """A seed whose text was looked at, and not yet split."""

    seed: Seed
    text: SourceText
    opening: title.Title
    source: Source
    diagnostics: list[Diagnostic]


def read(seed: Seed, models: Models = LEARNED) -> tuple[Article, list[Diagnostic]]:
    """Return what the seed consists of, with what a person should look at."""
    return read_all([seed], models)[0]


def read_all(seeds: Iterable[Seed], models: Models = LEARNED) -> list[tuple[Article, list[Diagnostic]]]:
    """Do the same for several seeds at once, which takes less time."""
    opened = [_opened(seed, models) for seed in seeds]
    splits = _splits([one.source for one in opened], models)
    return [_read(one, split) for one, split in zip(opened, splits, strict=True)]


def _opened(seed: Seed, models: Models) -> _Opened:
    text, refusals = intake.read(seed)
    diagnostics = [*refusals]
    outline = Outline.of(text)
    opening = title.read(outline.plain, seed.called)
    if not (opening.title or seed.settings.title or text.declared.title or refusals):
        why = "this does not open like a film's article (“X is a 2015 film …”)"
        mend = "check that it is one, or say `title:` in the .yml beside it"
        diagnostics.append(Diagnostic(seed.path, 1, 1, f"{why}: {mend}", Severity.WARNING))
    return _Opened(seed, text, opening, Source(outline, opening.names, models), diagnostics)


def _read(one: _Opened, split: SplitText) -> tuple[Article, list[Diagnostic]]:
    """Return what a seed consists of, from how its text is split without what people say of it."""
    seed, text, opening, source, diagnostics = one
    split, told = corrections.applied(seed, source.outline, split)
    article = Article(
        title=seed.settings.title or opening.title or _declared(text) or seed.title,
        also=opening.also,
        year=seed.settings.year or opening.year,
        sections=split.sections,
        parts=tuple(parts(source, split.sections)),
        source=text,
        unmade_starts=split.unmade,
        requests=tuple(citing.requests(text.marks)),
    )
    cited = tuple(_citations(article, source.models.citations))
    return article._replace(citations=cited), [*diagnostics, *told]


def prose_sentences(article: Article) -> citing.Prose:
    """Return the sentences of all paragraphs but those that tell of sources, each with its section."""
    return [
        (section, sentence)
        for section in article.sections
        for part in (() if section.kind in BACK_MATTER else article.within(section))
        for sentence in (part.sentences if isinstance(part, Passage) else ())
    ]


def _citations(article: Article, model: CitationModel | None) -> Iterator[Citation]:
    """Return where a text says that it cites its entries; of one without marks, where it probably does."""
    entries = article.entries
    if len(article.source.marks.citations) > len(article.requests):
        return citing.marked_citations(article.source.marks, entries)
    references = article.every(Reference)
    if not references:
        return iter(())
    places = {reference.span: number for number, reference in enumerate(entries)}
    found = citing.inferred(article.text, prose_sentences(article), references, model)
    return (one._replace(entry=places[references[one.entry].span]) for one in found)


def _splits(sources: Sequence[Source], models: Models) -> list[SplitText]:
    """Return the splits of texts as they are without what people say of them."""
    texts = [(one.outline, one.names[0] if one.names else "") for one in sources]
    splits = (models.splitter or splitter.learned()).split_all(texts)
    return [_refined(*pair) for pair in zip(sources, splits, strict=True)]


def _refined(source: Source, split: SplitText) -> SplitText:
    """Return a split with the ends of lists as their readers find them, neighbours of one label as one."""
    outline, names, models = source
    found = split.sections
    if not (outline.headings or outline.source.has_paragraphs):
        found = back_matter.refine_references_start(outline.text, found, names, models.openings)
        found = tuple(see_also.apart(outline.text, found))
    found = cast_end.refine_cast_ends(outline.text, found, models.cast)
    return split.refined(joined(found))


def record(file: str, article: Article) -> dict[str, object]:
    """Return what was read out of `file`; offsets count code points of the file, ends are exclusive."""
    place = article.source.in_file
    sections = map(place, (section.span for section in article.sections))
    whole = _with_omissions(list(sections), article.source.omissions)
    return {
        "file": file,
        "format": article.source.format,
        "omissions": [
            {"reason": one.reason, **one.span._asdict()}
            for one in article.source.omissions
            if one.reason is not Reason.MARKUP
        ],
        "title": article.title,
        "year": article.year,
        "sections": [
            {
                "kind": one.kind,
                "sub": one.sub,
                **span._asdict(),
                "confidence": round(one.confidence, 3),
            }
            for one, span in zip(article.sections, whole, strict=True)
        ],
        "unmade": [
            {
                "kind": one.kind,
                "sub": one.sub,
                **place(one.span)._asdict(),
                "confidence": round(one.confidence, 3),
            }
            for one in article.unmade_starts
        ],
        "paragraphs": [place(passage.span) for passage in article.every(Passage)],
        "cast": [
            {"actor": _billing(role), "role": role.character, **place(role.span)._asdict()}
            for role in article.every(Role)
        ],
        "references": [place(reference.span) for reference in article.every(Reference)],
        "external_links": [place(link.span) for link in article.every(ExternalLink)],
        "citations": [
            {**one._asdict(), "at": place(Span(one.at - 1, one.at)).end} for one in article.citations
        ],
    }


def _with_omissions(sections: list[Span], omissions: Sequence[Omission]) -> list[Span]:
    """Return the stretches of the file that sections are read from, each with what was left out behind it."""
    ends = [*(section.start for section in sections[1:]), omissions[-1].span.end if omissions else 0]
    whole = []
    for section, end in zip(sections, ends, strict=True):
        last = bisect_left(omissions, end, key=lambda one: one.span.start) - 1
        reach = omissions[last].span.end if last >= 0 else 0
        whole.append(Span(section.start, max(section.end, min(reach, max(end, section.end)))))
    return whole


def _billing(role: Role) -> str:
    """Return the actors of a role as a list would have them: "A, B, and others"."""
    *most, last = [*role.actors, *["others"] * role.others] or [""]
    return f"{', '.join(most)}{',' * (len(most) > 1)} and {last}" if most else last
