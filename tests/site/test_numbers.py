"""What the site makes of sums and scores: a picture, and a table of all that is stated."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from films import received
from markup import Html
from projects import FILM, made
from unreel import facts
from unreel.site.fragments import FRAGMENTS, FragmentContext
from unreel.site.fragments.bars import Bar, picture
from unreel.site.fragments.scores import in_figures

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.model.film import Film

TAKINGS = (
    "Night Train grossed $9 million in North America and $7 million overseas, against a budget of $2 million."
)
SCORES = "Ann Lee of The Paper gave the film 3/4 stars. Bob Ray of The Daily rated it 4/10."


def test_one_number_needs_no_picture() -> None:
    one = received("It grossed $9 million. Ann Lee of The Paper gave it four stars.")
    assert all(filled(one, name) == "" for name in ("box-office", "scores"))


def filled(one: Film, name: str) -> str:
    return FRAGMENTS[name](FragmentContext({}, one, None, facts.read(one), "reception.md", None))


def test_sums_of_another_currency_stand_in_the_table_alone() -> None:
    html = filled(received(TAKINGS, "It took £3 million in the United Kingdom."), "box-office")
    drawn, stated = html.split("</svg>")
    assert "£3 million" in stated
    assert "£3 million" not in drawn
    assert drawn.count("<rect") == 3


def test_one_labelled_sum_a_row() -> None:
    told = (
        "It grossed $16 million worldwide, with a per-theater average of $9,000.",
        "It grossed $16.2 million worldwide in all, of which it grossed $200,000 in the United States.",
        "Ann Lee was paid $2 million, and it took $3 million in its second weekend.",
        "In Peru and Kenya, it grossed $7 million and $4 million, respectively.",
        "In Japan it grossed $1 million.",
        "In the end it had grossed $5 million in Japan.",
    )
    rows = Html(filled(received(TAKINGS, *told), "box-office")).texts("tbody tr")
    assert [row.partition("[")[0] for row in rows] == [
        "Budget$2 million",
        "North America$9 million",
        "Overseas$7 million",
        "Japan$5 million",
        "Worldwide$16.2 million",
        "Second weekend$3 million",
    ]


def test_what_no_bar_could_show_stands_in_the_table_alone() -> None:
    html = filled(received(TAKINGS, "In its opening weekend it grossed $90,000 in Poland."), "box-office")
    drawn, stated = html.split("</svg>")
    assert "Poland" in stated
    assert "Poland" not in drawn


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("three and a half stars out of four", "3.5/4 stars"),
        ("4 out of 5 stars", "4/5 stars"),
        ("six out of ten", "6/10"),
        ("four stars", "4 stars"),
        ("5.6/10", "5.6/10"),
        ("C+", "C+"),
        ("two thumbs up", "two thumbs up"),
    ],
)
def test_scores_are_drawn_in_figures(stated: str, shown: str) -> None:
    assert in_figures(stated) == shown


def test_the_longest_bar_fills_the_width_and_half_of_it_is_half() -> None:
    svg = picture(
        "a", "A", "a", [Bar("One", "2", Decimal(2), Decimal(2)), Bar("Two", "1", Decimal(1), Decimal(1))]
    )
    assert re.findall(r'width="([\d.]+)%" height="0', svg) == ["100.0", "50.0"]


def test_stars_out_of_nobody_says_how_many_are_not_drawn() -> None:
    html = filled(received(SCORES, "Zoe Kay gave the film four stars."), "scores")
    drawn, stated = html.split("</svg>")
    assert "Zoe Kay" in stated
    assert "Zoe Kay" not in drawn


def test_hostile_names_and_labels_stay_words() -> None:
    html = picture('"><script>', "<b>", "&amp;", [Bar("<i>", "</svg>", Decimal(1), Decimal(1))] * 2)
    assert {name for name, _ in Html(html).elements("body *")} <= {
        "div",
        "svg",
        "title",
        "desc",
        "text",
        "rect",
    }
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
