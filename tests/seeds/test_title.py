from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from strategies import examples
from unreel.seeds import title

WORDS = ["Fish", "is a", "2015", "film", "(", ")", ",", "also known as", '"', ":"]


@each_case("seeds/title")
def test_the_opening_states_the_title(case: Case) -> None:
    hint = re.match(r"\[([\w() -]+)\] ", case.text)
    text = case.text[hint.end() :] if hint else case.text
    read = title.read(text, stem=hint[1] if hint else "")
    assert [part for part in (read.title, read.year, *read.also) if part] == case.lines("names")
    assert read.title in text


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(WORDS)).map(" ".join),
    ),
    st.text(max_size=20),
)
@examples(300)
def test_the_title_stands_in_the_text(text: str, stem: str) -> None:
    read = title.read(text, stem)
    assert read.title in text
