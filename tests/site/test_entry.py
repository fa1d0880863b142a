"""What stands below the heading of each person and character: told in cases/entries.txt."""

from __future__ import annotations

from itertools import pairwise

import pytest

from case_files import cases
from unreel.model.film import Heading
from unreel.site import docs as site
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.entry import entry

(CASE,) = cases("site/entries")
UNSEARCHED = "    { data-search-exclude }"
ENTRIES = [name for name in CASE.parts if name.startswith("entry ")]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> site.Site:
    docs = tmp_path_factory.mktemp("docs")
    for name in CASE.parts.keys() - set(ENTRIES):
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(f"{CASE[name]}\n", encoding="utf-8")
    return site.read(docs)


@pytest.mark.parametrize("part", ENTRIES)
def test_entries(shown: site.Site, part: str) -> None:
    _, path, anchor = part.split(" ")
    slug, name = path.split("/")
    page = next(page for page in shown.films[slug].pages if page.name == name)
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    (heading,) = [one for one in headings if one.anchor == anchor]
    index, stated = shown.people_index[slug], shown.facts[slug]
    at = FragmentContext(shown.films, shown.films[slug], index, stated, shown.linked, name, heading)
    assert [line for line in entry(at).splitlines() if line != UNSEARCHED] == CASE.lines(part)


def test_a_search_finds_who_somebody_is_and_not_where_they_are_named(shown: site.Site) -> None:
    film = shown.films["night-train"]
    heading = Heading("Bob Ray", 2, "bob-ray")
    index, stated = shown.people_index[film.slug], shown.facts[film.slug]
    at = FragmentContext(shown.films, film, index, stated, shown.linked, "people.md", heading)
    lines = entry(at).splitlines()
    unsearched = [line for line, below in pairwise(lines) if below == UNSEARCHED]
    assert unsearched == [line for line in lines if line.startswith(("- **Named in**", "- **Linked from**"))]
