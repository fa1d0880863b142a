from __future__ import annotations

from unreel import pages
from unreel.facts.sentences import sentences

PAGE = """---
section: cast
---

# Cast

It is long.

- Ann Lee as Max
- Bob Ray as Zoe

## Casting

> They came.

No anchor here.
| a table |
"""


def test_each_sentence_has_its_context() -> None:
    walked = sentences(pages.read("film", {"cast.md": PAGE, "references.md": "1. Ann Lee (1999). A.\n"}))
    seen = [(one.text, one.heading.text, one.quoted, one.listed, one.in_cast_list) for one in walked]
    assert seen[:4] == [
        ("It is long.", "", False, False, False),
        ("Ann Lee as Max", "", False, True, True),
        ("Bob Ray as Zoe", "", False, True, True),
        ("They came.", "Casting", True, False, False),
    ]
    assert [one.section for one in walked][:4] == ["cast"] * 4


def test_a_sentence_is_linked_by_its_paragraph_else_by_its_heading_else_by_its_page() -> None:
    film = pages.read("film", {"plot.md": "# Plot\n\nIt is long.\n\n## End\n\nMax dies.\n"})
    first, last = sentences(film)
    assert (first.target, last.target) == ("plot.md#p1", "plot.md#p2")
    assert last._replace(anchor="").target == "plot.md#end"
    assert first._replace(anchor="").target == "plot.md"
    assert (first.target_from("plot.md"), first.target_from("cast.md")) == ("#p1", "plot.md#p1")
    assert first._replace(anchor="").target_from("plot.md") == "plot.md"
