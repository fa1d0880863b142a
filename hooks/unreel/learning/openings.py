"""Learn the weights of where the references start, which `references.opening` reads.

Films whose answers have references teach their start three times, as it is seen from a likely start that is
right, too early or too late; and behind the end of each section of prose, with the list's entries from
another one on, for there are few films and many ways from prose to references.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from unreel.learning import logit
from unreel.learning.films import LabelledFilm
from unreel.lists.references import opening
from unreel.lists.references.evidence import ReferenceEvidence
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.store.weights import Feature, FeatureWeights

HOW = "log-odds of pairs of drawn words; a conditional logit over the words where references may start"
_SHIFTS = (0, -40, 40)
_RARE = 5
"""Pairs of words that were seen less often say nothing."""
_LEAST, _HIGHEST = 0.3, 3.0
"""What a pair scores at least, or it is left out, and at the most, for or against."""
_LEFT_OUT = frozenset({"see-also", "cast", "other", "external-links"})
"""Sections that are neither prose nor references."""
_PROSE = 300
"""Code points that a section must have to be taken for a way into references."""
_TAIL = 500
_ENTRIES = 8
_FEWEST = 3
_PENALTY = logit.Penalty(squares=0.003, by_count=True, fewest=2, least=0.15)


def learn(films: Sequence[LabelledFilm]) -> FeatureWeights:
    """Return the weights for the start of the references."""
    whole = [film for film in films if film.whole]
    pairs = _pairs(whole)
    return {**pairs, **logit.choice([one for film in whole for one in _choices(film, pairs)], _PENALTY)}


def _pairs(films: Sequence[LabelledFilm]) -> FeatureWeights:
    """Return how much likelier each pair of drawn words is in references than in prose."""
    inside: Counter[Feature] = Counter()
    outside: Counter[Feature] = Counter()
    for film in films:
        for section in film.sections:
            if section.kind not in _LEFT_OUT:
                seen = inside if section.kind == Kind.REFERENCES else outside
                seen.update(opening.pairs(ReferenceEvidence(film.text, section.span)))
    every = sorted(inside | outside)
    all_inside, all_outside = (sum(seen.values()) + len(every) / 2 for seen in (inside, outside))
    odds = {
        pair: math.log((inside[pair] + 0.5) / all_inside) - math.log((outside[pair] + 0.5) / all_outside)
        for pair in every
        if inside[pair] + outside[pair] >= _RARE
    }
    scores = {pair: round(max(-_HIGHEST, min(_HIGHEST, likelier)), 2) for pair, likelier in odds.items()}
    return {pair: score for pair, score in scores.items() if abs(score) >= _LEAST}


def _choices(film: LabelledFilm, pairs: FeatureWeights) -> Iterator[logit.Choice]:
    if not film.references:
        return
    first = film.references[0].of(film.text)
    start = film.references[0].start + len(first) - len(first.lstrip())
    seen = [(film.text, opening.around(film.text, start, shift), start) for shift in _SHIFTS]
    for text, window, right in (*seen, *_invented(film)):
        options = opening.candidates(text, window, film.names, pairs)
        starts = [one.start for one in options]
        if right in starts:
            yield logit.Choice(film.name, [one.features for one in options], starts.index(right))


def _invented(film: LabelledFilm) -> Iterator[tuple[str, Span, int]]:
    """Return the references, from another one on, behind the end of each section of prose.

    Every other time, what the article says to see also stands in between.
    """
    entries = [one.of(film.text).strip() for one in film.references]
    if len(entries) < _FEWEST:
        return
    also = next((one.span for one in film.sections if "See also" in one.heading), None)
    silent = {Kind.REFERENCES, *_LEFT_OUT}
    prose = [s.span for s in film.sections if s.kind not in silent and s.span.end - s.span.start > _PROSE]
    for i, span in enumerate(prose):
        tail = film.text[max(span.start, span.end - _TAIL) : span.end].strip()
        tail = tail[tail.find(" ") + 1 :]
        if also and i % 2:
            tail += " " + also.of(film.text).strip()
        turn = (i * 7 + 3) % len(entries)
        text = " ".join([tail, *(entries[turn:] + entries[:turn])[:_ENTRIES]])
        yield text, Span(0, len(text)), len(tail) + 1
