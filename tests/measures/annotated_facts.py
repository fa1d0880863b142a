"""How well the stated facts are read: `make facts`. Prints every miss, then precision and recall.

The answers are rows of film, field and value, written down by hand from whole articles; a fourth
column "?" marks a row that counts neither way. Fields for which no film has a row yet are listed and
not counted. The articles lie beside the project, not in it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from unreel import pages, seeds
from unreel.facts import read as facts_of
from unreel.recovery import compose
from unreel.recovery.article import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.facts.fact import Fact

ANSWERS = Path(__file__).parents[1] / "cases" / "facts"
DATED, RATED = "release", "rating"
PRECISION, RECALL = 0.97, 0.85
"""What all fields together must reach."""
Row = tuple[str, str]


def answers(path: Path) -> dict[str, tuple[set[Row], set[Row]]]:
    """Return for each film the rows that count and those that are doubtful."""
    found: dict[str, tuple[set[Row], set[Row]]] = defaultdict(lambda: (set(), set()))
    for line in path.read_text(encoding="utf-8").splitlines():
        film, field, value, *doubt = line.split("\t")
        found[film][bool(doubt)].add((field, value))
    return found


def stated(path: Path) -> set[Row]:
    """Return the rows that are read from the pages of an article."""
    seed = seeds.read(path, path.name)
    whole = compose.film(seed, read(seed)[0])
    return {row(fact) for fact in facts_of(pages.read(whole.slug, pages.write(whole)))}


def row(fact: Fact) -> Row:
    """Return a fact as the answers write it."""
    match fact.field:
        case "event":
            return fact.field, fact.date
        case "release":
            return fact.field, f"{fact.date} | {fact.about}"
        case "rating":
            return fact.field, f"{fact.about} | {fact.text}"
    return fact.field, fact.text


def same(said: Row, answer: Row) -> bool:
    """Return whether two rows state the same: of places, critics and prizes one may be longer."""
    if said[0] != answer[0]:
        return False
    if said[0] in {DATED, RATED}:
        (date, place), (other, elsewhere) = (value.split("|") for value in (said[1], answer[1]))
        if said[0] == RATED:
            date, place, other, elsewhere = place, date, elsewhere, other
        return bare(date) == bare(other) and within(place, elsewhere)
    return within(said[1], answer[1]) if said[0] == "award" else bare(said[1]) == bare(answer[1])


def within(one: str, other: str) -> bool:
    """Return whether the words of one stand in the other, or both are empty."""
    a, b = bare(one), bare(other)
    return a == b or bool(a and b and (f" {a} " in f" {b} " or f" {b} " in f" {a} "))


def bare(words: str) -> str:
    """Return the words without capitals, articles and marks that do not matter."""
    folded = words.casefold().replace(" out of ", "/")
    return " ".join(re.sub(r"[^\w$£€¥₹%./+-]+|\bthe\b", " ", folded).split())


def judged(said: set[Row], answer: set[Row], doubtful: set[Row]) -> Iterator[tuple[str, str, str]]:
    """Return each row as hit, wrong or missed."""
    left = set(answer)
    for one in sorted(said):
        match = next((other for other in sorted(left) if same(one, other)), None)
        if match:
            left.remove(match)
            yield "hit", *one
        elif not any(same(one, other) for other in answer | doubtful):
            yield "wrong", *one
    yield from (("missed", *one) for one in sorted(left))


def main(films: Path, tables: list[Path]) -> int:
    """Print every miss, then the figures of each field and of all; return 1 if all together fall short.

    Where films are missing, say so and return 2.
    """
    rows = {film: both for table in tables for film, both in answers(table).items()}
    if missing := [film for film in sorted(rows) if not (films / f"{film}.txt").is_file()]:
        where = "say where they lie: make facts FILMS=…"
        print(f"{films}: {len(missing)} of {len(rows)} films are not here, {missing[0]}.txt first; {where}")
        return 2
    counted = {field for both in rows.values() for one in both for field, _ in one}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for film, (answer, doubtful) in rows.items():
        for verdict, field, value in judged(stated(films / f"{film}.txt"), answer, doubtful):
            for key in (field, "all") if field in counted else (field,):
                counts[key][verdict] += 1
            if verdict != "hit" and field in counted:
                print(f"{film}: {verdict}: {field}: {value}")
    for field in sorted(counts.keys() - counted - {"all"}):
        print(f"{field:28} not counted: no film has a row of it, {counts[field]['wrong']} are read")
    for field in [*sorted(counts.keys() & counted), "all"]:
        precision, recall, total = figures(counts[field])
        print(f"{field:28} precision {precision:.3f}  recall {recall:.3f}  of {total}")
    return int(precision < PRECISION or recall < RECALL)


def figures(count: Counter[str]) -> tuple[float, float, int]:
    """Return precision, recall and how many rows there are."""
    hits, total = count["hit"], count["hit"] + count["missed"]
    return hits / max(1, hits + count["wrong"]), hits / max(1, total), total


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]] or sorted(ANSWERS.glob("*.tsv"))))
