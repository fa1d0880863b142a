from __future__ import annotations

from typing import TYPE_CHECKING

from case_files import each_case
from markup import Html
from projects import LICENSED
from unreel import facts, pages
from unreel.lexicon.day import Day
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.timeline import picture, timeline

if TYPE_CHECKING:
    from case_files import Case
    from projects import Project

FILM = (
    "Night Train is a 1999 American thriller film written and directed by Ann Lee. It stars Bob Ray as Max. "
    "Production of the film began in March 1998 in Oslo. The film premiered on April 8, 1999, in London. "
    "The film was released on DVD in 2003 & on Blu-ray on May 4, 2010 <script>alert(1)</script>."
)


@each_case("site/timeline")
def test_lines(case: Case) -> None:
    overview = "---\ntitle: Night Train\nsection: overview\nyear: 1999\n---\n\n# Night Train\n"
    release = f"---\nsection: release\n---\n\n# Release\n\n{case.text}\n"
    film = pages.read("night-train", {"index.md": overview, "release.md": release})
    shown = timeline(FragmentContext({}, film, None, facts.read(film), "timeline.md", None))
    assert [line for line in shown.splitlines() if line] == case.lines("lines")


def test_each_date_is_drawn_once_and_as_exactly_as_it_is_stated() -> None:
    drawn = picture("Night & Day", [Day(1998, 3), Day(1999, 4, 8), Day(2003), Day(2010, 5, 4)])
    assert drawn.count('fill="currentColor" stroke="none"/>') == 2  # days
    assert drawn.count("<circle") == 3
    assert drawn.count("<rect") == 1
    assert "Night &amp; Day" in drawn
    assert "4 dates from 1998 to 2010" in drawn
    assert [year for year in Html(drawn).texts("text") if year.isdigit()] == ["2000", "2005", "2010"]


def test_marks_that_would_cover_each_other_are_stacked() -> None:
    drawn = picture("X", [Day(1999, 4, 8), Day(1999, 4, 9), Day(1999, 4, 10), Day(2030)])
    assert len({one["cy"] for one in Html(drawn).attributes("circle")}) == 3


def test_an_edited_sentence_moves_the_timeline_with_the_next_build(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    assert project.build("--strict").returncode == 1  # docs/ is behind
    assert project.hooks("sync").returncode == 0
    assert project.build("--strict").returncode == 0
    built = project.read("site/night-train/timeline/index.html")
    assert 'datetime="1998-03"' in built
    assert 'datetime="2010-05-04"' in built
    assert "<script>alert(1)" not in built
    told = next(
        path for path in (project.root / "docs/night-train").glob("*.md") if "April 8" in path.read_text()
    )
    told.write_text(told.read_text().replace("April 8, 1999", "May 9, 1999"))
    assert project.build("--strict").returncode == 0
    built = project.read("site/night-train/timeline/index.html")
    assert 'datetime="1999-05-09"' in built
    assert 'datetime="1999-04-08"' not in built


def test_a_timeline_without_dates_is_nowhere_on_the_site(project: Project) -> None:
    text = FILM.split("Production", maxsplit=1)[0]
    project.put({"seeds/night-train.txt": text, "seeds/night-train.yml": LICENSED})
    assert project.hooks("sync").returncode == 0
    assert "<!-- timeline -->" in project.read("docs/night-train/timeline.md")
    built = project.build("--strict")
    assert built.returncode == 0, built.stderr
    assert [name for name, content in project.tree("site").items() if b"timeline/" in content] == []
    assert not any(name.startswith("night-train/timeline") for name in project.tree("site"))
    assert project.hooks("check").returncode == 0
    assert project.hooks("expand", "expanded").returncode == 0
    assert "timeline" not in project.read("expanded/mkdocs.yml")
    assert "docs/night-train/timeline.md" not in project.tree("expanded")


def test_a_timeline_that_a_person_links_to_is_shown_though_it_is_empty(project: Project) -> None:
    text = FILM.split("Production", maxsplit=1)[0]
    project.put({"seeds/night-train.txt": text, "seeds/night-train.yml": LICENSED})
    assert project.hooks("sync").returncode == 0
    overview = project.read("docs/night-train/index.md")
    project.put({"docs/night-train/index.md": f"{overview}\nSee the [dates](timeline.md).\n"})
    built = project.build("--strict")
    assert built.returncode == 0, built.stderr
    assert "night-train/timeline/index.html" in project.tree("site")


def test_a_first_date_brings_the_timeline_to_the_site(project: Project) -> None:
    text = FILM.split("Production", maxsplit=1)[0]
    project.put({"seeds/night-train.txt": text, "seeds/night-train.yml": LICENSED})
    assert project.hooks("sync").returncode == 0
    page = project.read("docs/night-train/index.md")
    project.put({"docs/night-train/index.md": f"{page}\nThe film premiered on April 8, 1999, in London.\n"})
    assert project.build("--strict").returncode == 0
    assert 'datetime="1999-04-08"' in project.read("site/night-train/timeline/index.html")
    for name in ("night-train/index.html", "night-train/print/index.html", "sitemap.xml", "llms.txt"):
        assert "timeline" in project.read(f"site/{name}")
