"""Seed to Article: everything that is read out of the flat text, each with its place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unreel import cast, external_links, paragraphs, quotations, references, sections, sentences, title
from unreel.errors import Complaint, Weight, located
from unreel.film import Kind, Link, Reference, Role, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.seeds import Seed
    from unreel.settings import Correction


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the seed: its sentences' places, and whether it is someone's own words."""

    sentences: tuple[Span, ...]
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Give the place of the whole paragraph."""
        return Span(self.sentences[0].start, self.sentences[-1].end)


Part = Passage | Role | Reference | Link


@dataclass(frozen=True, slots=True)
class Article:
    """What a seed's text consists of. Sections tile it, and so do its parts, white space aside."""

    title: str
    also: tuple[str, ...]
    """Other titles of the film that its opening states."""
    year: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    """In the order of the text; each lies within one section."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give the paragraphs."""
        return tuple(part for part in self.parts if isinstance(part, Passage))

    @property
    def roles(self) -> tuple[Role, ...]:
        """Give the lines of the cast lists."""
        return tuple(part for part in self.parts if isinstance(part, Role))

    @property
    def references(self) -> tuple[Reference, ...]:
        """Give the entries of the references."""
        return tuple(part for part in self.parts if isinstance(part, Reference))

    @property
    def links(self) -> tuple[Link, ...]:
        """Give the external links."""
        return tuple(part for part in self.parts if isinstance(part, Link))

    def within(self, section: Section) -> tuple[Part, ...]:
        """Give the parts of one section."""
        start, end = section.span
        return tuple(part for part in self.parts if start <= part.span.start < end)


def read(seed: Seed) -> tuple[Article, list[Complaint]]:
    """Give what the seed consists of, with what a person should look at."""
    fixed, complaints = _fixed(seed)
    found = sections.split(seed.text, fixed)
    opening = title.read(seed.text, seed.slug)
    if not (opening.title or seed.settings.title):
        why = "this does not open like a film's article (“X is a 2015 film …”)"
        mend = "check that it is one, or say `title:` in the .yml beside it"
        complaints.append(Complaint(seed.path, 1, 1, f"{why}: {mend}", Weight.WARNING))
    article = Article(
        title=seed.settings.title or opening.title or seed.slug.replace("-", " ").capitalize(),
        also=opening.also,
        year=seed.settings.year or opening.year,
        sections=found,
        parts=tuple(part for section in found for part in parts(seed.text, section)),
    )
    return article, complaints


def parts(text: str, section: Section) -> Iterator[Part]:
    """Give what one section of a text consists of: its paragraphs, or the entries of its lists."""
    match section.kind:
        case Kind.CAST:
            yield from _cast(text, section)
        case Kind.REFERENCES:
            yield from references.read(text, section.span)
        case Kind.EXTERNAL_LINKS:
            yield from external_links.read(text, section.span)
        case _:
            yield from _prose(text, section.kind, section.span)


def _cast(text: str, section: Section) -> Iterator[Part]:
    found = cast.read(text, section.span)
    roles = {role.span: role for role in found.roles}
    for span in sorted([*roles, *found.prose]):
        if span in roles:
            yield roles[span]
        else:
            yield from _prose(text, section.kind, span)


def _prose(text: str, kind: Kind, span: Span) -> Iterator[Passage]:
    for stretch, quoted in quotations.parts(text, sentences.split(text, span)):
        if quoted:
            yield Passage(tuple(stretch), quoted=True)
        else:
            yield from (Passage(tuple(one)) for one in paragraphs.split(text, kind, stretch))


def _fixed(seed: Seed) -> tuple[list[tuple[int, Kind, str | None]], list[Complaint]]:
    """Give the boundaries that the `.yml` sets, and a complaint for each whose words are not there."""
    fixed, complaints = [], []
    for correction in seed.settings.sections:
        places = _places(seed.text, correction.at)
        if len(places) < correction.occurrence:
            complaints.append(_not_there(seed, correction, len(places)))
        else:
            fixed.append((places[correction.occurrence - 1], correction.kind, correction.sub))
    return sorted(fixed, key=lambda one: one[0]), complaints


def _places(text: str, words: str) -> list[int]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [match.start() for match in re.finditer(pattern, text)]


def _not_there(seed: Seed, correction: Correction, times: int) -> Complaint:
    found = f"only {times} times" if times else "nowhere"
    why = f"these words stand {found} in {seed.path}: copy them from the text as they are there"
    return Complaint(seed.settings.path, correction.line, correction.column, why)


def doubtful(seed: Seed, article: Article, below: float) -> list[Complaint]:
    """Give a hint for each section whose start is less than `below` (0 to 1) certain."""
    hints = []
    for section in article.sections:
        if section.confidence < below:
            opening = " ".join(section.span.of(seed.text).split()[:4])
            correction = f'{{kind: {section.kind}, at: "{opening}"}}'
            why = f"is this where {section.kind} starts ({section.confidence:.0%} sure)?"
            mend = f"If not, set it under `sections:` in the .yml, like {correction}"
            hints.append(located(seed.path, seed.text, section.span.start, f"{why} {mend}", Weight.HINT))
    return hints
