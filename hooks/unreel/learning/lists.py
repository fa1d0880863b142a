"""Learn again how references and external links are cut: `python -m unreel.learning.lists FOLDER`.

FOLDER holds films, each as X.txt, the flat article, and X.json, the answer:

    {"form": "page",
     "sections": [{"kind": "references", "start": 16301, "end": 20177}, …],
     "references": [[16301, 16377], …], "external_links": [[20178, 20194], …]}

Offsets count code points of X.txt. Films of another form than "page" have lost their lists and are
passed over. The weights go beside the code that uses them; the same films give the same bytes.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.learning import openings, training
from unreel.lists import external_links, references
from unreel.lists.external_links.evidence import Evidence as LinkEvidence
from unreel.lists.references.evidence import Evidence as ReferenceEvidence
from unreel.model.spans import Span
from unreel.seeds import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.lists.boundaries import Weights


class Task(NamedTuple):
    """One kind of list: what its sections and its entries are called, how it is looked at."""

    kind: str
    entries: str
    evidence: type[ReferenceEvidence | LinkEvidence]
    package: str
    """The folder that its weights belong to."""
    strides: tuple[int, ...]
    """In how many more orders, and which, each list is learned; see `_reordered`."""
    margin: float
    """By how much true starts are to be better than wrong ones; found by cross-validation over films."""
    also: tuple[tuple[str, str], ...] = ()
    """Kind and entries of other lists that teach as well: they look much like some of these."""


TASKS = (
    Task(
        "references",
        "references",
        ReferenceEvidence,
        str(Path(references.__file__).parent),
        (37,),
        8.0,
        (("external-links", "external_links"),),
    ),
    Task(
        "external-links",
        "external_links",
        LinkEvidence,
        str(Path(external_links.__file__).parent),
        (3, 5, 7),
        2.0,
    ),
)


def main(folder: Path) -> None:
    """Learn from the films in `folder` and write the weights."""
    films = sorted(folder.glob("*.json"))
    for task in TASKS:
        examples = [example for path in films for example in read(path, task)]
        weights = training.learn(examples, task.margin)
        head = f"# Learned by `python -m unreel.learning.lists` from {len(examples)} lists of {task.kind}.\n"
        path = Path(task.package) / "weights.txt"
        path.write_text(head + _table(weights), encoding="utf-8")
    head = "# Learned by `python -m unreel.learning.lists`: pairs of drawn words, then places.\n"
    path = Path(references.__file__).parent / "opening.txt"
    path.write_text(head + _table(openings.learn(films)), encoding="utf-8")


def read(path: Path, task: Task) -> Iterator[training.Example]:
    """Return the lists of one film: each unbroken stretch of sections of the task's kind."""
    answer = json.loads(path.read_text(encoding="utf-8"))
    if answer["form"] != "page":
        return
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    names = title.names(text)
    for stretch in _stretches(answer["sections"], task.kind):
        entries = [text[a:b].strip() for a, b in answer[task.entries] if stretch.start <= a < stretch.end]
        yield _example(path.stem, task.evidence(text, stretch, names), answer[task.entries])
        for stride in task.strides if len(entries) > 1 else ():
            yield _reordered(path.stem, task, entries, names, stride)
    for kind, entries_too in task.also:
        for stretch in _stretches(answer["sections"], kind):
            yield _example(path.stem, task.evidence(text, stretch, names), answer[entries_too])


def _example(
    film: str, evidence: ReferenceEvidence | LinkEvidence, entries: list[list[int]]
) -> training.Example:
    return training.Example(film, evidence, _entries(entries, evidence.places))


def _reordered(
    film: str, task: Task, entries: list[str], names: tuple[str, ...], stride: int
) -> training.Example:
    """Return the list with its entries reordered: each order shows other ends beside other openings."""
    while math.gcd(stride, len(entries)) > 1:
        stride += 1
    entries = [entries[(i + 1) * stride % len(entries)] for i in range(len(entries))]
    ends = list(accumulate(len(entry) + 1 for entry in entries))
    places = [[end - 1 - len(entry), end - 1] for entry, end in zip(entries, ends, strict=True)]
    text = " ".join(entries)
    return _example(film, task.evidence(text, Span(0, len(text)), names), places)


def _stretches(sections: list[dict[str, Any]], kind: str) -> list[Span]:
    """Return the sections of one kind, neighbours as one."""
    found: list[Span] = []
    before = ""
    for section in sections:
        start = found.pop().start if section["kind"] == kind == before else section["start"]
        if section["kind"] == kind:
            found.append(Span(start, section["end"]))
        before = section["kind"]
    return found


def _entries(places: list[list[int]], words: list[Span]) -> tuple[tuple[int, int], ...]:
    """Return the entries that start and end with a word, as first word and the one behind the last."""
    first = {start: i for i, (start, _) in enumerate(words)}
    behind = {end: i + 1 for i, (_, end) in enumerate(words)}
    return tuple((first[a], behind[b]) for a, b in places if a in first and b in behind)


def _table(weights: Weights) -> str:
    rows = ("\t".join((f"{weight:g}", *name)) for name, weight in sorted(weights.items()))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
