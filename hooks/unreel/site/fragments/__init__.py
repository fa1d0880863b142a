"""What the build fills into pages: one file a fragment, each a function from its context to Markdown."""

from __future__ import annotations

from collections.abc import Callable

from unreel.site.fragments.before_and_after import before_and_after
from unreel.site.fragments.box_office import box_office
from unreel.site.fragments.cast_list import cast_list
from unreel.site.fragments.catalogue import catalogue
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.entry import entry
from unreel.site.fragments.infobox import infobox
from unreel.site.fragments.scores import scores
from unreel.site.fragments.threads import threads
from unreel.site.fragments.timeline import timeline

FRAGMENTS: dict[str, Callable[[FragmentContext], str]] = {
    "before-and-after": before_and_after,
    "box-office": box_office,
    "cast-list": cast_list,
    "catalogue": catalogue,
    "entry": entry,
    "infobox": infobox,
    "scores": scores,
    "threads": threads,
    "timeline": timeline,
}
"""`<!-- name -->` → what stands there; a comment of another name stays a comment."""

SITE_WIDE = frozenset({"before-and-after", "catalogue"})
"""Those that speak of all films: a server fills them anew whichever film was changed."""

OF_OTHERS = SITE_WIDE | {"threads"}
"""Those that speak of other films: no page that holds one is empty."""

__all__ = ["FRAGMENTS", "OF_OTHERS", "SITE_WIDE", "FragmentContext"]
