"""The infobox and what machines are told, in whole builds: they say what docs/ says, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from markup import Html
from projects import made
from unreel import facts, pages
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.infobox import infobox

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

FILM = (
    "Night Train, also known as The Sleeper, is a 1999 Swedish thriller film "
    "written, directed and edited by Ann Lee and produced by Rail Pictures. It runs for two hours. "
    "It stars Bob Ray as Max and Kim Oh as Zoe. Max, a conductor, wakes on an empty train. "
    "He meets Zoe and they look for the driver. "
    "The film premiered at the Lund Film Festival on March 3, 1999. "
    "Bob Ray won the award for Best Actor at the 54th Lund Film Festival."
)
SETTINGS = "sections: [{kind: plot, at: 'Max, a conductor'}, {kind: release, at: 'The film premiered'}]\n"


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = made(tmp_path_factory.mktemp("infobox"))
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": SETTINGS})
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


def shown(project: Project) -> list[tuple[str, dict[str, str]]]:
    """Return the links of the infobox's rows, as words and attributes."""
    page = Html(project.read("site/night-train/index.html"))
    return [*zip(page.texts("li.fact a"), page.attributes("li.fact a"), strict=True)]


def told(project: Project, page: str = "site/night-train/index.html") -> dict[str, Any]:
    """Return the film as a page describes it to machines, or all that the page says."""
    (data,) = Html(project.read(page)).texts('script[type="application/ld+json"]')
    graph = json.loads(data)["@graph"]
    return next((one for one in graph if one["@type"] == "Movie"), {"@graph": graph[1:]})


def test_every_value_leads_to_its_paragraph_and_people_to_their_entries(film: Project) -> None:
    links = [(words, attributes["href"]) for words, attributes in shown(film)]
    assert ("The Sleeper", "#p1") in links
    assert ("Ann Lee", "people/#ann-lee") in links
    assert ("¶", "#p1") in links
    assert ("3 March 1999", "release/#p1") in links
    assert ("Sweden", "#p1") in links
    assert ("Rail Pictures", "#p1") in links
    assert ("120 minutes", "#p1") in links
    for _, href in links:
        path, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in film.read(f"site/night-train/{path}index.html")


def test_a_prize_is_shown_with_who_got_it_and_who_gave_it(film: Project) -> None:
    page = Html(film.read("site/night-train/index.html"))
    assert "Award 54th Lund Film Festival: Best Actor (Bob Ray)" in page.texts("li.fact")
    (prize,) = (
        one for one in json.loads(film.read("site/night-train/film.json"))["facts"] if one["field"] == "award"
    )
    assert [prize[part] for part in ("value", "about", "category", "edition", "result")] == [
        "Best Actor", "54th Lund Film Festival", "Best Actor", "54th", "won",
    ]  # fmt: skip


def test_every_link_has_a_name(film: Project) -> None:
    for words, attributes in shown(film):
        assert words.strip("¶ ") or attributes["aria-label"]


def test_machines_are_told_what_readers_are_shown(film: Project) -> None:
    movie = told(film)
    assert (movie["@type"], movie["name"], movie["datePublished"]) == ("Movie", "Night Train", "1999-03-03")
    assert movie["alternateName"] == ["The Sleeper"]
    assert [one["name"] for one in movie["director"]] == ["Ann Lee"]
    assert [one["actor"][0]["name"] for one in movie["actor"]] == ["Bob Ray", "Kim Oh"]
    assert [one["name"] for one in movie["editor"]] == ["Ann Lee"]
    assert movie["productionCompany"] == [{"@type": "Organization", "name": "Rail Pictures"}]
    assert movie["duration"] == ["PT120M"]
    assert movie["award"] == ["Best Actor (Bob Ray), 54th Lund Film Festival"]
    assert movie["countryOfOrigin"] == [{"@type": "Country", "name": "Sweden"}]
    people = told(film, "site/night-train/people/index.html")["@graph"]
    jobs = {one["name"]: one["jobTitle"] for one in people}
    assert jobs["Ann Lee"] == ["Writer", "Director", "Editor"]
    assert people[0]["@id"] == movie["director"][0]["@id"]
    assert people[0]["subjectOf"]["citation"][0].endswith("/night-train/#p1")


def test_cards_describe_each_page(film: Project) -> None:
    for page, kind, title in (
        ("", "website", "Unreel"),
        ("night-train/", "video.movie", "Night Train"),
        ("night-train/plot/", "article", "Plot – Night Train"),
    ):
        found = Html(film.read(f"site/{page}index.html")).attributes("meta")
        metas = {one.get("property") or one.get("name", ""): one.get("content", "") for one in found}
        assert (metas["og:type"], metas["og:title"], metas["twitter:title"]) == (kind, title, title)
        assert metas["og:url"].endswith(f"/{page}")
        film_or_site = "night-train/card.png" if page else "card.png"
        assert metas["og:image"].endswith(f":8000/{film_or_site}")
        assert (film.root / "site" / film_or_site).read_bytes().startswith(b"\x89PNG")
        assert metas["og:description"]


