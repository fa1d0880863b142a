"""What pages tell machines, in a whole build: valid by schema.org's rules, and true."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import schema_org
from markup import Html
from projects import made
from unreel.site.structured_data import script

if TYPE_CHECKING:
    from projects import Project

ADDRESS = "https://films.example/all/"
FILM = (
    "Night Train is a 1999 Swedish thriller film written and directed by Ann Lee, photographed by Dora Ek "
    "and produced by Rail Pictures. It runs for two hours. Max, a conductor, wakes on an empty train. "
    "He meets Zoe and they look for the driver. Bob Ray as Max, a conductor Kim Oh as Zoe. "
    "The film premiered at the Lund Film Festival on March 3, 1999. It was released in Norway on May 5, 1999."
)
SETTINGS = """\
source:
  {title: Night Train, site: Wikipedia, url: https://en.wikipedia.org/wiki/Night_Train, licence: CC BY-SA 4.0}
ids: {imdb: tt0012345, wikidata: Q12345}
sections:
  - {kind: plot, at: 'Max, a conductor'}
  - {kind: cast, at: Bob Ray as Max}
  - {kind: release, at: The film premiered}
"""
OTHER = "Day Train is a 2001 Swedish film directed by Ann Lee. It stars Kim Oh as Eva. Eva wakes."
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = made(tmp_path_factory.mktemp("structured"))
    project.put(
        {
            "seeds/night-train.txt": FILM,
            "seeds/night-train.yml": SETTINGS,
            "seeds/day-train.txt": OTHER,
            "seeds/day-train.yml": "source: {licence: Ours}\nsections: [{kind: plot, at: Eva wakes}]\n",
            "mkdocs.yml": project.read("mkdocs.yml").replace("http://127.0.0.1:8000/", ADDRESS),
        }
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


def graph(project: Project, page: str) -> dict[str, dict[str, Any]]:
    """Return what a page says, by types."""
    (data,) = Html(project.read(f"site/{page}index.html")).texts('script[type="application/ld+json"]')
    return {one["@type"]: one for one in json.loads(data)["@graph"]}


def test_every_page_says_what_schema_org_knows(library: Project) -> None:
    graphs: list[dict[str, Any]] = []
    for path in sorted((library.root / "site").rglob("index.html")):
        data = Html(path.read_text(encoding="utf-8")).texts('script[type="application/ld+json"]')
        if path.parent.name != "print":
            assert len(data) == 1, path
            graphs += map(json.loads, data)
    assert list(schema_org.faults(graphs)) == []
    assert {"Movie", "Person", "WebSite", "ProfilePage", "CollectionPage"} <= {
        one["@type"] for each in graphs for one in each["@graph"]
    }


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Movie", "license": "CC BY-SA 4.0"}, "Movie.license: 'CC BY-SA 4.0' is none of"),
        ({"@type": "Place", "startDate": "1999"}, "Place has no startDate"),
        ({"@type": "Movie", "starring": "Ann Lee"}, "unknown property Movie.starring"),
        ({"@type": "Movie", "director": {"@type": "Organization", "name": "A"}}, "Movie.director: "),
    ],
)
def test_the_rules_find_faults(node: dict[str, Any], fault: str) -> None:
    (found,) = schema_org.faults([{"@context": "https://schema.org", "@graph": [node]}])
    assert found.startswith(fault)


def test_the_film_is_told_with_its_roles_its_festival_and_its_names_elsewhere(library: Project) -> None:
    movie = graph(library, "night-train/")["Movie"]
    assert movie["sameAs"] == [
        "https://www.wikidata.org/entity/Q12345",
        "https://www.imdb.com/title/tt0012345/",
        "https://en.wikipedia.org/wiki/Night_Train",
    ]
    roles = [(one["actor"][0]["name"], one["characterName"]) for one in movie["actor"]]
    assert roles == [("Bob Ray", "Max"), ("Kim Oh", "Zoe")]
    assert movie["actor"][0]["url"] == f"{ADDRESS}night-train/cast/#max"
    assert movie["productionCompany"] == [{"@type": "Organization", "name": "Rail Pictures"}]
    assert movie["contributor"][0]["contributor"]["name"] == "Dora Ek"
    festival, norway = movie["releasedEvent"]
    assert festival["superEvent"] == {"@type": "Festival", "name": "Lund Film Festival"}
    assert norway["location"] == {"@type": "Place", "name": "Norway"}
    assert "citation" not in movie
    path = movie["image"].removeprefix(ADDRESS)
    assert (library.root / "site" / path).read_bytes().startswith(b"\x89PNG")


def test_each_page_names_its_licence_its_source_and_what_stands_above_it(library: Project) -> None:
    page = graph(library, "night-train/plot/")["WebPage"]
    assert (page["name"], page["license"]) == ("Plot – Night Train", LICENCE)
    assert page["about"] == {"@id": f"{ADDRESS}night-train/#film"}
    assert page["isBasedOn"]["url"] == "https://en.wikipedia.org/wiki/Night_Train"
    assert page["isPartOf"]["url"] == ADDRESS
    crumbs = page["breadcrumb"]["itemListElement"]
    assert [(one["name"], one["item"]["@id"].removeprefix(ADDRESS)) for one in crumbs] == [
        ("Unreel", ""),
        ("Night Train", "night-train/"),
        ("Plot", "night-train/plot/"),
    ]
    assert graph(library, "day-train/plot/")["WebPage"]["license"] == {
        "@type": "CreativeWork",
        "name": "Ours",
    }
    profile = graph(library, "people/ann-lee/")["ProfilePage"]
    assert [one["name"] for one in profile["breadcrumb"]["itemListElement"]] == [
        "Unreel",
        "People",
        "Ann Lee",
    ]
    assert graph(library, "night-train/people/")["Person"]["sameAs"].startswith(f"{ADDRESS}people/")
    for name, address in (("night-train/", LICENCE), ("night-train/plot/", LICENCE), ("day-train/", "")):
        heads = Html(library.read(f"site/{name}index.html")).attributes("link[rel=license]")
        assert [one["href"] for one in heads] == ([address] if address else [])


def test_each_page_has_a_description_of_its_own(library: Project) -> None:
    told = {}
    for name in (
        "",
        "night-train/",
        "night-train/plot/",
        "night-train/people/",
        "people/",
        "people/ann-lee/",
    ):
        metas = Html(library.read(f"site/{name}index.html")).attributes("meta")
        told[name] = {one.get("property") or one.get("name", ""): one.get("content", "") for one in metas}
    assert told["night-train/people/"]["description"].startswith("People of Night Train: Ann Lee")
    assert len({one["og:description"] for one in told.values()}) == len(told)
    assert {one["og:locale"] for one in told.values()} == {"en_US"}


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028", "&lt;"]
)
def test_nothing_ends_the_script(text: str) -> None:
    data = script({"name": text})
    assert json.loads(data) == {"name": text}
    assert not set(data) & set("<>&\u2028\u2029")
