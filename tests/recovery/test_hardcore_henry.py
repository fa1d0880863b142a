"""The first film, whole: what its issue says of it holds to the letter."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from projects import HARDCORE_HENRY
from unreel import facts, pages, seeds
from unreel.facts.field import Field
from unreel.facts.people_index import people_index
from unreel.lists.references import fields
from unreel.model.article import ExternalLink, Reference, Role
from unreel.model.film import Film, Listing
from unreel.recovery import article, compose
from unreel.recovery.parts import Passage

if TYPE_CHECKING:
    from projects import Project
    from unreel.recovery.article import Article
    from unreel.seeds import Seed

SECTIONS = """
    0      overview                      Hardcore Henry is a 2015
    806    plot                          A man wakes inside
    4553   cast                          Sergey Valyaev, Andrei Dementiev
    5861   production                    Hardcore Henry was filmed
    6953   release/theatrical            The film premiered at the 2015
    7531   release/home-media            On July 26, 2016
    7597   reception/box-office          Hardcore Henry has grossed
    8373   reception/critical-response   On review aggregation website
    9610   sequel                        Both writer/director
    10415  notes                         (also known simply as
    10484  references                    "Hardcore Henry (2016)". Box Office Mojo
    14305  external-links                Official website
"""

ROLES = """
    Sergey Valyaev, Andrei Dementiev, Ilya Naishuller, David Malic, Matej Trkulja + others: Henry
    Sharlto Copley: Jimmy
    Danila Kozlovsky: Akan
    Haley Bennett: Estelle
    Tim Roth: Henry's Father
    Andrei Dementiev: Dmitry "Slick Dmitry"
    Oleg Poddubnyy: Yuri
    Cyrus Arnold: Nat (credited as "Young Bully #2")
    Ilya Naishuller: Timothy / Higher-Self Merc
    Will Stewart: Robbie
    Martin Cooke: Marty
    Dasha Charusha: Katya, The Dominatrix
    Svetlana Ustinova: Olga, The Dominatrix
    Aleksandr Pal: Mr. Fahrenheit
"""


@pytest.fixture(scope="module")
def seed() -> Seed:
    return seeds.read(HARDCORE_HENRY, "seeds/hardcore-henry.txt")


@pytest.fixture(scope="module")
def found(seed: Seed) -> Article:
    return article.read(seed)[0]


@pytest.fixture(scope="module")
def film(hardcore_henry: Project) -> Film:
    """Return the film as docs/ tells it."""
    folder = hardcore_henry.root / "docs/hardcore-henry"
    return pages.read("hardcore-henry", {path.name: path.read_text() for path in sorted(folder.glob("*.md"))})


def test_the_seed_is_the_one_that_was_given(seed: Seed) -> None:
    assert len(seed.text) == 14_537
    assert len(seed.text.splitlines()) == 1


def test_the_sections_start_where_they_should(seed: Seed, hardcore_henry: Project) -> None:
    done = hardcore_henry.hooks("split", "--json", "seeds/hardcore-henry.txt")
    said = json.loads(done.stdout)
    expected = [line.split(maxsplit=2) for line in SECTIONS.strip().splitlines()]
    names = [f"{one['kind']}/{one['sub']}" if one["sub"] else one["kind"] for one in said["sections"]]
    assert [(str(one["start"]), name) for one, name in zip(said["sections"], names, strict=True)] == [
        (at, name) for at, name, _ in expected
    ]
    for one, (_, _, words) in zip(said["sections"], expected, strict=True):
        assert seed.text[one["start"] :].startswith(words)
    assert (said["title"], said["year"]) == ("Hardcore Henry", "2015")
    assert (len(said["references"]), len(said["external_links"])) == (33, 6)


def test_the_roles_come_out_whole(found: Article) -> None:
    said = [
        f"{', '.join(one.actors)}{' + others' * one.others}: {one.character}" for one in found.every(Role)
    ]
    assert said == [line.strip() for line in ROLES.strip().splitlines()]


def test_the_list_ends_where_prose_begins_without_a_full_stop(seed: Seed, found: Article) -> None:
    after = next(one for one in found.every(Passage) if one.span.start > found.every(Role)[-1].span.start)
    assert after.span.start == 5074
    assert seed.text[5074:].startswith("Henry was originally played by")


def test_the_references_are_read(found: Article) -> None:
    texts = [reference.text for reference in found.every(Reference)]
    assert len(texts) == 33
    one = {n: {field.kind: field.value for field in fields.read(text)} for n, text in enumerate(texts, 1)}
    assert one[1] == {
        "title": "Hardcore Henry (2016)",
        "publisher": "Box Office Mojo",
        "retrieved": "2016-05-01",
    }
    assert (one[2]["author"], one[2]["date"]) == ("Galuppo, Mia", "2016-01-13")
    assert one[2]["title"] == "'Hardcore Henry' Gets U.S. Release Date"
    assert one[8]["title"].startswith("Сергей Валяев: Трейсер")
    assert (one[8]["publisher"], one[8]["archived"]) == ("FurFur", "2016-05-06")
    assert texts[9].startswith("Субботний «Рамблер»")
    assert one[10]["archived"] == "2016-04-10"
    assert one[13]["language"] == "Russian"
    assert one[21]["medium"] == "Press release"
    assert texts[28] == '"Рецензии на фильм Хардкор / Hardcore Henry (2016), отзывы".'
    assert (one[33]["author"], one[33]["date"], one[33]["medium"]) == ("@Naishuller", "2020-07-10", "Tweet")


def test_the_external_links_are_told_apart(found: Article) -> None:
    assert [one.text for one in found.every(ExternalLink)] == [
        "Official website",
        "Hardcore Henry at IMDb",
        "Hardcore Henry at Box Office Mojo",
        "Hardcore Henry at Rotten Tomatoes",
        "Hardcore Henry at Metacritic",
        "Hardcore Henry first-person perspective review by Russian film participant - English subtitles.",
    ]


def test_the_words_on_a_second_film_are_a_quotation(seed: Seed, found: Article) -> None:
    (quoted,) = [one for one in found.every(Passage) if one.quoted]
    words = quoted.span.of(seed.text)
    assert words.startswith("I have an outline for a second one.")
    assert words.endswith("whether people will turn up to the cinema to watch it.")


def test_long_stretches_become_paragraphs(found: Article) -> None:
    (plot,) = [one for one in found.sections if one.kind == "plot"]
    paragraphs = found.within(plot)
    assert 4 <= len(paragraphs) <= 15


def links(film: Film, section: str) -> dict[str, str]:
    page = film.page(section)
    assert page is not None
    return {link.span.of(one.text): link.target for one in page.sentences for link in one.links}


def test_spellings_and_short_names_lead_to_the_right_entry(film: Film) -> None:
    assert links(film, "plot") == {
        "Estelle": "cast.md#estelle",
        "Henry": "cast.md#henry",
        "Akan": "cast.md#akan",
        "Jimmy": "cast.md#jimmy",
        "Slick Dimitry": "cast.md#dmitry-slick-dmitry",
    }
    assert links(film, "production")["Naishuller"] == "people.md#ilya-naishuller"


def test_each_spelling_counts_and_the_title_is_no_character(film: Film) -> None:
    named = {
        (entity.name, location.target.partition("#")[0]): count
        for entity, counts in people_index(film).locations.items()
        for location, count in counts.items()
    }
    assert named["Danila Kozlovsky", "cast.md"] == 1  # as Kozlovskiy
    assert named['Dmitry "Slick Dmitry"', "plot.md"] == 3  # as Dimitry
    assert ("Henry", "reception.md") not in named
    assert ("Henry", "references.md") not in named
    assert ("Henry", "release.md") not in named


def test_people_worked_as_the_overview_says(film: Film) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for fact in facts.read(film):
        if fact.job and fact.field != Field.STAR:
            said[fact.text].add(fact.job)
    producers = "Timur Bekmambetov, Inga Vainshtein Smith, Ekaterina Kononenko"
    assert said == {
        "Ilya Naishuller": {"writer", "director", "producer"},
        "Will Stewart": {"additional writer"},
        "Vsevolod Kaptur": {"cinematographer"},
        **{name: {"producer"} for name in producers.split(", ")},
    }


def test_characters_are_introduced_by_who_they_are_and_not_by_how_they_end(film: Film) -> None:
    introductions = people_index(film).introductions.items()
    said = {one.name: (words.sentence.target, words.words) for one, words in introductions}
    assert said["Estelle"][0] == "plot.md#p1"
    assert said["Estelle"][1].startswith("A scientist, Estelle, tells him")
    assert said['Dmitry "Slick Dmitry"'][1].startswith("He is joined by another Jimmy")
    assert set(said) == {"Henry", "Jimmy", "Akan", "Estelle", 'Dmitry "Slick Dmitry"'}


def test_the_people_are_the_people(film: Film) -> None:
    people = film.page("people")
    assert people is not None
    names = {entity.name for entity in people_index(film).entities.values() if not entity.is_character}
    others = "Timur Bekmambetov, Inga Vainshtein Smith, Ekaterina Kononenko, Will Stewart, Alexey Karas"
    expected = {*others.split(", "), "BadComedian", "Vsevolod Kaptur", "Max Nicholson"}
    for line in ROLES.strip().splitlines():
        expected |= set(line.strip().partition(":")[0].removesuffix(" + others").split(", "))
    assert names == expected


def test_docs_are_what_the_seed_gives(seed: Seed, found: Article, hardcore_henry: Project) -> None:
    written = {name: text.encode() for name, text in pages.write(compose.film(seed, found)).items()}
    assert hardcore_henry.tree("docs/hardcore-henry") == written
    base = hardcore_henry.tree(".unreel/base/hardcore-henry")
    assert {name: page for name, page in base.items() if name.endswith(".md")} == written


def test_a_film_read_back_is_the_film_that_was_written(seed: Seed, found: Article) -> None:
    film = compose.film(seed, found)
    assert pages.read(film.slug, pages.write(film)) == film
    listing = film.pages[2].blocks[0]
    assert isinstance(listing, Listing)
    assert len(listing.items) == 14


def test_its_correction_is_no_idle_one(seed: Seed) -> None:
    _, diagnostics = article.read(seed)
    assert diagnostics == []
