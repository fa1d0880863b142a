"""What tells quickly that a sentence has nothing for a pattern lets through all that the pattern finds."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest

from case_files import FOLDER
from unreel.lexicon.wordlists import wordlist

SENTENCES = [
    line
    for folder in ("facts", "library", "names")
    for path in sorted((FOLDER / folder).glob("*.txt"))
    for line in path.read_text(encoding="utf-8").split("\n")
]
HINTS = """
facts.fields.awards _may_be_cued _CUE
facts.fields.awards _may_be_gone _GOES
facts.fields.distributors _may_tell_owner _HINT
facts.fields.distributors _may_be_cued _CUE
facts.fields.distributors _may_be_cued _DEED
facts.fields.distributors _may_be_cued _DISC
facts.fields.production_companies _may_tell _HINT
facts.fields.releases _may_tell_release _CUE
facts.fields.also_known_as _may_tell_title _HINT
facts.grammar.result_marks _may_be_marked _MARKED
facts.grammar.prize_lists _may_count _COUNTED
facts.grammar.aggregator_scores _may_name_one _NAMED
names.credits.makers _may_tell_deed _deed
names.credits.makers _may_return _RETURNS
names.portrayals.clauses _may_play _PLAYS
names.portrayals.clauses _may_be_played _PLAYED_BY
""".strip().split("\n")
"""Module, hint and pattern."""


def _named(module: str, name: str) -> Any:  # noqa: ANN401 - a hint, a pattern, or what makes one
    return getattr(import_module(f"unreel.{module}"), name)


@pytest.mark.parametrize("row", HINTS)
def test_a_hint_lets_through_all_that_its_pattern_finds(row: str) -> None:
    module, hint, pattern = row.split()
    may_have, sought = _named(module, hint), _named(module, pattern)
    sought = sought if hasattr(sought, "pattern") else sought()
    assert [one for one in SENTENCES if sought.search(one) and not may_have(one)] == []


@pytest.mark.parametrize("part", ["openings", "cues", "participles", "chosen", "takes", "gives"])
def test_all_words_of_prizes_are_hints(part: str) -> None:
    may_have = _named("facts.fields.awards", "_may_be_cued")
    assert all(map(may_have, wordlist(f"facts/fields/awards.txt#{part}")))


BEFORE = {one[: at.end()] for one in SENTENCES for at in re.finditer(r"\s[\"“]?", one)}
"""What may stand before a title."""


def test_what_calls_a_title_that_of_a_film_ends_as_one_of_few_words() -> None:
    cue, ends = (_named("library.summaries.named_works", name) for name in ("_CUE", "_CUE_ENDS"))
    assert [one for one in BEFORE if cue.search(one) and not one.endswith(ends)] == []


@pytest.mark.parametrize("name", ["_RELATED", "_REVERSE"])
def test_a_hint_lets_through_all_that_relates_a_film_to_a_title(name: str) -> None:
    may_have, sought = (_named("library.summaries.named_works", one) for one in ("_may_be_related", name))
    assert [one for one in BEFORE if sought.search(one) and not may_have(one)] == []
