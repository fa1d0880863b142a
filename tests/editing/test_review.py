"""What people are told of their mistakes: each rule tried with real ones, drawn as little trees of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown as rendered

from case_files import FOLDER, Case, cases, each_case
from markup import EXTENSIONS, Html
from projects import FIXTURES
from strategies import examples
from unreel.editing.review import markup, review, reviewed
from unreel.editing.review.markup import forbidden_markup
from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Severity
from unreel.pages.code import mask_code
from unreel.pages.snapshot import Snapshot
from unreel.store.site_settings import SiteSettings

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

SETTINGS = (FIXTURES / "mkdocs.yml").read_text(encoding="utf-8")
FILM = {"mkdocs.yml": SETTINGS, **cases("editing/review/film")[0].parts}
DRAWN = sorted(f"editing/review/{path.stem}" for path in FOLDER.glob("editing/review/*.txt"))
DRAWN.remove("editing/review/film")


def told(root: Path) -> list[str]:
    """Return what is told of a project's pages, as `path:line:column: weight: message`."""
    given = []
    for diagnostic in review(root / "docs"):
        place = str(diagnostic).removesuffix(diagnostic.message)
        given.append(f"{place}{diagnostic.severity.name.lower()}: {diagnostic.message}")
    return given


@each_case(*DRAWN)
def test_mistakes_are_told_with_their_place_and_remedy(case: Case, tmp_path: Path) -> None:
    files = {**FILM, **case.parts}
    says = files.pop("says", "").splitlines()
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    assert told(tmp_path) == [line for line in says if line]


def test_the_pages_of_a_whole_film_give_no_error(hardcore_henry: Project) -> None:
    found = review(hardcore_henry.root / "docs")
    assert [str(diagnostic) for diagnostic in found if diagnostic.severity > Severity.HINT] == []


def test_of_many_faults_on_a_page_some_are_told_and_the_others_counted() -> None:
    text = "# Plot\n" + "\n<u onclick=x>a</u>\n" * 50
    source = PageSource("train/plot.md", "docs/train/plot.md", text)
    given = [str(one) for one in forbidden_markup(source, PageSet(Snapshot()))]
    why = "`onclick=` is not allowed on `<u>`: take it out, or put it into backticks to show it"
    lines = range(3, 3 + 2 * markup.SHOWN, 2)
    assert given[:-1] == [f"docs/train/plot.md:{line}:4: {why}" for line in lines]
    assert given[-1] == "docs/train/plot.md: 30 more things are not allowed on this page"


def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\n\n# Plot\n\n[Max](cast.md#max)\n"
    (tmp_path / "docs/train").mkdir(parents=True)
    page = tmp_path / "docs/train/plot.md"
    page.write_text(text, encoding="utf-8", newline="\n")
    expected = told(tmp_path)
    assert expected == [
        "docs/train/plot.md:7:7: error: there is no page `cast.md`: mend the link, or take it out"
    ]
    page.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert told(tmp_path) == expected


def test_pages_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    film = tmp_path / "docs/train"
    film.mkdir(parents=True)
    (film / "a.md").write_bytes("# Ä\n\nÄh, caf".encode() + b"\xe9\n")
    (film / "b.md").symlink_to(film / "nowhere.md")
    (film / "c.md").write_text("[a](a.md#x)\n", encoding="utf-8")
    (film / ".d.md").write_text("[hidden](nowhere.md)\n", encoding="utf-8")
    assert told(tmp_path) == [
        "docs/train/a.md:3:8: error: byte 0xE9, at 14 in the file, is not UTF-8: save it as UTF-8",
        "docs/train/b.md: error: this is a link to elsewhere: put the file itself in its place",
    ]


