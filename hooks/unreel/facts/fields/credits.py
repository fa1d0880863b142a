"""Read who made the film, and whom its overview names as starring in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.companies import COMPANIES, WORDS
from unreel.facts.people_index.portrayed import portrayed
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.wordlists import wordset
from unreel.lists.cast import line as cast_line
from unreel.model.film import PEOPLE, Film
from unreel.names.credits import read_credits
from unreel.names.credits.credit import jobs_of
from unreel.names.credits.persons import persons
from unreel.names.entities import Entity, entities
from unreel.names.same_person import SamePerson

_OTHER_WORK = re.compile(
    r"\b(?:version|remake|sequel|prequel|stage|series|Broadway"
    r"|in the (?:first|original|previous|earlier) (?:film|movie|picture))\b"
)
"""With one of these a sentence may tell who plays whom elsewhere."""
_FILM_STUDIO = re.compile(r"[A-Z][a-z]+film")
"""A name that is a company's by its end: "Lenfilm"."""
_FOUNDERS = wordset("facts/grammar/companies.txt#founders")
_FIRST = 3
"""How many of those who open a cast list star in a film of which nothing says who does.

Where the prose alone tells who plays whom, it names one lead first, but then whoever comes.
"""


def credited(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who did what for the film; `about` is the job, where it is not just that of the field."""
    entries = entities(film)
    known = [one.name for one in entries if one.section == PEOPLE]
    fields = {field.job.lower(): field for field in Field if field.job}
    prose = [one for one in sentences if not one.listed]
    people = SamePerson(known)
    starred = False

    def is_company(name: str) -> bool:  # another reader's
        called = not WORDS.isdisjoint(name.replace(".", "").split()) and name not in known
        return called or name in COMPANIES - _FOUNDERS or bool(_FILM_STUDIO.fullmatch(name))

    for credit in read_credits(prose, film.title, known, is_company):
        field = fields.get(credit.kind, Field.CREW)
        about = "" if credit.job == field.job.lower() else credit.job
        starred = starred or field is Field.STAR
        name = people.find(credit.name) or credit.name
        yield Fact(field, name, prose[credit.statement], credit.span, about)
    if not starred:
        yield from _leads(film, sentences, entries)


def _is_job(role: str) -> bool:
    """Return whether a line of a cast list names somebody's work: "Ann Lee as Art Director"."""
    return role.casefold() in jobs_of("jobs")


def _leads(film: Film, sentences: Sequence[SentenceInContext], entries: Sequence[Entity]) -> Iterator[Fact]:
    """Return those who come first among who plays somebody, in the cast list or else in the prose."""
    lines = ((one, cast_line.read(one.sentence)) for one in sentences if one.in_cast_list)
    listed = [(one, read.billing) for one, read in lines if read and not _is_job(read.role.of(one.text))]
    for sentence, billing in listed[:_FIRST]:
        for span in persons(sentence.text, billing.start, billing.end)[0][:1]:
            yield Fact(Field.STAR, span.of(sentence.text), sentence, span)
    if not listed:
        of_film = [one for one in sentences if not _OTHER_WORK.search(one.text)]
        played = portrayed(film, of_film, entries)
        named = [one for one in played if one.member.is_named] or played
        for one in named[:1]:
            yield Fact(Field.STAR, one.member.actor, one.sentence, one.member.portrayal.actor)
