from __future__ import annotations

from itertools import groupby

import pytest

from case_files import Case, each_case
from sources import source
from splits import split
from unreel.intake import plain
from unreel.model.article import Kind
from unreel.splitting.sections import headings
from unreel.splitting.sections.flattened_headings import flattened_headings


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


@each_case("splitting/flattened_headings")
def test_a_flat_text_shows_its_headings_where_several_stand(case: Case) -> None:
    found = flattened_headings(case.text)
    assert [f"{'#' * (mark.level - 1)} {mark.span.of(case.text)}" for mark in found] == case.lines("found")


@pytest.mark.parametrize(
    ("headings_", "kinds"),
    [
        ("# Themes and inspirations", ["analysis"]),
        ("# Alternative versions", ["release"]),
        ("# Release and reception", ["reception"]),
        ("# Production and release", ["release"]),
        ("# Historical accuracy\n## Characters", ["analysis", "?"]),
        ("# Release\n## Soundtrack", ["release", "?"]),
        ("# Release\n## Box office", ["release", "reception/box-office"]),
        ("# Production\n## Cast", ["production", "production/casting"]),
        ("# Bruce Lee\n## Box office", ["?", "reception/box-office"]),
        ("# See also", ["see-also"]),
        ("# He was asked which of the reviews of the film he liked", ["?"]),
    ],
)
def test_single_words_tell_of_a_heading_that_is_not_known_whole(headings_: str, kinds: list[str]) -> None:
    assert [_told(one) for one in headings.Outline.of(source(f"{headings_}\nMax wakes.")).headings] == kinds


def test_among_headings_for_everything_one_that_tells_nothing_opens_what_fits_no_kind() -> None:
    known = '# Plot\nMax wakes.\n# Reception\nIt was liked.\n# References\n- "Rain". Variety. 2016.'
    unknown = "# Television rights\nA network bought it.\n## Later\nIt sold it."
    complete, few = (headings.Outline.of(source(f"{text}\n{unknown}")) for text in (known, known[:20]))
    assert [_told(one) for one in complete.headings][-2:] == ["other", "?"]
    assert [_told(one) for one in few.headings][-2:] == ["?", "?"]
    titled = source(
        f"# Rain\nIt is a film.\n{known}\n{unknown}".replace("# ", "## ").replace("## Rain", "# Rain")
    )
    assert _told(headings.Outline.of(titled).headings[0]) == "?"


def test_notes_that_hold_sources_are_references() -> None:
    drawn = "# Notes\n- {}\n- {}"
    sources = drawn.format('"Rain". Variety. Retrieved May 1, 2016.', "Rioux, 298–304.")
    remarks = drawn.format("The bar never existed.", "Lee was not credited.")
    found = [headings.Outline.of(source(text)).headings[0].kind for text in (sources, remarks)]
    assert found == [Kind.REFERENCES, Kind.NOTES]


def test_an_empty_heading_opens_nothing() -> None:
    outline = headings.Outline.of(
        source("# Cast\n# Production\n## Music\nIt is sung.\n# Notes\n## Citations")
    )
    assert [one.is_empty for one in outline.headings] == [True, False, False, True, True]
