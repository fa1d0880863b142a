"""How each page says that it is to be cited: told in cases/citations.txt."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from case_files import Case, each_case
from markup import Html
from projects import FILM, PLOT
from search_index import searched
from unreel.model.film import Attribution, Film, Page
from unreel.model.identifiers import ascii_slug
from unreel.site.fragments.cite import Publication, cite

if TYPE_CHECKING:
    from projects import Project


@each_case("site/citations")
def test_citations(case: Case) -> None:
    title, name, work, site, url, licence, published, address, day = map(str.strip, case.text.split(";"))
    page = Page(f"{name.lower() or 'index'}.md", "plot" if name else "overview", name, ())
    film = Film(ascii_slug(title), title, "", "", Attribution(work, site, url, licence), (page,))
    foot = cite(film, page, Publication(published, address, day))
    assert "\n\n" not in foot.strip()
    html = Html(foot)
    assert html.elements("body > *") == [("details", {"class": "cite", "data-search-exclude": ""})]
    assert html.texts("details > summary") == ["Cite this page"]
    entry = foot.partition("<pre><code>")[2].partition("</code>")[0]
    assert "\n".join([*html.texts("details > dl > dd"), unescape(entry)]) == case["foot"]
    inner = {name for name, _ in html.elements("details *")}
    assert inner <= {"summary", "dl", "dt", "dd", "cite", "pre", "code"}


def test_each_page_of_a_film_has_one_that_is_not_searched(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.build().returncode == 0
    for name in ("index", "plot/index"):
        html = project.read(f"site/night-train/{name}.html")
        assert html.count("<summary>Cite this page</summary>") == 1
        assert "Adapted from “Night Train”, Example, CC BY-SA 4.0" in html
    assert "Cite this page" not in project.read("site/index.html")
    words = " ".join(entry.text for entry in searched(project.root / "site"))
    assert "Cite this page" not in words
    assert "howpublished" not in words
