"""Infobox, JSON-LD, a person's entry and the list of people say the same of who did what."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from case_files import Case, each_case
from projects import ROOT
from unreel import facts, pages, seeds
from unreel.facts.fact import plain
from unreel.facts.field import Field
from unreel.facts.people_index import people_index
from unreel.model.article import Kind
from unreel.model.film import PEOPLE, Heading
from unreel.names.credits.credit import kind
from unreel.names.no_person import is_no_person
from unreel.recovery import article, compose
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.entry import entry
from unreel.site.fragments.infobox import infobox, of
from unreel.site.structured_data import PageOfSite, structured_data

if TYPE_CHECKING:
    from unreel.model.film import Film

FILMS = Path(os.environ.get("FILMS", ROOT.parent / "shared/films/dev"))
STEP = 1 if os.environ.get("ALL_FILMS") else 12
"""Of the films beside the project every so many; all of them take a minute and a half."""
ROWS = {field.row: field for field in Field if field.job and field.row}
Credits = dict[str, set[str]]
"""Person, in the form for comparing → the kinds of work that they did."""


def film_of(path: Path) -> Film:
    """Return a film as its pages lie in docs/ after sync."""
    seed = seeds.read(path, path.name)
    written = pages.write(compose.film(seed, article.read(seed)[0]))
    return pages.read(seed.slug, written)


def context_of(film: Film) -> FragmentContext:
    """Return the film with what its pages state, at no page yet."""
    return FragmentContext({}, film, people_index(film), facts.read(film), "", None)


def at(context: FragmentContext, section: str, heading: Heading | None = None) -> FragmentContext:
    page = context.film.page(section) if context.film else None
    return context._replace(name=page.name if page else "", heading=heading)


def in_infobox(context: FragmentContext) -> Credits:
    found: Credits = defaultdict(set)
    shown = infobox(at(context, Kind.OVERVIEW))
    for label, values in re.findall(r"^- \*\*(.+?)\*\* (.*)$", shown, re.MULTILINE):
        if label in ROWS:
            # behind the people that one paragraph states stands the mark that leads there
            names = re.split(r" \[¶\]\(.*?\)\{.*?\} ?|, (?!Jr|Sr)", values)
            for one in filter(None, names):
                found[plain(re.sub(r"\\(?=\W)|\[|\]\(.*", "", one))].add(ROWS[label].job.lower())
    return found


def graph_of(context: FragmentContext) -> list[dict[str, Any]]:
    """Return what a page tells machines of the film and its people."""
    slug = context.film.slug if context.film else ""
    page = PageOfSite(f"{slug}/{context.name}", "", "", "Films", "https://films.example/", lambda path: path)
    return json.loads(structured_data(context, page))["@graph"][1:]  # type: ignore[no-any-return]


def of_movie(context: FragmentContext) -> Credits:
    """Return what the film's node says: of the cast, those who are stars too."""
    (told,) = graph_of(at(context, Kind.OVERVIEW))
    stars = {plain(fact.text) for fact in of(context.facts, Field.STAR)}
    found: Credits = defaultdict(set)
    for field in ROWS.values():
        for one in told.get(field.schema, ()):
            makers = one[field.schema] if one["@type"].endswith("Role") else one
            for maker in makers if isinstance(makers, list) else [makers]:
                if field is not Field.STAR or plain(maker["name"]) in stars:
                    found[plain(maker["name"])].add(field.job.lower())
    return found


def of_people(context: FragmentContext) -> Credits:
    """Return the jobs of those who have an entry, as JSON-LD has them."""
    there = at(context, PEOPLE)
    graph = graph_of(there) if there.name else ()
    return {plain(one["name"]): {job.lower() for job in one["jobTitle"]} for one in graph}


def in_entries(context: FragmentContext) -> Credits:
    """Return what the entries say: "Worked as", or whom someone plays, which stands for an actor."""
    found: Credits = {}
    page = context.film.page(PEOPLE) if context.film else None
    for heading in (block for block in page.blocks if isinstance(block, Heading)) if page else ():
        text = entry(at(context, PEOPLE, heading))
        worked = re.search(r"^- \*\*Worked as\*\* (.*)", text, re.MULTILINE)
        jobs = set(re.findall(r"\[(.+?)\]\(", worked[1])) if worked else set()
        found[plain(heading.text)] = jobs | ({"actor"} if "**Plays**" in text else set())
    return found


def assert_agreement(film: Film) -> None:
    context = context_of(film)
    box, graph, entries = in_infobox(context), of_people(context), in_entries(context)
    assert box == of_movie(context)
    without = [name for name in box if name not in entries]
    stated = {plain(fact.text): fact.text for fact in context.facts if fact.field.job}
    assert [stated[name] for name in without if not is_no_person(stated[name])] == []
    rows = {field.job.lower() for field in ROWS.values()}
    for name, jobs in entries.items():
        plays = {"actor"} - graph.get(name, set())  # the cast list says so, and nothing else need
        assert jobs - plays == graph.get(name, set()) - plays
        assert {kind(job) for job in jobs - plays} & rows == box.get(name, set())


@each_case("facts/credits")
def test_invented_films_agree(case: Case, tmp_path: Path) -> None:
    seed = tmp_path / f"{case.text.lower().replace(' ', '-')}.txt"
    seed.write_text(" ".join(case.lines("sentences")), encoding="utf-8")
    assert_agreement(film_of(seed))


def test_films_beside_the_project_agree() -> None:
    films = sorted(FILMS.glob("*.txt"))[::STEP]
    if not films:
        pytest.skip(f"no films in {FILMS}")
    failed = []
    for path in films:
        try:
            assert_agreement(film_of(path))
        except AssertionError as error:
            failed.append(f"{path.name}: {error}")
    assert failed == []
