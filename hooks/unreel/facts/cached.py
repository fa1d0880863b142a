"""The facts of a film, kept in the cache while its pages stand as they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unreel import facts
from unreel.facts.fact import Fact
from unreel.facts.lines import lines
from unreel.model.spans import Span
from unreel.store.cache import Stage, memoized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unreel.model.film import Film
    from unreel.store.workspace import Workspace


ROOMS = ("facts", "lexicon", "model", "names", "pages", "store")
"""What facts are made with, from the Markdown of the pages on."""


def stated(film: Film, texts: Mapping[str, str], workspace: Workspace | None) -> tuple[Fact, ...]:
    """Return what a film's prose states; `texts` are the pages {file name: Markdown} that it was read from.

    Without a workspace nothing is kept.
    """
    if workspace is None:
        return facts.read(film)

    def packed(found: tuple[Fact, ...]) -> object:
        """Return the facts with their lines told by their numbers among the film's."""
        numbers = {(line.page, line.sentence.span): number for number, line in enumerate(lines(film))}
        return [
            [field, value, numbers[line.page, line.sentence.span], *span, date, about]
            for field, value, line, span, date, about in found
        ]

    def unpacked(content: Any) -> tuple[Fact, ...]:  # noqa: ANN401 - it may hold anything: then it is read anew
        said = lines(film)
        return tuple(
            Fact(field, value, said[number], Span(start, end), date, about)
            for field, value, number, start, end, date, about in content
        )

    source = ([page.name for page in film.pages], sorted(texts.items()))
    stage = Stage(ROOMS, packed, unpacked)
    return memoized(stage, workspace, f"{film.slug}.facts", source, lambda: facts.read(film))
