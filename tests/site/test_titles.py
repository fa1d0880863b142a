"""Titles are set in italics wherever prose names them, and what people set apart is left as it stands."""

from __future__ import annotations

from pathlib import Path

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
