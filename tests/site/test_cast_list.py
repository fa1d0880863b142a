"""A film whose text has no cast list gets one from its prose, with entries that know who plays whom."""

from __future__ import annotations

from unreel import pages
from unreel.facts.people_index import people_index
from unreel.model.article import Kind
from unreel.model.film import Heading
from unreel.recovery import article, compose
from unreel.seeds import Seed
from unreel.seeds.settings import Correction, Settings
from unreel.site.fragments.cast_list import NOTE, cast_list
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.entry import entry

TEXT = (
    "Night Train is a 1999 drama film directed by Cy Fox. "
    "Max Orr (Ann Lee), a clerk, wakes on a train. He meets his father (Sai Poe) and Zoe (Di Roe)."
)


def written() -> dict[str, str]:
    sections = (Correction(Kind.PLOT, None, "Max Orr (Ann", 1, 1, 1),)
    seed = Seed("night-train", "seeds/night-train.txt", TEXT, Settings("x.yml", sections=sections))
    return pages.write(compose.film(seed, article.read(seed)[0]))


def test_the_cast_page_has_a_heading_for_each_part_with_a_name() -> None:
    page = pages.page("cast.md", written()["cast.md"])
    assert [one.text for one in page.blocks if isinstance(one, Heading)] == ["Characters", "Max Orr", "Zoe"]
    assert "<!-- cast-list -->" in written()["cast.md"]
    assert "[Max Orr](cast.md#max-orr)" in written()["plot.md"]
    people = pages.page("people.md", written()["people.md"]).blocks
    assert [one.text for one in people if isinstance(one, Heading)] == [
        "Cy Fox",
        "Ann Lee",
        "Sai Poe",
        "Di Roe",
    ]


def test_the_list_leads_to_the_sentences_and_entries_say_who_plays_them() -> None:
    film = pages.read("night-train", written())
    index = people_index(film)
    context = FragmentContext({}, film, index, (), "cast.md", Heading("Zoe", 3, "zoe"))
    says = '[¶](plot.md#p1){ .pilcrow aria-label="Stated under Plot" }'
    between = '<span class="as"> as </span>'
    note, below, empty, *lines = cast_list(context).splitlines()
    assert (note, below, empty) == (NOTE, "{ .note data-search-exclude }", "")
    assert lines == [
        f'- <span class="actors">[{actor}</span>{between}<span class="role">[{role} {says}</span>'
        for actor, role in (
            ("Ann Lee](people.md#ann-lee)", "Max Orr](#max-orr)"),
            ("Di Roe](people.md#di-roe)", "Zoe](#zoe)"),
        )
    ]
    assert "**Played by** [Di Roe](people.md#di-roe)" in entry(context)
