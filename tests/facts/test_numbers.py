"""Sums and scores: what is read from prose, and what the site makes of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from projects import FILM, made
from strategies import examples
from unreel import facts, pages
from unreel.facts import field
from unreel.facts.grammar.money import sums
from unreel.facts.grammar.ratings import points
from unreel.site.fragments import FRAGMENTS, FragmentContext
from unreel.site.fragments.bars import Bar, picture

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.facts.values import Money
    from unreel.model.film import Film

OPENING = "Night Train is a 1999 American thriller film."
TAKINGS = (
    "Night Train grossed $9 million in North America and $7 million overseas, against a budget of $2 million."
)
SCORES = "Ann Lee of The Paper gave the film 3/4 stars. Bob Ray of The Daily rated it 4/10."
WORDS = (
    "grossed",
    "$5 million",
    "in",
    "Japan",
    "(",
    ")",
    "3/5",
    "stars",
    "Ann Lee",
    "of",
    "gave",
    "it",
    "60%",
    "and",
    ",",
)


def film(*said: str, opening: str = OPENING, headings: str = "") -> Film:
    prose = "\n".join(said)
    return pages.read(
        "night-train",
        {
            "index.md": f"---\ntitle: Night Train\nsection: overview\n---\n\n# Night Train\n\n{opening}\n",
            "reception.md": f"---\nsection: reception\n---\n\n# Reception\n\n{headings}{prose}\n",
        },
    )


@each_case("facts/money")
def test_sums_are_found_with_their_amounts(case: Case) -> None:
    found = [
        f"{one.span.of(case.text)} = {one.money.currency} {_range(one.money)}" for one in sums(case.text)
    ]
    assert found == case.lines("sums")


def _range(money: Money) -> str:
    return f"{money.low:.0f}" if money.low == money.high else f"{money.low:.0f} {money.high:.0f}"


@each_case("facts/box_office")
def test_sums_are_read_for_what_the_words_around_them_say(case: Case) -> None:
    said, expected = case.lines(), case.lines("facts")
    opening = said[0].removeprefix("= ") if said[0].startswith("= ") else OPENING
    one = film(*(line for line in said if not line.startswith("= ")), opening=opening)
    found = (fact for fact in facts.read(one) if fact.field in field.SUMS)
    assert [f"{fact.field}: {fact.words} ({fact.about})" for fact in found] == expected


@each_case("facts/scores")
def test_scores_are_read_with_who_gave_them(case: Case) -> None:
    one = film(*case.lines())
    found = [
        f"{fact.field}: {fact.words} ({fact.about}) {fact.score.reviews}".rstrip()
        for fact in facts.read(one)
        if fact.field in field.SCORES
    ]
    assert found == case.lines("facts")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("51%", 51),
        ("51", 51),
        ("8.6/10", 86),
        ("three and a half stars out of four", "87.5"),
        ("2½ stars out of 4", "62.5"),
        ("3 1/2 out of 4", "87.5"),
        ("six out of ten", 60),
        ("one-and-a-half stars (out of four)", "37.5"),
        ("half a star out of four", "12.5"),
        ("4/4 stars", 100),
        ("C+", 58),
        ("B minus", 67),
        ("A–", 91),
        ("F", 0),
        ("four stars", None),
        ("two thumbs up", None),
    ],
)
def test_ratings_have_a_place_where_they_name_a_scale(words: str, place: object) -> None:
    assert points(words) == (None if place is None else Decimal(str(place)))


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=25))
@examples(300)
def test_a_fact_stands_where_it_says(words: list[str]) -> None:
    one = film(" ".join(" ".join(words).split()) or "It ran.")
    for fact in facts.read(one):
        assert fact.words
        assert fact.words in fact.text


def test_one_number_needs_no_picture() -> None:
    one = film("It grossed $9 million. Ann Lee of The Paper gave it four stars.")
    assert all(filled(one, name) == "" for name in ("box-office", "scores"))


def filled(one: Film, name: str) -> str:
    return FRAGMENTS[name](FragmentContext({}, one, None, facts.read(one), {}, "reception.md", None))


def test_sums_of_another_currency_stand_in_the_table_alone() -> None:
    html = filled(film(TAKINGS, "It took £3 million in the United Kingdom."), "box-office")
    drawn, stated = html.split("</svg>")
    assert "£3 million" in stated
    assert "£3 million" not in drawn
    assert drawn.count("<rect") == 3


def test_the_longest_bar_fills_the_width_and_half_of_it_is_half() -> None:
    svg = picture(
        "a", "A", "a", [Bar("One", "2", Decimal(2), Decimal(2)), Bar("Two", "1", Decimal(1), Decimal(1))]
    )
    assert re.findall(r'width="([\d.]+)%" height="0', svg) == ["100.0", "50.0"]


def test_stars_out_of_nobody_says_how_many_are_not_drawn() -> None:
    html = filled(film(SCORES, "Zoe Kay gave the film four stars."), "scores")
    drawn, stated = html.split("</svg>")
    assert "Zoe Kay" in stated
    assert "Zoe Kay" not in drawn


def test_hostile_names_and_labels_stay_words() -> None:
    html = picture('"><script>', "<b>", "&amp;", [Bar("<i>", "</svg>", Decimal(1), Decimal(1))] * 2)
    assert not re.search(r"<(?!/?(?:div|svg|title|desc|text|rect)\b)", html)
    assert html.count("</svg>") == 1
    assert "&amp;amp;" in html


def test_an_edited_sentence_changes_picture_and_table(tmp_path: Path) -> None:
    project = made(tmp_path).put({"seeds/night-train.txt": f"{FILM} {TAKINGS} {SCORES}"})
    assert project.hooks("sync").returncode == 0
    name = next(
        path.relative_to(tmp_path).as_posix()
        for path in sorted((tmp_path / "docs/night-train").glob("*.md"))
        if "<!-- box-office -->" in path.read_text(encoding="utf-8")
    )
    text = project.read(name)
    project.put({name: text.replace("$9 million", "$14 million")})
    assert project.build().returncode == 0
    page = project.read(name.replace("docs/", "site/").replace(".md", "/index.html"))
    assert "from North America, $14 million" in page
    assert '<text class="stated" x="100%" y="1.1em">$14 million</text>' in page
    assert "<td>$14 million</td>" in page
    assert "$9 million" not in page
    assert '<th scope="row">North America</th>' in page
