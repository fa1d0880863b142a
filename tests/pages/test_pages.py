"""Film to Markdown and back: nothing is lost, and nothing becomes markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from markup import shown
from strategies import PIECES, film, fragments, headings, lines, listings, paragraphs
from unreel import pages
from unreel.model.film import (
    Attribution,
    Crosslink,
    Film,
    Heading,
    Listing,
    Page,
    Paragraph,
    Placeholder,
    Sentence,
)
from unreel.model.identifiers import anchors, slug
from unreel.model.spans import Span
from unreel.pages.escape import escape, escape_heading, unescape
from unreel.pages.inline import sentence
from unreel.pages.marks import emphasis


@given(lines)
def test_what_is_escaped_reads_back(line: str) -> None:
    assert unescape(escape(line)) == line
    assert unescape(escape(line, at_start=True)) == line
    assert sentence(escape(line, at_start=True)) == Sentence(line)


@given(lines)
def test_what_is_escaped_is_shown_as_it_stands(line: str) -> None:
    assert shown(escape(line, at_start=True)) == line
    assert shown("Before.\n" + escape(line, at_start=True) + "\nAfter.") == f"Before. {line} After."
    assert shown("- " + escape(line, at_start=True)) == line


@given(lines, lines)
def test_no_markup_goes_over_the_end_of_a_line(line: str, following: str) -> None:
    markdown = f"{escape(line, at_start=True)}\n{escape(following, at_start=True)}"
    assert shown(markdown) == f"{line} {following}"


@pytest.mark.parametrize(
    ("line", "following"),
    [("5 <", "x@y>."), ("5 <\u00a0x@y>", "."), ("&#60", "is <"), ("&#x3c and", "&#60 x")],
)
def test_mail_addresses_and_numbered_entities_are_words(line: str, following: str) -> None:
    markdown = f"{escape(line, at_start=True)}\n{escape(following, at_start=True)}"
    assert shown(markdown) == " ".join(f"{line} {following}".split())


@pytest.mark.parametrize("line", ["C#", "#", "##", "\\#", "a # b ##", "# x"])
def test_a_heading_keeps_its_hashes(line: str) -> None:
    assert shown("## " + escape_heading(line)) == line
    assert pages.page("x.md", "## " + escape_heading(line)).blocks == (Heading(line, 2, slug(line)),)


@pytest.mark.parametrize("line", [*PIECES, "I. A film", "1947's Lady", "AT&T", "a < b", "snake_case", "C++"])
def test_every_sort_of_markup_is_shown_as_it_stands(line: str) -> None:
    line = " ".join(line.split())
    assert shown(escape(line, at_start=True)) == line
    assert shown("> " + escape(line, at_start=True)) == line


def test_plain_words_stay_as_a_person_would_write_them() -> None:
    line = 'It grossed $380,000 (R&D: 5 < 6), "C+" on an A+ to F scale – 7.9/10; 1947\'s film #2!'
    assert escape(line, at_start=True) == line


@given(st.lists(headings | paragraphs | listings | fragments, max_size=6), lines, lines)
def test_a_film_read_back_from_its_pages_is_the_film_that_was_written(
    blocks: list[Heading | Paragraph | Listing | Placeholder], title: str, source: str
) -> None:
    # two lists of one sort in a row are one list to every reader of Markdown
    blocks = [b for a, b in zip([None, *blocks], blocks, strict=False) if not (type(a) is type(b) is Listing)]
    written = film(blocks, title, source)
    assert pages.read("x", pages.write(written)) == written


def test_emphasis_that_ends_within_a_link_once_its_marks_are_left_out_is_none() -> None:
    sentence = Sentence("0_a_", (Crosslink(Span(1, 4), "cast.md#x"),), (Span(0, 4),))
    assert emphasis(sentence) == ()
    written = film([Paragraph((sentence,))], "Rain", "seeds/rain.txt")
    assert pages.read("x", pages.write(written)) == film(
        [Paragraph((replace(sentence, emphasis=()),))], "Rain", "seeds/rain.txt"
    )


def test_a_link_whose_words_open_with_a_caret_is_no_footnote() -> None:
    sentence = Sentence("[^1] stays.", (Crosslink(Span(1, 3), "cast.md#x"),))
    written = film([Paragraph((sentence,))], "Rain", "seeds/rain.txt")
    assert pages.read("x", pages.write(written)) == written


def test_a_page_is_what_a_person_would_have_written() -> None:
    blocks = (
        Paragraph((Sentence("Max wakes.", (Crosslink(Span(0, 3), "cast.md#max"),)), Sentence("1. He runs."))),
        Paragraph((Sentence("I ran."),), quoted=True),
        Heading("Box office", 2, "box-office"),
        Listing((Sentence("Ann Lee as Zoe"), Sentence("Bob Ray as Max"))),
        Heading("Ёж", 3, "yozh"),
        Placeholder("entry"),
    )
    page = Page("plot.md", "plot", "Plot", blocks)
    assert pages.write(Film("x", "X", "", "seeds/x.txt", Attribution(), (page,)))["plot.md"] == (
        "---\ntitle: Plot\nsection: plot\nsource: seeds/x.txt\n---\n\n# Plot\n\n"
        "[Max](cast.md#max) wakes.\n1\\. He runs.\n\n> I ran.\n\n## Box office\n\n"
        "- Ann Lee as Zoe\n- Bob Ray as Max\n\n### Ёж { #yozh }\n\n<!-- entry -->\n"
    )


HAND_WRITTEN = """\
A page without front matter

# Trivia #

* **Bold** and *soft* and `code` and <b>HTML</b>, [a link](../x.md "title") &amp; an ![image](i.png)
* 5 * 3 = 15 and snake_case{ .class }

| a | b |
| - | - |
| 1 | 2 |

```text
# no heading

<!-- entry -->
```

## Same
## Same
## Other { #own .big }
<!-- entry -->
<!-- a plain comment, no fragment -->
"""


def test_what_people_write_in_other_forms_is_read_as_far_as_it_can_be() -> None:
    page = pages.page("trivia.md", HAND_WRITTEN)
    assert page.title == "trivia"
    assert [one.text for one in page.sentences][1:3] == [
        "Bold and soft and code and HTML, a link & an ",
        "5 * 3 = 15 and snake_case",
    ]
    assert [block.anchor for block in page.blocks if isinstance(block, Heading)] == [
        "trivia",
        "same",
        "same_1",
        "own",
    ]
    assert [block.line for block in page.blocks if isinstance(block, Placeholder)] == [21]


def test_identifiers_are_ascii_and_given_once() -> None:
    names = [
        "Jimmy",
        "Jimmy",
        "Timothy / Higher-Self Merc",
        "Сергей",
        "Pełna",
        "—",
        "…",
        'Dmitry "Slick Dmitry"',
    ]
    assert anchors(names) == [
        *(
            "jimmy",
            "jimmy-2",
            "timothy--higher-self-merc",
            "sergey",
            "pelna",
            "entry",
            "entry-2",
            "dmitry-slick-dmitry",
        )
    ]
