"""Titles are set in italics wherever prose names them, and what people set apart is left as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from unreel import pages
from unreel.site import docs
from unreel.site.typeset.titles import with_titles

INDEX = """---
title: Rain
section: overview
italics: [Rain, The Ledger, 8½]
---

# Rain

Rain is like 8½, said [Ann Lee of The Ledger](people.md#ann-lee).
Rainy days, **The Ledger** wrote, are no Rain.

> The Ledger said so.

- Rain in a list
"""


def test_each_place_in_prose_is_set_and_words_of_other_words_are_not() -> None:
    film = pages.read("rain", {"index.md": INDEX})
    assert film.italics == ("Rain", "The Ledger", "8½")
    lines = INDEX.split("\n")
    found = dict(with_titles(film.pages[0], film.italics, {}, lines))
    assert found == {
        9: "*Rain* is like *8½*, said [Ann Lee of *The Ledger*](people.md#ann-lee).",
        12: "> *The Ledger* said so.",
    }
    assert not [*with_titles(film.pages[0], (), {}, lines)]


def test_a_page_is_filled_with_them(tmp_path: Path) -> None:
    (tmp_path / "rain").mkdir()
    (tmp_path / "rain" / "index.md").write_text(INDEX, encoding="utf-8")
    shown = docs.filled(docs.read(tmp_path), "rain/index.md", INDEX)
    assert "*Rain* is like *8½*" in shown
    assert "- Rain in a list" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Night Train is a 1999 film.", "*Night Train* is a 1999 film."),
        ("<!-- a remark -->", ""),
        ("\\", ""),
        ("In Night Train, Lee's Night Train's end.", "In *Night Train*, Lee's *Night Train*'s end."),
        ("The sequel, Night Train 2, and Last Night Train.", ""),
        ('Of "Night Train" and Night Trainers.', ""),
        ("It tells of Night Train, a boxer of 20.", ""),
        ("Lee made Night Train, a 1999 film.", "Lee made *Night Train*, a 1999 film."),
        ("Rain was released in May; Rain fell.", "*Rain* was released in May; Rain fell."),
        ("Day Train grossed more than Night Train.", "Day Train grossed more than *Night Train*."),
    ],
)  # fmt: skip
def test_films_are_set_where_a_sentence_surely_names_one(text: str, shown: str) -> None:
    lines = f"# Release\n\n{text}".split("\n")
    page = pages.page("release.md", "\n".join(lines), {"section": "release"})
    assert dict(with_titles(page, (), {}, lines, films=["Night Train", "Rain"])) == (
        {3: shown} if shown else {}
    )


def test_a_film_opens_with_its_title_and_its_story_is_left_alone() -> None:
    for section, shown in (("overview", {3: "*Rain*, known as Rain, ends."}), ("plot", {})):
        lines = ["# Rain", "", "Rain, known as Rain, ends."]
        page = pages.page("x.md", "\n".join(lines), {"section": section})
        assert dict(with_titles(page, (), {}, lines, films=["Rain"])) == shown
