"""Write the pictures that others show beside a link to a page, and name them to the pages' templates."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

from unreel.site import sharing
from unreel.site.docs import Site
from unreel.site.sharing.card import HEIGHT, WIDTH, Card

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class Picture(NamedTuple):
    """What a page says of its picture."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def write(files: Files, config: MkDocsConfig, site: Site) -> dict[str, Picture]:
    """Write a picture for each film of which some of the `files` are, and one for all other pages.

    Return them by the film's folder, that of the site under ''. This is done in `on_env`, before MkDocs
    copies what lies in docs/: a file of that name there takes the place of ours. A site without an address
    has none: who shows a picture asks for it by its whole address.
    """
    slugs = {dirname(file.src_uri) for file in files.documentation_pages()} & site.films.keys()
    return {slug: _written(slug, config, site) for slug in sorted({*slugs, ""})} if config.site_url else {}


def _written(slug: str, config: MkDocsConfig, site: Site) -> Picture:
    """Write the picture of a film, or of the site, and return what a page says of it."""
    known = site.outlines.get(slug)
    film = known.summary if known else None
    name = config.site_name
    card = Card(film.title, film.year, film.directors, name) if film else Card(name, "", (), "")
    path = sharing.path(slug)
    file = Path(config.site_dir, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(sharing.kept_picture(slug or "site", card, site.workspace))
    return Picture(urljoin(config.site_url or "", quote(path)), card.alt)
