"""Who plays whom, as a sentence says it."""

from __future__ import annotations

from typing import NamedTuple

from unreel.model.article import Kind
from unreel.model.spans import Span

TOLD_PLAINLY = frozenset({Kind.CAST, Kind.OVERVIEW, Kind.PLOT})
"""Sections that tell plainly who plays whom.

There a name in brackets behind a name is the actor's, and a mere noun before "played by" a part. Elsewhere
it takes words that say so.
"""


class Portrayal(NamedTuple):
    """A person and the part that they play, each where a sentence names them."""

    actor: Span
    role: Span
    in_bracket: bool = False
    """Does a bracket behind one of the two hold the other?"""
