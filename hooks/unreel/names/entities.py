"""The people and characters of a film, each with the place of its own on the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.model.article import Kind, Role
from unreel.model.film import PEOPLE, Film, Heading, Placeholder
from unreel.names.same_person import SamePerson

ENTRY = "entry"
"""The fragment below the heading of each person and character."""


LONGEST_NAME = 70
"""Code points of a character's name; what is longer describes a part without naming it."""

_BRACKET = re.compile(r"(?<!\s)\s*+\(([^()]*+)\)\Z")
_PARTS = re.compile("[/,;]")


class Entity(NamedTuple):
    """A person, or a character of the film."""

    name: str
    """In the spelling of its heading."""
    anchor: str
    """Its heading's identifier."""
    section: str
    """The section of the page with its heading: 'cast' for a character, 'people' for a person."""
    page: str
    """That page's file: 'cast.md'."""

    @property
    def is_character(self) -> bool:
        """Return whether it is someone in the story, and not someone who made the film."""
        return self.section == Kind.CAST


def characters(roles: Iterable[Role]) -> list[str]:
    """Return the characters that a cast list names, each once, in its order."""
    return list(dict.fromkeys(filter(None, (character(role.character) for role in roles))))


def character(role: str) -> str:
    """Return the name of a character as its heading has it; '' where a role is none of its own.

    It is the role as the list has it, without a remark in brackets ("(voice)"). Someone who plays
    himself has no entry among the characters, nor has a role that is told in a whole sentence.
    """
    name = _BRACKET.sub(lambda found: "" if _is_remark(found[1]) else found[0], role)
    first = re.split(r"[ /,(]", name.casefold(), maxsplit=1)[0]
    nobody = {"", first, name.casefold()} & wordset("names/no_characters.txt")
    return "" if nobody or len(name) > LONGEST_NAME else name


def _is_remark(bracket: str) -> bool:
    """Return whether a bracket tells how a part is credited: "voice/uncredited", "credited as Ann Lee"."""
    remarks = wordset("names/remarks.txt")
    openings = tuple(f"{remark} " for remark in remarks if remark.endswith(" as"))
    parts = (part.strip() for part in _PARTS.split(bracket.casefold()))
    return all(part in remarks or part.startswith(openings) for part in parts)


def entities(film: Film) -> list[Entity]:
    """Return the people and characters that have an entry on the film's pages, in their order."""
    return [
        Entity(heading.text, heading.anchor, page.section, page.name)
        for page in film.pages
        if page.section in {Kind.CAST, PEOPLE}
        for heading, after in pairwise(page.blocks)
        if isinstance(heading, Heading) and isinstance(after, Placeholder) and after.name == ENTRY
    ]


class Entries:
    """Whose entry a name leads to."""

    def __init__(self, known: Iterable[Entity]) -> None:
        """Take those who have an entry."""
        known = list(known)
        self._people = {one.name: one for one in known if not one.is_character}
        self._characters = {one.name: one for one in known if one.is_character}
        self._same = SamePerson(self._people)

    def person(self, name: str) -> Entity | None:
        """Return the person whose name that is, in whatever form."""
        return self._people.get(self._same.find(name) or "")

    def character(self, name: str) -> Entity | None:
        """Return the character who is called just that."""
        return self._characters.get(name)
