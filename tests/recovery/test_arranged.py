"""In which order the sections of an article stand on its pages, and under which headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from strategies import examples
from unreel.model.article import SUBSECTIONS, Kind, Section
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.pages import layout
from unreel.recovery.arranged import arranged
from unreel.recovery.article import Article
from unreel.recovery.parts import HeadingLine, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.recovery.parts import Part

WIDTH = 10
"""Code points of each section; its heading has one of them."""


def article(lines: Iterable[str]) -> Article:
    """Return an article of sections of one sentence each."""
    sections: list[Section] = []
    parts: list[Part] = []
    heading = ""
    for line in lines:
        if line.startswith("# "):
            heading = line.removeprefix("# ")
            continue
        name, _, sure = line.partition(" ")
        kind, _, sub = name.partition("/")
        start = len(sections) * WIDTH
        whole = Span(start, start + WIDTH)
        sections.append(Section(Kind(kind), sub or None, whole, float(sure or 1)))
        if heading:
            parts.append(HeadingLine(heading, shown=True, span=Span(start, start + 1)))
        parts.append(Passage((Span(start + 1, start + WIDTH),)))
        heading = ""
    text = SourceText("x" * (len(sections) * WIDTH))
    return Article("Rain", (), "", tuple(sections), tuple(parts), text)


def drawn(found: Article, kinds: tuple[Kind, ...]) -> list[str]:
    """Return a page as the cases have it."""
    lines: list[str] = []
    for section, parts, heading in arranged(found, kinds):
        shown = [heading, *(one.words for one in parts if isinstance(one, HeadingLine))]
        lines += [f"## {words}" for words in shown if words]
        number = str(section.span.start // WIDTH + 1)
        if lines and not lines[-1].startswith("#"):
            lines[-1] += f" {number}"
        else:
            lines.append(number)
    return lines


@each_case("recovery/arranged")
def test_arranged(case: Case) -> None:
    found = article(case.lines())
    pages = {str(spec.section): drawn(found, spec.kinds) for spec in layout.PAGES}
    assert {name: lines for name, lines in pages.items() if lines} == {
        name: case.lines(name) for name in case.parts
    }


@st.composite
def labels(draw: st.DrawFn) -> str:
    """Draw a section without a heading, as the cases have it."""
    kind = draw(st.sampled_from([*Kind]))
    sub = draw(st.sampled_from(["", *SUBSECTIONS.get(kind, ())]))
    sure = draw(st.sampled_from(["0.1", "0.5", "1"]))
    return f"{kind}/{sub} {sure}"


@given(st.lists(labels(), min_size=1))
@examples(200)
def test_each_section_stands_on_one_page_and_no_heading_comes_twice_on_it(lines: list[str]) -> None:
    found = article(lines)
    stands = []
    for spec in layout.PAGES:
        page = arranged(found, spec.kinds)
        stands += [one.section for one in page]
        headings = [one.heading for one in page if one.heading]
        assert len({*headings}) == len(headings)
    assert sorted(one.span for one in stands) == [one.span for one in found.sections]
