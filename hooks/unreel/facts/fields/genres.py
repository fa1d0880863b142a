"""Read the film's genres from the words by which its opening sentence calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import film_noun_phrase

_GENRE = lazy_regex(rf"(?<!\w)(?:{pattern('lexicon/genres.txt')})(?!\w)")
# "a 2004 sequel to the 1997 horror film": what follows is said of the other film
_OTHER = re.compile(r"\b(?:to|of the|based|inspired)\b")


def genres(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the film's genres in the words of the first sentence of its overview that states any."""
    for sentence in sentences:
        found = list(statements(sentence.text, film.title))
        if found:
            yield from (Fact(Field.GENRE, span.of(sentence.text), sentence, span) for span in found)
            return


def statements(text: str, title: str) -> Iterator[Span]:
    """Return the places of the genres in the words that call the film `title` a film."""
    called = film_noun_phrase(text, title)
    if called:
        other = _OTHER.search(text, called.start, called.end)
        for found in _GENRE.finditer(text, called.start, other.start() if other else called.end):
            yield Span(*found.span())
