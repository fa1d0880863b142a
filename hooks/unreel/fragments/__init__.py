"""What the build fills into pages: one file a fragment, each a function from a place to Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.fragments.box_office import box_office
from unreel.fragments.catalogue import catalogue
from unreel.fragments.entry import entry
from unreel.fragments.place import Place
from unreel.fragments.scores import scores

if TYPE_CHECKING:
    from collections.abc import Callable

FRAGMENTS: dict[str, Callable[[Place], str]] = {
    "box-office": box_office,
    "catalogue": catalogue,
    "entry": entry,
    "scores": scores,
}
"""`<!-- name -->` → what stands there; a comment of another name stays a comment."""

__all__ = ["FRAGMENTS", "Place"]
