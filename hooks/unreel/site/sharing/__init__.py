"""The picture that others show beside a link to a page: a film's title, year and directors, set in type.

Letters that the font lacks (it has Latin, Greek and Cyrillic) are written in Latin ones.
"""

from __future__ import annotations

from base64 import b64decode, b64encode

from unreel.site.sharing.card import Card
from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

NAME = "card.png"
"""The file's name in the film's folder, and above the folders."""


def path(slug: str) -> str:
    """Return where the picture of a film lies in the site; that of the site itself for ''."""
    return f"{slug}/{NAME}".lstrip("/")


STAGE: Stage[bytes] = Stage(
    rooms=("lexicon", "model", "site/sharing", "store"),
    pack=lambda picture: [b64encode(picture).decode()],
    unpack=lambda content: b64decode(content[0], validate=True),
)


def kept_picture(slug: str, card: Card, workspace: Workspace | None) -> bytes:
    """Return the picture of a film, or what was drawn of the same words before."""
    return memoized(STAGE, workspace, f"{slug}.card", tuple(card), lambda: _drawn(card))


def _drawn(card: Card) -> bytes:
    from unreel.site.sharing.drawing import picture  # noqa: PLC0415 - few cards are drawn, and Pillow is large

    return picture(card)
