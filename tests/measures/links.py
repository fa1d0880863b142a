"""Links to entries, drawn at random for a person to judge: `python links.py FILMS [SEED]`, and `--missed`.

Prints a line for each: film, page, the words shown, whose entry they lead to, an empty field for the
verdict (`right` or `wrong`) and the words around. drawn_links.tsv has those that were judged. With
`--missed` it draws sentences instead that name an entry's person or character before any link on their
page leads there. It needs hooks/ and tests/ on PYTHONPATH.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from measures.truth import of_part
from unreel import pages
from unreel.learning.films import counted
from unreel.names.entities import entities
from unreel.recovery import article, compose
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unreel.model.film import Film

FILMS, LINKS, MISSED = 40, 200, 100
"""How many are drawn."""
NOT_READ = "count"
"""The films of truth_films.tsv that nobody reads are not drawn from."""
WORDS = 4
"""Words on either side that are shown."""


class DrawnLink(NamedTuple):
    """A link to an entry, as a line of the file has it."""

    film: str
    page: str
    words: str
    target: str
    verdict: str
    around: str


def judged(path: Path) -> list[DrawnLink]:
    """Return the lines of a file of judged links."""
    return [DrawnLink(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def drawn(
    paths: Sequence[Path], random: Random, find: Callable[[Film], Iterator[DrawnLink]], count: int
) -> list[DrawnLink]:
    """Return `count` of what `find` gives of FILMS films, sorted."""
    found = [one for path in random.sample(paths, FILMS) for one in find(_film(path))]
    return sorted(random.sample(found, min(count, len(found))))


def _film(path: Path) -> Film:
    seed = Seed(path.stem, f"seeds/{path.name}", path.read_text(encoding="utf-8"), Settings())
    return pages.read(path.stem, pages.write(compose.film(seed, article.read(seed)[0])))


def _links(film: Film) -> Iterator[DrawnLink]:
    names = {(one.page, one.anchor): one.name for one in entities(film)}
    for page in film.pages:
        for sentence in page.sentences:
            for link in sentence.links:
                file, _, anchor = link.target.partition("#")
                if name := names.get((file or page.name, anchor)):
                    yield _line(film, page.name, sentence.text, link.span, name)


def _missed(film: Film) -> Iterator[DrawnLink]:
    """Return the first place on each page with a word of an entry's name where no link leads to the entry."""
    for page in film.pages:
        linked = {link.target for sentence in page.sentences for link in sentence.links}
        for one in entities(film):
            target = f"#{one.anchor}" if one.page == page.name else f"{one.page}#{one.anchor}"
            words = [word for word in one.name.split() if word[0].isupper() and word.isalpha()]
            if not words or target in linked:
                continue
            family = re.compile(rf"(?<!\w){re.escape(words[-1])}(?!\w)")
            places = ((sentence, family.search(sentence.text)) for sentence in page.sentences)
            for sentence, found in places:
                if found:
                    yield _line(film, page.name, sentence.text, found.span(), one.name)
                    break


def _line(film: Film, page: str, text: str, place: tuple[int, int], name: str) -> DrawnLink:
    start, end = place
    before, after = text[:start].split(" ")[-WORDS - 1 :], text[end:].split(" ")[: WORDS + 1]
    around = f"{' '.join(before)}[{text[start:end]}]{' '.join(after)}"
    return DrawnLink(film.slug, page, text[start:end], name, "", around)


def main(arguments: Sequence[str]) -> None:
    """Print what is drawn of the folder of films, by the seed."""
    folder, *seeds = [one for one in arguments if one != "--missed"]
    find, count = (_missed, MISSED) if "--missed" in arguments else (_links, LINKS)
    random = Random(seeds[0] if seeds else "links")  # noqa: S311 - a draw, no secret
    unread = {f"{name}.txt" for name in of_part(NOT_READ)}
    paths = [path for path in counted(Path(folder).glob("*.txt")) if path.name not in unread]
    for one in drawn(paths, random, find, count):
        sys.stdout.write("\t".join(one) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
