"""Sentences to paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.film import Kind, Span

USUAL = 4
"""Sentences of a paragraph."""


def split(text: str, kind: Kind, sentences: Sequence[Span]) -> list[list[Span]]:  # noqa: ARG001
    """Give the sentences in paragraphs of the usual length."""
    return [list(sentences[at : at + USUAL]) for at in range(0, len(sentences), USUAL)]
