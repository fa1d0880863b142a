"""The context of a fragment: where it stands, and what it may speak of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.people_index import PeopleIndex
from unreel.library import Library
from unreel.library.threads import NO_THREADS, FilmThreads
from unreel.model.film import Film, Heading


class FragmentContext(NamedTuple):
    """What a fragment may speak of: where it stands, and what the pages there say."""

    films: Mapping[str, Film]
    """All of them, for a fragment that speaks of all; for the others, none."""
    film: Film | None
    """The film whose page it stands on; None on the home page."""
    people_index: PeopleIndex | None
    facts: tuple[Fact, ...]
    """What the film's pages state about it."""
    name: str
    """The page's file name."""
    heading: Heading | None
    """The heading above it."""
    threads: FilmThreads = NO_THREADS
    """What leads from the film to others."""
    library: Library = Library()
    """What joins the films, for a fragment that speaks of all."""
    added: Mapping[str, str] = MappingProxyType({})
    """Folder of a film ('docs/night-train') → the day when it was added, as far as git knows; likewise."""
