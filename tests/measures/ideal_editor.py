"""How many corrections does a split take? `python ideal_editor.py FILMS [COUNT] [--shipped]`.

hooks/ is to be on PYTHONPATH. An ideal editor, who knows the answers, corrects the films of `FIRST` that
FILMS holds and COUNT others (chosen by a digest of their names), each from left to right by what may stand
under `sections:` of its `.yml`, until the split is as the answers have it or no correction changes anything.
They are split by what all other films teach, which takes some minutes; with `--shipped` by the library's
weights, which know them.
A fault is a start that is missing, one too many, or one with a wrong label.
"""

from __future__ import annotations

import hashlib
import sys
from bisect import bisect_left
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from unreel import intake
from unreel.learning import films, sections
from unreel.learning.films import LabelledFilm
from unreel.model.article import SUBSECTIONS, Kind
from unreel.model.spans import Span
from unreel.recovery import article, corrections
from unreel.recovery.parts import LEARNED, Models
from unreel.seeds import Seed
from unreel.seeds.settings import Correction, Settings
from unreel.splitting.sections.splitter import Splitter

FIRST = ("avatar-2009-film", "all-about-eve", "oliver-film", "cape-no-7", "v-for-vendetta-film")
"""Films whose corrections were counted before."""
COUNT = 43
ALIKE = {Kind.NOTES: Kind.REFERENCES}
"""What the answers do not tell apart."""

Starts = dict[int, tuple[str, str | None]]
"""Offset → the kind and the subsection that starts there."""


class Edited(NamedTuple):
    """One film, and what it took to correct it."""

    name: str
    missed: int
    false: int
    wrong: int
    corrections: int
    left: int
    """Faults that no correction mends."""

    @property
    def faults(self) -> int:
        """Return how many starts were not as the answers have them."""
        return self.missed + self.false + self.wrong


def wanted(film: LabelledFilm) -> Starts:
    """Return the starts of a film as its answers have them, neighbours of one label as one.

    A mark before the first word, which is no part of the text ("^"), counts as its own.
    """
    source, _ = intake.read(_seed(film, []))
    words = [source.in_text(one.span.start) for one in film.sections]
    places = [source.in_file(Span(at, at + 1)).start for at in words]
    before = [None, *((one.kind, one.sub) for one in film.sections)]
    return {
        at: (one.kind, one.sub)
        for label, at, one in zip(before, places, film.sections, strict=False)
        if label != (one.kind, one.sub)
    }


def made(film: LabelledFilm, said: list[Correction], models: Models) -> Starts:
    """Return the starts of a film as the library has them under some corrections."""
    read, _ = article.read(_seed(film, said), models)
    places = (read.source.in_file(one.span).start for one in read.sections)  # answers count in the file
    labels = ((str(ALIKE.get(one.kind, one.kind)), one.sub) for one in read.sections)
    found = list(zip(places, labels, strict=True))
    return dict(found[:1]) | {at: label for (_, before), (at, label) in pairwise(found) if label != before}


def _seed(film: LabelledFilm, said: list[Correction]) -> Seed:
    return Seed(film.name, f"{film.name}.txt", film.text, Settings(sections=tuple(said)))


def edited(film: LabelledFilm, models: Models) -> Edited:
    """Correct a film as an ideal editor does."""
    answers, said = wanted(film), list[Correction]()
    first = starts = made(film, said, models)
    while fault := next(
        (at for at in sorted({*answers, *starts}) if answers.get(at) != starts.get(at)), None
    ):
        said.append(_correction(film.text, fault, answers, starts))
        before, starts = starts, made(film, said, models)
        if starts == before:
            break
    wrong = sum(answers[at] != first[at] for at in answers.keys() & first.keys())
    missed, false = len(answers.keys() - first.keys()), len(first.keys() - answers.keys())
    left = sum(answers.get(at) != starts.get(at) for at in {*answers, *starts})
    return Edited(film.name, missed, false, wrong, len(said), left)


def _correction(text: str, fault: int, answers: Starts, starts: Starts) -> Correction:
    """Return what an editor says of the first fault: what starts there, or where this starts, or nothing."""
    at, label = fault, answers.get(fault)
    if label is None:
        ahead = sorted(answers)[bisect_left(sorted(answers), fault) :][:1]
        end = min((start for start in starts if start > fault), default=len(text))
        if ahead and ahead[0] < end and answers[ahead[0]] == starts[fault]:
            at, label = ahead[0], starts[fault]
    words, number = corrections.words_at(text, Span(at, len(text)))
    if label is None:
        return Correction(None, None, words, number, 1, 1)
    kind = Kind(label[0])
    sub = label[1] or ("" if kind in SUBSECTIONS else None)
    return Correction(kind, sub, words, number, 1, 1, "Heading" if kind is Kind.OTHER else "")


def chosen(every: list[LabelledFilm], count: int) -> list[LabelledFilm]:
    """Return the films to correct: those of `FIRST`, then others, the same ones each time."""
    by_digest = sorted(every, key=lambda film: hashlib.sha256(film.name.encode()).digest())
    named = [film for name in FIRST for film in every if film.name == name]
    return [*named, *[film for film in by_digest if film.name not in FIRST][:count]]


def main(folder: Path, count: int, *, shipped: bool) -> None:
    """Print a line a film, and the sums of the first eight films and of all."""
    every = films.read(folder)
    some = chosen(every, count)
    others = [at for at, film in enumerate(every) if film not in some]
    models = LEARNED
    if not shipped:
        models = Models(splitter=Splitter(sections.learn(sections.corpus(every), np.array(others))))
    done = []
    print("film  faults (missed, false, wrong label)  corrections  faults left")
    for film in some:
        one = edited(film, models)
        done.append(one)
        print(f"{one.name}  {one.faults} {one[1:4]}  {one.corrections}  {one.left}")
    for part in (done[:8], done):
        exact = sum(not one.left for one in part)
        faults, said = sum(one.faults for one in part), sum(one.corrections for one in part)
        print(f"{len(part)} films: {faults} faults, {said} corrections, {exact} films exact")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[2:] if word.isdigit()]
    main(Path(sys.argv[1]), numbers[0] if numbers else COUNT, shipped="--shipped" in sys.argv)
