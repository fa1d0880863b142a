"""What the library needs to know of one film: small, typed, made from that film alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from unreel.facts.fact import Fact, of_field, plain
from unreel.facts.field import Field
from unreel.facts.people_index import PeopleIndex
from unreel.facts.sentences import SentenceInContext
from unreel.library.summaries.film_summary import FilmSummary, PersonSummary
from unreel.library.summaries.named_works import is_own, is_retold, named_works
from unreel.library.summaries.series import series_places
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.film import Film
from unreel.pages.citations import opening

__all__ = ["FilmSummary", "PersonSummary", "summary"]


def summary(
    film: Film, sentences: Sequence[SentenceInContext], people: PeopleIndex, facts: Sequence[Fact]
) -> FilmSummary:
    """Return what the library needs to know of a film; `sentences` are those of its pages."""
    works = [*named_works(sentences)]
    overview = film.page(Kind.OVERVIEW)
    return FilmSummary(
        film.slug,
        film.title,
        film.year,
        overview.name if overview else "",
        opening(overview),
        _people(film, people, facts),
        directors=_values(facts, Field.DIRECTOR),
        countries=_values(facts, Field.COUNTRY),
        languages=_values(facts, Field.LANGUAGE),
        genres=_values(facts, Field.GENRE),
        other_titles=_values(facts, Field.ALSO_KNOWN_AS),
        is_retold=is_retold(film, works, sentences),
        works=tuple(one for one in works if not is_own(one, film)),
        series=tuple(series_places(sentences)),
    )


def _values(facts: Iterable[Fact], field: Field) -> tuple[str, ...]:
    """Return what a field is stated to be, by the names of lists: no adjectives, each once."""
    return tuple({plain(one): one for one in (fact.called for fact in of_field(facts, field))}.values())


def _people(film: Film, people: PeopleIndex, facts: Iterable[Fact]) -> tuple[PersonSummary, ...]:
    """Return those who have an entry among the film's people, in its order."""
    sections = {page.name: page.section for page in film.pages}
    jobs: dict[str, dict[str, None]] = defaultdict(dict)
    for fact in facts:
        if fact.job:
            jobs[plain(fact.text)][fact.job] = None
    roles: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for role in people.roles:
        for actor in role.actors:
            roles[actor.page, actor.anchor][role.character.name] = None
    found = []
    for place, person in people.entities.items():
        if person.is_character:
            continue
        pages = (location.target.partition("#")[0] for location in people.locations.get(person, {}))
        named_in = dict.fromkeys(sections.get(page, "") for page in pages)
        found.append(
            PersonSummary(
                person.name,
                f"{person.page}#{person.anchor}",
                tuple(jobs.get(plain(person.name), ())),
                tuple(roles.get(place, ())),
                tuple(one for one in named_in if one not in BACK_MATTER),
            )
        )
    return tuple(found)
