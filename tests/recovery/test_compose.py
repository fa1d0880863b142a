"""Which placeholders the pages of a film get: that depends on its sections and headings alone."""

from __future__ import annotations

import pytest

from unreel.model.article import Kind, Section
from unreel.model.film import Placeholder
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.names.entities import ENTRY
from unreel.pages import layout
from unreel.recovery import compose
from unreel.recovery.article import Article
from unreel.recovery.parts import Passage
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.site.fragments import FRAGMENTS

STATED = "It grossed $9 million in Norway and $2 million in Japan on May 4, 1999."
"""A sentence that states facts for the numbers and the timeline."""
PLAIN = "It ran for a while."


def placeholders(sentence: str, sections: list[tuple[Kind, str | None]]) -> list[str]:
    """Return each placeholder of a film's pages behind its page and the words of the block above it.

    The film has an overview and `sections`, each of which consists of the one `sentence`.
    """
    every = [(Kind.OVERVIEW, None), *sections]
    size = len(sentence)
    spans = [Span(number * size, (number + 1) * size) for number in range(len(every))]
    article = Article(
        title="Night Train",
        also=(),
        year="1999",
        sections=tuple(Section(kind, sub, span) for (kind, sub), span in zip(every, spans, strict=True)),
        parts=tuple(Passage((span,)) for span in spans),
        source=SourceText(sentence * len(every)),
    )
    film = compose.film(
        Seed("night-train", "seeds/night-train.txt", sentence * len(every), Settings()), article
    )
    return [
        f"{page.name}: {getattr(above, 'text', page.title)}: {block.name}"
        for page in film.pages
        for above, block in zip([None, *page.blocks], page.blocks, strict=False)
        if isinstance(block, Placeholder)
    ]


INFOBOX, TIMELINE = "index.md: Night Train: infobox", "timeline.md: Timeline: timeline"
FILMS: dict[str, tuple[list[tuple[Kind, str | None]], list[str]]] = {
    "no page for numbers": ([], []),
    "headings for both": (
        [(Kind.RELEASE, None), (Kind.RECEPTION, "box-office"), (Kind.RECEPTION, "critical-response")],
        ["reception.md: Box office: box-office", "reception.md: Critical response: scores"],
    ),
    "no headings": (
        [(Kind.RELEASE, None), (Kind.RECEPTION, None)],
        ["release.md: Release: box-office", "reception.md: Reception: scores"],
    ),
    "reception alone": (
        [(Kind.RECEPTION, None)],
        ["reception.md: Reception: box-office", "reception.md: Reception: scores"],
    ),
    "release alone": (
        [(Kind.RELEASE, "theatrical")],
        ["release.md: Release: box-office", "release.md: Release: scores"],
    ),
}


@pytest.mark.parametrize("sentence", [STATED, PLAIN])
@pytest.mark.parametrize(("sections", "numbers"), FILMS.values(), ids=FILMS)
def test_placeholders_depend_on_headings_and_not_on_facts(
    sections: list[tuple[Kind, str | None]], numbers: list[str], sentence: str
) -> None:
    assert placeholders(sentence, sections) == [INFOBOX, *numbers, TIMELINE]


def test_the_build_fills_every_placeholder_that_is_written() -> None:
    assert {
        layout.INFOBOX,
        layout.TIMELINE,
        ENTRY,
        *(spec.placeholder for spec in layout.NUMBERS),
    } <= FRAGMENTS.keys()
