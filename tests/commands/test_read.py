"""`hooks read --json`: one record a film, each of whose places leads to the words that it speaks of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from projects import HARDCORE_HENRY
from records import faults
from strategies import examples, lines
from unreel import pages, seeds
from unreel.pages.escape import escape
from unreel.pages.front_matter import body_start
from unreel.pages.inline import offsets, sentence
from unreel.recovery import article, compose
from unreel.site.machine_readable import reading

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]


@pytest.fixture(scope="module")
def record() -> Record:
    """Return the record of the example film, as JSON brings it back."""
    seed = seeds.read(HARDCORE_HENRY, "seeds/hardcore-henry.txt")
    found = reading.record(seed, article.read(seed)[0])
    back: Record = json.loads(json.dumps(found))
    return back


@pytest.fixture(scope="module")
def bodies() -> dict[str, str]:
    """Return the film's pages without front matter."""
    seed = seeds.read(HARDCORE_HENRY, "seeds/hardcore-henry.txt")
    written = pages.write(compose.film(seed, article.read(seed)[0]))
    return {name: text[body_start(text) :] for name, text in written.items()}


def test_a_record_has_all_that_was_read(record: Record, bodies: dict[str, str]) -> None:
    assert faults(record) == []
    assert {page["name"]: page["markdown"] for page in record["pages"]} == bodies
    assert {
        "file",
        "title",
        "year",
        "sections",
        "paragraphs",
        "references",
        "external_links",
    } <= record.keys()
    assert "Ilya Naishuller" in record["people"]
    assert "Jimmy" in record["characters"]
    assert ("Sharlto Copley", "Jimmy") in [(one["actor"], one["role"]) for one in record["roles"]]
    assert ("director", "Ilya Naishuller") in [(one["field"], one["value"]) for one in record["facts"]]
    sums = [one for one in record["facts"] if one["field"] == "worldwide"]
    assert ("USD", 16_800_000) in [(one["currency"], one["low"]) for one in sums]


def test_each_place_says_what_it_speaks_of(record: Record, bodies: dict[str, str]) -> None:
    for fact in record["facts"]:
        words = sentence(bodies[fact["page"]][fact["start"] : fact["end"]]).text
        assert words in fact["text"]
    for one in record["mentions"]:
        words = sentence(bodies[one["page"]][one["start"] : one["end"]]).text
        assert words[0].isupper()
        assert not bodies[one["page"]][one["end"]].isalnum()
    for role in record["roles"]:
        line = sentence(bodies[role["page"]][role["start"] : role["end"]]).text
        assert role["actor"] in line
        assert role["role"] in line


def test_a_part_in_short_is_not_told_again_beside_the_cast_list(tmp_path: Path) -> None:
    text = (
        "Night Train is a 1999 film directed by Jo Bell.\n\nPlot\nSergeant Orr (Lee) meets Zoe Day (Ray).\n\n"
        "Cast\nAnn Lee as Sgt. Max Orr\nBob Lee as Tim Day\nCy Ray as a clerk\nDi Ray as a guard\n"
    )
    file = tmp_path / "night-train.txt"
    file.write_text(text, encoding="utf-8")
    seed = seeds.read(file, "seeds/night-train.txt")
    roles: Any = reading.record(seed, article.read(seed)[0])["roles"]
    parts = [(one["actor"], one["role"]) for one in roles]
    assert [part for part in parts if " " not in part[0]] == [("Ray", "Zoe Day")]


@given(lines)
@examples(200)
def test_every_character_that_is_shown_has_its_place_in_the_markdown(words: str) -> None:
    markdown = f"[{escape(words)}](plot.md#p1), *{escape(words)}*"
    shown, places = sentence(markdown).text, offsets(markdown)
    assert len(places) == len(shown)
    assert [*places] == sorted(places)
    assert all(markdown[at] in {one, "\\", "&"} for one, at in zip(shown, places, strict=True))
