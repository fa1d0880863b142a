"""Someone's own words are set apart where a text introduces them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unreel.splitting import quotations, sentences

QUOTED = {
    "the voice changes back": (
        "Ann Lee said: I loved it. We shot it in a week, and I'd do it again. The film opened on May 3.",
        ["I loved it.", "We shot it in a week, and I'd do it again."],
    ),
    "to the end": ("She recalled in an interview: I was ill. You can see it in my face.", 2),
    "another introduction ends it": (
        "Lee said: I like it. You will too. Bob Ray wrote: It was hard for me, and I cried.",
        3,
    ),
    "quotation marks say it already": ('Lee said: "I loved it. We shot it in a week."', 0),
    "nobody speaks": ("The list said: Trains run daily. Doors close at noon.", 0),
    "no introduction": ("I loved it. We shot it in a week, and I'd do it again.", 0),
}


@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED)
def test_quotations(text: str, expected: list[str] | int) -> None:
    stretches = quotations.parts(text, sentences.split(text))
    quoted = [span.of(text) for stretch, is_quotation in stretches if is_quotation for span in stretch]
    assert quoted == expected if isinstance(expected, list) else len(quoted) == expected


@given(
    st.lists(st.sampled_from(["Lee said: ", "I do. ", "You are. ", "x", "The film. ", "said: ", ": ", "I "]))
)
def test_nothing_is_lost_and_the_order_stays(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = [span for stretch, _ in quotations.parts(text, sentences.split(text)) for span in stretch]
    assert spans == sorted(spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
