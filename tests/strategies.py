"""What Hypothesis draws: lines that may hold any markup, and films made of them."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from unreel.model.film import (
    Attribution,
    CitationLink,
    Crosslink,
    Film,
    Heading,
    Listing,
    Page,
    Paragraph,
    Placeholder,
    Sentence,
    SourceRequest,
)
from unreel.model.identifiers import anchors
from unreel.model.source_text import InfoboxLine
from unreel.model.spans import Span
from unreel.pages.marks import emphasis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Block = Heading | Paragraph | Listing | Placeholder


def examples(count: int) -> settings:
    """Draw so many examples, and under `make fuzz` that many times FUZZ."""
    return settings(max_examples=count * int(os.environ.get("FUZZ", "1")))


# what could be taken for markup, and letters that could not
PIECES = [
    *(
        "<script>alert(1)</script>",
        "&copy;",
        "&",
        "&#60;",
        "[x](javascript:alert(1))",
        "![x](y.png)",
        "*",
        "**a**",
    ),
    *(
        "_a_",
        "__",
        "|",
        "a | b",
        "# ",
        "#",
        "1. ",
        "12) ",
        "- ",
        "---",
        "===",
        "+ ",
        "> ",
        ">",
        "--8<--",
        "{{ x }}",
    ),
    *(
        "!!! note",
        ":smile:",
        "[^1]",
        "[^1]: x",
        "{: .x}",
        "{ #id }",
        "https://example.org/",
        "<https://e.org>",
        "`x`",
    ),
    *(
        "```",
        "~~~",
        "~~x~~",
        "\\",
        "\\*",
        "[TOC]",
        "*[HTML]: x",
        "[a]: b",
        ":   x",
        "<!-- entry -->",
        "<",
        "<3",
        "&#60",
        "&#x3c",
        "x@y>",
        "</",
        "<a",
        "<!",
        "<?",
        "-->",
        "<div markdown>",
    ),
    *(
        "Кино",
        "żółw",
        "“x”",
        "'",
        '"',
        "$16.8 million",
        "@x",
        "x",
        " ",
        "a b",
        "…",
        "–",
        "\u200b",
        "&amp;amp;",
        "%",
    ),
]
words = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4)
)
lines = words.map(lambda pieces: " ".join("".join(pieces).split())).filter(bool)


def linked(
    line: str, cuts: tuple[int, int], emphasized: list[tuple[int, int]], cited: list[tuple[int, bool]]
) -> Sentence:
    start, end = sorted(cut % (len(line) + 1) for cut in cuts)
    label = line[start:end]
    link = Crosslink(Span(start, end), "cast.md#x")
    ordered = sorted(Span(*sorted((a % (len(line) + 1), b % (len(line) + 1)))) for a, b in emphasized)
    spans = tuple(one for at, one in enumerate(ordered) if not any(map(one.overlaps, ordered[:at])))
    sentence = Sentence(line, (link,) if label.strip() == label and label else (), spans)
    marked = replace(sentence, emphasis=emphasis(sentence))
    links = tuple(citations(marked, cited))
    requests = tuple(SourceRequest(one.at, "citation needed") for one in links if one.inferred)
    return replace(marked, citations=links, requests=requests)


def citations(sentence: Sentence, cited: list[tuple[int, bool]]) -> Iterator[CitationLink]:
    """Return citations at places where one can stand: behind a word, in no link and no emphasis."""
    closed = [link.span for link in sentence.links] + [*sentence.emphasis]
    for at, inferred in sorted((place % (len(sentence.text) + 1), inferred) for place, inferred in cited):
        before = sentence.text[max(0, at - 1) : at]
        if (before.isalnum() or before in {".", ","}) and not any(
            one.start <= at <= one.end for one in closed
        ):
            yield CitationLink(at, "Quill 2011", "references.md#ref-quill-2011", inferred)


cuts = st.tuples(st.integers(0, 50), st.integers(0, 50))
cited_places = st.lists(st.tuples(st.integers(1, 50), st.booleans()), max_size=2)
sentences = st.builds(linked, lines, cuts, st.lists(cuts, max_size=2), cited_places)
paragraphs = st.builds(Paragraph, st.lists(sentences, min_size=1, max_size=4).map(tuple), st.booleans())
listings = st.builds(Listing, st.lists(sentences, min_size=1, max_size=4).map(tuple), st.booleans())
fragments = st.sampled_from(["entry", "catalogue"]).map(Placeholder)
headings = st.builds(Heading, lines, st.integers(2, 4), st.just(""))


def film(blocks: Sequence[Block], title: str, source: str) -> Film:
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    given = iter(anchors([title, *titles])[1:])
    anchored = [
        replace(block, anchor=next(given)) if isinstance(block, Heading) else block for block in blocks
    ]
    page = Page("index.md", "overview", title, tuple(anchored))
    infobox = (InfoboxLine("Directed by", source),) if source.split() else ()
    return Film("x", title, "1999", "seeds/x.txt", Attribution(title=source), (page,), infobox)
