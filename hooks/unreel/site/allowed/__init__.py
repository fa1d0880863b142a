"""What pages and docs/ may hold: lists that a maintainer widens under `extra.unreel.allow` in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset, wordtable
from unreel.store.site_settings import SiteSettings

__all__ = ["LISTS", "Allowed", "allowed", "widened_wrongly"]

_LISTS = "site/allowed/lists.txt"
_NEVER = "site/allowed/never.txt"


class Allowed(NamedTuple):
    """What pages may hold; `allowed` reads it."""

    elements: frozenset[str]
    """Names of elements; those of another namespace with it before them: 'svg:path'."""
    attributes: Mapping[str, str]
    """'a href' → the kind of its values; '* id' for all elements."""
    front_matter: Mapping[str, str]
    """'search.exclude' → the kind of its values."""
    schemes: frozenset[str]
    """Of the addresses of links, in small letters."""
    hosts: frozenset[str]
    """From which pages may load pictures and the like."""
    files: frozenset[str]
    """Patterns of paths in docs/."""
    classes: frozenset[str]
    """Of the theme's own that pages may use."""


LISTS = Allowed._fields
"""The names of the lists under `extra.unreel.allow`."""


def allowed(settings: SiteSettings) -> Allowed:
    """Return what pages of a site may hold; `widened_wrongly` tells what is passed over."""
    more = {name: _entries(settings, name) for name in LISTS}
    tables = {
        name: wordtable(f"site/allowed/{name}.txt") | dict.fromkeys(more[name], "words")
        for name in ("attributes", "front_matter")
    }
    never = {name: wordset(f"{_NEVER}#{name}") for name in ("elements", "schemes")}
    return Allowed(
        elements=wordset("site/allowed/elements.txt") | (more["elements"] - never["elements"]),
        attributes={
            key: kind
            for key, kind in tables["attributes"].items()
            if not key.partition(" ")[2].startswith("on")
        },
        front_matter=tables["front_matter"],
        schemes=wordset(f"{_LISTS}#schemes") | ({one.lower() for one in more["schemes"]} - never["schemes"]),
        hosts=wordset(f"{_LISTS}#hosts") | {one.lower() for one in more["hosts"]},
        files=wordset(f"{_LISTS}#files") | more["files"],
        classes=wordset(f"{_LISTS}#classes") | more["classes"],
    )


def widened_wrongly(settings: SiteSettings) -> list[tuple[str, str]]:
    """Return what is wrong under `extra.unreel.allow`: the word that is, and why."""
    wider = settings.unreel.get("allow") or {}
    if not isinstance(wider, Mapping):
        return [("allow", f"here belong lists: {', '.join(LISTS)}")]
    faults = [
        (str(name), f"there is no list `{name}` to add to: the lists are {', '.join(LISTS)}")
        for name in wider
        if name not in LISTS
    ]
    faults += [
        (name, f"`{name}` is a list: write `{name}: [one, another]`")
        for name in LISTS
        if name in wider and not isinstance(wider[name], list)
    ]
    faults += [
        (word, f"`{word}` cannot be allowed: it would run in the reader's browser, or undo the other rules")
        for name in ("elements", "schemes")
        for word in sorted(_entries(settings, name) & wordset(f"{_NEVER}#{name}"))
    ]
    return faults + [
        (word, f"`{word}` cannot be allowed: it would run in the reader's browser; write `element attribute`")
        for word in sorted(_entries(settings, "attributes"))
        if word.partition(" ")[2].startswith("on") or " " not in word
    ]


def _entries(settings: SiteSettings, name: str) -> frozenset[str]:
    """Return what a maintainer adds to a list."""
    wider = settings.unreel.get("allow")
    entries = wider.get(name) if isinstance(wider, Mapping) else None
    return frozenset(map(str, entries)) if isinstance(entries, list) else frozenset()
