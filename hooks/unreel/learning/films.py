"""Films with answers: a folder of X.txt, the flat article, and X.json, what was there before.

    {"title": "…", "source": "Wikipedia, ‘…’, CC BY-SA 4.0", "form": "page",
     "sections": [{"kind": "references", "sub": null, "heading": ["…"], "start": 16301, "end": 20177}, …],
     "paragraphs": [[0, 619], …], "cast": [{"actor": "…", "role": "…", "start": 6947, "end": 6990}, …],
     "references": [[16301, 16377], …], "external_links": [[20178, 20194], …],
     "citations": [[1714, 4], …]}

Offsets count code points of X.txt. A citation stands at an offset, and names a reference by its number
from 0. Films of another form than "page" have lost their lists;
their paragraphs may stand beside the folder X, in X-prose-paragraphs.json: an object with the spans of each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.spans import Span
from unreel.seeds import title


class AnswerSection(NamedTuple):
    """A section of the article as its editors cut it."""

    kind: str
    """A `Kind`, or one that no page is made of ("analysis", "see-also", "other")."""
    sub: str | None
    heading: tuple[str, ...]
    span: Span


class AnswerLine(NamedTuple):
    """A line of a cast list that reads "A as B"."""

    span: Span
    actor_end: int
    """Where the actor's name ends, with which it opens."""


@dataclass(frozen=True)
class LabelledFilm:
    """One article with its answers; what is not known of it is empty."""

    name: str
    text: str
    title: str
    source: str
    """Where the text comes from, and under which licence."""
    whole: bool
    """Does the text still have its lists (the form "page")?"""
    sections: tuple[AnswerSection, ...]
    paragraphs: tuple[Span, ...] = ()
    cast: tuple[AnswerLine, ...] = ()
    references: tuple[Span, ...] = ()
    external_links: tuple[Span, ...] = ()
    citations: tuple[tuple[int, int], ...] = ()
    """Where references were cited: an offset, and the number of the reference."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the film's names as its opening sentence states them."""
        return title.read(self.text).names

    def stretches(self, kind: str) -> list[Span]:
        """Return the sections of one kind, neighbours as one."""
        runs = (list(run) for same, run in groupby(self.sections, lambda one: one.kind) if same == kind)
        return [Span(run[0].span.start, run[-1].span.end) for run in runs]


FEWEST = 5
"""Films that are needed: a feature that fewer have is left out, and cross-validation has five folds."""


def every(folder: Path) -> list[LabelledFilm]:
    """Return the films of `folder` by name, however little they teach, without those that are left out."""
    beside = folder.parent / f"{folder.name}-prose-paragraphs.json"
    paragraphs = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
    paths = (path for path in counted(folder.glob("*.json")) if path.with_suffix(".txt").is_file())
    return [_film(path, paragraphs.get(path.stem, ())) for path in paths]


def counted(paths: Iterable[Path]) -> list[Path]:
    """Return the files of films that may teach and be counted, sorted: the library's own are neither."""
    left_out = wordset("learning/left_out.txt")
    return sorted(path for path in paths if path.stem not in left_out)


def read(folder: Path) -> list[LabelledFilm]:
    """Return the films of `folder` by name; raise `InputError` where they teach too little."""
    films = every(folder)
    if not films:
        why = "no films with answers lie here (X.txt with X.json); say where they are: FILMS=…"
        raise InputError(Diagnostic(str(folder), 0, 0, why))
    lists = {
        "cast": "a cast list",
        "references": "references",
        "external_links": "external links",
        "citations": "citations",
    }
    missing = [name for field, name in lists.items() if not any(getattr(film, field) for film in films)]
    if len(films) < FEWEST or missing:
        lacks = f"; none of these has {', none has '.join(missing)}" if missing else ""
        why = f"{len(films)} films are too few to learn from: {FEWEST} are needed, lists among them{lacks}"
        raise InputError(Diagnostic(str(folder), 0, 0, why))
    return films


def _film(path: Path, paragraphs: Sequence[Sequence[int]]) -> LabelledFilm:
    """Read one film; `paragraphs` stand in where its own answers have none."""
    answer = {"paragraphs": paragraphs} | json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    lists = ("paragraphs", "references", "external_links")
    return LabelledFilm(
        path.stem,
        text,
        answer.get("title", path.stem),
        answer.get("source", ""),
        answer.get("form") == "page",
        tuple(
            AnswerSection(
                one["kind"], one.get("sub"), tuple(one.get("heading", ())), Span(one["start"], one["end"])
            )
            for one in answer["sections"]
        ),
        cast=tuple(
            AnswerLine(Span(one["start"], one["end"]), one["start"] + len(one["actor"]))
            for one in answer.get("cast", ())
        ),
        citations=tuple((offset, number) for offset, number in answer.get("citations", ())),
        **{name: tuple(Span(*pair) for pair in answer.get(name, ())) for name in lists},
    )


def digest(films: Sequence[LabelledFilm]) -> str:
    """Return a hash of all texts and answers, by which the weights' headers name what they come from."""
    return hashlib.sha256("\n".join(map(repr, films)).encode("utf-8", "surrogatepass")).hexdigest()


def table(films: Sequence[LabelledFilm]) -> str:
    """Return the films as a table: file, title, source, licence, and a hash of the text."""
    rows = ["# The films that the weights were learned from, written by `make learn`."]
    rows.append("file\ttitle\tsource\tlicence\tsha256 of the text")
    for film in films:
        source, _, licence = film.source.rpartition(", ")
        text = hashlib.sha256(film.text.encode("utf-8", "surrogatepass")).hexdigest()
        rows.append("\t".join((film.name, film.title, source, licence, text[:16])))
    return "\n".join(rows) + "\n"
