"""Group the entries of a film's people: cast, crew, and who is only named. docs/ keeps the text's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.people_index import PeopleIndex
from unreel.lexicon.labels import label
from unreel.model.film import PEOPLE, Heading, Page

GROUPS = ("Cast", "Crew", "Also named")
_CAST, _CREW, _NAMED = GROUPS
_CONFLICT = "<<<<<<< "


def grouped(
    page: Page, who: PeopleIndex, facts: Iterable[Fact], lines: Sequence[str], above: int = 0
) -> list[str]:
    """Return the lines of a page of people with each entry below the heading of its group.

    A page on which people put other headings beside those of the entries stays as they arranged it.
    `lines` are those of its Markdown without the first `above`, some of which may hold several.
    """
    headings = [one for one in page.blocks if isinstance(one, Heading) and one.line]
    starts = [one.line - above - 1 for one in headings]
    entries = [who.entities.get((page.name, one.anchor)) for one in headings]
    is_plain = all(lines[start].startswith("## ") for start in starts) and all(entries)
    is_open = any(line.startswith(_CONFLICT) for line in lines)  # its sides are cut by their lines
    if page.section != PEOPLE or not starts or not is_plain or is_open:
        return [*lines]
    group_of = _groups(who, facts)
    found: dict[str, list[str]] = {name: [] for name in GROUPS}
    for entity, start, end in zip(entries, starts, [*starts[1:], len(lines)], strict=True):
        group = group_of.get(plain(entity.name), _NAMED) if entity else _NAMED
        found[group] += [f"#{lines[start]}", *lines[start + 1 : end], ""]
    arranged = [*lines[: starts[0]]]
    for name, some in found.items():
        if some:
            anchor = name.lower().replace(" ", "-")
            arranged += [f"## {label(name)} {{ #people-{anchor} data-search-exclude }}", "", *some]
    return arranged


def _groups(who: PeopleIndex, facts: Iterable[Fact]) -> dict[str, str]:
    """Return name, in the form for comparing → group; who directed and played is of the crew."""
    found = {plain(actor.name): _CAST for role in who.roles for actor in role.actors}
    jobs = sorted((fact for fact in facts if fact.job), key=lambda fact: fact.field != Field.STAR)
    for fact in jobs:
        found[plain(fact.text)] = _CAST if fact.field == Field.STAR else _CREW
    return found
