"""What stands below the heading of each person and character: told in cases/entries.txt."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from case_files import cases
from unreel.model.film import Heading
from unreel.site import docs as site
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.entry import entry

(CASE,) = cases("site/entries")
UNSEARCHED = "    { data-search-exclude }"
FOLDED = re.compile(r'<summary markdown="span">(.*)</summary>\n<p markdown="span">(.*)</p>')
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
    at = FragmentContext(shown.films, shown.films[slug], index, stated, name, heading)
    assert said(entry(at)) == CASE.lines(part)


def said(markdown: str) -> list[str]:
    """Return the lines of an entry, and what unfolds as one."""
    about, _, folded = markdown.partition("\n\n<details")
    lines = [line for line in about.splitlines() if line != UNSEARCHED]
    return [*lines, *(f"+ {summary}: {places}" for summary, places in FOLDED.findall(folded))]


def test_a_search_finds_who_somebody_is_and_not_where_they_are_named(shown: site.Site) -> None:
    film = shown.films["night-train"]
    index, stated = shown.people_index[film.slug], shown.facts[film.slug]
    for name, anchor in (("Bob Ray", "bob-ray"), ("Eve Fox", "eve-fox")):
        at = FragmentContext(shown.films, film, index, stated, "people.md", Heading(name, 2, anchor))
        told = entry(at)
        assert '<details class="named" data-search-exclude' in told
        quoted = [below for line, below in pairwise(told.splitlines()) if line.startswith("- “")]
        assert quoted == [UNSEARCHED] * (name == "Eve Fox")
