"""Films as their pages read, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel import pages

if TYPE_CHECKING:
    from unreel.model.film import Film

OPENING = "Night Train is a 1999 American thriller film."


def received(*said: str, opening: str = OPENING, headings: str = "") -> Film:
    """Return a film with an overview and what its page on the reception says, a sentence a line."""
    prose = "\n".join(said)
    return pages.read(
        "night-train",
        {
            "index.md": f"---\ntitle: Night Train\nsection: overview\n---\n\n# Night Train\n\n{opening}\n",
            "reception.md": f"---\nsection: reception\n---\n\n# Reception\n\n{headings}{prose}\n",
        },
    )
