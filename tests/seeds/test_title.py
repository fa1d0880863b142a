from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_of import cases_of
from unreel.seeds import title

WORDS = ["Fish", "is a", "2015", "film", "(", ")", ",", "also known as", '"', ":"]


@pytest.mark.parametrize(("opening", "stated"), cases_of("title"))
def test_the_opening_states_the_title(opening: list[str], stated: list[str]) -> None:
    hint = re.match(r"\[([\w-]+)\] ", opening[0])
    text = opening[0][hint.end() :] if hint else opening[0]
    read = title.read(text, stem=hint[1] if hint else "")
    assert [part for part in (read.title, read.year, *read.also) if part] == stated
    assert read.span.of(text) == read.title


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(["Fish", "is a", "2015", "film", "(", ")", ",", "also known as", '"', ":"])
        ).map(" ".join),
    ),
    st.text(max_size=20),
)
@settings(max_examples=300, deadline=None)
def test_the_title_stands_in_the_text(text: str, stem: str) -> None:
    read = title.read(text, stem)
    assert read.span.of(text) == read.title
