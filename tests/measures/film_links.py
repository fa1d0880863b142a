"""How often words that name another film mean that film: 200 places, drawn by a seed.

    python tests/measures/film_links.py DOCS [PLACES]

DOCS is a folder of films' pages, as sync makes it of their texts. Drawn are places that name another film of
the folder, the first of which on each page is a link, from 200 films. Verdicts, read by hand against the
texts, stand in film_links.tsv: film, page, the words, the film that they lead to, a digest of the sentence,
`right` or what is wrong. A place that has none is printed with its sentence and with how the other film
opens, to be read. It needs hooks/ on PYTHONPATH.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.library.film_links import FilmLink, links
from unreel.site import docs
from unreel.site.docs import Site
from unreel.store.workspace import Workspace

VERDICTS = Path(__file__).with_suffix(".tsv")
SEED = "14"
FILMS = 200


class Drawn(NamedTuple):
    """A link, and the sentence that it stands in."""

    film: str
    page: str
    words: str
    to: str
    at: int
    """Where the sentence begins on its page."""
    sentence: str

    @property
    def place(self) -> tuple[str, ...]:
        """Return what a verdict is of."""
        return (
            self.film,
            self.page,
            self.words,
            self.to,
            hashlib.sha256(self.sentence.encode()).hexdigest()[:8],
        )


def digest(*names: str) -> str:
    """Return what something is drawn by: another one more or less leaves the others as they are."""
    return hashlib.sha256("|".join((SEED, *names)).encode()).hexdigest()


def drawn(shown: Site, count: int) -> list[Drawn]:
    """Return so many places, from the films that are drawn; the library's own are left out."""
    left_out = wordset("learning/left_out.txt")
    named = {
        film: places
        for film, places in links([*shown.summaries.values()]).links.items()
        if film not in left_out
    }
    films = sorted(named, key=digest)[:FILMS]
    found = {one.place: one for film in films for one in _places(shown, film, named[film])}
    return sorted(found.values(), key=lambda one: digest(*one.place))[:count]


def _places(shown: Site, film: str, places: Iterable[FilmLink]) -> Iterator[Drawn]:
    lines = {
        (line.sentence.page.name, line.sentence.sentence.span.start): line.sentence.text
        for line in shown.people_index[film].named
    }
    for one in places:
        sentence = lines[one.page, one.sentence]
        yield Drawn(film, one.page, one.span.of(sentence), one.to, one.sentence, sentence)


def main(folder: Path, count: int = 200) -> None:
    """Print the links that nobody has read yet, and how many of the others are right."""
    shown = docs.read(folder, None, Workspace(folder.parent))
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        verdicts = {tuple(row[:5]): row[5] for row in csv.reader(file, delimiter="\t")}
    told: list[str] = []
    for one in drawn(shown, count):
        if one.place in verdicts:
            told.append(verdicts[one.place])
            continue
        other = shown.summaries[one.to]
        own = shown.summaries[one.film]
        print("\n##", *one.place, sep="\t")
        print(f"  {own.title} ({own.year}): {one.sentence[:700]}")
        print(f"  → {other.title} ({other.year}): {other.opening[:200]}")
    right = told.count("right")
    print(f"{len(told)} links read: {right} right ({right / max(1, len(told)):.3f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
