"""What all parts of the graph are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from unreel.names.entities import Entity
from unreel.site.fragments.licences import address_of

Node = dict[str, Any]
"""A thing with what is said of it, or the name of one that is described elsewhere."""


class PageOfSite(NamedTuple):
    """A page as it is published."""

    path: str
    """In docs/: 'hardcore-henry/plot.md'."""
    title: str
    """Where its film is not seen: 'Plot – Hardcore Henry'."""
    label: str
    """Where it is: 'Plot'."""
    site_name: str
    site_address: str
    """Where the site is published; '' where nobody knows, and no page has an address."""
    address_of: Callable[[str], str]
    """Return the address of a page by its path in docs/; raise KeyError for none."""
    description: str = ""
    changed: str = ""
    """The day of its last change, in ISO 8601; '' where that is not known."""

    @property
    def address(self) -> str:
        """Return its own address."""
        return self.address_of(self.path)

    def beside(self, name: str) -> str:
        """Return the address of another page of its film, by its file's name."""
        return self.address_of(f"{self.path.rpartition('/')[0]}/{name}")


def named(kind: str, name: str) -> Node:
    """Return a thing of which no more is known than what it is called."""
    return {"@type": kind, "name": name}


def without_unknown(node: Node) -> Node:
    """Return a node without what is not known."""
    return {key: value for key, value in node.items() if value}


def identified(entity: Entity, page: PageOfSite) -> Node:
    """Return what tells a person or a character from all others: their entry."""
    entry = f"{page.beside(entity.page)}#{entity.anchor}"
    return {"@id": entry, "url": entry}


def licence_of(licence: str) -> str | Node:
    """Return the address of a licence, or a work of its name; '' for none."""
    return address_of(licence) or (named("CreativeWork", licence) if licence else "")
