"""What tools for notes and clippings write above a text: title, source, licence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import yaml

from unreel.intake import page_title
from unreel.intake.addresses import web
from unreel.model.source_text import Declared
from unreel.seeds.names import called
from unreel.store import safe_yaml

_FENCE = re.compile(
    r"\A\s*(?:---[ \t]*\n(?:[^\n]*\n){1,100}?(?:---|\.\.\.)[ \t]*$|\+\+\+[ \t]*\n)", re.MULTILINE
)
_TITLES = ("title", "name", "og:title", "film")
_ADDRESSES = ("source", "url", "link", "canonical", "source_url", "origin", "permalink", "web", "href")
_SITES = ("site", "site_name", "publisher", "publication", "website", "domain", "container-title")
_LICENCES = ("license", "licence", "rights", "copyright")


def fence(file: str) -> bool:
    """Tell whether a file opens with front matter."""
    return bool(_FENCE.match(file))


def declared(words: str, *, is_toml: bool) -> Declared:
    """Return what front matter says of a text; nothing where it cannot be read."""
    try:
        held = tomllib.loads(words) if is_toml else safe_yaml.load(words)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError):
        return Declared()
    if not isinstance(held, Mapping):
        return Declared()
    by_name = {str(name).casefold(): value for name, value in held.items()}

    def first(*names: str) -> str:
        values = (by_name.get(name) for name in names)
        plain = (" ".join(str(value).split()) for value in values if isinstance(value, str | int))
        return next(filter(None, plain), "")

    address = next((found for name in _ADDRESSES if (found := web(first(name)))), "")
    site = first(*_SITES) or ("" if web(first("source")) else first("source"))
    name = first(*_TITLES)
    title = page_title.read(name, names_site=called(name) != name)
    return Declared(title.film, site or title.site, address, first(*_LICENCES))
