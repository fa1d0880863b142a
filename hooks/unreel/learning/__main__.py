"""Learn all weights again, or measure how well they are learned: `python -m unreel.learning learn FILMS`.

FILMS is a folder of X.txt, a flat article, and X.json, its answers (see films.py). `learn` writes the
weights beside the code that uses them, and the films that they come from into films.tsv; the same
films give the same bytes. `evaluate` cross-validates and prints what `split --json` would.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from unreel.learning import cast, films, lists, openings, paragraphs, sections
from unreel.learning.evaluate import evaluate
from unreel.learning.films import LabelledFilm
from unreel.lists.cast import evidence as cast_evidence
from unreel.lists.references import opening
from unreel.model.diagnostics import InputError
from unreel.splitting import paragraphs as paragraph_model
from unreel.splitting.sections import evidence
from unreel.store import weights

USAGE = "usage: python -m unreel.learning learn|evaluate FILMS"
WRONG_USE = 2
"""The exit status where nothing was done."""


def learn(corpus: Sequence[LabelledFilm], package: Path = weights.PACKAGE) -> None:
    """Learn everything from the films `corpus`, then write it into the library in the folder `package`."""
    splitter = sections.learn(sections.corpus(corpus), np.arange(len(corpus)))
    named = {
        cast_evidence.WEIGHTS[0]: (cast.HOW, cast.learn(corpus).weights),
        **{task.file: (lists.HOW, lists.learn(corpus, task)) for task in (lists.REFERENCES, lists.LINKS)},
        opening.WEIGHTS[0]: (openings.HOW, openings.learn(corpus)),
    }
    found = {
        evidence.WEIGHTS: (sections.HOW, evidence.fits(), splitter),
        paragraph_model.WEIGHTS: (paragraphs.HOW, paragraph_model.fits(), paragraphs.learn(corpus)),
        **{file: (how, *weights.named(some)) for file, (how, some) in named.items()},
    }
    about = {"films": f"the {len(corpus)} of learning/films.tsv", "sha256": films.digest(corpus)}
    for file, (how, fits, arrays) in found.items():
        (package / file).parent.mkdir(parents=True, exist_ok=True)
        weights.save(package / file, fits, {**about, "how": how}, arrays)
    names = "\n".join(["# Learned by `make learn`. One name a line.", *cast.given_names(corpus), ""])
    (package / "lists/cast/given_names.txt").write_text(names, encoding="utf-8")
    (package / "learning").mkdir(exist_ok=True)
    (package / "learning/films.tsv").write_text(films.table(corpus), encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Run the command line; return `WRONG_USE` where it is wrong or there is nothing to learn from."""
    match arguments:
        case ["learn" | "evaluate" as command, folder]:
            pass
        case _:
            sys.stderr.write(USAGE + "\n")
            return WRONG_USE
    try:
        corpus = films.read(Path(folder))
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    if command == "learn":
        learn(corpus)
    else:
        evaluate(corpus, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
