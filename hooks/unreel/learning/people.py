"""Learn which runs of capitalised words are likely people, without answers written for it.

Who is billed, credited or portrayed in one film is a person wherever the films name them, in words that
no rule knows as well as in those that say so. Characters, prizes, companies and titles of films are
none, nor is a name none of whose words any of those people bears. The rest teaches nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from unreel.learning import logit
from unreel.learning.films import LabelledFilm
from unreel.learning.logit import Choice
from unreel.lexicon.wordlists import wordset
from unreel.model.article import Role
from unreel.names.likely_people.evidence import Place, features, is_candidate, names_found
from unreel.names.people import Prose, people
from unreel.recovery import article, compose
from unreel.recovery.article import Article
from unreel.recovery.parts import Models
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.store.weights import FeatureWeights

HOW = "conditional logit over the words of names and around them, taught by the people of other films"
_PENALTY = logit.Penalty(squares=2.0, fewest=3, least=0.1)
_FEWEST = 2
"""People of whom a first name must be for others with it to be left out."""


class _FilmNames(NamedTuple):
    """What a film's article has for names, and what rules say of them."""

    title: str
    prose: list[Prose]
    people: frozenset[str]
    characters: frozenset[str]


def learn_from(films: Iterable[LabelledFilm], models: Models) -> FeatureWeights:
    """Return the weights that films teach as `models` read them."""
    seeds = (Seed(film.name, f"{film.name}.txt", film.text, Settings()) for film in films)
    return learn(article.read(seed, models)[0] for seed in seeds)


def learn(articles: Iterable[Article]) -> FeatureWeights:
    """Return the weights that articles teach."""
    films = [_names(one) for one in articles]
    borne: dict[str, set[int]] = defaultdict(set)
    for number, film in enumerate(films):
        for name in film.people:
            borne[name].add(number)
    choices = [one for number in range(len(films)) for one in _choices(number, films, borne)]
    return logit.choice(choices, _PENALTY)


def _names(found: Article) -> _FilmNames:
    parts = compose.roles_and_prose(found)
    named = people(parts, found.title, {})
    listed = {part.character for part in parts if isinstance(part, Role)}
    portrayed = {member.role for member in named.cast if member.is_named}
    whole = frozenset(name for name in named.people if " " in name)
    prose = [part for part in parts if isinstance(part, Prose)]
    return _FilmNames(found.title, prose, whole, frozenset(listed | portrayed))


def _choices(number: int, films: Sequence[_FilmNames], borne: dict[str, set[int]]) -> Iterator[Choice]:
    """Return the names of a film of which is known whether they are people's."""
    film = films[number]
    firsts = Counter(name.split()[0] for name in borne)
    lasts = {name.split()[-1] for name in borne}
    titles = {other.title for other in films}
    found = names_found(film.prose)
    for name, places in found.places.items():
        if name in film.people or (name not in film.characters and borne.get(name, set()) - {number}):
            answer = True
        elif name in film.characters or name in titles or _is_none(name, places, film):
            answer = False
        else:
            words = name.split()
            known = words[0] in wordset("lexicon/us_given_names.txt") or firsts[words[0]] >= _FEWEST
            if known or words[-1] in lasts:
                continue
            answer = False
        seen = tuple(sorted(features(name, found, film.prose)))
        yield Choice(str(number), (seen, ()), 0 if answer else 1)


def _is_none(name: str, places: Sequence[Place], film: _FilmNames) -> bool:
    """Return whether a name has words of no person's, or mostly stands behind "the"."""
    the = sum(film.prose[number].text[: span.start].endswith((" the ", "The ")) for number, span in places)
    return not is_candidate(name, film.title) or the * 2 > len(places)
