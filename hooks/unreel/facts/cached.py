"""The facts of a film, kept in the cache while its pages stand as they did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from unreel import facts
from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext, infobox_lines
from unreel.facts.values import Award, Day, Duration, Money, Score, Value
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

ROOMS = ("facts", "lexicon", "lists", "model", "names", "pages", "store")
"""What facts are made with, from the Markdown of the pages on."""


def stated(
    film: Film,
    sentences: Sequence[SentenceInContext],
    texts: Mapping[str, str],
    workspace: Workspace | None,
) -> tuple[Fact, ...]:
    """Return what a film's sentences state; `texts` are the pages {file name: Markdown} that have them.

    Without a workspace nothing is kept.
    """
    lines = infobox_lines(film)
    known = (*sentences, *lines)

    def packed(found: tuple[Fact, ...]) -> object:
        """Return the facts with their sentences as numbers among the film's."""
        numbers = {id(sentence): number for number, sentence in enumerate(known)}
        return [
            [field, _packed(value), numbers[id(sentence)], *span, about]
            for field, value, sentence, span, about in found
        ]

    def unpacked(content: Any) -> tuple[Fact, ...]:  # noqa: ANN401 - it may hold anything: then it is read anew
        return tuple(
            Fact(Field(field), _unpacked(value), known[number], Span(start, end), about)
            for field, value, number, start, end, about in content
        )

    source = ([page.name for page in film.pages], sorted(texts.items()))
    stage = Stage(ROOMS, packed, unpacked)
    return memoized(
        stage, workspace, f"{film.slug}.facts", source, lambda: facts.read(film, sentences, lines)
    )


_KINDS: dict[str, Callable[..., Value]] = {
    kind.__name__: kind for kind in (Award, Day, Duration, Money, Score)
}


def _packed(value: Value) -> object:
    """Return a value as JSON holds it: text, or its kind and its parts, a decimal as a list of its digits."""
    if isinstance(value, str):
        return value
    parts = ([str(part)] if isinstance(part, Decimal) else part for part in value)
    return [type(value).__name__, *parts]


def _unpacked(content: Any) -> Value:  # noqa: ANN401 - likewise
    if isinstance(content, str):
        return content
    kind, *parts = content
    return _KINDS[kind](*(Decimal(part[0]) if isinstance(part, list) else part for part in parts))
