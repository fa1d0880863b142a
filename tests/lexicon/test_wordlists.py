from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unreel
from unreel.lexicon.wordlists import any_of, hint, pattern, wordlist, wordtable

ROOT = Path(unreel.__file__).parent
LISTS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.txt"))


def test_the_longest_word_is_tried_first() -> None:
    found = re.match(any_of(["film", "film noir", "a.k.a.", "film"]), "film noir of 1948")
    assert found is not None
    assert found[0] == "film noir"


_WORD = st.text("ab .$", min_size=1, max_size=5)


@given(st.lists(_WORD, min_size=1, max_size=8), st.text("ab .$", max_size=12))
def test_words_with_one_beginning_match_as_they_would_apart(words: list[str], text: str) -> None:
    apart = "|".join(map(re.escape, sorted({*words}, key=len, reverse=True)))
    assert re.findall(rf"({any_of(words)})", text) == re.findall(rf"({apart})", text)
    assert re.findall(rf"({any_of(words)})\Z", text) == re.findall(rf"({apart})\Z", text)


def test_a_star_stands_for_letters() -> None:
    assert re.fullmatch(any_of(["restor*"]), "restoration")
    assert hint("restor*")("a restoration")


@given(st.lists(_WORD, min_size=1, max_size=8), st.text("ab .$", max_size=12))
def test_a_text_may_have_words_just_where_it_has_one_of_them(words: list[str], text: str) -> None:
    assert hint(*words)(text) == any(word in text for word in words)


def test_a_table_has_its_words_on_the_left() -> None:
    assert wordtable("facts/grammar/scales.txt")["crore"] == "10000000"
    assert re.fullmatch(pattern("facts/grammar/scales.txt"), "crore")


def test_a_part_ends_where_the_next_begins() -> None:
    assert wordlist("facts/grammar/sums.txt#openings") == ("opening", "first", "debut", "premiere")
    with pytest.raises(KeyError):
        wordlist("facts/grammar/sums.txt#none")


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_stands_twice_in_a_list(name: str) -> None:
    part, seen = "", set[tuple[str, str]]()
    for entry in wordlist(name):
        part = entry if entry.startswith("[") else part
        assert (part, entry) not in seen, entry
        seen.add((part, entry))
