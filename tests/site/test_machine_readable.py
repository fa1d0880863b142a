"""What programs read: addresses, the map, `robots.txt`, `llms.txt` and the plain Markdown of each page."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest
import yaml
from markdown import Markdown
from pymdownx.slugs import slugify

from case_files import Case, each_case
from links import broken
from markup import Html
from preview import Server
from projects import FILM, LICENSED, PLOT, Project, made
from search_index import searched
from unreel.model.article import Kind
from unreel.model.film import Attribution, Film, Page, Paragraph, Sentence
from unreel.site.library_pages import FOLDERS
from unreel.site.machine_readable import is_many
from unreel.site.machine_readable.llms import MANY, NAME, About, entries, listed, llms, own_lists
from unreel.site.machine_readable.plain import FilledPage, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = "https://films.example/all/"
LINK = re.compile(r"(?<!!)\[(?:\\.|[^\[\]\\])*\]\(([^()\s]+)\)")
TITLE = "Cat & *Mouse* [<b>"


@each_case("site/plain")
def test_plain_markdown(case: Case) -> None:
    (told,) = plain([FilledPage("x/index.md", "X", "", case.text)], {}, {}).values()
    assert told == f'---\ntitle: "X"\n---\n\n{case["plain"]}\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build two films and a page of people's own, for an address below its host's root."""
    project = made(tmp_path_factory.mktemp("machines"))
    film = "Пётр and Ann Lee made it. It stars Bob Ray as Пётр. Пётр wakes on a train."
    settings = f"{LICENSED}title: {json.dumps(TITLE)}\nsections: [{{kind: plot, at: 'Пётр wakes'}}]\n"
    project.put(
        {
            "seeds/night-train.txt": FILM,
            "seeds/night-train.yml": PLOT,
            "seeds/cat.txt": f"Cat is a 2001 film directed by Ann Lee. {film}",
            "seeds/cat.yml": settings,
            "docs/about.md": "# About us\n\nSee [*it*](night-train/plot.md#p1){ .x } and ![it](it.png).\n",
            "docs/it.png": "a picture",
        }
    )
    assert project.hooks("sync").returncode == 0
    config = project.read("mkdocs.yml").replace("http://127.0.0.1:8000/", ADDRESS)
    project.put({"mkdocs.yml": config})
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    return project


def links(html: str) -> dict[str, str]:
    """Return what the <link>s of a page lead to, each by its relation and type."""
    found = Html(html).attributes("link")
    return {" ".join(f"{one.get('rel', '')} {one.get('type', '')}".split()): one["href"] for one in found}


