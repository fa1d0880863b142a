"""The table of readers, and the one way in which all of them are driven.

A new reader needs its import and its entry here; all steps are under "Add a fact" in ARCHITECTURE.md.
What it needs of language lies in grammar/ (money, companies), names/credits/ (people, whose a sentence is)
and lexicon/ (dates, numbers).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from unreel.facts.fact import Fact, plain
from unreel.facts.field import SCORES, SUMS, Field
from unreel.facts.fields.also_known_as import also_known_as
from unreel.facts.fields.awards import awards
from unreel.facts.fields.box_office import box_office
from unreel.facts.fields.countries import countries
from unreel.facts.fields.credits import credited
from unreel.facts.fields.distributors import distributors
from unreel.facts.fields.events import events
from unreel.facts.fields.genres import genres
from unreel.facts.fields.production_companies import production_companies
from unreel.facts.fields.releases import releases
from unreel.facts.fields.running_times import running_times
from unreel.facts.fields.scores import scores
from unreel.facts.grammar.same_prizes import same_prize
from unreel.facts.sentences import SentenceInContext
from unreel.model.article import PROSE, Kind
from unreel.model.film import Film
from unreel.model.spans import Span

Read = Callable[[Film, Sequence[SentenceInContext]], Iterable[Fact]]

ABOUT_FILM = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION})
"""The sections that tell of the film itself, and not of its story or of other films."""
ADDED = frozenset({""})
"""The section of a page that a person added."""


def alike(one: Fact, other: Fact) -> bool:
    """Return whether two facts have the same field and, but for capitals and marks, the same value."""
    return one.field == other.field and plain(one.text) == plain(other.text)


def within(one: Fact, other: Fact) -> bool:
    """Return whether the value of one of two facts of a field stands in the other's."""
    a, b = plain(one.text), plain(other.text)
    return one.field == other.field and (a in b or b in a)


def same_job(one: Fact, other: Fact) -> bool:
    """Return whether two facts state that a person did one job."""
    return alike(one, other) and one.about == other.about


class Reader(NamedTuple):
    """What reads facts of one sort out of a film's sentences."""

    fields: tuple[Field, ...]
    """Those that its facts may have."""
    sections: Collection[str]
    """Those whose sentences it is handed: the film's own words, no quotations, lists if `lists` says so."""
    read: Read
    """Return the facts that the sentences state of the film, in the order in which they count."""
    same: Callable[[Fact, Fact], bool] | None = alike
    """Do two facts state one thing? Then the first is kept; None keeps every statement."""
    lists: bool = False
    """Is it handed the items of lists as well?"""


def each(field: Field, places: Callable[[SentenceInContext, str], Iterable[Span]]) -> Read:
    """Return what reads each sentence alone; `places` gives those of the values in it."""
    return lambda film, sentences: (
        Fact(field, span.of(one.text), one, span) for one in sentences for span in places(one, film.title)
    )


_COMPANY = Field.PRODUCTION_COMPANY
_JOBS = tuple(field for field in Field if field.job)
READERS = (
    Reader((Field.ALSO_KNOWN_AS,), (ABOUT_FILM | ADDED) - {Kind.RECEPTION}, also_known_as),
    # who stars, the plot and the cast list may tell
    Reader(_JOBS, {*PROSE, *ADDED}, credited, same_job, lists=True),
    Reader((Field.COUNTRY, Field.LANGUAGE), {Kind.OVERVIEW}, countries),
    Reader((Field.GENRE,), {Kind.OVERVIEW}, genres),
    Reader((_COMPANY,), ABOUT_FILM | ADDED, each(_COMPANY, production_companies), within),
    Reader((Field.RELEASE,), ABOUT_FILM | ADDED, releases, None),
    Reader((Field.DISTRIBUTOR,), ABOUT_FILM | ADDED, distributors, within),
    # a film has one length: what is stated later is of another cut
    Reader((Field.RUNNING_TIME,), ABOUT_FILM | ADDED, running_times, lambda *_: True),
    Reader((Field.AWARD,), ABOUT_FILM | ADDED, awards, same_prize, lists=True),
    Reader(SUMS, ABOUT_FILM, box_office, None),
    Reader(SCORES, ABOUT_FILM, scores, None),
    Reader((Field.EVENT,), {*PROSE, *ADDED} - {Kind.PLOT}, events, None),
)
"""In the order of their facts."""


def stated(reader: Reader, film: Film, sentences: Iterable[SentenceInContext]) -> Iterator[Fact]:
    """Return what a reader finds in a film's sentences, each thing once."""
    own = [one for one in sentences if one.section in reader.sections and not one.quoted]
    prose = own if reader.lists else [one for one in own if not one.listed]
    known: list[Fact] = []
    for fact in reader.read(film, prose):
        if reader.same is None or not any(reader.same(one, fact) for one in known):
            known.append(fact)
            yield fact
