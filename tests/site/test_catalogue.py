"""The home page's list of films: by title, and under letters once there are many."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from unreel.library.order import filed, initial
from unreel.site import docs as site
from unreel.site.fragments.catalogue import EMPTY, FETCHED, MANY, MOST, NEWEST
from unreel.store.history import Days
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PAGE = "---\ntitle: {title}\nsection: {section}\n{more}---\n\n# {title}\n\n{text}\n"


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., str]:
    """Return a function that shows films of these titles."""

    def home(titles: list[str], added: Mapping[str, str] = MappingProxyType({})) -> str:
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
        films = site.read(tmp_path)._replace(days=Days(added=added))
        assert not films.docs.unreadable
        return site.filled(films, "index.md", "<!-- catalogue -->")

    return home


def test_a_card_says_what_there_is(shown: Callable[..., str]) -> None:
    assert shown(["Night Train"]) == (
        "- [**Night Train** (1999)](film-0/index.md)\n    { .film }\n\n"
        "    It is one.\n\n    [Plot](film-0/plot.md)\n"
    )


def test_an_empty_site_says_how_to_fill_it(shown: Callable[..., str]) -> None:
    assert shown([]) == EMPTY


def test_few_films_stand_without_letters(shown: Callable[..., str]) -> None:
    text = shown(["The Zoo", "A Bug", "An Ant"])
    assert "## " not in text
    assert [title for title in ("Ant", "Bug", "Zoo") if title in text] == ["Ant", "Bug", "Zoo"]
    assert text.index("An Ant") < text.index("A Bug") < text.index("The Zoo")


def test_many_films_stand_under_their_letters_with_an_alphabet_above(
    shown: Callable[..., str],
) -> None:
    text = shown([f"Film {number}" for number in range(MANY - 3)] + ["The Zoo", "8½", "★"])
    assert "\n\n[0–9](#films-0-9) [F](#films-f) [Z](#films-z)\n{ .alphabet }\n\n" in text
    assert text.count("## ") == 3
    assert (
        text.index("## 0–9 { #films-0-9 }") < text.index("**8½**") < text.index("**★**") < text.index("## F")
    )
    assert text.index("## Z { #films-z }") < text.index("**The Zoo**")


def test_very_many_films_are_a_letter_away(shown: Callable[..., str]) -> None:
    text = shown([f"Film {number}" for number in range(MOST)] + ["The Zoo"])
    assert text.count("{ .film }") == NEWEST
    assert "[F](films/index.md#f) [Z](films/index.md#z)" in text
    assert 'data-films="films/films.json"' in text


def test_more_films_than_a_page_may_fetch_are_found_by_the_search(shown: Callable[..., str]) -> None:
    assert "data-films" not in shown([f"Film {number}" for number in range(FETCHED + 1)])


def test_those_added_last_stand_above_the_others(shown: Callable[..., str]) -> None:
    titles = [f"Film {number}" for number in range(MANY)]
    days = {f"docs/film-{number}": f"2026-01-{number + 1:02}" for number in range(MANY - 1)}
    text = shown(titles, days)
    assert "Recently added: [Film 22 (1999)](film-22/index.md), [Film 21 (1999)](film-21/index.md)" in text
    assert text.index("Recently added") < text.index(".alphabet")


def test_what_all_were_added_on_one_day_tells_nothing(shown: Callable[..., str]) -> None:
    days = {f"docs/film-{number}": "2026-01-01" for number in range(MANY)}
    assert "Recently" not in shown([f"Film {number}" for number in range(MANY)], days)


def test_very_many_films_show_those_added_last_in_place_of_the_newest(shown: Callable[..., str]) -> None:
    days = {"docs/film-3": "2026-01-02", "docs/film-7": "2026-01-01"}
    text = shown([f"Film {number}" for number in range(MOST + 1)], days)
    assert text.count("{ .film }") == 2
    assert text.index("## Recently added") < text.index("**Film 3**") < text.index("**Film 7**")


def write_three_films(folder: Path) -> None:
    for slug, pages in (
        ("one", ("index",)),
        ("two", ("index", "plot")),
        ("three", ("index", "plot", "cast")),
    ):
        (folder / slug).mkdir(parents=True)
        for name in pages:
            section = "overview" if name == "index" else name
            title = slug.capitalize() if name == "index" else name.capitalize()
            said = PAGE.format(title=title, section=section, more="", text=f"{slug} *{name}* {'word ' * 80}.")
            (folder / slug / f"{name}.md").write_text(said, encoding="utf-8")


def test_the_picture_shows_the_film_with_the_most_pages(tmp_path: Path) -> None:
    write_three_films(tmp_path)
    picture = site.filled(site.read(tmp_path), "index.md", "<!-- before-and-after -->")
    assert re.findall(r"^- \[(.+?)\]\((.+?)\)", picture, re.MULTILINE) == [
        ("Overview", "three/index.md"),
        ("Plot", "three/plot.md"),
        ("Cast", "three/cast.md"),
    ]
    before = picture.partition("\n\n")[2].partition("\n\n")[0]
    assert before.startswith("three index word word")
    assert before.count(" …") == 3
    assert "*Three*, 249 words" in picture


def test_the_picture_is_the_same_where_its_film_is_of_another_part(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    write_three_films(workspace.docs)
    whole = site.read(workspace.docs, workspace=workspace)
    part = whole._replace(films={"two": whole.films["two"]})
    pictures = [site.filled(one, "index.md", "<!-- before-and-after -->") for one in (whole, part)]
    assert "*Three*" in pictures[0]
    assert pictures[0] == pictures[1]


def test_without_a_film_of_several_pages_there_is_no_picture(tmp_path: Path) -> None:
    assert site.filled(site.read(tmp_path), "index.md", "<!-- before-and-after -->") == ""


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
