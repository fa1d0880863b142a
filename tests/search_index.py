"""What a built site's search knows, read back from its pieces."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from unreel.site.search.shards import Entry

if TYPE_CHECKING:
    from pathlib import Path


def piece(script: str) -> Any:  # noqa: ANN401 - whatever the JSON is
    """Return what a piece of the index hands over."""
    return json.loads(f"[{script.strip().removeprefix('take(').removesuffix(')')}]")[1]


def front_decoded(coded: str) -> list[str]:
    """Return the beginnings of terms that have a piece, as the index says it."""
    found = [""]
    for one in filter(None, coded.split("|")):
        found.append(found[-1][: int(one[0], 36)] + one[1:])
    return found[1:]


def searched(site: Path) -> list[Entry]:
    """Return all entries that a search in a site can find."""
    pages = [piece(path.read_text(encoding="utf-8")) for path in sorted((site / "search/text").rglob("*.js"))]
    return [Entry(*entry) for page in pages for entry in page["entries"]]
