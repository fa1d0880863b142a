from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_of import cases_of
from unreel.lists import external_links
from unreel.model.spans import Span

HARDCORE_HENRY = (
    "Official website Hardcore Henry at IMDb Hardcore Henry at Box Office Mojo "
    "Hardcore Henry at Rotten Tomatoes Hardcore Henry at Metacritic "
    "Hardcore Henry first-person perspective review by Russian film participant - English subtitles."
)
WORDS = ["Fish", "at", "IMDb", "Official", "website", "(", '"', "x.com", "\n"]


@pytest.mark.parametrize(("names", "flat", "links"), cases_of("external_links"))
def test_links_are_cut_where_they_start(names: list[str], flat: list[str], links: list[str]) -> None:
    text = " ".join(flat)
    assert [link.text for link in external_links.read(text, Span(0, len(text)), names)] == links


def test_hardcore_henry_has_6_links() -> None:
    """The film's name comes from the text's own opening."""
    opening = "Hardcore Henry is a 2015 science fiction action film. "
    text = opening + HARDCORE_HENRY
    assert [
        link.text for link in external_links.read(text, Span(len(opening), len(text)), ("Hardcore Henry",))
    ] == [
        "Official website",
        "Hardcore Henry at IMDb",
        "Hardcore Henry at Box Office Mojo",
        "Hardcore Henry at Rotten Tomatoes",
        "Hardcore Henry at Metacritic",
        "Hardcore Henry first-person perspective review by Russian film participant - English subtitles.",
    ]


@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(["Fish", "at", "IMDb", "Official", "website", "(", '"', "x.com", "\n"])).map(
            " ".join
        ),
    )
)
@settings(max_examples=200, deadline=None)
def test_links_tile_the_section(text: str) -> None:
    at = 0
    for link in external_links.read(text, Span(0, len(text)), ("Fish",)):
        assert not text[at : link.span.start].strip()
        assert link.text == link.span.of(text) == link.text.strip() != ""
        at = link.span.end
    assert not text[at:].strip()
