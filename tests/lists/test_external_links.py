from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from strategies import examples
from unreel.lists import external_links
from unreel.model.spans import Span

HARDCORE_HENRY = (
    "Official website Hardcore Henry at IMDb Hardcore Henry at Box Office Mojo "
    "Hardcore Henry at Rotten Tomatoes Hardcore Henry at Metacritic "
    "Hardcore Henry first-person perspective review by Russian film participant - English subtitles."
)
WORDS = ["Fish", "at", "IMDb", "Official", "website", "(", '"', "x.com", "\n"]


@each_case("lists/external_links")
def test_links_are_cut_where_they_start(case: Case) -> None:
    text = case["flat"]
    found = external_links.read(text, Span(0, len(text)), case.lines())
    assert [link.text for link in found] == case.lines("links")


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
        st.lists(st.sampled_from(WORDS)).map(" ".join),
    )
)
@examples(200)
def test_links_tile_the_section(text: str) -> None:
    at = 0
    for link in external_links.read(text, Span(0, len(text)), ("Fish",)):
        assert not text[at : link.span.start].strip()
        assert link.text == link.span.of(text) == link.text.strip() != ""
        at = link.span.end
    assert not text[at:].strip()