def heads(project: Project) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the address of each page of docs/, and what its head links to."""
    for path in project.pages_without_timelines():
        name = (
            path.relative_to(project.root / "docs")
            .as_posix()
            .removesuffix(".md")
            .removesuffix("index")
            .rstrip("/")
        )
        address = f"{ADDRESS}{name}/" if name else ADDRESS
        yield address, links(project.read(f"site/{name}/index.html"))


def test_every_page_names_its_address_and_its_plain_markdown_and_the_404_page_neither(built: Project) -> None:
    for address, head in heads(built):
        assert head["canonical"] == address
        path = urljoin(address, head["alternate text/markdown"]).removeprefix(ADDRESS)
        named = address.removeprefix(ADDRESS)
        assert path in {f"{named.rstrip('/')}.md", f"{named}index.md"}
        meta = yaml.safe_load(built.read(f"site/{path}").split("---\n")[1])
        assert meta["page"] == address
    missing = links(built.read("site/404.html"))
    assert not {"canonical", "alternate text/markdown"} & missing.keys()
    assert list(broken(built.root / "site", ADDRESS)) == []


def test_the_map_names_every_page_and_nothing_else_and_no_day_of_a_build(built: Project) -> None:
    text = built.read("site/sitemap.xml")
    named = [one.text or "" for one in ET.fromstring(text).iter() if one.tag.endswith("}loc")]  # noqa: S314 - ours
    library = [one for one in named if one.removeprefix(ADDRESS).partition("/")[0] in FOLDERS]
    assert f"{ADDRESS}people/ann-lee/" in library
    assert sorted({*named} - {*library}) == sorted(address for address, _ in heads(built))
    assert "lastmod" not in text
    packed = (built.root / "site/sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == text
    assert packed[4:8] == bytes(4), "the time of the build"


def test_robots_are_told_of_the_map(built: Project) -> None:
    assert built.read("site/robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n"


def test_the_list_for_language_models_leads_to_every_page(built: Project) -> None:
    lines = built.read("site/llms.txt").splitlines()
    assert lines[0] == "# Unreel"
    assert lines[2].startswith("> Films, read closely")
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == ["## Cat & \\*Mouse\\* \\[&lt;b> (2001)", "## Night Train (1999)", "## Optional"]
    links = [line for line in lines if line.startswith("- ")]
    assert all(re.fullmatch(r"- \[(?:\\.|[^\[\]\\])+\]\(\S+\)(: .+)?", link) for link in links)
    paths = [LINK.findall(link)[0].removeprefix(ADDRESS) for link in links]
    docs = built.root / "docs"
    below = {path.relative_to(docs).as_posix() for path in built.pages_without_timelines()}
    assert sorted(paths) == sorted(below - {"index.md"})
    assert all((built.root / "site" / unquote(path)).is_file() for path in paths)
    plot = f"- [Plot]({ADDRESS}night-train/plot.md): Max, a conductor, wakes on an empty train."
    assert lines.index(plot) == lines.index("## Night Train (1999)") + 3
    assert f"- [People]({ADDRESS}night-train/people.md): Ann Lee, Bob Ray" in lines


def test_each_page_is_there_as_markdown_that_says_where_it_is_from(built: Project) -> None:
    front, body = built.read("site/night-train/plot.md").split("---\n")[1:]
    assert yaml.safe_load(front) == {
        "title": "Plot",
        "film": "Night Train",
        "year": "1999",
        "source": "Night Train, Example",
        "licence": "CC BY-SA 4.0",
        "page": f"{ADDRESS}night-train/plot/",
    }
    first, plot, last = body.strip().split("\n\n")
    assert first == "# Plot"
    assert plot.startswith("[Max](cast.md#max), a conductor, wakes on an empty train.\nHe meets Zoe")
    licence = "[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)"
    assert last == f"Adapted from “Night Train”, Example, under {licence}."
    assert yaml.safe_load(built.read("site/cat/index.md").split("---\n")[1])["film"] == TITLE
    assert "<!--" not in "".join(built.read(f"site/{name}") for name in ("index.md", "cat/people.md"))


def test_links_between_plain_pages_lead_to_files_and_to_what_stands_there(built: Project) -> None:
    site = built.root / "site"
    linked = set()
    for path in sorted(site.rglob("*.md")):
        for link in LINK.findall(path.read_text(encoding="utf-8")):
            if re.match("[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / unquote(name)).resolve() if name else path
            assert target.is_file(), (path, link)
            assert not anchor or anchor in identifiers(target.read_text(encoding="utf-8")), (path, link)
            linked.add((target, anchor))
    assert len(linked) >= 5
    for path in site.rglob("*.md"):
        written = re.findall(r'<a id="(.+?)"></a>', path.read_text(encoding="utf-8"))
        assert {(path, anchor) for anchor in written} <= linked
    assert '<a id="p1"></a>' in built.read("site/night-train/plot.md")


def identifiers(markdown: str) -> set[str]:
    """Return what links may lead to once a reader that knows no attributes has rendered a page."""
    slugs = {"toc": {"slugify": slugify(case="lower")}}
    html = Markdown(extensions=["toc", "tables", "sane_lists"], extension_configs=slugs).convert(markdown)
    return {one["id"] for one in Html(html).attributes("[id]")}


def test_the_plain_pages_are_not_searched_and_the_chain_still_holds(built: Project) -> None:
    addresses = [entry.address for entry in searched(built.root / "site")]
    assert not [address for address in addresses if ".md" in address or ".txt" in address]
    done = built.hooks("check")
    assert done.returncode == 0, done.stderr


def test_a_file_that_a_person_wrote_takes_the_place_of_ours(project: Project) -> None:
    project.put({"docs/robots.txt": "User-agent: *\nDisallow: /\n", "docs/llms.txt": "# Mine\n"})
    assert project.build().returncode == 0
    assert project.read("site/robots.txt") == "User-agent: *\nDisallow: /\n"
    assert project.read("site/llms.txt") == "# Mine\n"


def test_the_same_pages_give_the_same_bytes(built: Project) -> None:
    before = built.tree("site")
    assert built.build("--strict").returncode == 0
    assert built.tree("site") == before


def test_a_preview_writes_nothing_for_programs(project: Project, tmp_path: Path) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    server = Server(project, tmp_path / "log.txt")
    try:
        assert "text/markdown" not in server.until("night-train/plot/", "wakes on an empty train")
        assert server.page("night-train/plot.md") == ""
        assert server.page("llms.txt") == ""
    finally:
        server.stop()


def test_a_list_of_many_films_stays_short_and_leads_to_a_list_of_each() -> None:
    def film(number: int) -> tuple[Film, list[FilledPage]]:
        slug = f"film-{number:03}"
        said = (Paragraph((Sentence(f"Film {number} is about {'a train and ' * 40}its driver."),)),)
        pages = [
            Page("home.md", Kind.OVERVIEW, f"Film {number}", said),
            Page("plot.md", Kind.PLOT, "Plot", said),
        ]
        shown = [FilledPage(f"{slug}/{page.name}", page.title, "", "") for page in pages]
        return Film(slug, f"Film {number:03}", "1999", "", Attribution(), tuple(pages)), shown

    def lists(count: int, address: str = ADDRESS) -> dict[str, str]:
        films = [film(number) for number in range(count)]
        known = {one.slug: one for one, _ in reversed(films)}
        shown, about = [page for _, pages in films for page in pages], About("Films", "", address)
        pages = listed(shown, known)
        own = own_lists(pages, known, about) if is_many(known) else {}
        return {NAME: llms(entries(pages, known, about), [], about)} | own

    assert list(lists(MANY)) == ["llms.txt"]
    assert f"\n- [Films]({ADDRESS}films/index.md): all 301, by title\n" in lists(301)["llms.txt"]
    assert len(lists(301)["llms.txt"]) < 1000
    given = lists(100)
    assert len(given["llms.txt"]) < 25_000
    links = [line for line in given["llms.txt"].splitlines() if line.startswith("- ")]
    assert [LINK.findall(link)[0] for link in links] == [
        f"{ADDRESS}film-{number:03}/llms.txt" for number in range(100)
    ]
    assert all(link.endswith(" …") for link in links)
    assert given["film-042/llms.txt"].splitlines()[0] == "# Film 042 (1999)"
    assert f"- [Plot]({ADDRESS}film-042/plot.md): Film 42 is about" in given["film-042/llms.txt"]
    assert "- [Plot](plot.md): Film 42" in lists(100, "")["film-042/llms.txt"]
    assert "- [Film 042 (1999)](film-042/llms.txt): Film 42" in lists(100, "")["llms.txt"]
    assert "- [Plot](film-001/plot.md): Film 1 " in lists(2, "")["llms.txt"]
