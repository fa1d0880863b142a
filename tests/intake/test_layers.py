from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from unreel.intake import layers, plain
from unreel.model.spans import Span


def test_letters_are_composed_and_places_lead_back_to_the_file() -> None:
    file = unicodedata.normalize("NFD", "René Marné wrote\n\n== Plot ==\n\nCafé Zoé.")
    composed = layers.composed(file)
    assert composed.text == unicodedata.normalize("NFC", file)
    source = layers.joined(plain.read(composed.text), composed)
    for words in ("Marné", "Plot", "Zoé."):
        start = source.text.index(words)
        place = source.in_file(Span(start, start + len(words))).of(file)
        assert unicodedata.normalize("NFC", place) == words


@examples(50)
@given(st.text(st.sampled_from("abé e\u0301o\u0308\n=~ㅏ한\u1112\u1161\u11abи\u0306"), max_size=60))
def test_each_character_of_a_decomposed_file_is_accounted_for_once(file: str) -> None:
    composed = layers.composed(file)
    assert composed.text == unicodedata.normalize("NFC", file)
    source = layers.joined(plain.read(composed.text), composed)
    spans = sorted([*(piece.file for piece in source.pieces), *(one.span for one in source.omissions)])
    if spans:
        covered = [at for span in spans for at in range(span.start, span.end)]
        assert len(covered) == len(set(covered))
        assert not "".join(letter for at, letter in enumerate(file) if at not in set(covered)).strip()
