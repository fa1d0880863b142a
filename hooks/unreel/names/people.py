"""Read the people who made the film or wrote of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.model.article import Role
from unreel.model.spans import Span
from unreel.names import named_by_rule
from unreel.names.credits import read_credits
from unreel.names.likely_people import likely_people
from unreel.names.no_person import is_no_person
from unreel.names.portrayals.cast import CastMember, cast_of
from unreel.names.same_person import SamePerson
from unreel.names.story import parts_named
from unreel.names.titles import is_title
from unreel.store.weights import FeatureWeights


class Prose(NamedTuple):
    """A sentence of a seed in the film's own words."""

    text: str
    section: str


class Named(NamedTuple):
    """Who is named in a film's article."""

    people: list[str]
    """Each once, in the order of its cast lists and sentences."""
    cast: list[CastMember]
    """Who plays whom, as its prose has it."""


def people(parts: Sequence[Role | Prose], title: str, weights: FeatureWeights | None = None) -> Named:
    """Return who made the film or wrote of it, and who plays whom in its prose.

    In a sentence a name counts as a person's where the words around it say so: what they did for the
    film (`credits`), a credit before it ("directed by"), a job ("cinematographer"), or something that
    only people do after it ("said"). Other names count where a learned model takes them for a person's:
    a company or a place taken for one would be worse than a person without an entry.
    """
    prose = [part for part in parts if isinstance(part, Prose)]
    actors = [name for part in parts if isinstance(part, Role) for name in _billed(part)]
    named, played = _by_rules(prose, actors, title)
    # in order, since of one person's names the first counts
    known = dict.fromkeys([*actors, *(name for names in named for name in names.values())])
    cast = cast_of(prose, title, known)
    for member in cast:
        named[member.statement][member.portrayal.actor] = member.actor
    portrayed = {member.role for member in cast if member.is_named} - {*known, *(one.actor for one in cast)}
    listed = {part.character for part in parts if isinstance(part, Role) and part.character.strip()}
    for name, places in likely_people(prose, title, portrayed | listed | played, named, weights).items():
        for number, span in places:
            if not any(map(span.overlaps, named[number])):
                named[number][span] = name
    found = _in_order(parts, named)
    families = {name.split()[-1] for name in found if " " in name}
    whole = {name.split()[-1] for name in found if " " in name and not _is_titled(name)}
    again = {name for name in found if _is_titled(name) and name.split()[-1] in whole}
    same = SamePerson(name for name in found if name not in families | portrayed | again)
    return Named(same.names, [one._replace(actor=same.find(one.actor) or one.actor) for one in cast])


def _is_titled(name: str) -> bool:
    """Return whether a name is a single one behind a title: "Mr. Lee"."""
    title, _, rest = name.partition(" ")
    return is_title(title) and " " not in rest


def _in_order(parts: Iterable[Role | Prose], named: Iterable[dict[Span, str]]) -> list[str]:
    """Return the names in cast lists and sentences in the order of the text; `named` has the sentences'."""
    in_prose = iter(named)
    found: list[str] = []
    for part in parts:
        if isinstance(part, Role):
            found += _billed(part)
        else:
            found += (name for _, name in sorted(next(in_prose).items()))
    return found


def _by_rules(
    prose: Sequence[Prose], actors: Sequence[str], title: str
) -> tuple[list[dict[Span, str]], set[str]]:
    """Return whom credits, jobs and deeds name in each sentence, and where; and names that are parts."""
    named = named_by_rule.spans(prose, title)
    known = [*actors, *(span.of(one.text) for one, spans in zip(prose, named, strict=True) for span in spans)]
    found: list[dict[Span, str]] = [{} for _ in prose]
    for credit in read_credits(prose, title, dict.fromkeys(known), is_no_person):
        found[credit.statement][credit.span] = credit.name
    credited = {*actors, *(name for names in found for name in names.values())}
    played = parts_named(prose, credited) - credited
    for one, spans, names in zip(prose, named, found, strict=True):
        # of two readings of the same words the credit's
        others = [span for span in spans if not any(map(span.overlaps, names))]
        names.update((span, name) for span in others if (name := span.of(one.text)) not in played)
    return found, played


def _billed(role: Role) -> list[str]:
    """Return who plays a role, as far as they have a name."""
    return [name for name in map(person, role.actors) if name not in wordset("names/function_words.txt")]


def person(billed: str) -> str:
    """Return the name of someone whom a cast list bills with a remark: 'Ann Lee (uncredited)'."""
    return billed.partition(" (")[0]
