"""Which of some sentences another one became when its words were changed."""

from __future__ import annotations

from collections.abc import Sequence

from unreel.lexicon.likeness import SAME_SENTENCE, likeness


def most_alike(sentence: str, others: Sequence[str]) -> int | None:
    """Return the place in `others` of the first sentence that is most like one; None where none is alike."""
    scores = [likeness(sentence, other, SAME_SENTENCE) for other in others]
    best = max(scores, default=0.0)
    return scores.index(best) if best > 0 else None
