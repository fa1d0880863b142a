"""Words that stay: the form of a page is told of, and given back without a change for its readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown

from case_files import Case, each_case
from markup import EXTENSIONS, Html
from strategies import examples, film, fragments, headings, lines, listings, paragraphs
from unreel import pages
from unreel.editing.review.form import formed

if TYPE_CHECKING:
    from projects import Project
    from strategies import Block

SIGNS = str.maketrans("·→¶", " \t\n")


def shown(text: str) -> tuple[object, ...]:
    """Return what readers get of a page, white space as a browser sets it; code as it is."""
    html = markdown(text, extensions=EXTENSIONS)
    page = Html(html)
    code = [one.partition("</pre>")[0] for one in html.split("<pre>")[1:]]
    return page.elements("body *"), page.texts("body, body *"), code


@each_case("editing/form")
def test_a_page_in_its_form(case: Case) -> None:
    after = case.parts.get("formed", case.text)
    assert formed(f"{case.text}\n".translate(SIGNS), frozenset()) == f"{after}\n".translate(SIGNS)


def test_the_pages_of_a_whole_film_are_in_their_form(hardcore_henry: Project) -> None:
    for name, content in hardcore_henry.tree("docs").items():
        text = content.decode()
        assert formed(text, text.split("\n")) == text, name


@given(st.lists(headings | paragraphs | listings | fragments, max_size=6), lines, lines)
def test_what_sync_writes_is_in_its_form(blocks: list[Block], title: str, source: str) -> None:
    for text in pages.write(film(blocks, title, source)).values():
        assert formed(text, text.split("\n")) == text
        assert formed(text, None) == text


LINES = [
    *(
        "Max wakes.",
        "He runs. He falls.",
        "max sleeps",
        "on the train,",
        "and [Bob](people.md#bob). Then *he",
        "it* ends.",
    ),
    *("# Plot", "##  Cast ##", "##Cast", "# C#", "#", "Plot", "====", "---", "***", "A. B"),
    *(
        "- a",
        "* b",
        "+ c",
        "-   d",
        "1. a",
        "2. b",
        "7. c",
        "1) d",
        "1986. It",
        "  e",
        "    f",
        "\tg",
        "> q",
        ">r",
    ),
    *(
        "| a | b |",
        "|---|---|",
        "a | b",
        "--- | ---",
        "```",
        "``` py",
        "~~~",
        "`a\tb`",
        "a\tb",
        "<div>",
        "</div>",
    ),
    *(
        "<br>",
        "<b>x</b> y.",
        "<!-- entry -->",
        "<!-- to",
        "do -->",
        "<!-- a --> b",
        "[x]: y.md",
        "{: .x }",
        "a { .x }",
    ),
    *(
        "!!! note",
        ": a",
        "[^1]: n",
        "\\",
        "a\\",
        "&lt;b>",
        "<script>x",
        "</script>",
        "<?x",
        "<p>a. b",
        "Mr. Ray is. Bob is.",
    ),
]
DRAWN = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["", "", "", " ", "  ", "   ", "\t"])).map("".join)
    | st.sampled_from(["", "", " "]),
    max_size=12,
).map("\n".join)
# Python-Markdown takes a first line of spaces for text, and a comment before a space for a part of it; in
# both cases it takes what follows for more of the same
DRAWN = DRAWN.map(lambda text: re.sub(r"\A(?:[ \t]*\n)+|(?<=-->)[ \t]+$", "", text, flags=re.MULTILINE))


@examples(400)
@given(st.sampled_from(["", "---\ntitle: a  \n---\n"]), DRAWN, st.sampled_from(["", "\n", "\n\n\n"]))
@example("", "Max wakes. He runs.\nmax sleeps\nand wakes.", "")
def test_the_form_given_back_shows_the_same_and_stays(head: str, text: str, end: str) -> None:
    for written in (None, frozenset[str]()):
        once = formed(head + text + end, written)
        assert formed(once, written) == once
        assert once.startswith(head)
        assert shown(once.removeprefix(head)) == shown(text + end)
