"""How often people who are joined across films are the same: 200 pairs, drawn by a seed.

    python tests/measures/joined_people.py DOCS [PAIRS]

DOCS is a folder of films' pages, as sync makes it of their texts. The pairs are neighbours by year among the
films of one person. Verdicts, read by hand, stand in joined_people.tsv; a pair that has none is printed with
what both films say of the person, to be read. It needs hooks/ on PYTHONPATH.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from unreel.facts.people_index import PeopleIndex
from unreel.lexicon.wordlists import wordset
from unreel.library.people_settings import PeopleSettings
from unreel.library.persons import Appearance, persons
from unreel.library.summaries import FilmSummary
from unreel.site import docs
from unreel.store.workspace import Workspace

VERDICTS = Path(__file__).with_suffix(".tsv")
SEED = "14"


def drawn(films: Mapping[str, FilmSummary], count: int) -> list[tuple[Appearance, Appearance]]:
    """Return pairs by the digest of their names: another pair more or less leaves the others as they are."""
    left_out = wordset("learning/left_out.txt")
    people = persons((film for film in films.values() if film.slug not in left_out), PeopleSettings())
    pairs = [pair for person in people for pair in pairwise(person.appearances)]
    return sorted(pairs, key=lambda pair: hashlib.sha256("|".join((SEED, *place(*pair))).encode()).digest())[
        :count
    ]


def place(one: Appearance, other: Appearance) -> tuple[str, str, str]:
    return one.person.name, one.film.slug, other.film.slug


def _said(people: PeopleIndex, name: str) -> Iterator[str]:
    for line in people.named:
        if any(one.entity.name == name and not one.entity.is_character for one in line.mentions):
            yield f"{line.sentence.section}: {line.sentence.text}"


def main(folder: Path, count: int = 200) -> None:
    shown = docs.read(folder, None, Workspace(folder.parent))
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        verdicts = {(row[0], row[1], row[2]): row[3] for row in csv.reader(file, delimiter="\t")}
    told: list[str] = []
    for one, other in drawn(shown.summaries, count):
        if place(one, other) in verdicts:
            told.append(verdicts[place(one, other)])
            continue
        print("\n##", *place(one, other), sep="\t")
        for each in (one, other):
            print(
                f"  {each.film.year}",
                *each.person.jobs,
                *(f"as {role}" for role in each.person.roles),
                sep=" · ",
            )
            for line in [*_said(shown.people_index[each.film.slug], each.person.name)][:3]:
                print("   ", line[:300])
    right = told.count("same")
    print(
        f"{len(told)} pairs read: {right} the same, {len(told) - right} not ({right / max(1, len(told)):.3f})"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
