"""A family name to the whole name that the film's pages know for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.model.article import Kind
from unreel.names.entities import PEOPLE, entities
from unreel.names.runs import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film


class Names:
    """The people of a film, and those whom its credits and its overview have named so far."""

    def __init__(self, film: Film, sentences: Sequence[SentenceInContext]) -> None:
        """Know those who have an entry, and from the overview's `sentences` those whom it names whole."""
        self._sentences = sentences
        self._read = False
        self._whole: dict[str, set[str]] = {}
        for entity in entities(film):
            if entity.section == PEOPLE:
                self._learn(entity.name)

    def whole(self, name: str) -> str:
        """Return the whole name where `name` is the family name of just one of them, else `name` itself."""
        if " " in name:
            self._learn(name)
            return name
        if name not in self._whole and not self._read:
            self._read = True
            for one in self._sentences:
                for run in runs(one.text) if one.section == Kind.OVERVIEW else ():
                    self._learn(run.of(one.text))
        known = self._whole.get(name, set())
        return next(iter(known)) if len(known) == 1 else name

    def _learn(self, name: str) -> None:
        if " " in name:
            self._whole.setdefault(name.rsplit(" ", 1)[1], set()).add(name)
