"""What was read once from a film's pages is not read again while they stand as they did.

As with the cache of what was split: the key is all that the facts depend on, and a cache that is
lost or damaged costs time, never a fact.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from unreel import facts
from unreel.cache import library_digest
from unreel.errors import Refusal
from unreel.facts.fact import Fact
from unreel.facts.lines import lines
from unreel.film import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unreel.film import Film
    from unreel.workspace import Workspace


def stated(film: Film, texts: Mapping[str, str], workspace: Workspace | None) -> tuple[Fact, ...]:
    """Give what a film's prose states; `texts` are the pages {file name: Markdown} that it was read from.

    Without a workspace nothing is kept.
    """
    if workspace is None:
        return facts.read(film)
    path = workspace.cache / f"{film.slug}.facts.json"
    order = [page.name for page in film.pages]
    key = hashlib.sha256(repr((order, sorted(texts.items()), library_digest())).encode()).hexdigest()
    known = _read(path, key, film)
    if known is not None:
        return known
    fresh = facts.read(film)
    with suppress(Refusal):  # a cache that cannot be written stops nothing
        workspace.write(path, json.dumps({"key": key, "facts": _rows(fresh, film)}).encode())
    return fresh


def _rows(found: tuple[Fact, ...], film: Film) -> list[list[object]]:
    """Give the facts with their lines told by their numbers among the film's."""
    numbers = {(line.page, line.sentence.span): number for number, line in enumerate(lines(film))}
    return [
        [
            fact.field,
            fact.value,
            numbers[fact.line.page, fact.line.sentence.span],
            *fact.span,
            fact.date,
            fact.about,
        ]
        for fact in found
    ]


def _read(file: Path, key: str, film: Film) -> tuple[Fact, ...] | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["key"] != key:
            return None
        said = lines(film)
        return tuple(
            Fact(field, value, said[number], Span(start, end), date, about)
            for field, value, number, start, end, date, about in content["facts"]
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
