"""Words in other scripts are marked with their language, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from growth import SQUARE, growth
from unreel.lexicon.wordlists import wordlist
from unreel.site.languages import marked

PIECES = (
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "Хардкор",
    "ゴジラ",
    "x",
    " ",
    ". ",
    '"',
    "&amp;",
    "(in Russian)",
    "कि",
)


@each_case("site/languages")
def test_words_in_other_scripts_are_marked(case: Case) -> None:
    assert marked(case.text) == case["marked"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_nothing_but_spans_is_added_and_twice_is_once(html: str) -> None:
    once = marked(html)
    assert re.sub(r'<span lang="[\w-]+">|</span>', "", once) == html
    assert marked(once) == once


def test_every_language_is_written_in_a_known_script() -> None:
    known = {line.split()[0] for line in wordlist("lexicon/writing_systems.txt")}
    languages = [line.split(" = ") for line in wordlist("site/languages.txt")]
    assert {code for *_, codes in languages for code in codes.split()} <= known


@pytest.mark.parametrize("filler", [" ,", " 1,", '"Да" '])
def test_time_grows_as_the_text_does(filler: str) -> None:
    assert growth(lambda times: marked(f"<p>Х{filler * times}</p>"), 5_000) < SQUARE
