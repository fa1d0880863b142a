"""What the infobox that came with a text states."""

from __future__ import annotations

from case_files import Case, each_case
from unreel import facts
from unreel.model.film import Attribution, Film, Page, Paragraph, Sentence
from unreel.model.source_text import InfoboxLine


def _film(lines: list[str], *sentences: str) -> Film:
    infobox = tuple(InfoboxLine(*line.split(": ", 1)) for line in lines)
    page = Page("index.md", "overview", "Rain", (Paragraph(tuple(map(Sentence, sentences))),))
    return Film("rain", "Rain", "2011", "", Attribution(), (page,), infobox)


@each_case("facts/infobox")
def test_lines_state_facts(case: Case) -> None:
    stated = facts.read(_film(case.lines(), "It rains."))
    assert [f"{one.field} | {one.date or one.text} | {one.about}".rstrip() for one in stated] == [
        line.rstrip() for line in case.lines("facts")
    ]
    assert all(one.from_infobox for one in stated)


def test_they_come_before_what_sentences_state() -> None:
    film = _film(["Directed by: Ann Lee"], "Rain is a 2011 film directed by Bob Ray.")
    stated = [(one.text, one.from_infobox) for one in facts.read(film) if one.field == "director"]
    assert stated == [("Ann Lee", True), ("Bob Ray", False)]
