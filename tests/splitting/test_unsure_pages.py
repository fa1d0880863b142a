from __future__ import annotations

import numpy as np

from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.splitting.sections import unsure_pages
from unreel.splitting.sections.decode import ScoredUnits
from unreel.splitting.sections.labels import CLASSES, LABELS, STARTS, Label

PLOT, PRODUCTION, RECEPTION, SEQUEL = (
    LABELS.index(Label(kind, None)) for kind in (Kind.PLOT, Kind.PRODUCTION, Kind.RECEPTION, Kind.SEQUEL)
)


def _scored(*likely: dict[int, float]) -> ScoredUnits:
    """Return units of ten characters, with how likely each is of which label."""
    outputs = np.full((len(likely), CLASSES + STARTS + 2), -20.0)
    for row, shares in zip(outputs, likely, strict=True):
        for label, share in shares.items():
            row[label] = np.log(share)
    return ScoredUnits([Span(at * 10, at * 10 + 9) for at in range(len(likely))], outputs)


TEXT = "Nothing. " * 4
CLEAR, OTHER = {SEQUEL: 0.9, RECEPTION: 0.1}, {PRODUCTION: 0.3, RECEPTION: 0.4, SEQUEL: 0.3}
SEGMENTS = ((0, PRODUCTION), (1, SEQUEL), (2, RECEPTION))


def test_a_sequel_that_is_clear_keeps_its_page() -> None:
    scored = _scored({PRODUCTION: 1}, CLEAR, {RECEPTION: 1})
    assert unsure_pages.joined(TEXT, scored, SEGMENTS, {}) == SEGMENTS


def test_an_unsure_one_joins_the_neighbour_that_it_fits_best() -> None:
    scored = _scored({PRODUCTION: 1}, OTHER, {RECEPTION: 1})
    assert unsure_pages.joined(TEXT, scored, SEGMENTS, {}) == ((0, PRODUCTION), (1, RECEPTION))
    ends = ((0, PRODUCTION), (1, SEQUEL))
    assert unsure_pages.joined(TEXT, _scored({PRODUCTION: 1}, OTHER), ends, {}) == ((0, PRODUCTION),)


def test_a_sequel_that_its_first_words_name_needs_to_be_less_clear() -> None:
    doubtful = _scored({PRODUCTION: 1}, {SEQUEL: 0.4, RECEPTION: 0.6}, {RECEPTION: 1})
    merged = ((0, PRODUCTION), (1, RECEPTION))
    assert unsure_pages.joined(TEXT, doubtful, SEGMENTS, {}) == merged
    assert unsure_pages.joined("Was shot. A sequel came out.", doubtful, SEGMENTS, {}) == SEGMENTS
    assert unsure_pages.joined("Sequels.  Was shot. Sequels.", doubtful, SEGMENTS, {}) == merged
    unlike = _scored({PRODUCTION: 1}, {SEQUEL: 0.2, RECEPTION: 0.8}, {RECEPTION: 1})
    assert unsure_pages.joined("Was shot. A sequel came out.", unlike, SEGMENTS, {}) == merged


def test_all_of_a_page_is_judged_by_its_characters() -> None:
    scored = _scored({PRODUCTION: 1}, CLEAR, OTHER, {RECEPTION: 1})
    segments = ((0, PRODUCTION), (1, SEQUEL), (3, RECEPTION))
    assert unsure_pages.joined(TEXT, scored, segments, {}) == segments


def test_what_a_person_said_stays() -> None:
    scored = _scored({PRODUCTION: 1}, OTHER, {RECEPTION: 1})
    assert unsure_pages.joined(TEXT, scored, SEGMENTS, {1}) == SEGMENTS
    kept = ((0, PRODUCTION), (1, RECEPTION), (2, RECEPTION))
    assert unsure_pages.joined(TEXT, scored, SEGMENTS, {2}) == kept


def test_a_text_that_is_one_section_stays_one() -> None:
    assert unsure_pages.joined(TEXT, _scored(OTHER), ((0, SEQUEL),), {}) == ((0, SEQUEL),)
    assert unsure_pages.joined(TEXT, _scored({PLOT: 1}), ((0, PLOT),), {}) == ((0, PLOT),)
