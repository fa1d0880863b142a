"""Cross-validate all that was learned: `python -m unreel.learning.evaluate FILMS > LINES`.

Five times, all models learn from four fifths of the films, and the last fifth is read by what they
learned, just as `hooks split` would read it. Standard output gets one JSON object a film, in the
form that `split --json` prints; standard error tells how well the confidences are calibrated.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order, as in training

from unreel import seeds
from unreel.learning import cast, lists, openings, training
from unreel.recovery import article
from unreel.recovery.article import Models
from unreel.recovery.record import record
from unreel.splitting.paragraphs import Paragrapher
from unreel.splitting.sections.splitter import Splitter

if TYPE_CHECKING:
    from unreel.learning.sections.pipeline import Corpus
    from unreel.recovery.article import Article

PARTS, WORKERS = 5, 2
STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
"""The confidences between which boundaries are counted together."""

_corpus: list[Corpus] = []
"""Read once, before the processes part."""


def main(folder: Path) -> None:
    """Cross-validate over the films of `folder`."""
    from unreel.learning.sections import corpus, pipeline  # noqa: PLC0415 - numpy comes with them

    _corpus.append(pipeline.corpus(corpus.read(folder)))
    with ProcessPoolExecutor(WORKERS, get_context("fork")) as pool:
        parts = pool.map(_held_out, range(PARTS), [folder] * PARTS)
        read = sorted((path, found) for part in parts for path, found in part)
    for path, found in read:
        line = json.dumps(record(str(path.with_suffix(".txt")), found), ensure_ascii=False)
        sys.stdout.write(line + "\n")
    sys.stderr.write(_calibration(read) + "\n")


def _held_out(part: int, folder: Path) -> list[tuple[Path, Article]]:
    """Read the films of one part with what the others teach."""
    paths = [folder / f"{film.name}.json" for film in _corpus[0].films]
    known = [at for at in range(len(paths)) if at % PARTS != part]
    models = _learned(known, [paths[at] for at in known])
    held_out = [path.with_suffix(".txt") for path in paths[part::PARTS]]
    return [(path, article.read(seeds.read(path, path.name), models)[0]) for path in held_out]


def _learned(known: list[int], paths: list[Path]) -> Models:
    import numpy as np  # noqa: PLC0415

    from unreel.learning.sections import paragraphs, pipeline  # noqa: PLC0415 - numpy comes with them

    corpus = _corpus[0]
    weights = [
        training.learn([one for path in paths for one in lists.read(path, task)], task.margin)
        for task in lists.TASKS
    ]
    return Models(
        splitter=Splitter(pipeline.learn(corpus, np.array(known))),
        paragrapher=Paragrapher(paragraphs.learn([corpus.films[at] for at in known])),
        cast=cast.model([cast.film(path) for path in paths]),
        references=weights[0],
        links=weights[1],
        openings=openings.learn(paths),
    )


def _calibration(read: list[tuple[Path, Article]]) -> str:
    """Give, for each step of confidence, how many starts of a kind were told and how many are right."""
    told: list[tuple[float, bool]] = []
    for path, found in read:
        answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        right = {b["start"] for a, b in pairwise(answer["sections"]) if a["kind"] != b["kind"]}
        for before, here in pairwise(found.sections):
            if before.kind is not here.kind:
                told.append((here.confidence, here.span.start in right))
    rows = ["starts of a kind by confidence: how many, mean confidence, share that is right"]
    for low, high in pairwise(STEPS):
        some = [(sure, hit) for sure, hit in told if low <= sure < high]
        if some:
            mean, share = (sum(column) / len(some) for column in zip(*some, strict=True))
            rows.append(f"  {low:.2f}-{min(high, 1):.2f}  {len(some):5}  {mean:.3f}  {share:.3f}")
    return "\n".join(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
