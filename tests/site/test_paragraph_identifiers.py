"""Each paragraph of a film's page has an identifier on the site, and none lies in docs/."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from case_files import Case, each_case
from markup import EXTENSIONS, Html
from projects import PLOT, Project
from strategies import film, headings, lines, listings
from unreel import pages
from unreel.model.film import Heading, Listing, Paragraph, Sentence
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.site import docs as site


def filled(markdown: str) -> str:
    """Return a film's page as MkDocs gets it to render."""
    whole = f"---\nsection: overview\n---\n\n{markdown}"
    docs = Snapshot({"x/index.md": PageSource("x/index.md", "docs/x/index.md", whole)})
    shown = site.Site(docs, docs.films)
    given = site.filled(shown, "x/index.md", markdown)
    other = Snapshot({"x/index.md": PageSource("x/index.md", "docs/x/index.md", f"{whole}\nMore.")})
    assert given == site.filled(
        shown._replace(docs=other), "x/index.md", markdown
    )  # read anew, it is the same
    return given


def rendered(markdown: str) -> ET.Element:
    return ET.fromstring(f"<x>{Markdown(extensions=EXTENSIONS).convert(markdown)}</x>")  # noqa: S314 - ours


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@each_case("site/paragraph_identifiers")
def test_paragraphs_have_identifiers(case: Case) -> None:
    page = rendered(filled(case.text))
    found = [f"{one.get('id')} {one.tag}: {words(one)}" for one in page.iter() if one.get("id")]
    assert found == case.lines("identifiers")
    assert words(page) == words(rendered(case.text))


paragraphs = st.builds(Paragraph, st.lists(lines.map(Sentence), min_size=1).map(tuple), st.booleans())


@given(st.lists(headings | paragraphs | listings, max_size=6))
def test_every_paragraph_that_a_seed_gives_has_one_and_says_what_it_said(
    blocks: list[Heading | Paragraph | Listing],
) -> None:
    # two lists of one sort in a row are one list to every reader of Markdown
    blocks = [b for a, b in zip([None, *blocks], blocks, strict=False) if not (type(a) is type(b) is Listing)]
    (markdown,) = pages.write(film(blocks, "Title", "")).values()
    body = markdown.split("---\n", 2)[2]
    shown = Html(Markdown(extensions=EXTENSIONS).convert(filled(body)))
    anchors = [one["id"] for one in shown.attributes("p[id]")]
    found = dict(zip(anchors, shown.texts("p[id]"), strict=True))
    said = [block for block in pages.page("index.md", body).blocks if isinstance(block, Paragraph)]
    assert [block.anchor for block in said] == list(found)
    for block in said:
        assert found[block.anchor].split() == " ".join(one.text for one in block.sentences).split()


def test_links_lead_to_paragraphs_and_a_build_says_when_they_do_not(project: Project) -> None:
    film = "Night Train is a 1999 film directed by Ann Lee. It stars Bob Ray as Max. Max, a conductor, wakes."
    project.put({"seeds/night-train.txt": film, "seeds/night-train.yml": PLOT})
    assert project.build("--strict").returncode != 0  # it writes nothing
    assert project.hooks("sync").returncode == 0
    plot = project.read("docs/night-train/plot.md")
    assert "#p1" not in plot
    project.put({"docs/night-train/trivia.md": "# Trivia\n\nSee [there](plot.md#p1).\n"})
    assert project.build("--strict").returncode == 0
    assert '<p id="p1">' in project.read("site/night-train/plot/index.html")
    project.put({"docs/night-train/trivia.md": "# Trivia\n\nSee [there](plot.md#p2).\n"})
    done = project.build("--strict")
    assert done.returncode == 1
    assert "'plot.md#p2', but the doc 'night-train/plot.md' does not contain an anchor '#p2'" in done.stderr


def test_the_paragraphs_of_a_whole_film_all_have_one(hardcore_henry: Project) -> None:
    shown = site.read(hardcore_henry.root / "docs")
    for page in shown.films["hardcore-henry"].pages:
        anchors = [block.anchor for block in page.blocks if isinstance(block, Paragraph)]
        assert anchors == [f"p{number + 1}" for number in range(len(anchors))]
