"""Time grows as the text does on the whole way from a seed to HTML, whatever is repeated."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

import whole_way
from growth import SQUARE, growth
from unreel.lexicon.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 1_500
"""Code points of the shorter text; four times as many of the longer one are some sentences cut to length."""
SECONDS = 0.6
"""CPU time of the longer text that is looked at: a second for each 10,000 code points is what may be."""
CHUNKS = 8

FIXED = (
    *(
        "stars ",
        "Bob Ray ",
        "Bob Ray, ",
        "Ж",
        "漢",
        "A",
        "A ",
        "a ",
        "a, ",
        '"a" ',
        "(a) ",
        "[1] ",
        "$1 ",
        "a. ",
    ),
    *(
        "It was released as Ivan (Иван Васильевич меняет профессию) ",
        "Bob Ray of THE NATIONAL BOARD OF INDIA ",
    ),
    *(
        "Ann Lee as Max ",
        "Ann Lee as Max\n",
        "* a\n",
        "- a\n",
        "1. a\n",
        "== Plot ==\n",
        "# Plot\n",
        "\n",
        "a\n\n",
    ),
    *(
        "<!-- ",
        "<a ",
        "< ",
        "&amp;",
        "`",
        "``` ",
        "```\n",
        "~~~ a\n",
        "* ",
        "_a",
        "![",
        "[a](",
        "[a](b) ",
        "]",
    ),
    *(
        "{ #a } ",
        "\\",
        "|",
        "| a | b |\n",
        "--- ",
        "<div>\n",
        "<![a] ",
        "??? ",
        "A-a-",
        "a's ",
        "…",
        ": ",
        "1,",
    ),
    *("released by Rail Films ", "on 14 July 2014, ", "80% on Rotten Tomatoes ", "Jr., ", "St."),
    *("NLG: ",),
    *("Retrieved 14 July 2014. ", "https://a.b ", "www.", "subsequently ", "was subsequently "),
)
LISTS = (
    *("names/person_cues.txt", "names/person_verbs.txt", "names/no_people.txt"),
    *("names/function_words.txt",),
    *(
        "lexicon/occupations.txt",
        "lexicon/particles.txt",
        "lexicon/film_words.txt",
        "lexicon/abbreviations.txt",
    ),
    *(
        "names/credits/words.txt",
        "names/credits/subjects.txt",
        "facts/grammar/sums.txt",
        "facts/fields/awards.txt",
    ),
)
FORMS = (
    "{} ",
    "{}, ",
    "{}. ",
    "{} Bob Ray ",
    "the film {} ",
    "{} (",
    "“{}” ",
    "{}\n",
    "It {} Ann Lee, ",
    "{} $5 ",
)


def units() -> Iterator[str]:
    """Return what is repeated: what was slow once, and words of the lexicon in the forms of sentences."""
    yield from FIXED
    chance = random.Random(1)  # noqa: S311 - no secret
    for name in LISTS:
        words = [word for word in wordlist(name) if not word.startswith("[")]
        yield from (chance.choice(FORMS).format(chance.choice(words)) for _ in range(5))


def whole(unit: str, size: int) -> None:
    whole_way.everything(whole_way.OPENING + unit * (size // len(unit)))


def is_slow(unit: str) -> bool:
    start = time.process_time()
    whole(unit, 4 * SIZE)
    if time.process_time() - start < SECONDS:
        return False
    return growth(lambda size: whole(unit, size), SIZE) > SQUARE


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_time_grows_as_the_text_does(chunk: int) -> None:
    assert [unit for unit in [*units()][chunk::CHUNKS] if is_slow(unit)] == []
