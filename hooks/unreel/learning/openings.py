"""Learn where the references start: what references/opening.py weighs.

Films whose answers have references teach their start three times, as it is seen from a likely start that is
right, too early or too late; and behind the end of each section of prose, with the list's entries from
another one on, for there are few films and many ways from prose to references.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.learning import choice
from unreel.lists.references import opening
from unreel.lists.references.evidence import Evidence
from unreel.model.spans import Span
from unreel.seeds import title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from unreel.lists.boundaries import Name, Weights

_KIND = "references"
_SHIFTS = (0, -40, 40)
_RARE = 5
"""Pairs of words that were seen less often say nothing."""
_LEAST, _HIGHEST = 0.3, 3.0
"""How much a pair is worth at least, or it is left out, and at the most, for or against."""
_LEFT_OUT = frozenset({"see-also", "cast", "other", "external-links"})
"""Sections that are neither prose nor references."""
_PROSE = 300
"""Code points that a section must have to be taken for a way into references."""
_TAIL = 500
_ENTRIES = 8
_FEWEST = 3


class Film(NamedTuple):
    """A flat article and its answer."""

    name: str
    text: str
    answer: dict[str, Any]


def learn(paths: Iterable[Path]) -> Weights:
    """Return the weights for the start of the references."""
    films = [film for path in paths if (film := _film(path)).answer["form"] == "page"]
    worths = _pairs(films)
    choices = [one for film in films for one in _choices(film, worths)]
    return {**worths, **choice.learn(choices)}


def _film(path: Path) -> Film:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return Film(path.stem, text, json.loads(path.read_text(encoding="utf-8")))


def _pairs(films: Sequence[Film]) -> Weights:
    """Return how much likelier each pair of drawn words is in references than in prose."""
    inside: Counter[Name] = Counter()
    outside: Counter[Name] = Counter()
    for film in films:
        for section in film.answer["sections"]:
            if section["kind"] not in _LEFT_OUT:
                seen = inside if section["kind"] == _KIND else outside
                seen.update(opening.pairs(Evidence(film.text, Span(section["start"], section["end"]))))
    every = sorted(inside | outside)
    all_inside, all_outside = (sum(seen.values()) + len(every) / 2 for seen in (inside, outside))
    worths = {}
    for pair in every:
        if inside[pair] + outside[pair] >= _RARE:
            likelier = math.log((inside[pair] + 0.5) / all_inside) - math.log(
                (outside[pair] + 0.5) / all_outside
            )
            worths[pair] = round(max(-_HIGHEST, min(_HIGHEST, likelier)), 2)
    return {pair: worth for pair, worth in worths.items() if abs(worth) >= _LEAST}


def _choices(film: Film, worths: Weights) -> Iterator[choice.Choice]:
    entries = film.answer[_KIND]
    if not entries:
        return
    names = title.names(film.text)
    start = entries[0][0] + len(film.text[slice(*entries[0])]) - len(film.text[slice(*entries[0])].lstrip())
    seen = [(film.text, opening.around(film.text, start, shift), start) for shift in _SHIFTS]
    for text, window, right in (*seen, *_invented(film)):
        places = opening.places(text, window, names, worths)
        starts = [place.start for place in places]
        if right in starts:
            yield choice.Choice(film.name, [place.names for place in places], starts.index(right))


def _invented(film: Film) -> Iterator[tuple[str, Span, int]]:
    """Return the references, from another one on, behind the end of each section of prose.

    Every other time, what the article says to see also stands in between.
    """
    sections, entries = film.answer["sections"], [film.text[a:b].strip() for a, b in film.answer[_KIND]]
    if len(entries) < _FEWEST:
        return
    also = next((s for s in sections if "See also" in s["heading"]), None)
    prose = [s for s in sections if s["kind"] not in {_KIND, *_LEFT_OUT} and s["end"] - s["start"] > _PROSE]
    for i, section in enumerate(prose):
        tail = film.text[max(section["start"], section["end"] - _TAIL) : section["end"]].strip()
        tail = tail[tail.find(" ") + 1 :]
        if also and i % 2:
            tail += " " + film.text[also["start"] : also["end"]].strip()
        turn = (i * 7 + 3) % len(entries)
        text = " ".join([tail, *(entries[turn:] + entries[:turn])[:_ENTRIES]])
        yield text, Span(0, len(text)), len(tail) + 1
