"""Who plays whom, as a sentence says it."""

from __future__ import annotations

from typing import NamedTuple

from unreel.model.spans import Span


class Portrayal(NamedTuple):
    """A person and the part that they play, each where a sentence names them."""

    actor: Span
    role: Span
    in_bracket: bool = False
    """Does a bracket behind one of the two hold the other?"""
