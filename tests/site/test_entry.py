"""What stands below the heading of each person and character: told in cases/entries.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unreel.site import docs as site
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.entry import entry

TOLD = (Path(__file__).parents[1] / "cases/entries.txt").read_text(encoding="utf-8")
PIECES = [piece.split("\n", 1) for piece in re.split(r"^(?=@ |-> )", TOLD, flags=re.MULTILINE)[1:]]
PAGES = {head[2:]: text for head, text in PIECES if head.startswith("@")}
ENTRIES = {head[3:]: text for head, text in PIECES if head.startswith("->")}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    docs = tmp_path_factory.mktemp("docs")
    for name, text in PAGES.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    return site.read(docs)


@pytest.mark.parametrize("place", ENTRIES)
def test_entries(shown: site.Site, place: str) -> None:
    path, anchor = place.split(" ")
    slug, name = path.split("/")
    page = next(page for page in shown.films[slug].pages if page.name == name)
    heading = next(block for block in page.blocks if getattr(block, "anchor", "") == anchor)
    index, stated = shown.people_index[slug], shown.facts[slug]
    at = FragmentContext(shown.films, shown.films[slug], index, stated, shown.linked, name, heading)
    assert entry(at).splitlines() == ENTRIES[place].splitlines()
