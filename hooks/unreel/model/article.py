"""What a seed consists of: sections, and the entries of its lists. Spans count in the seed's text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from unreel.model.spans import NO_SPAN, Span


class Kind(StrEnum):
    """What a section is about; the order is the one in which the pages are read."""

    OVERVIEW = "overview"
    PLOT = "plot"
    CAST = "cast"
    PRODUCTION = "production"
    RELEASE = "release"
    RECEPTION = "reception"
    SEQUEL = "sequel"
    ANALYSIS = "analysis"
    NOTES = "notes"
    SEE_ALSO = "see-also"
    REFERENCES = "references"
    EXTERNAL_LINKS = "external-links"
    OTHER = "other"
    """What fits none of them: it stands under its own heading on the page of the section before it."""


PROSE = (
    *(Kind.OVERVIEW, Kind.PLOT, Kind.CAST, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION, Kind.SEQUEL),
    Kind.ANALYSIS,
)
BACK_MATTER = (Kind.NOTES, Kind.SEE_ALSO, Kind.REFERENCES, Kind.EXTERNAL_LINKS)

SUBSECTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.PRODUCTION: ("development", "casting", "filming", "design", "effects", "music", "post-production"),
    Kind.RELEASE: ("theatrical", "marketing", "home-media"),
    Kind.RECEPTION: ("box-office", "critical-response", "accolades", "legacy"),
}


class Provenance(StrEnum):
    """Who says that a section starts where it does."""

    MODEL = "model"
    HEADING = "heading"
    """A heading in the seed."""
    CORRECTION = "correction"
    """A person, under `sections:` in the seed's `.yml`."""


class Section(NamedTuple):
    """A labelled stretch of the seed. A film's sections tile its text; a kind may come back."""

    kind: Kind
    sub: str | None
    """One of `SUBSECTIONS[kind]`, or None where the text has no such part."""
    span: Span
    confidence: float = 1.0
    """How likely it is, from 0 to 1, that a section starts at `span.start`; 1 where it is no guess."""
    provenance: Provenance = Provenance.MODEL
    heading: str = ""
    """What a person calls it, where its text brings no heading."""


class LikelyStart(NamedTuple):
    """A place where no section starts, but where one may: what a reader should look at."""

    span: Span
    """The sentence, or the line of a list, that would open the section."""
    kind: Kind
    sub: str | None
    confidence: float
    """How likely it is that a section starts there, from 0 to 1."""


class Role(NamedTuple):
    """One line of a cast list: who plays whom."""

    actors: tuple[str, ...]
    """Their names as the list has them; empty where it names none."""
    others: bool
    """Does the list say that there were more of them ("and others")?"""
    character: str
    """The role's name, whole: 'Dmitry "Slick Dmitry"'."""
    names: tuple[Span, ...] = ()
    """Where the actors are named, then the character."""
    span: Span = NO_SPAN


class Reference(NamedTuple):
    """One entry of the references."""

    text: str
    span: Span = NO_SPAN


class Citation(NamedTuple):
    """A place in the text that names a reference or a note."""

    at: int
    """Code points; the words that it follows end here."""
    entry: int
    """The number of the reference or note among the article's entries, from 0."""
    confidence: float = 1.0
    """How likely it is, from 0 to 1; 1 where the text states it."""
    inferred: bool = False


class ExternalLink(NamedTuple):
    """One entry of the external links; the flat text has lost its address."""

    text: str
    span: Span = NO_SPAN
