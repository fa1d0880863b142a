"""The links that were drawn by the seed "seven" and judged (tests/measures/links.py), and what that says."""

from __future__ import annotations

from pathlib import Path

from measures.links import FILMS, LINKS, judged

DRAWN = Path(__file__).parents[1] / "measures" / "drawn_links.tsv"
LEAST = 0.99
"""The share of links that must lead to whom their words name."""


def test_drawn_links_are_judged_and_right() -> None:
    links = judged(DRAWN)
    assert len({*links}) == LINKS
    assert len({one.film for one in links}) <= FILMS
    assert all(f"[{one.words}]" in one.around for one in links)
    assert {one.verdict for one in links} <= {"right", "wrong"}
    assert sum(one.verdict == "right" for one in links) >= LEAST * LINKS
