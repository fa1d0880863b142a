"""A family name to the whole name that a film's texts have for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.names.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable


class FullNames:
    """The people of a film, and those whom its credits and its overview have named so far."""

    def __init__(self, known: Iterable[str], overview: Iterable[str]) -> None:
        """Take names that are `known`, and the sentences of the overview, read if these do not help."""
        self._overview = overview
        self._whole: dict[str, set[str]] = {}
        for name in known:
            self._learn(name)

    def whole(self, name: str) -> str:
        """Return the whole name where `name` is the family name of just one of them; '' if of several."""
        if " " in name:
            self._learn(name)
            return name
        if name not in self._whole:
            for sentence in self._overview:
                for run in runs(sentence):
                    self._learn(run.of(sentence))
            self._overview = ()
        known = self._whole.get(name, {name})
        return next(iter(known)) if len(known) == 1 else ""

    def _learn(self, name: str) -> None:
        if " " in name:
            self._whole.setdefault(name.rsplit(" ", 1)[1], set()).add(name)
