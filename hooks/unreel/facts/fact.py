"""One statement about the film, led back to the words that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Award, Day, Money, Score, Value
from unreel.lexicon.genres import genre_of
from unreel.lexicon.nations import country_of
from unreel.model.spans import Span


class Fact(NamedTuple):
    """What a sentence states about the film."""

    field: Field
    value: Value
    """What it comes to: a sum, a date, a score; a name as it is known in full."""
    sentence: SentenceInContext
    span: Span
    """Where the value stands in the sentence's text, in code points."""
    about: str = ""
    """What the value belongs to, as stated: a release's place, a rating's critic."""

    @property
    def words(self) -> str:
        """Return the value as stated: '$16.8 million', 'Naishuller'."""
        return self.span.of(self.sentence.text)

    @property
    def text(self) -> str:
        """Return the value in words: a name in full, all else as stated."""
        if isinstance(self.value, Award):
            return self.value.name
        return self.value if isinstance(self.value, str) else self.words

    @property
    def from_infobox(self) -> bool:
        """Return whether the infobox that came with the text states it, and no sentence."""
        return self.sentence.infobox

    @property
    def country(self) -> str:
        """Return the country that is its value by name, 'Poland' for "Polish"; '' if it is no country."""
        return country_of().get(self.text, self.text) if self.field == Field.COUNTRY else ""

    @property
    def genre(self) -> str:
        """Return the genre that is its value as lists of films call it; '' if it is no genre."""
        return genre_of().get(self.text, self.text.lower()) if self.field == Field.GENRE else ""

    @property
    def called(self) -> str:
        """Return its value as lists of films call it: a country and a genre by name, all else in words."""
        return self.country or self.genre or self.text

    @property
    def job(self) -> str:
        """Return what the person who is its value did: 'co-director'; '' where it tells of no person."""
        return (self.about or self.field.job.lower()) if self.field.job else ""

    @property
    def money(self) -> Money:
        """Return the sum that is its value. Raise TypeError if it is something else."""
        if isinstance(self.value, Money):
            return self.value
        raise TypeError(self.field)

    @property
    def score(self) -> Score:
        """Return the score that is its value. Raise TypeError if it is something else."""
        if isinstance(self.value, Score):
            return self.value
        raise TypeError(self.field)

    @property
    def award(self) -> Award:
        """Return the prize that is its value. Raise TypeError if it is something else."""
        if isinstance(self.value, Award):
            return self.value
        raise TypeError(self.field)

    @property
    def date(self) -> str:
        """Return the date that is its value, as ISO 8601 as far as stated; '' where it has none."""
        return self.value.iso if isinstance(self.value, Day) else ""

    @property
    def day(self) -> Day:
        """Return the date that is its value. Raise TypeError if it is something else."""
        if isinstance(self.value, Day):
            return self.value
        raise TypeError(self.field)


@lru_cache(maxsize=1 << 12)  # each person is compared with each fact
def plain(name: str) -> str:
    """Return a name for comparing: Sam C. S. is Sam CS."""
    return re.sub(r"\W+|_", "", re.sub(r"\Athe ", "", name.casefold()))


def of_field(facts: Iterable[Fact], field: Field) -> list[Fact]:
    """Return the facts of a field; where the infobox that came with the text states it, prose does not."""
    every = [fact for fact in facts if fact.field == field]
    return [fact for fact in every if fact.from_infobox] or every
