"""Prose to the people who made the film or wrote of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.article import Role
from unreel.names.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unreel.model.spans import Span

# Between two names of one list: ", ", " and ", ", and ", " & ".
_COMMA = re.compile(r",? (?:and |& )|, |/")


def people(said: Iterable[Role | str], title: str) -> list[str]:
    """Return each person's name once, in the order of what is said: lines of a cast list and sentences.

    In a sentence a name counts as a person's where the words around it say so: a credit before it
    ("directed by"), a job ("cinematographer"), or something that only people do after it ("said").
    Names that merely stand there are left alone: a company or a place taken for a person would be
    worse than a person without an entry.
    """
    found: dict[str, None] = {}
    for line in said:
        found |= dict.fromkeys(map(person, line.actors) if isinstance(line, Role) else _named(line, title))
    families = {name.split()[-1] for name in found if " " in name}
    return [name for name in found if name not in families]


def person(billed: str) -> str:
    """Return the name of someone whom a cast list bills with a remark: 'Ann Lee (uncredited)'."""
    return billed.partition(" (")[0]


def _named(sentence: str, title: str) -> Iterator[str]:
    in_credits = False
    end = 0
    for run in runs(sentence):
        goes_on = in_credits and _COMMA.fullmatch(sentence, end, run.start)
        in_credits = bool(goes_on or _credit().search(sentence[: run.start]))
        end = run.end
        if _could_be(run.of(sentence), title) and _is_person(sentence, run, credited=in_credits):
            yield run.of(sentence)


def _could_be(name: str, title: str) -> bool:
    return not (name in title or title in name or set(name.split()) & wordset("names/no_people.txt"))


def _is_person(sentence: str, run: Span, *, credited: bool) -> bool:
    before, after = sentence[: run.start], sentence[run.end :]
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
    return re.compile(rf"\b(?:{pattern('names/jobs.txt')}),? $")


@cache
def _deed() -> re.Pattern[str]:
    # "Max Nicholson of IGN rated", "Sharlto Copley also said"
    deeds = pattern("names/deeds.txt")
    return re.compile(rf"(?: (?:of|from|for) (?:[A-Z]\S* ?)+)?(?: \w+ly| also| then| who)? ?\b(?:{deeds})\b")
