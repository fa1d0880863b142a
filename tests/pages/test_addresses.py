from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from unreel.model.film import Crosslink, Sentence
from unreel.model.spans import Span
from unreel.pages.addresses import address
from unreel.pages.inline import sentence
from unreel.pages.write import line


@pytest.mark.parametrize(
    ("told", "target"),
    [
        ("https://example.org/films?id=1&x=2#top", "https://example.org/films?id=1&x=2#top"),
        ("http://example.org/Rain_(film)", "http://example.org/Rain_%28film%29"),
        ("https://example.org/a b", ""),
        ("https://example.org/żółw", "https://example.org/%C5%BC%C3%B3%C5%82w"),
        ("https://example.org/?a&copy;b", "https://example.org/?a%26copy;b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/x", ""),
        ("https://", ""),
        ("https://[x", ""),
        ("wiki:Rain", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_become_targets(told: str, target: str) -> None:
    assert address(told) == target


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@examples(300)
def test_a_target_is_read_back_as_it_was_written(rest: str) -> None:
    if target := address(f"https://example.org/{rest}"):
        linked = Sentence("A site.", (Crosslink(Span(2, 6), target),))
        assert sentence(line(linked)) == linked
