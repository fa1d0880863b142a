"""The labels that the models know: a kind with a subsection or none, in one fixed order."""

from __future__ import annotations

from typing import NamedTuple

from unreel.model.article import SUBSECTIONS, Kind


class Label(NamedTuple):
    """What a stretch of text is: its kind, and its subsection if it has one."""

    kind: Kind
    sub: str | None


KINDS = tuple(kind for kind in Kind if kind not in {Kind.NOTES, Kind.SEE_ALSO, Kind.OTHER})
"""The kinds that models know. Only headings tell of what to see also and of what fits none; notes are told
from references by a rule (see `notes`)."""
LABELS = tuple(Label(kind, sub) for kind in KINDS for sub in (None, *SUBSECTIONS.get(kind, ())))
KIND_OF = tuple(KINDS.index(label.kind) for label in LABELS)
"""For each of `LABELS` the index of its kind in `KINDS`."""
ELSEWHERE = len(LABELS)
"""What is of another kind (see also, what fits none): models know it, and give it to no section."""
CLASSES = len(LABELS) + 1
"""What a unit may be: one of `LABELS`, or `ELSEWHERE`."""
NO_START = CLASSES
"""What most units start: nothing."""
STARTS = CLASSES + 1
KIND_OF_CLASS = (*KIND_OF, len(KINDS))
