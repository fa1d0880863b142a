"""What goes into the inference of citations, and what comes out."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class CitableSentence(NamedTuple):
    """A sentence behind which a citation may stand."""

    text: str
    kind: str
    """The `Kind` of its section."""
    sub: str = ""
    """The subsection's name, '' where there is none."""


class Strength(StrEnum):
    """How sure a citation is."""

    PLACED = "placed"
    """It stands behind this sentence: right in nine of ten."""
    LIKELY = "likely"
    """It stands behind this sentence, the one before or the one behind: right in nine of ten."""


class InferredCitation(NamedTuple):
    """A reference, and the sentence that probably cites it."""

    reference: int
    """Its number in the list, from 0."""
    sentence: int
    """Its number in the run of sentences, from 0."""
    confidence: float
    """How likely that is, from 0 to 1; of a likely one, that it is there or beside."""
    strength: Strength
