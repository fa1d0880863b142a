"""The feed of films: those that were added or changed last (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import NamedTuple

from unreel.lexicon.labels import label
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.site.machine_readable.llms import About

NAME = "feed.xml"
MOST = 50
"""Films that it names."""
_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = lazy_regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""


class FilmNews(NamedTuple):
    """What is new of a film."""

    title: str
    """With its year: 'Hardcore Henry (2015)'."""
    address: str
    opening: str
    licence: str
    added: str
    """The day, in ISO 8601; '' where nobody knows it."""
    changed: str
    """The day of its last change."""
    pages: tuple[str, ...]
    """What the pages are called that changed on that day."""

    @property
    def summary(self) -> str:
        """Return what happened, and what the film is."""
        changed = (
            label("Changed: {}.", ", ".join(self.pages)) if self.pages and self.changed != self.added else ""
        )
        return " ".join(filter(None, (changed, self.opening)))


def feed(news: Iterable[FilmNews], about: About) -> str:
    """Return the feed as XML, the newest first; '' where nothing has a day, or the site no address."""
    newest = sorted(news, key=lambda one: one.address)
    newest = sorted(newest, key=lambda one: one.changed, reverse=True)[:MOST]
    if not (newest and about.address):
        return ""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en"})
    _add(root, "title", about.name)
    _add(root, "subtitle", about.description)
    _add(root, "id", about.address)
    _add(root, "link", href=about.address)
    _add(root, "link", rel="self", type="application/atom+xml", href=about.address + NAME)
    _add(root, "updated", _moment(newest[0].changed))
    _add(_add(root, "author"), "name", about.name)
    for one in newest:
        _entry(_add(root, "entry"), one)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _entry(entry: ET.Element, film: FilmNews) -> None:
    _add(entry, "title", film.title)
    _add(entry, "id", film.address)
    _add(entry, "link", href=film.address)
    if film.added:
        _add(entry, "published", _moment(film.added))
    _add(entry, "updated", _moment(film.changed))
    _add(entry, "summary", film.summary)
    _add(entry, "rights", film.licence)


def _add(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element, unless it would be empty, and return it."""
    element = ET.Element(f"{{{_ATOM}}}{name}", attributes)
    element.text = _ILLEGAL.sub(" ", text) or None
    if text or attributes or name in {"author", "entry"}:
        above.append(element)
    return element


def _moment(day: str) -> str:
    """Return the beginning of a day: git's days have no hour here, and the build has no clock."""
    return f"{day}T00:00:00Z"
