from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from unreel.model.spans import Span

SPANS = st.tuples(st.integers(0, 8), st.integers(0, 4)).map(lambda one: Span(one[0], one[0] + one[1]))


@given(SPANS, SPANS)
def test_spans_contain_and_overlap_as_their_code_points_do(one: Span, other: Span) -> None:
    here, there = set(range(*one)), set(range(*other))
    assert one.overlaps(other) == other.overlaps(one)
    if there:
        assert one.contains(other) == (there <= here)
    if here and there:
        assert one.overlaps(other) == bool(here & there)


def test_a_span_is_trimmed_at_both_ends() -> None:
    text = 'She said "it is fun".'
    assert Span(8, 21).trimmed(text, '" .').of(text) == "it is fun"
    assert Span(8, 9).trimmed(text).of(text) == ""


@given(st.text(alphabet="ab 。\n", max_size=40), st.integers(1, 9))
def test_pieces_hold_all_but_white_space(text: str, longest: int) -> None:
    pieces = [*Span(0, len(text)).pieces(text, longest)]
    assert all(len(piece.of(text)) <= longest for piece in pieces)
    assert "".join("".join(piece.of(text) for piece in pieces).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(pieces))
