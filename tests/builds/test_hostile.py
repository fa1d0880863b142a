"""The text of a seed is data: whatever stands in it reaches the reader as those characters, body and head."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from markup import Html
from projects import made
from search_index import searched

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></article><h1>",
    "&copy; and &#60;b&#62;",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "*stars* and _underscores_ and `ticks`",
    "a | b | c",
    '--8<-- "/etc/passwd"',
    "{{ config.site_name }} {% raw %}",
    ":smile: and :material-movie:",
    "a note[^1] and *[HTML]: x",
    "{: .x onclick=alert(1) } { #id }",
    "https://example.org/?a=1&b=2 and <https://example.org>",
    "%(title)s ${HOME} \\n \\* C:\\films\\",
    "]]> <!-- entry --> -->",
]
STARTS = [
    "# Max",
    "## Max",
    "1. Max",
    "- Max",
    "+ Max",
    "> Max",
    "---",
    "===",
    "!!! note",
    "| a | b |",
    "[^1]: Max",
]
STARTS += [
    "[a]: https://e.org",
    ":   Max",
    "~~~",
    "```",
    "    Max",
    "<!-- Max",
    "***",
    "{: .x }",
    "--8<-- Max",
    "@Max",
]

CRITICS = [
    "Daily <script>alert(2)</script>",
    "Weekly *News* | [x](javascript:alert(3))",
    "Post &copy; {: .x } `a` {{ b }}",
    "Echo </svg></table> <!-- entry -->",
]
"""Names that reach a picture and a table as well as their sentences."""

TITLE = '<script>alert("T")</script> & *Night* {{ Train }} </title>'


def article(hostile: list[str]) -> str:
    """Return a film's text in which each hostile piece stands in a sentence of its own, and opens one."""
    pieces = [f"Max says {piece} to Zoe." for piece in hostile] + [
        f"{start} goes on to Zoe." for start in STARTS
    ]
    numbers = (
        "Critics liked it. It grossed $5 million in Japan | <b>x</b> and $2 million in France <i>y</i>. "
    )
    numbers += " ".join(f'"{name}" gave the film {place + 1}/5 stars.' for place, name in enumerate(CRITICS))
    opening = "Night Train is a 1999 film directed by Ann Lee. It stars Bob Ray as Max."
    return f"{opening} {' '.join(pieces)} {numbers}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build two films: one that is all hostile, and the same without."""
    root = tmp_path_factory.mktemp("hostile")
    settings = f"title: {json.dumps(TITLE)}\nsource: {{title: {json.dumps(TITLE)}, licence: 'CC <b> 4'}}\n"
    rated = "  - {kind: reception, at: Critics liked it}\n"
    settings += f"sections:\n  - {{kind: plot, at: Max says}}\n{rated}"
    harmless = article([])
    project = made(root).put(
        {
            "seeds/bad.txt": article(HOSTILE),
            "seeds/bad.yml": settings,
            "seeds/good.txt": harmless,
            "seeds/good.yml": "source: {licence: CC0 1.0}\nsections:\n  - {kind: plot, at: '# Max'}\n"
            + rated,
        }
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    return {"bad": root / "site/bad", "good": root / "site/good"}


@pytest.fixture(scope="module")
def shown(built: dict[str, Path]) -> str:
    """Return all that the film's pages show, wherever the splitter put it."""
    pages = sorted(built["bad"].rglob("index.html"))
    return " ".join(Html(page.read_text(encoding="utf-8")).text("article") for page in pages)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_words_are_shown_as_they_stand(shown: str, piece: str) -> None:
    assert f"Max says {piece} to Zoe." in shown


@pytest.mark.parametrize("start", STARTS)
def test_a_sentence_may_start_with_anything(shown: str, start: str) -> None:
    assert f"{' '.join(start.split())} goes on to Zoe." in shown


def test_nothing_hostile_becomes_an_element(built: dict[str, Path]) -> None:
    for page in ("index.html", "plot/index.html"):
        bad, good = (Html((built[film] / page).read_text(encoding="utf-8")) for film in ("bad", "good"))
        for tag in (
            "script",
            "style",
            "img",
            "iframe",
            "h1",
            "table",
            "pre",
            "blockquote",
            "ol",
            "dl",
            "title",
        ):
            assert bad.count(tag) == good.count(tag), (page, tag)
        for name, attributes in bad.elements():
            assert not any(key.startswith("on") for key in attributes), (page, name, attributes)
            assert not attributes.get("href", "").startswith("javascript:alert")
            assert attributes.get("id") != "id"


@pytest.mark.parametrize("place", range(len(CRITICS)))
def test_hostile_names_stay_words_in_pictures_and_tables(built: dict[str, Path], place: int) -> None:
    page = Html((built["bad"] / "reception/index.html").read_text(encoding="utf-8"))
    name = " ".join(CRITICS[place].split())
    assert f'"{name}" gave the film {place + 1}/5 stars.' in page.text("article")
    assert name in page.text("svg")
    assert name in page.text("table")


def test_hostile_numbers_make_no_elements(built: dict[str, Path]) -> None:
    for film in ("bad", "good"):
        page = Html((built[film] / "reception/index.html").read_text(encoding="utf-8"))
        # two tables, and how to cite the page
        assert (page.count("details"), page.count("table"), page.count("b"), page.count("i")) == (3, 2, 0, 0)
        # what machines are told of the page holds its words, as data
        assert page.text('script:not([type="application/ld+json"])').count("alert") == 0
        assert not any(key.startswith("on") for _, attributes in page.elements() for key in attributes)
        assert not any(
            attributes.get("href", "").startswith("javascript:alert") for _, attributes in page.elements()
        )


def test_the_head_and_the_navigation_show_the_title_as_it_stands(built: dict[str, Path]) -> None:
    page = Html((built["bad"] / "plot/index.html").read_text(encoding="utf-8"))
    assert f"Plot – {TITLE}" in page.text("title")
    metas = {one.get("name"): one.get("content") for one in page.attributes("meta")}
    assert metas["description"] == f"Max says {HOSTILE[0]} to Zoe."
    assert TITLE in page.text("nav")
    assert f"Adapted from “{TITLE}”, under CC <b> 4." in page.text("article")
    labels = [attributes.get("aria-label", "") for _, attributes in page.elements()]
    assert not any("&lt;" in label or "&amp;" in label for label in labels)


def test_search_knows_the_words_as_they_stand(built: dict[str, Path]) -> None:
    entry = next(entry for entry in searched(built["bad"].parent) if entry.address == "bad/plot/")
    assert "<script>alert(1)</script>" in entry.text  # the box shows it as text, never as HTML
