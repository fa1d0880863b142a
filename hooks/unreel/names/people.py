"""Read the people who made the film or wrote of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.article import Role
from unreel.model.spans import Span
from unreel.names.credits import read_credits
from unreel.names.likely_people import likely_people
from unreel.names.portrayals.cast import CastMember, cast_of
from unreel.names.runs import runs
from unreel.store.weights import FeatureWeights

# Between two names of one list: ", ", " and ", ", and ", " & ".
_COMMA = re.compile(r",? (?:and |& )|, |/")
_NEAR = 150
"""Code points before a name among which the words stand that say whose it is."""


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
    only people do after it ("said"). Names that merely stand there are left alone: a company or a
    place taken for a person would be worse than a person without an entry.
    """
    prose = [part for part in parts if isinstance(part, Prose)]
    actors = [person(actor) for part in parts if isinstance(part, Role) for actor in part.actors]
    named = _by_rules(prose, actors, title)
    known = {*actors, *(name for names in named for name in names.values())}
    cast = cast_of(prose, title, known)
    for member in cast:
        named[member.statement][member.portrayal.actor] = member.actor
    portrayed = {member.role for member in cast if member.is_named} - {*known, *(one.actor for one in cast)}
    listed = {part.character for part in parts if isinstance(part, Role) and part.character.strip()}
    for name, places in likely_people(prose, title, portrayed | listed, weights).items():
        for number, span in places:
            if not any(map(span.overlaps, named[number])):
                named[number][span] = name
    in_prose = iter(named)
    found: list[str] = []
    for part in parts:
        if isinstance(part, Role):
            found += map(person, part.actors)
        else:
            found += (name for _, name in sorted(next(in_prose).items()))
    families = {name.split()[-1] for name in found if " " in name}
    return Named([name for name in dict.fromkeys(found) if name not in families | portrayed], cast)


def _by_rules(prose: Sequence[Prose], actors: Iterable[str], title: str) -> list[dict[Span, str]]:
    """Return for each sentence whom credits, jobs and deeds in it name, and where."""
    named = [_named(one.text, title) for one in prose]
    known = [*actors, *(span.of(one.text) for one, spans in zip(prose, named, strict=True) for span in spans)]
    found: list[dict[Span, str]] = [{} for _ in prose]
    for credit in read_credits(prose, title, dict.fromkeys(known), is_no_person):
        found[credit.statement][credit.span] = credit.name
    for one, spans, names in zip(prose, named, found, strict=True):
        # of two readings of the same words the credit's
        others = [span for span in spans if not any(map(span.overlaps, names))]
        names.update((span, span.of(one.text)) for span in others)
    return found


def person(billed: str) -> str:
    """Return the name of someone whom a cast list bills with a remark: 'Ann Lee (uncredited)'."""
    return billed.partition(" (")[0]


def _named(sentence: str, title: str) -> list[Span]:
    found = []
    in_credits = False
    end = 0
    for run in runs(sentence):
        goes_on = in_credits and _COMMA.fullmatch(sentence, end, run.start)
        in_credits = bool(goes_on or _credit().search(sentence, max(0, run.start - _NEAR), run.start))
        end = run.end
        name = run.of(sentence)
        is_other = name in title or title in name or is_no_person(name)
        if not is_other and _is_person(sentence, run, credited=in_credits):
            found.append(run)
    return found


def is_no_person(name: str) -> bool:
    """Return whether a run of capitalised words is a company, a prize, a place or a work."""
    return not wordset("names/no_people.txt").isdisjoint(name.split())


def _is_person(sentence: str, run: Span, *, credited: bool) -> bool:
    before, after = sentence[max(0, run.start - _NEAR) : run.start], sentence[run.end :]
    if before.endswith((" the ", "The ")):
        return False
    job, deed = bool(_job().search(before)), bool(_deed().match(after))
    # a single word is more often a company or a place, and a family name that was given in full
    # before: it takes both marks to be a name of its own ("Video blogger BadComedian appears")
    return credited or job or deed if " " in run.of(sentence) else job and deed


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{pattern('names/person_cues.txt')})(?: \w+)? $")


@cache
def _job() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('lexicon/occupations.txt')}),? $")


@cache
def _deed() -> re.Pattern[str]:
    # "Max Nicholson of IGN rated", "Sharlto Copley also said"
    deeds = pattern("names/person_verbs.txt")
    return re.compile(rf"(?: (?:of|from|for)(?: [A-Z]\S*+)++)?(?: \w+ly| also| then| who)? ?\b(?:{deeds})\b")