def test_an_edit_changes_the_infobox_and_the_data(tmp_path: Path) -> None:
    project = made(tmp_path)
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": SETTINGS})
    project.build()
    page = project.read("docs/night-train/release.md").replace("March 3, 1999", "May 5, 2000")
    project.put({"docs/night-train/release.md": page.replace("Lund", "Oslo")})
    project.build()
    assert "5 May 2000" in [words for words, _ in shown(project)]
    assert told(project)["releasedEvent"] == [
        {
            "@type": "PublicationEvent",
            "startDate": "2000-05-05",
            "superEvent": {"@type": "Festival", "name": "Oslo Film Festival"},
        }
    ]


def test_a_film_that_states_nothing_has_no_infobox(tmp_path: Path) -> None:
    project = made(tmp_path)
    project.put(
        {"docs/x/index.md": "---\nsection: overview\n---\n\n# X\n\n<!-- infobox -->\n\nA quiet text.\n"}
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    page = project.read("site/x/index.html")
    assert 'class="fact"' not in page
    assert "<!--" not in page[page.index("<article") : page.index("</article")].replace("<!-- -->", "")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Ann Lee was glad.", "**Released** 1999\n"),
        ("It was shown on March 3, 2007.", "**Released** 1999  \n    [3 March 2007](#p1)\n"),
        ("It was released on March 3, 2000.", "**Released** [3 March 2000](#p1)\n"),
    ],
)
def test_the_year_is_always_shown(sentence: str, shown: str) -> None:
    head = "---\ntitle: Night Train\nyear: 1999\nsection: overview\n---\n\n# Night Train\n\n"
    film = pages.read("night-train", {"index.md": f"{head}{sentence}\n"})
    context = FragmentContext({}, film, None, facts.read(film), "index.md", None)
    assert infobox(context) == f"- {shown}    {{ .fact data-search-exclude }}"


def test_what_critics_think_is_seen_at_a_glance() -> None:
    head = "---\ntitle: Night Train\nyear: 1999\nsection: overview\n---\n\n# Night Train\n\n"
    said = "On Rotten Tomatoes, the film holds an approval rating of 51% based on 149 reviews.\n"
    also = "Metacritic gives the film a score of 51 out of 100, based on 30 critics.\n"
    film = pages.read("night-train", {"index.md": head + said + also})
    box = infobox(FragmentContext({}, film, None, facts.read(film), "index.md", None))
    assert "- **Rotten Tomatoes** [51%](#p1)\n" in box
    assert "- **Metacritic** [51/100](#p1)\n" in box


def test_awards_stand_behind_who_gave_them() -> None:
    head = "---\ntitle: Night Train\nyear: 1999\nsection: overview\n---\n\n# Night Train\n\n"
    said = (
        "At the 12th Lund Film Festival, it won two awards: Best Director and Best Editing. "
        "It also won the Golden Rail Award for Best Film. At the Lund Film Festival, it won Best Director."
    )
    film = pages.read("night-train", {"index.md": head + said.replace(". ", ".\n") + "\n"})
    box = infobox(FragmentContext({}, film, None, facts.read(film), "index.md", None))
    row = box.partition("**Awards** ")[2].splitlines()
    assert row[0].strip() == "12th Lund Film Festival: [Best Director](#p1), [Best Editing](#p1)"
    assert box.count("Best Director") == 1


def test_hostile_values_are_shown_as_they_stand(tmp_path: Path) -> None:
    project = made(tmp_path)
    hostile = [
        (
            'Night "</script><b>" Train, also known as The </script><script>alert(1)</script>, is a film '
            'directed by Ann "<i>Bo</i>" Lee.'
        ),
        (
            "It was released by Rail*Pictures_Ltd on March 3, 1999 "
            "at the `Lund` [x](javascript:alert(1)) Festival."
        ),
        'It won the "{ .x onclick=alert(1) }" award.',
        "It also won the Best ![x](https://e.org/x.png) Film Award.",
    ]
    project.put({"seeds/night.txt": " ".join(hostile), "seeds/night.yml": 'title: "</script><b> & Night"\n'})
    done = project.build()
    assert done.returncode == 0, done.stderr
    page = Html(project.read("site/night/index.html"))
    scripts = page.attributes("script")
    assert sum(one.get("type") == "application/ld+json" for one in scripts) == 1
    assert told(project, "site/night/index.html")["name"] == "</script><b> & Night"
    assert not page.count("b")
    assert not page.count("i")
    for _, attributes in page.elements():
        assert not any(key.startswith("on") for key in attributes)
        assert "javascript:alert" not in attributes.get("href", "")
