"""The home page's list of films: by title, and under letters once there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unreel.library.order import filed, initial
from unreel.site import docs as site
from unreel.site.fragments.catalogue import EMPTY, MANY, MOST, NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "---\ntitle: {title}\nsection: {section}\n{more}---\n\n# {title}\n\n{text}\n"


@pytest.fixture
def shown(tmp_path: Path) -> Callable[[list[str]], str]:
    """Return a function that shows films of these titles."""

    def home(titles: list[str]) -> str:
        for number, title in enumerate(titles):
            folder = tmp_path / f"film-{number}"
            folder.mkdir()
            for name, text in (
                (
                    "index.md",
                    PAGE.format(title=title, section="overview", more="year: 1999\n", text="It is one."),
                ),
                ("plot.md", PAGE.format(title="Plot", section="plot", more="", text="Max wakes.")),
            ):
                (folder / name).write_text(text, encoding="utf-8")
        films = site.read(tmp_path)
        assert not films.docs.unreadable
        return site.filled(films, "index.md", "<!-- catalogue -->")

    return home


def test_a_card_says_what_there_is(shown: Callable[[list[str]], str]) -> None:
    assert shown(["Night Train"]) == (
        "- [**Night Train** (1999)](film-0/index.md)\n    { .film }\n\n"
        "    It is one.\n\n    [Plot](film-0/plot.md)\n"
    )


def test_an_empty_site_says_how_to_fill_it(shown: Callable[[list[str]], str]) -> None:
    assert shown([]) == EMPTY


def test_few_films_stand_without_letters(shown: Callable[[list[str]], str]) -> None:
    text = shown(["The Zoo", "A Bug", "An Ant"])
    assert "## " not in text
    assert [title for title in ("Ant", "Bug", "Zoo") if title in text] == ["Ant", "Bug", "Zoo"]
    assert text.index("An Ant") < text.index("A Bug") < text.index("The Zoo")


def test_many_films_stand_under_their_letters_with_an_alphabet_above(
    shown: Callable[[list[str]], str],
) -> None:
    text = shown([f"Film {number}" for number in range(MANY - 3)] + ["The Zoo", "8½", "★"])
    assert "\n\n[0–9](#films-0-9) [F](#films-f) [Z](#films-z)\n{ .alphabet }\n\n" in text
    assert text.count("## ") == 3
    assert (
        text.index("## 0–9 { #films-0-9 }") < text.index("**8½**") < text.index("**★**") < text.index("## F")
    )
    assert text.index("## Z { #films-z }") < text.index("**The Zoo**")


def test_very_many_films_are_a_letter_away(shown: Callable[[list[str]], str]) -> None:
    text = shown([f"Film {number}" for number in range(MOST)] + ["The Zoo"])
    assert text.count("{ .film }") == NEWEST
    assert "[F](films/index.md#f) [Z](films/index.md#z)" in text
    assert 'data-films="films/films.json"' in text


@pytest.mark.parametrize(
    ("title", "key", "letter"),
    [
        ("A Man for All Seasons", "man for all seasons", "M"),
        ("The", "the", "T"),
        ("A.I. Artificial Intelligence", "a i artificial intelligence", "A"),
        ("Anna", "anna", "A"),
        ("Élite Squad", "elite squad", "E"),
        ("Хардкор", "khardkor", "K"),
        ("44 Inch Chest", "44 inch chest", "0–9"),
        ("★", "★", "0–9"),
    ],
)
def test_titles_are_filed_as_libraries_do(title: str, key: str, letter: str) -> None:
    assert filed(title) == key
    assert initial(title) == letter
