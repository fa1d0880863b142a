"""`<!-- entry -->`: what a film's pages say of the person or character whose heading stands above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.people_index import PeopleIndex
from unreel.lexicon.labels import counted, joined, label
from unreel.library.threads import PersonThread
from unreel.model.article import PROSE
from unreel.names.entities import Entity
from unreel.names.mentions import target
from unreel.pages.escape import escape
from unreel.site.elsewhere import beside
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.people import credits_of
from unreel.site.library_pages.listing import shortened
from unreel.site.library_pages.people import part_words

_UNSEARCHED = "\n    { data-search-exclude }"
"""Behind a line of a list: the search finds a sentence on the page on which it stands."""
_PLACES = """
<details class="named" data-search-exclude markdown="block">
<summary markdown="span">{}</summary>
<p markdown="span">{}</p>
</details>"""
LONGEST_QUOTE = 240
"""Code points of the sentence that stands for someone of whom no job is known."""


def entry(context: FragmentContext) -> str:
    """Return who someone is, as a list, and below it, folded, where they are named; all of it linked.

    Of a character who plays them and the words that introduce them come first: a preview shows
    the beginning. Of a person, what they did for the film and whom they play; of one who is only
    named, the first sentence that does so.
    """
    if not (context.film and context.people_index and context.heading):
        return ""
    who = context.people_index
    entity = who.entities.get((context.name, context.heading.anchor))
    if entity is None:
        return ""
    is_character = entity.is_character
    about = [*filter(None, _character(entity, who) if is_character else _person(entity, who, context.facts))]
    quoted = [] if about or is_character else [*_first_named(entity, who)]
    elsewhere = _elsewhere(context.threads.people.get(f"{entity.page}#{entity.anchor}"))
    is_all = quoted and sum(who.locations.get(entity, {}).values()) == 1
    lines = [f"- {line}" for line in (*about, *quoted, *elsewhere)]
    return "\n".join([*lines, *([] if is_all else _named(entity, who))])


def _character(entity: Entity, who: PeopleIndex) -> Iterator[str]:
    roles = [role for role in who.roles if role.character == entity]
    actors = dict.fromkeys(actor for role in roles for actor in role.actors)
    names = [_link(actor, entity.page) for actor in actors]
    if names and any(role.others for role in roles):
        names.append(label("others"))
    yield f"**{label('Played by')}** {joined(names)}" if names else ""
    if introduction := who.introductions.get(entity):
        sentence = introduction.sentence
        origin = label("list") if sentence.in_cast_list else sentence.page.label
        yield f"“{escape(introduction.words)}” ([{escape(origin)}]({sentence.target_from(entity.page)}))"


def _person(entity: Entity, who: PeopleIndex, facts: Iterable[Fact]) -> Iterator[str]:
    characters = dict.fromkeys(role.character for role in who.roles if entity in role.actors)
    done = [
        f"[{fact.job}]({fact.sentence.target_from(entity.page)})"
        for fact in credits_of(entity, facts)
        if not (characters and fact.field == Field.STAR)
    ]
    yield f"**{label('Worked as')}** {joined(done)}" if done else ""
    played = [_link(one, entity.page) for one in characters]
    yield f"**{label('Plays')}** {joined(played)}" if played else ""


def _elsewhere(thread: PersonThread | None) -> Iterator[str]:
    """Return in which other films a person worked, as what, and where all are that have an entry for them."""
    if thread is None:
        return
    works = []
    for other in thread.others:
        film = other.film
        told = ", ".join(filter(None, (film.year, escape(part_words(other.jobs, other.roles)))))
        works.append(f"[*{escape(film.title)}*]({beside(other.entry)}) ({told})")
    if works:
        more = (
            [f"[{label('all {} films', thread.films)}](../{thread.page})"]
            if thread.films > len(works) + 1
            else []
        )
        yield f"**{label('Also in')}** {joined([*works, *more])}"
    else:
        others = counted(thread.films - 1, "1 other film|{} other films")
        yield f"**{label('Also named in')}** [{others}](../{thread.page})"


def _first_named(entity: Entity, who: PeopleIndex) -> Iterator[str]:
    """Return the first sentence of the prose that names someone, and where it stands."""
    for sentence, mentions in who.named:
        if (
            sentence.section in PROSE
            and not sentence.listed
            and any(one.entity == entity for one in mentions)
        ):
            words = shortened(sentence.text, LONGEST_QUOTE)
            place = _place(sentence.page.label, sentence.heading.text)
            yield f"“{escape(words)}” ([{place}]({sentence.target_from(entity.page)})){_UNSEARCHED}"
            return


def _named(entity: Entity, who: PeopleIndex) -> Iterator[str]:
    """Return what unfolds to the places that name someone."""
    places = [
        f"[{_place(location.page, location.heading)}]({location.target}) ({_times(count)})"
        for location, count in who.locations.get(entity, {}).items()
    ]
    if places:
        is_character = entity.is_character
        words = (
            "Appears in 1 section|Appears in {} sections"
            if is_character
            else "Named in 1 section|Named in {} sections"
        )
        yield _PLACES.format(counted(len(places), words), ", ".join(places))


def _place(*names: str) -> str:
    return escape(" › ".join(filter(None, names)))


def _link(entity: Entity, page: str) -> str:
    return f"[{escape(entity.name)}]({target(entity, page)})"


def _times(count: int) -> str:
    return {1: label("once"), 2: label("twice")}.get(count) or label("{} times", count)
