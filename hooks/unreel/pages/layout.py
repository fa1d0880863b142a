"""Which pages a film has, in reading order, and what its parts are called there."""

from __future__ import annotations

from typing import NamedTuple

from unreel.model.article import BACK_MATTER, PROSE, Kind
from unreel.model.film import PEOPLE

TIMELINE = "timeline"
"""The `section:` of the page of a film's dated events, and the placeholder on it."""


class PageSpec(NamedTuple):
    """One page of every film that has something to say there."""

    name: str
    section: str
    title: str
    """'' for the overview, which is called as the film is."""
    kinds: tuple[Kind, ...]
    """The sections of the seed that it holds."""


PAGES = (
    PageSpec("index.md", Kind.OVERVIEW, "", (Kind.OVERVIEW,)),
    *(PageSpec(f"{kind}.md", kind, kind.capitalize(), (kind,)) for kind in PROSE[1:-1]),
    PageSpec("themes.md", Kind.ANALYSIS, "Themes", (Kind.ANALYSIS,)),
    # only where a text opens with what fits no kind; else that stands on the page before it
    PageSpec("more.md", Kind.OTHER, "More", (Kind.OTHER,)),
    PageSpec("timeline.md", TIMELINE, "Timeline", ()),
    PageSpec("people.md", PEOPLE, "People", ()),
    PageSpec("references.md", Kind.REFERENCES, "References", BACK_MATTER),
)

READING_ORDER = {spec.section: number for number, spec in enumerate(PAGES)}
"""The number of each page among a film's pages; those that people add come after."""

CHARACTERS = "Characters"
"""The heading on the cast page below which each character has one of its own."""

CAST_LIST = "cast-list"
"""The placeholder on the cast page of a film whose text has no cast list: who plays whom in its prose."""

INFOBOX = "infobox"
"""The placeholder below the overview's title: what the film's pages state about it, at a glance."""


class NumbersSpec(NamedTuple):
    """Where a film shows numbers of one sort. It depends on nothing but its pages and their headings."""

    placeholder: str
    pages: tuple[Kind, ...]
    """The pages that may have the placeholder; without a heading for it, the first of them opens with it."""
    headings: tuple[str, ...]
    """How a heading begins, in lower case, below which it stands."""


NUMBERS = (
    NumbersSpec(
        "scores",
        (Kind.RECEPTION, Kind.RELEASE),
        ("critical response", "critical reception", "reviews", "critics", "reception"),
    ),
    NumbersSpec("box-office", (Kind.RELEASE, Kind.RECEPTION), ("box office",)),
)

_HEADINGS = {Kind.REFERENCES: "Sources", "post-production": "Post-production"}


def heading(kind: Kind, sub: str | None) -> str:
    """Return what a part of a page is called: 'Box office', 'External links'; '' where it needs none."""
    name = sub or (kind if kind in BACK_MATTER else "")
    return _HEADINGS.get(name) or name.replace("-", " ").capitalize()
