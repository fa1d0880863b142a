"""Make a project whose weights never saw its films, to be read page by page: a fold of cross-validation.

`python tests/measures/held_out.py FILMS PROJECT`, with hooks/ and tests/ on PYTHONPATH. Every fifth film of
FILMS is kept back, the others teach the weights of PROJECT/hooks, and of those kept back some are drawn
into PROJECT/seeds: films with lists and films without, none of those beside FILMS with a truth written
down. From then on it is a project like any other: `python hooks sync`, `mkdocs serve`. What was found on
their pages stands in fifteen_films.md.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import projects
from unreel.learning import films
from unreel.learning.__main__ import TRUTH, learn
from unreel.learning.films import LabelledFilm

PARTS = 5
WITH_LISTS, WITHOUT = 8, 7
SEED = 13


def drawn(kept_back: list[LabelledFilm], known: set[str]) -> list[LabelledFilm]:
    """Return the films to read: the same ones each time, none that is `known` by name."""
    unknown = [film for film in kept_back if film.name not in known]
    chance = random.Random(SEED)  # noqa: S311 - films are drawn, no secrets
    whole = chance.sample([film for film in unknown if film.whole], WITH_LISTS)
    prose = chance.sample([film for film in unknown if not film.whole], WITHOUT)
    return sorted([*whole, *prose], key=lambda film: film.name)


def main(folder: Path, root: Path) -> None:
    """Learn without a part of the films in `folder`, and make the project at `root` of some of that part."""
    every = films.read(folder)
    kept_back = every[::PARTS]
    project = projects.made(root)
    chosen = drawn(kept_back, {path.stem for path in (folder.parent / TRUTH).glob("*.json")})
    project.put({f"seeds/{film.name}.txt": film.text for film in chosen})
    more = films.every(folder.parent / "more")
    learn([film for at, film in enumerate(every) if at % PARTS], root / "hooks/unreel", more)
    print(*(f"{'lists' if film.whole else 'prose'}  {film.name}" for film in chosen), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
