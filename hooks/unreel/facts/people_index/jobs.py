"""Prose to who did what for the film: "directed by NAME", "cinematographer NAME", "NAME wrote the script".

Only the overview and the production are read, for elsewhere films speak of other films. What a
credit says comes first: where the overview names a director, nobody else becomes one because
"director NAME" is mentioned.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import wordlist, wordset
from unreel.model.article import Kind
from unreel.names.entities import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.people_index.sayings import Saying
    from unreel.model.spans import Span
    from unreel.names.entities import Entity

Stated = tuple["Entity", str]
"""A person and what they did: 'director'."""

_READ = frozenset({Kind.OVERVIEW, Kind.PRODUCTION})

# what may stand between two names of one list: a remark in brackets, commas, "and", others' names
_NEXT = re.compile(
    r"(?:\s*\([^()]*\))?(?:,? and |,? & |, |\s)?"
    r"(?:[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)*(?:,? and |, ))*"
)
_TITLE_WORDS = 3
"""The most words of a job: "director of photography"."""
_AFTER = re.compile(r"(?:,? who)?(?: also| both)? (?P<phrase>[a-z][a-z ,’'-]+)")
_FILM = re.compile(r"\b(?:[Ff]ilm|[Mm]ovie|[Ss]creenplay|[Ss]cript|[Ss]core|[Ss]oundtrack)\b")
_BEFORE = 60
"""Code points before a credit that show whether it is another work's."""


def jobs(said: Sequence[Saying]) -> dict[Entity, dict[str, Saying]]:
    """Return person → what they did for the film, as an entry calls it → the sentence that says so."""
    found: dict[Entity, dict[str, Saying]] = {}
    lines = [line for line in said if line.page.section in _READ and not line.quoted and line.named]
    for reader in (_credited, _did):
        for line in lines:
            for person, job in reader(line):
                found.setdefault(person, {}).setdefault(job, line)
    taken = {job for held in found.values() for job in held} & wordset("facts/people_index/sole_jobs.txt")
    for line in lines:
        for person, job in _called(line):
            if job not in taken:
                found.setdefault(person, {}).setdefault(job, line)
    return found


def _people(line: Saying) -> list[tuple[Span, Entity]]:
    return [(span, entity) for span, entity in line.named if entity.section == PEOPLE]


def _credited(line: Saying) -> Iterator[Stated]:
    """Read "written and directed by NAME, NAME and NAME"."""
    text = line.sentence.text
    for credit in _credits().finditer(text):
        before = text[: credit.start()]
        if _other_works().search(before[-_BEFORE:]):
            continue
        if line.page.section != Kind.OVERVIEW and not _of_film(before):
            continue
        known = _names("credits") | _names("stars")
        done = [known[word] for word in _any_credit().findall(credit[0].lower())]
        at = credit.end()
        for span, person in _people(line):
            if span.start >= at and _NEXT.fullmatch(text, at, span.start):
                at = span.end
                yield from ((person, job) for job in done)


def _of_film(before: str) -> bool:
    """Return whether words before a credit make it the film's: below its overview, songs have writers too."""
    return bool(_FILM.search(before)) and not _work().search(before)


def _did(line: Saying) -> Iterator[Stated]:
    """Read "NAME wrote the screenplay"."""
    for span, person in _people(line):
        after = _AFTER.match(line.sentence.text, span.end)
        phrase = after["phrase"].replace("the film's ", "the ") if after else ""
        for deed, job in _names("deeds").items():
            if phrase.startswith(deed) and not phrase[len(deed) :][:1].isalpha():
                yield person, job
                break


def _called(line: Saying) -> Iterator[Stated]:
    """Read "director NAME", but not "French director NAME", who may be anyone."""
    known = _names("titles")
    for span, person in _people(line):
        before = line.sentence.text[: span.start].split(" ")[-_TITLE_WORDS - 2 : -1]
        for at in range(len(before)):
            titles = " ".join(before[at:]).lower().lstrip("(").split("/")
            if all(title in known for title in titles) and _may_lead(before[at - 1] if at else ""):
                yield from ((person, known[title]) for title in titles)
                break


def _may_lead(word: str) -> bool:
    """Return whether the word before a job leaves it one of this film; so does a comma, or none."""
    return not word or word[-1] in ",;(" or word.lower() in wordset("facts/people_index/leads.txt")


@cache
def _names(kind: str) -> dict[str, str]:
    """Return words → what they make of a person, of one part of the list."""
    found: dict[str, dict[str, str]] = {}
    for line in wordlist("facts/people_index/jobs.txt"):
        if line.startswith("["):
            part = found.setdefault(line.strip("[]"), {})
        else:
            words, _, job = line.partition(" = ")
            part[words] = job
    return found[kind]


@cache
def _words(kind: str) -> re.Pattern[str]:
    longest = sorted(_names(kind), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


@cache
def _credits() -> re.Pattern[str]:
    word = _words("credits").pattern
    made = rf"{word}(?:(?:,? and |, | & ){word})* by"
    return re.compile(rf"(?:{made}|{_words('stars').pattern}) ", re.IGNORECASE)


@cache
def _any_credit() -> re.Pattern[str]:
    return re.compile(f"{_words('credits').pattern}|{_words('stars').pattern}")


@cache
def _work() -> re.Pattern[str]:
    works = "|".join(map(re.escape, wordlist("facts/people_index/other_works.txt")))
    return re.compile(rf"\b(?:{works})\b", re.IGNORECASE)


@cache
def _other_works() -> re.Pattern[str]:
    """Return what shows, since the last comma, that the words behind it speak of another work.

    "The novel written by", "based on the film directed by"; but "the comic book film directed by",
    "based on a novel and directed by".
    """
    from_ = r"\b(?:based on|adapted from|inspired by|remake of|sequel to|adaptation of)\b"
    other = rf"{_work().pattern}(?![^,;]*\b(?:film|movie)\b)"
    return re.compile(rf"(?:{from_}|{other})[^,;]*(?<! and )\Z", re.IGNORECASE)
