"""No pattern of the library takes longer than the text that it is tried on is long."""

from __future__ import annotations

import re

import pytest

import collected_patterns
import pumping
from attacks import attacks

pytestmark = pytest.mark.slow

CHUNKS = 16
"""Parts in which the patterns are tried, so that a failure says a few of them."""

BAD = {
    "a run may be cut anywhere": r"(?:[A-Z]\S* ?)+ said",
    "a run within a run": r"\A(?:\w+)*!",
    "alternatives that fit the same": r"(?:a|b|ab)+c",
    "a run from each of its places on": r"\s+\Z",
    "two runs of the same letters": r"\A[ab]*[bc]*!",
    "a comment without an end": r"<!--.*?-->",
    "a word that each start runs on from": r"\bwill\b[^,;]*\Z",
}
GOOD = (r"\A(?:[A-Z]\S*+ )++said", r"(?<!\s)\s+\Z", r"\A(?:\w+ )*+!", r"<!--(?:.*?-->|.*)", r"[^,;]{0,60}\Z")


@pytest.fixture(scope="module")
def patterns() -> list[collected_patterns.Collected]:
    return collected_patterns.collected()


def test_every_call_of_re_gave_a_pattern(patterns: list[collected_patterns.Collected]) -> None:
    assert {one.site for one in patterns} == {site.name for site in collected_patterns.sites()}


def test_the_collection_sees_how_a_pattern_is_used(patterns: list[collected_patterns.Collected]) -> None:
    by_site = {one.site.partition(":")[0] + one.pattern: one for one in patterns}
    heading = next(
        one for name, one in by_site.items() if name.startswith("unreel/pages/blocks.py(?:(?P<first>")
    )
    assert heading.anchored


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_time_grows_as_the_text_does(patterns: list[collected_patterns.Collected], chunk: int) -> None:
    once = sorted({one[:3]: one for one in sorted(patterns, reverse=True)}.values())
    slow = {
        one.site: (one.pattern, found)
        for one in once[chunk::CHUNKS]
        if (found := pumping.slow(one.pattern, one.flags, anchored=one.anchored))
    }
    assert slow == {}


@pytest.mark.parametrize("pattern", BAD.values(), ids=BAD)
def test_a_pattern_that_explodes_is_found(pattern: str) -> None:
    assert pumping.slow(pattern, 0, anchored=False)


@pytest.mark.parametrize("pattern", GOOD)
def test_a_pattern_that_does_not_is_left_alone(pattern: str) -> None:
    assert pumping.slow(pattern, re.DOTALL, anchored=False) is None


def test_what_is_repeated_is_pumped_behind_what_leads_there() -> None:
    assert any(
        attack.before == "by " and set(attack.pump) == {"a"} for attack in attacks(r"by (?:[a-z])+!", 0)
    )
