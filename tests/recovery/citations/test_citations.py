"""Which sentence cites which reference, in an invented film; and what is known of some helps with others."""

from __future__ import annotations

import pytest

from unreel.recovery import citations
from unreel.recovery.citations import CitableSentence, Strength, infer
from unreel.recovery.citations.evidence import alphabetical, entry
from unreel.recovery.citations.words import pairs, stems, words

PROSE = [
    CitableSentence("Night Rails is a 2011 thriller film directed by Ann Quill.", "overview"),
    CitableSentence("Max boards a train and finds Zoe asleep.", "plot"),
    CitableSentence("Principal photography began in Gdansk in May 2010.", "production", "filming"),
    CitableSentence("The crew rebuilt three locomotives from the Ostbahn museum.", "production", "filming"),
    CitableSentence("It was released on March 4, 2011, by Lumen Pictures.", "release", "theatrical"),
    CitableSentence("The film won the Golden Lantern at the Riga Festival.", "reception", "accolades"),
    CitableSentence("It grossed $14.2 million worldwide.", "reception", "box-office"),
]
REFERENCES = [
    'Lee, Bo (May 9, 2010). "Photography begins in Gdansk on Night Rails". Film Board Weekly.',
    '"Three locomotives rebuilt from the Ostbahn museum". Railway Digest. July 2010.',
    'Day, Cy (March 4, 2011). "Lumen Pictures releases Night Rails". Daily Post.',
    '"Riga Festival: Golden Lantern goes to Night Rails". Baltic Courier. June 2011.',
]


def test_shared_words_and_the_order_tell() -> None:
    found = infer(PROSE, REFERENCES)
    assert [one.reference for one in found] == sorted(one.reference for one in found)
    assert {one.reference: one.sentence for one in found if one.strength is Strength.PLACED}.items() <= {
        (0, 2),
        (1, 3),
        (2, 4),
        (3, 5),
    }
    assert len(found) >= 3
    assert all(0 < one.confidence <= 1 for one in found)


def test_what_is_known_is_not_inferred_again() -> None:
    found = infer(PROSE, REFERENCES, {1: [3], 3: [5]})
    assert {one.reference for one in found} <= {0, 2}
    assert infer(PROSE, REFERENCES, {number: [0] for number in range(4)}) == ()


def test_without_references_or_prose_there_is_nothing_to_infer() -> None:
    assert infer([], REFERENCES) == infer(PROSE, []) == ()


def test_far_too_much_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citations, "MOST_PAIRS", 27)
    assert infer(PROSE, REFERENCES) == ()


def test_twice_is_the_same() -> None:
    assert infer(PROSE, REFERENCES) == infer(PROSE, REFERENCES)


def test_words_are_folded() -> None:
    said = words("The film’s $14.2 million premiere's Premieres")
    assert said == ("the", "film", "14.2", "million", "premiere", "premieres")
    assert stems(said) == ["14.2", "millio", "premie", "premie"]
    assert pairs(said) == [("14.2", "million"), ("million", "premiere"), ("premiere", "premieres")]


def test_a_list_sorted_by_its_words_is_noticed() -> None:
    by_words = [
        entry(f"{name}, A. (2001). A Book. London: Press.") for name in ["Abe", "Bea", "Cid", "Dov", "Eva"]
    ]
    assert alphabetical(by_words) > alphabetical([by_words[at] for at in (3, 1, 4, 0, 2)]) == 0
