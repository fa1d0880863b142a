"""Seed to pages: the whole way from a flat text to Markdown, in the order in which it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.cache import kept
from unreel.errors import Complaint, Weight

if TYPE_CHECKING:
    from unreel.seeds import Seed
    from unreel.workspace import Workspace

DOUBTFUL = 0.5
"""A section whose start is less certain than this (0 to 1) is shown to a person."""


class Recovery(NamedTuple):
    """A film's pages as its seed tells them, and what a person should look at."""

    pages: dict[str, str]
    """File name → Markdown, in reading order."""
    complaints: list[Complaint]


def recovered(seed: Seed, workspace: Workspace) -> Recovery:
    """Give what `recover` gives for a seed, without doing it again while nothing changed."""
    source = (seed.path, seed.text, seed.settings)
    return kept(workspace, seed.slug, source, lambda: recover(seed), (_packed, _unpacked))


def recover(seed: Seed) -> Recovery:
    """Split a seed, read its sections, and write the film's pages."""
    # loaded here: a build whose seeds are unchanged splits nothing, and need not wait for what would
    from unreel import article, compose, pages  # noqa: PLC0415

    found, complaints = article.read(seed)
    film = compose.film(seed, found)
    return Recovery(pages.write(film), [*complaints, *article.doubtful(seed, found, DOUBTFUL)])


def _packed(found: Recovery) -> object:
    return [found.pages, [[*complaint] for complaint in found.complaints]]


def _unpacked(content: Any) -> Recovery:  # noqa: ANN401 - it may hold anything: then it is made anew
    pages, complaints = content
    read = [
        Complaint(path, line, column, message, Weight(weight))
        for path, line, column, message, weight in complaints
    ]
    return Recovery(dict(pages), read)
