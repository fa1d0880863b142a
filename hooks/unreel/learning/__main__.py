"""Learn all weights again, or measure how well they are learned: `python -m unreel.learning learn FILMS`.

FILMS is a folder of X.txt, a flat article, and X.json, its answers (see films.py); behind it may stand
further folders of films that only teach. `learn` writes the weights beside the code that uses them, and
the films that they come from into films.tsv; the same films give the same bytes. `evaluate`
cross-validates and prints what `read --json` would; with FOLDS=1 in the environment it reads one fold of
five. `vectors` chooses the vectors of words that the splitter reads, once and for all (see word_vectors.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from unreel.learning import (
    cast,
    citations,
    films,
    lists,
    openings,
    paragraphs,
    people,
    sections,
    word_vectors,
)
from unreel.learning.evaluate import PARTS, evaluate
from unreel.learning.films import LabelledFilm
from unreel.lists.cast import evidence as cast_evidence
from unreel.lists.references import opening
from unreel.model.diagnostics import InputError
from unreel.names import likely_people
from unreel.recovery import citations as inferred_citations
from unreel.recovery.citations.model import Model as CitationModel
from unreel.recovery.citations.model import fits as citation_fits
from unreel.recovery.parts import Models
from unreel.splitting import paragraphs as paragraph_model
from unreel.splitting.paragraphs import Paragrapher
from unreel.splitting.sections import evidence
from unreel.splitting.sections.splitter import Splitter
from unreel.store import weights
from unreel.store.progress import shown
from unreel.store.weights import Arrays, Fits

USAGE = "usage: python -m unreel.learning learn|evaluate FILMS [MORE…], or vectors WORDS TABLE FILMS [MORE…]"
TRUTH = "truth"
"""The folder beside FILMS with what some of them state, written down: those teach nothing that it counts."""
_BEFORE_CITATIONS = 6
"""Models that are learned before those of citations, which need them."""
WRONG_USE = 2
"""The exit status where nothing was done."""


def learn(
    corpus: Sequence[LabelledFilm],
    package: Path = weights.PACKAGE,
    more: Sequence[LabelledFilm] = (),
) -> None:
    """Learn everything from the films `corpus`, then write it into the library in the folder `package`.

    Sections, where paragraphs start, and who is likely a person, are learned from the films `more` as well.
    """
    every = [*corpus, *more]
    with (
        ProcessPoolExecutor(1, get_context("fork")) as pool,  # beside the rest, since it takes the longest
        shown("models", _BEFORE_CITATIONS) as advance,
    ):
        sections_learned = pool.submit(_splitter, every, len(corpus))
        prose = paragraphs.corpus(every)
        paragrapher = paragraphs.learn(prose, np.arange(len(prose.sizes)))
        advance(1)
        cast_model = cast.learn(corpus, more)
        advance(1)
        references = lists.learn(corpus, lists.REFERENCES)
        links = lists.learn(corpus, lists.LINKS)
        starts = openings.learn(corpus)
        advance(3)
        splitter = sections_learned.result()
        advance(1)
    models = Models(
        splitter=Splitter(splitter),
        paragrapher=Paragrapher(paragrapher),
        cast=cast_model,
        references=references,
        links=links,
        openings=starts,
    )
    cited = citations.learn(corpus, models)
    models = models._replace(citations=CitationModel.of(cited))
    named = {
        cast_evidence.WEIGHTS[0]: (cast.HOW, cast_model.weights),
        lists.REFERENCES.file: (lists.HOW, references),
        lists.LINKS.file: (lists.HOW, links),
        opening.WEIGHTS[0]: (openings.HOW, starts),
        likely_people.WEIGHTS[0]: (people.HOW, people.learn_from(every, models)),
    }
    found = {
        evidence.WEIGHTS: (sections.HOW, evidence.fits(), splitter),
        inferred_citations.WEIGHTS: (citations.HOW, citation_fits(), cited),
        paragraph_model.WEIGHTS: (paragraphs.HOW, paragraph_model.fits(), paragrapher),
        **{file: (how, *weights.named(some)) for file, (how, some) in named.items()},
    }
    _write(package, found, corpus, every)


def _write(
    package: Path,
    found: Mapping[str, tuple[str, Fits, Arrays]],
    corpus: Sequence[LabelledFilm],
    every: Sequence[LabelledFilm],
) -> None:
    """Write what was `found` into `package`: by file, how it was learned, what it fits, and the weights."""
    about = {"films": f"the {len(every)} of learning/films.tsv", "sha256": films.digest(every)}
    for file, (how, fits, arrays) in found.items():
        (package / file).parent.mkdir(parents=True, exist_ok=True)
        weights.save(package / file, fits, {**about, "how": how}, arrays)
    for name, what, words in (
        ("given_names", "name", cast.given_names(corpus)),
        ("common_words", "word", cast.common_words(every)),
    ):
        lines = "\n".join([f"# Learned by `make learn`. One {what} a line.", *words, ""])
        (package / f"lists/cast/{name}.txt").write_text(lines, encoding="utf-8")
    (package / "learning").mkdir(exist_ok=True)
    (package / "learning/films.tsv").write_text(films.table(every), encoding="utf-8")


def _splitter(films: Sequence[LabelledFilm], deciding: int) -> Arrays:
    """Return the weights of sections; the first `deciding` films alone teach the decoder."""
    return sections.learn(sections.corpus(films), np.arange(len(films)), np.arange(deciding))


def main(arguments: Sequence[str]) -> int:
    """Run the command line; return `WRONG_USE` where it is wrong or there is nothing to learn from."""
    match arguments:
        case ["learn" | "evaluate" as command, folder, *further]:
            pass
        case ["vectors" as command, words, table, folder, *further]:
            pass
        case _:
            sys.stderr.write(USAGE + "\n")
            return WRONG_USE
    try:
        corpus = films.read(Path(folder))
        more = [film for other in further for film in films.every(Path(other))]
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    if command == "vectors":
        word_vectors.write(Path(words), Path(table), corpus + more)
    elif command == "learn":
        learn(corpus, more=more)
    else:
        truth = Path(folder).parent / TRUTH
        kept_back = {path.stem for path in truth.glob("*.json")}
        folds = min(int(os.environ.get("FOLDS") or PARTS), PARTS)
        evaluate(corpus, Path(folder), folds=folds, more=more, kept_back=kept_back)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
