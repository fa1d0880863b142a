from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import PIECES, examples
from unreel.model.spans import LONGEST
from unreel.splitting import sentences

_texts = st.lists(st.sampled_from([*PIECES, "It ends. ", "J.\u00a0R. ", "\n", "\n\n", "Kino. ", "x.Next "]))


@given(_texts)
@examples(200)
def test_sentences_hold_all_of_a_text_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = sentences.split(text)
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert span == span.trimmed(text)
        assert span.start < span.end
        at = span.end
    assert not text[at:].strip()


def test_long_sections_with_blank_lines_lose_nothing() -> None:
    paragraphs = [f"On day {day} they built it again. On day {day} it rained." for day in range(600)]
    text = "\n\n".join(paragraphs)
    assert [span.of(text) for span in sentences.split(text)] == [
        sentence for one in paragraphs for sentence in (one[: one.index(".") + 1], one[one.index(".") + 2 :])
    ]


def test_a_sentence_has_a_bound() -> None:
    text = "and so on; " * 10_000
    spans = sentences.split(text)
    assert max(end - start for start, end in spans) <= LONGEST
    assert " ".join(span.of(text) for span in spans) == text.strip()


def test_a_line_break_ends_a_sentence() -> None:
    text = "Anna Reed as Mara\nTom Hale as Sam"
    assert [span.of(text) for span in sentences.split(text)] == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "It was produced by Smt. Parvathamma Orr.|The songs ran.",
        "It was written by J.D. Vance.|It rained in the U.S.|In June they left for L.A.|They stayed.",
        'A.D. Murphy of the paper liked it.|It was like "Dr. Strangelove" to him.',
        "The story is by Aparna Sen.|He sang it.|It was sold by C.B.S.|It ran.",
    ],
)
def test_a_name_is_not_cut_behind_its_title_or_initials(text: str) -> None:
    shown = text.replace("|", " ")
    assert "|".join(span.of(shown) for span in sentences.split(shown)) == text