def test_no_docs_no_diagnostics(tmp_path: Path) -> None:
    assert told(tmp_path) == []


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "\n",
                    "\n\n",
                    "---\n",
                    "section: people\n",
                    "section: cast\n",
                    "# ",
                    "## ",
                    "## Characters\n",
                ),
                *(
                    "<!-- entry -->",
                    "<!-- entri -->",
                    "<!--",
                    "-->",
                    "<script",
                    "<a ",
                    "onclick=",
                    "{ ",
                    "}",
                    "{ #",
                ),
                *(
                    "[x](",
                    "[",
                    "]",
                    "](",
                    ")",
                    "cast.md#max",
                    "#",
                    "/",
                    "..",
                    "%ff",
                    "javascript:",
                    "<<<<<<< docs\n",
                ),
                *(
                    "=======\n",
                    ">>>>>>> seeds\n",
                    "`",
                    "```\n",
                    "\\",
                    "Max. He ran.",
                    "A B\u00a0C. D",
                    "> ",
                    "- ",
                ),
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=30,
).map("".join)


@examples(300)
@given(MARKUP, st.none() | MARKUP, MARKUP)
@example("---\n- !!int\n---\n", None, "")
def test_no_text_is_too_much(text: str, base: str | None, other: str) -> None:
    names = ("train/people.md", "train/cast.md", "index.md")
    texts = dict(zip(names, (text, other, text), strict=True))
    sources = {name: PageSource(name, f"docs/{name}", one) for name, one in texts.items()}
    written = [] if base is None else [PageSource(name, name, base) for name in (*names, "train/plot.md")]
    bases = {source.name: source for source in written}
    for diagnostic in reviewed(PageSet(Snapshot(sources), Snapshot(bases))):
        lines = texts[diagnostic.path.removeprefix("docs/")].split("\n")
        assert 1 <= diagnostic.line <= len(lines)
        assert 1 <= diagnostic.column <= len(lines[diagnostic.line - 1]) + 1
        assert diagnostic.message


@given(MARKUP)
def test_blanked_code_moves_nothing(text: str) -> None:
    plain = mask_code(text)
    assert len(plain) == len(text)
    assert all(a in {b, " "} for a, b in zip(plain, text, strict=True))


def live(html: str) -> list[str]:
    """Return what of a page a browser would run."""
    found = []
    for name, attributes in Html(html).elements():
        found += [name] if name in {"script", "iframe", "object", "embed"} else []
        for attribute, value in attributes.items():
            if attribute.startswith("on") or value.strip().lower().startswith("javascript:"):
                found.append(attribute)
    return found


WITH_EXTENSIONS = SiteSettings(extensions=tuple(EXTENSIONS))
HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                "<script>x</script>",
                "<b onclick=x>",
                "<img alt='",
                '<img alt=">" onload=x',
                "<div\n",
                "</div>",
                ">",
            ),
            *(
                "[x](javascript:x)",
                "![x]( <javascript:x>",
                "[x]: javascript:x\n",
                "[x]",
                "<a href='java&#115;cript:x'>",
            ),
            *("{ onclick=x }", "{: href=javascript:x }", "*a*", "# a ", "- ", "> ", "    ", "| a |\n|---|\n"),
            *(
                "`",
                "``",
                "```\n",
                "~~~\n",
                "``` { onclick=x }\n",
                "<!--",
                "-->",
                "<!-->",
                "--!>",
                "\\",
                "'",
                '"',
            ),
            *("\n", "\n", "\n\n", " ", "a", "<", "&lt;", "[", "](", ")"),
        ]
    ),
    max_size=12,
).map("".join)


@examples(300)
@given(HOSTILE)
@example("# A ` mark\na <script>x</script> ` b")
@example("<!--> <script>x</script> -->")
@example("\\<script>x</script>")
@example("<script>x</script><![x]( <javascript:x>")
@example("<div title='`'><script>x</script><b title='`'>")
def test_no_script_passes_unnoticed(text: str) -> None:
    source = PageSource("train/plot.md", "docs/train/plot.md", text)
    html = rendered(text, extensions=EXTENSIONS)
    assert not live(html) or [*forbidden_markup(source, PageSet(Snapshot(), settings=WITH_EXTENSIONS))]
