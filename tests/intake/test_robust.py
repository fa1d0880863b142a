"""Any text is read: nothing of it is lost, nothing crashes, and time grows with its length only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import SQUARE, growth
from strategies import examples
from unreel import intake
from unreel.editing.check import accounted
from unreel.intake.not_articles import no_article, no_film
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

_LINES = st.sampled_from(
    [
        *(
            "",
            "",
            "Plot",
            "Cast",
            "References",
            "Contents",
            "1 Plot",
            "2 Cast",
            "3 The boat",
            "== Plot ==",
            "# Plot",
        ),
        *(
            "[edit]",
            "Plot[edit]",
            "----",
            "====",
            "vte",
            "Categories: films",
            "Directed by\tUna Byrne",
            "Starring",
        ),
        *("Con Daly as the pilot", "- Nell Roe as the singer", '^ a b Finn, Art (1961). "On deck". Herald.'),
        *(
            "1. One",
            "[2] Two",
            "\tA\tB",
            "Actor\tRole",
            "Night Ferry",
            "From Wikipedia, the free encyclopedia",
        ),
        *(
            "Night Ferry is a 1961 film directed by Una Byrne.[1][a]",
            "The boat was broken up. It rained.[2]: 34",
        ),
        *(
            "   It stars [3]Con Daly as a pilot who takes a",
            "   singer over the sound.[4][1]",
            "Plot:",
            "**Plot**",
        ),
        *(
            "   1. https://example.org/a",
            "References",
            "   Visible links:",
            "\f12",
            "3",
            "a well-",
            "known singer",
            "•",
        ),
        *(
            "^",
            "^ ^",
            "[",
            "]",
            "[]",
            "=",
            "|",
            "e\u0301a",
            "\u00ad",
            "x" * 90,
            "[citation needed]",
            "\\[1\\]",
            "†",
        ),
    ]
)


def _seed(text: str) -> Seed:
    return Seed("x", "seeds/x.txt", text, Settings("seeds/x.yml"))


@examples(100)
@given(st.lists(_LINES | st.text(max_size=12), max_size=30).map("\n".join))
def test_every_character_is_taken_over_or_left_out_once(text: str) -> None:
    source, _ = intake.read(_seed(text))
    assert not [*accounted(_seed(text), source)]
    spans = [
        *(heading.span for heading in source.marks.headings),
        *(item.span for item in source.marks.items),
        *(entry.span for entry in source.marks.entries),
        *(cell for row in source.marks.rows for cell in row.cells),
    ]
    assert all(0 <= span.start <= span.end <= len(source.text) for span in spans)
    assert not any("\n" in span.of(source.text) for span in spans)


_UNITS = [
    *(
        "[1]",
        "[a",
        "[[",
        "^ ",
        "^ a b ",
        "[edit]",
        "Plot[edit] ",
        "\n",
        "\n\n",
        "Plot\n",
        "[edit]\n",
        "1 Plot\n",
    ),
    *(
        "Contents\n",
        "Directed by\n",
        "Starring\tx\n",
        "- x\n",
        "1. x\n",
        "a\tb\n",
        "\tb",
        "vte\n",
        "== x ==\n",
        "= ",
    ),
    *(
        "Con Daly as x\n",
        "Ann, Bo, ",
        "Ann and Bo ",
        "(Ann) ",
        '"Ann" ',
        "word ",
        "word-\nword ",
        "Word.\n",
        "Word. Word.\n",
    ),
    *(
        "   [1]word\n",
        "1. http://x\n",
        "\f",
        "\f1\n",
        "x" * 40 + "\n",
        "e\u0301",
        "\u0301",
        "\u1161",
        "INT. x\n",
        "a,b,c\n",
    ),
    *(
        "For x, see y ",
        "is a ",
        "[citation needed",
        "\\[1\\]",
        "• x\n",
        "   x\n",
        "Plot:",
        "The Film is a film ",
        ". ",
        '" ',
    ),
]


@pytest.mark.parametrize("unit", _UNITS)
def test_time_grows_with_the_text(unit: str) -> None:
    def run(size: int) -> None:
        text = unit * (size // len(unit))
        source, _ = intake.read(_seed(text))
        no_article(text)
        no_film(source.text)

    assert growth(run, 12_000) < SQUARE
