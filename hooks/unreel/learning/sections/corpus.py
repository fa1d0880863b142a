"""Films with answers: a folder of X.txt (the flat article) and X.json (what its sections were)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.splitting.sections import titles, units
from unreel.splitting.sections.labels import ELSEWHERE, LABELS, Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Film:
    """One article with its answers, unit by unit."""

    name: str
    text: str
    title: str
    units: tuple[Span, ...]
    classes: tuple[int, ...]
    """The class of each unit: a place in `LABELS`, or `ELSEWHERE`."""
    paragraphs: tuple[Span, ...]
    """The article's paragraphs; empty where they are not known."""

    @property
    def starts(self) -> list[bool]:
        """Tell for each unit whether its class differs from that of the unit before."""
        return [True, *(a != b for a, b in zip(self.classes, self.classes[1:], strict=False))]


def read(folder: Path) -> list[Film]:
    """Return the films of `folder` in the order of their names."""
    return [_film(path) for path in sorted(folder.glob("*.json"))]


def _film(path: Path) -> Film:
    answer = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    title = titles.title(text)
    cut = tuple(units.split(text, title))
    paragraphs = tuple(Span(*pair) for pair in answer.get("paragraphs", ()))
    return Film(path.stem, text, title, cut, tuple(_classes(cut, answer["sections"])), paragraphs)


def _classes(cut: Sequence[Span], sections: Sequence[dict[str, Any]]) -> list[int]:
    places = [_class(section) for section in sections]
    found, at = [], 0
    for unit in cut:
        while at + 1 < len(sections) and sections[at + 1]["start"] <= unit.start:
            at += 1
        found.append(places[at])
    return found


def _class(section: dict[str, Any]) -> int:
    try:
        return LABELS.index(Label(Kind(section["kind"]), section["sub"]))
    except ValueError:
        return ELSEWHERE


def digest(films: Sequence[Film]) -> str:
    """Return a hash of all texts and answers, by which the weights' header names what they come from."""
    sha = hashlib.sha256()
    for film in films:
        sha.update(f"{film.name}\n{film.text}\n{film.classes}\n{film.paragraphs}\n".encode())
    return sha.hexdigest()
