"""Requests for sources are comments behind a sentence, and none of its words."""

from __future__ import annotations

import re

import pytest

from unreel.lexicon.wordlists import wordlist
from unreel.pages.inline import offsets, sentence
from unreel.pages.source_requests import asked, request
from unreel.pages.write import line

REQUESTS = {
    "[citation needed]": "citation needed",
    "[ Citation\nneeded ]": "citation needed",
    "[dubious – discuss]": "dubious",
    "[who?]": "who?",
    "[a]": "",
    "[12]": "",
    "": "",
}


@pytest.mark.parametrize(("label", "expected"), REQUESTS.items())
def test_a_mark_asks_or_does_not(label: str, expected: str) -> None:
    assert asked(label) == expected


def test_templates_show_what_the_lexicon_has() -> None:
    shown = [entry.partition(" = ")[2] for entry in wordlist("intake/wikitext/templates.txt#marks")]
    assert [label for label in shown if not asked(label)] == []


def test_comments_that_ask_for_nothing_known_are_comments() -> None:
    assert request("<!--Citation needed-->") == "citation needed"
    assert [request(words) for words in ("<!-- entry -->", "citation needed", "<!-- see the talk -->")] == [
        ""
    ] * 3


PLACES = {
    "It is a film.<!-- citation needed -->": ("It is a film.", [(13, "citation needed")]),
    "So<!-- who? --> it is.[Q](x.md#ref-q)<!-- dubious -->": ("So it is.", [(2, "who?"), (9, "dubious")]),
    "*Rain*<!-- when? --> fell.": ("Rain fell.", [(4, "when?")]),
    "It<!-- todo --> is.": ("It is.", []),
}


@pytest.mark.parametrize(("markdown", "expected"), PLACES.items(), ids=range(len(PLACES)))
def test_a_request_is_no_word(markdown: str, expected: tuple[str, list[tuple[int, str]]]) -> None:
    read = sentence(markdown)
    assert (read.text, [tuple(one) for one in read.requests]) == expected
    assert line(read) == re.sub("<!-- todo -->", "", markdown)
    assert "".join(markdown[at] for at in offsets(markdown)) == read.text
