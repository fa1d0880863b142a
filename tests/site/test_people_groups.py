"""The people of a film are shown as cast, crew and others; docs/ keeps the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unreel.site import docs

if TYPE_CHECKING:
    from pathlib import Path

OVERVIEW = """---
title: Night Train
section: overview
---
# Night Train

Night Train is a 1999 film directed by Ann Lee, who also stars, with Bob Ray; Eve Fox was there.
"""
CAST = "---\nsection: cast\n---\n# Cast\n\n- Bob Ray as [Max](#max)\n\n### Max\n<!-- entry -->\n"
PEOPLE = """---
section: people
---
# People

## Ann Lee
<!-- entry -->

Words of an editor.

## Eve Fox
<!-- entry -->

## Bob Ray
<!-- entry -->
"""


@pytest.mark.parametrize(
    ("people", "headings"),
    [
        (PEOPLE, ["Cast", "Bob Ray", "Crew", "Ann Lee", "Also named", "Eve Fox"]),
        (PEOPLE.replace("Words", "## Words"), ["Ann Lee", "Words of an editor.", "Eve Fox", "Bob Ray"]),
        (
            PEOPLE.replace("## ", "### ").replace("### Ann", "## Makers\n\n### Ann"),
            ["Makers", "Ann Lee", "Eve Fox", "Bob Ray"],
        ),
        (
            PEOPLE.replace("Words of", "<<<<<<< docs\nA\n=======\nB\n>>>>>>> seeds\n\nWords of"),
            ["Ann Lee", "Eve Fox", "Bob Ray"],
        ),
    ],
    ids=["as written by sync", "a heading of another sort", "arranged by a person", "in conflict"],
)
def test_entries_stand_below_their_group(tmp_path: Path, people: str, headings: list[str]) -> None:
    folder = tmp_path / "night-train"
    folder.mkdir()
    for name, text in (("index.md", OVERVIEW), ("cast.md", CAST), ("people.md", people)):
        (folder / name).write_text(text, encoding="utf-8")
    shown = docs.filled(docs.read(tmp_path), "night-train/people.md", people)
    found = [line.lstrip("# ").partition(" {")[0] for line in shown.splitlines() if line.startswith("##")]
    assert found == headings
    ann = shown.partition("# Ann Lee")[2].partition("\n#")[0]
    assert "Words of an editor" in ann or "Words" in headings[1]
