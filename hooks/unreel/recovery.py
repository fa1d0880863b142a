"""Seed to pages: the whole way from a flat text to Markdown, in the order in which it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from unreel.errors import Complaint
    from unreel.seeds import Seed

DOUBTFUL = 0.5
"""A section whose start is less certain than this (0 to 1) is shown to a person."""


class Recovery(NamedTuple):
    """A film's pages as its seed tells them, and what a person should look at."""

    pages: dict[str, str]
    """File name → Markdown, in reading order."""
    complaints: list[Complaint]


def recover(seed: Seed) -> Recovery:
    """Split a seed, read its sections, and write the film's pages."""
    # loaded here: a build whose seeds are unchanged splits nothing, and need not wait for what would
    from unreel import article, compose, pages  # noqa: PLC0415

    found, complaints = article.read(seed)
    film = compose.film(seed, found)
    return Recovery(pages.write(film), [*complaints, *article.doubtful(seed, found, DOUBTFUL)])
