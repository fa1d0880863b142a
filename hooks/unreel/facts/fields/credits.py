"""Read who made the film, and whom its overview names as starring in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext
from unreel.model.film import Film
from unreel.names.credits import read_credits
from unreel.names.entities import PEOPLE, entities


def credited(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who did what for the film; `about` is the job, where it is not just that of the field."""
    known = [entity.name for entity in entities(film) if entity.section == PEOPLE]
    fields = {field.job.lower(): field for field in Field if field.job}
    for credit in read_credits(sentences, film.title, known):
        field = fields.get(credit.kind, Field.CREW)
        about = "" if credit.job == field.job.lower() else credit.job
        yield Fact(field, credit.name, sentences[credit.statement], credit.span, about)
