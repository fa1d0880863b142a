"""All that the lines of a cast list are cut by: its words, its links, and the names that stand elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unreel.lists.cast.links import links
from unreel.lists.cast.name_counts import NameCounts, name_counts
from unreel.lists.cast.tokens import Words, words

if TYPE_CHECKING:
    from unreel.lists.cast.model import Model
    from unreel.model.spans import Span

_SHORT = 12
"""Words of a line of a plain list, at most, on the average."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cast section, and what its text says of its names."""

    words: Words
    names: NameCounts
    model: Model
    links: tuple[int, ...]
    """The index of each word that may join an actor and a part."""

    @property
    def dense(self) -> bool:
        """Return whether the section is a plain list: a link in every few words."""
        return len(self.words.tokens) < _SHORT * len(self.links)


def evidence(text: str, section: Span, model: Model) -> Evidence:
    """Gather the evidence for the cast `section` of `text`."""
    found = words(text, section)
    return Evidence(found, name_counts(text, section), model, links(found))
