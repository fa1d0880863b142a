from __future__ import annotations

from itertools import groupby

from case_files import Case, each_case
from splits import split
from unreel.intake import plain
from unreel.model.article import Kind
from unreel.splitting.sections import headings


def _told(heading: headings.TextHeading) -> str:
    return "?" if heading.kind is None else heading.kind + (f"/{heading.sub}" if heading.sub else "")


@each_case("splitting/headings")
def test_headings_are_found_as_the_cases_say(case: Case) -> None:
    found = [(h.words, _told(h)) for h in headings.Outline.of(plain.read(case.text)).headings]
    assert [" -> ".join(one) for one in found] == case.lines("found")


def test_a_section_opens_with_its_heading_and_blanking_keeps_every_place() -> None:
    text = "Rain is a 2015 film.\n\n== Plot ==\n\nA man wakes.\n\n== Sequel ==\n\nThere is one."
    outline = headings.Outline.of(plain.read(text))
    assert len(outline.plain) == len(outline.text)
    assert not any(line in outline.plain for line in ("Plot", "Sequel"))
    sections = split(text)
    assert {s.span.start: s.kind for s in sections if s.confidence == 1.0 and s.span.start} == {
        outline.text.index("Plot"): Kind.PLOT,
        outline.text.index("Sequel"): Kind.SEQUEL,
    }


def test_under_headings_for_everything_only_subsections_start() -> None:
    text = (
        "Rain is a 2015 film.\n\n== Plot ==\n\nA man wakes. The film was released on DVD in 2016.\n\n"
        "== Production ==\n\nFilming began in May 2014 in Rome. The score was composed by Ann Lee.\n\n"
        "== Reception ==\n\nRain grossed $2 million.\n\n"
        '== References ==\n\n"Rain". Variety. Retrieved May 1, 2016.'
    )
    kinds = [kind for kind, _ in groupby(s.kind for s in split(text))]
    assert kinds == [Kind.OVERVIEW, Kind.PLOT, Kind.PRODUCTION, Kind.RECEPTION, Kind.REFERENCES]
