"""What readers see of threads between films: links, entries, boxes, pages; nothing with one film."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from unreel import library
from unreel.library.summaries.film_summary import FilmSummary, PersonSummary
from unreel.site import docs
from unreel.site.docs import Site
from unreel.site.library_pages import FOLDERS, library_pages
from unreel.site.library_pages.listing import MOST

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: {title}\nsection: {section}\n{more}---\n\n# {title}\n\n"
PEOPLE = "## Ann Lee\n\n<!-- entry -->\n\n## Bob Ray\n\n<!-- entry -->\n"
LINK = re.compile(r"\]\(([^()\s]+)\)")


def put(folder: Path, slug: str, title: str, year: str, overview: str, reception: str = "") -> None:
    texts = {
        "index": HEAD.format(title=title, section="overview", more=f"year: {year}\n") + overview,
        "people": HEAD.format(title="People", section="people", more="") + PEOPLE,
        "reception": HEAD.format(title="Reception", section="reception", more="") + reception,
    }
    for name, text in texts.items():
        path = folder / slug / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


NIGHT = (
    "<!-- infobox -->\n\n"
    "Night Train is a 1999 Polish horror film directed by Ann Lee and starring Bob Ray as Max.\n"
)
DAY = (
    "<!-- infobox -->\n\n"
    "Day Train is a 2002 Polish drama film directed by Ann Lee.\nIt is a sequel to Night Train.\n"
    "It is the second film in the Train series.\n"
)


@pytest.fixture
def two(tmp_path: Path) -> Site:
    put(
        tmp_path,
        "night-train",
        "Night Train",
        "1999",
        NIGHT,
        'Kim Oh wrote of "Night Train" and "Day Train".\n',
    )
    put(tmp_path, "day-train", "Day Train", "2002", DAY, "")
    return docs.read(tmp_path)


def filled(site: Site, path: str) -> str:
    return docs.filled(site, path, site.docs.sources[path].text)


def test_the_first_mention_of_another_film_is_a_link(two: Site) -> None:
    assert '"[Day Train](../day-train/index.md)"' in filled(two, "night-train/reception.md")
    assert '"Night Train"' in filled(two, "night-train/reception.md")
    assert "a sequel to *[Night Train](../night-train/index.md)*" in filled(two, "day-train/index.md")


def test_a_changed_page_has_no_links_that_were_read_before(two: Site) -> None:
    text = two.docs.sources["night-train/reception.md"].text.replace("Kim Oh wrote of", "Nobody wrote of")
    assert "day-train" not in docs.filled(two, "night-train/reception.md", text)


def test_an_overview_leads_to_the_other_films(two: Site) -> None:
    shown = filled(two, "day-train/index.md")
    assert "**Named in** [*Night Train* (1999)](../night-train/reception.md#p1)" in shown
    assert "Next film: [*Night Train* (1999)](../night-train/index.md)" in shown
    assert "Previous film" not in shown
    series = "**Series** *Train*: [*Night Train* (1999)](../night-train/index.md) · ***Day Train* (2002)**"
    assert series in shown


def test_an_entry_says_where_else_somebody_worked(two: Site) -> None:
    shown = filled(two, "day-train/people.md")
    assert "**Also in** [*Night Train*](../night-train/people.md#ann-lee) (1999, director)" in shown
    assert "**Also in** [*Night Train*](../night-train/people.md#bob-ray) (1999, actor)" in shown
    assert "**Also named in** [1 other film](../people/bob-ray.md)" in filled(two, "night-train/people.md")


def test_the_box_leads_to_films_alike_and_to_the_sentence(two: Site) -> None:
    shown = filled(two, "night-train/index.md")
    assert (
        '**Country** [Poland](../countries/poland.md) [¶](#p1){ .pilcrow aria-label="Stated under Overview" }'
        in shown
    )
    assert "**Genre** [horror](../genres/index.md) [¶](#p1)" in shown
    assert "**Year** [1999](../years/index.md)" in shown


def test_pages_of_the_library_lead_where_there_is_something(two: Site) -> None:
    pages = two.library_pages
    assert set(pages) == {
        *(f"{name}/index.md" for name in FOLDERS if name != "languages"),
        "countries/poland.md",
        "people/ann-lee.md",
        "people/bob-ray.md",
    }
    assert (
        "- [*Night Train*](../night-train/index.md) (1999): [director](../night-train/people.md#ann-lee)"
        in pages["people/ann-lee.md"]
    )
    for path, text in pages.items():
        for target in LINK.findall(text):
            place = normpath(join(dirname(path), unquote(target).partition("#")[0]))
            assert place in pages or place in two.docs.sources, (path, target)


def test_one_film_is_no_library(tmp_path: Path) -> None:
    put(tmp_path, "night-train", "Night Train", "1999", NIGHT)
    site = docs.read(tmp_path)
    assert not site.library_pages
    shown = filled(site, "night-train/index.md") + filled(site, "night-train/people.md")
    assert not re.search(r"\.\./|Also|Named in \[|Next film", shown)
    assert "**Genre** [horror](#p1)" in shown


def test_only_what_changed_is_joined_anew(two: Site, tmp_path: Path) -> None:
    put(tmp_path, "night-train", "Night Train", "1999", NIGHT, "Kim Oh wrote of nothing much.\n")
    put(tmp_path, "dusk", "Dusk", "1950", "Dusk is a film.\n")
    now = docs.read(tmp_path, two)
    put(tmp_path, "night-train", "Night Train", "1999", NIGHT, "Kim Oh wrote of nothing at all.\n")
    again = docs.read(tmp_path, now)
    assert again.library is now.library or again.library == now.library


def test_long_lists_are_cut_into_pages_under_100_kb() -> None:
    people = tuple(PersonSummary(f"Ann Lee{n}", f"people.md#p{n}", ("actor",), (), ()) for n in range(3))
    films = [
        FilmSummary(
            f"film-{n}", f"A Very Long Title of a Film Number {n}", str(1930 + n % 4), "index.md", "", people,
            ("Kim Oh",), ("Poland",), (), ("drama",),
        )
        for n in range(3 * MOST)
    ]  # fmt: skip
    pages = library_pages(library.join(films))
    assert max(map(len, pages.values())) < 60_000
    listed = [
        target
        for path, text in pages.items()
        if path.startswith("countries/poland")
        for target in LINK.findall(text)
    ]
    assert {f"../{film.slug}/index.md" for film in films} <= {*listed}
    assert all(
        PurePosixPath(path).name in text
        for path in pages
        if path.startswith("genres/drama-")
        for text in [pages["genres/drama.md"]]
    )
