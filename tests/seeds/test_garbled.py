"""Text that was read in a wrong encoding is found and mended, and all other text is left alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from growth import SQUARE, growth
from projects import FILM, importing
from strategies import examples
from unreel.model.diagnostics import located
from unreel.seeds import garbled

WORDS = ["René", "it’s", "“Night", "train”", "naïve", "Łódź", "–", "Müller…", "Пермь", "plain", "£4", "Åse"]


@each_case("seeds/garbled")
def test_garbled_words_are_found_with_what_they_were(case: Case) -> None:
    found = [
        str(located("", case.text, repair.span.start, repair.shown)).removeprefix(":").replace(": ", " ", 1)
        for repair in garbled.repairs(case.text)
    ]
    assert found == case["found"].splitlines()
    assert not list(garbled.repairs(garbled.repaired(case.text)))


@each_case("seeds/sound")
def test_sound_text_of_any_language_stays(case: Case) -> None:
    assert not list(garbled.repairs(case.text))
    assert garbled.repaired(case.text.upper()) == case.text.upper()


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
@examples(60)
def test_what_is_garbled_comes_back(codec: str, words: list[str]) -> None:
    text = " ".join(["René", *words])  # one beyond doubt
    wrong = text.encode().decode(codec, errors="surrogateescape")
    if not any("\udc80" <= character <= "\udcff" for character in wrong):
        assert garbled.repaired(wrong) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@examples(200)
def test_what_is_mended_once_needs_no_more(text: str) -> None:
    once = garbled.repaired(text)
    assert garbled.repaired(once) == once


def test_texts_without_a_sign_of_it_load_nothing() -> None:
    code = f"import sys; from unreel.seeds import garbled; assert not [*garbled.repairs({FILM + ' é – ü'!r})]"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; assert 'ftfy' not in sys.modules"],
        env=importing("hooks"),
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("piece", ["RenÃ©", "RenÃ©é", "Ã©é ", "Â ", "â€", "ÃƒÂ©é", "вЂ", "\x80"])
def test_time_grows_with_the_text(piece: str) -> None:
    assert growth(lambda size: garbled.repaired(piece * size), 2_000) < SQUARE
