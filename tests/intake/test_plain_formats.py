from __future__ import annotations

import pytest

from case_files import Case, cases, each_case
from intake.shown import shown
from unreel import intake
from unreel.intake.description import description, omissions
from unreel.model.diagnostics import Severity
from unreel.model.source_text import SourceText
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

_PLAIN = ("broken_lines", "browser_copies", "terminal_dumps", "headings_and_lists")


def _read(text: str) -> intake.Intake:
    return intake.read(Seed("x", "seeds/x.txt", text, Settings("seeds/x.yml")))


def _paragraphs(source: SourceText) -> str:
    return {True: "paragraphs", False: "no paragraphs"}[source.has_paragraphs]


@each_case(*(f"intake/{name}" for name in _PLAIN))
def test_a_text_reads(case: Case) -> None:
    source, diagnostics = _read(case.text.replace("<FF>", "\f").replace("<TAB>", "\t"))
    assert not diagnostics
    assert shown(source) == case.lines("reads")
    if "format" in case.parts:
        assert [source.format, _paragraphs(source)] == case.lines("format")
    if "title" in case.parts:
        assert source.declared.title == case["title"]
    if "infobox" in case.parts:
        assert [f"{label}: {value}" for label, value in source.declared.infobox] == case.lines("infobox")
    if "links" in case.parts:
        links = [f"{one.address} | {one.span.of(source.text)}" for one in source.marks.links]
        assert links == case.lines("links")
    if "told" in case.parts:
        assert description(source, case.text) == case["told"]
    if "left out" in case.parts:
        assert [*omissions(source, case.text)] == case.lines("left out")


@pytest.mark.parametrize("case", cases("intake/not_articles"), ids=lambda case: case.title)
def test_what_is_no_article_is_called_by_its_name(case: Case) -> None:
    _, diagnostics = _read(case.text)
    said = [f"{Severity(one.severity).name.lower()}: {one.message}" for one in diagnostics]
    assert said == case.lines("says") if "says" in case.parts else not said
