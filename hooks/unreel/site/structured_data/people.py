"""The people of a film: what they did for it, where that is stated, and where else they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unreel.facts.fact import Fact
from unreel.model.film import Film
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.people import credits_of, people
from unreel.site.structured_data.page import film_id
from unreel.site.structured_data.terms import Node, PageOfSite, identified, named, without_unknown


def credited(context: FragmentContext, film: Film, page: PageOfSite) -> Iterator[Node]:
    """Return each person who has an entry, with their jobs at the film and the paragraphs that state them."""
    movie = film_id(film, page)
    for entity in people(context):
        stated = credits_of(entity, context.facts)
        if not stated:
            continue
        thread = context.threads.people.get(f"{entity.page}#{entity.anchor}")
        yield without_unknown(
            {
                **named("Person", entity.name),
                **identified(entity, page),
                "jobTitle": [fact.job.capitalize() for fact in stated],
                "sameAs": page.address_of(thread.page) if thread else "",
                "subjectOf": without_unknown(
                    {"@type": "CreativeWork", "about": movie, "citation": [*_cited(stated, page)]}
                ),
            }
        )


def _cited(stated: Iterable[Fact], page: PageOfSite) -> dict[str, None]:
    """Return the addresses of the paragraphs that state facts, each once."""
    sentences = (fact.sentence for fact in stated if not fact.from_infobox)
    return dict.fromkeys(f"{page.beside(one.page.name)}#{one.anchor}" for one in sentences)
