"""A family name, or a given name, to the whole name that a film's texts have for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.model.article import Kind
from unreel.names.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unreel.names.credits.credit import Statement


class FullNames:
    """The people of a film, and those whom its credits and its overview have named so far."""

    def __init__(self, known: Iterable[str], statements: Sequence[Statement]) -> None:
        """Take names that are `known`, and the film's sentences, which are read if they do not help."""
        self._texts = [statement.text for statement in statements]
        self._overview = [one.text for one in statements if one.section == Kind.OVERVIEW]
        self._whole: dict[str, set[str]] = {}
        for name in known:
            self._learn(name)

    def whole(self, name: str, following: str = "") -> str:
        """Return the whole name where `name` is the family name of just one of them; '' if of several.

        It may share the family name of who is named behind: "Joel and Ethan Coen".
        """
        if " " in name:
            self._learn(name)
            return name
        if name not in self._whole:
            for sentence in self._overview:
                for run in runs(sentence):
                    self._learn(run.of(sentence))
            self._overview = []
        family = following.rpartition(" ")[2]
        sibling = f"{name} {family}"
        if family != following and name not in self._whole and any(sibling in text for text in self._texts):
            return sibling
        known = self._whole.get(name, {name})
        return next(iter(known)) if len(known) == 1 else ""

    def _learn(self, name: str) -> None:
        if " " in name:
            self._whole.setdefault(name.rsplit(" ", 1)[1], set()).add(name)
