from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from growth import SQUARE, growth
from projects import HARDCORE_HENRY
from splits import split, split_text
from strategies import examples
from unreel.intake import plain
from unreel.model.article import PROSE, SUBSECTIONS, Kind, Section
from unreel.splitting import paragraphs, sentences
from unreel.splitting.cast_end import refine_cast_ends
from unreel.splitting.sections import units

PARTS = [
    "Rain is a 2015 film directed by Ann Lee. ",
    "Maria wakes in Rome and finds Tom (John Roe) dead. ",
    "John Roe as Tom Ann Poe as Maria Sue Moe as Mr. Blue ",
    "Principal photography began in May 2014. ",
    "The film premiered at Cannes on May 2, 2015. ",
    "On Rotten Tomatoes, it holds 51% based on 149 reviews. ",
    '"Rain (2015)". Box Office Mojo. Retrieved May 1, 2016. ',
    "Official website Rain at IMDb ",
    "\n\n",
    "== Plot ==\n",
    "Дождь идёт. ",
    '\u00a0\u2028…?!"(',
]
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PARTS), max_size=30).map("".join))


def _tiles(text: str, sections: tuple[Section, ...]) -> bool:
    at = 0
    for section in sections:
        assert at <= section.span.start < section.span.end
        assert not text[at : section.span.start].strip()
        at = section.span.end
    return not text[at:].strip()


@examples(150)
@given(texts)
def test_sections_tile_any_text(text: str) -> None:
    sections = split(text)
    assert _tiles(plain.read(text).text, sections)
    for section in sections:
        assert 0 <= section.confidence <= 1
        assert section.sub is None or section.sub in SUBSECTIONS[section.kind]
    assert split(text) == sections


@examples(100)
@given(texts)
def test_units_hold_every_character_once(text: str) -> None:
    cut = units.split(text, "Rain", [5, 17])
    assert "".join("".join(text[a:b].split()) for a, b in cut) == "".join(text.split())


@examples(80)
@given(texts)
def test_starts_that_were_not_made_lie_inside_sections_the_likeliest_first(text: str) -> None:
    found = split_text(text)
    starts = {section.span.start for section in found.sections}
    spans = [one.span for one in found.unmade]
    assert len(set(spans)) == len(spans)
    assert all(any(section.span.contains(span) for section in found.sections) for span in spans)
    assert not starts & {span.start for span in spans}
    sure = [one.confidence for one in found.unmade]
    assert sure == sorted(sure, reverse=True)
    assert all(0 < one <= 1 for one in sure)


@examples(80)
@given(texts, st.sampled_from(PROSE))
def test_paragraphs_hold_every_sentence_and_keep_blank_lines(text: str, kind: Kind) -> None:
    cut = sentences.split(text)
    found = paragraphs.learned().split(text, [paragraphs.SentenceRun(kind, cut)])[0] if cut else []
    assert [sentence for paragraph in found for sentence in paragraph] == cut
    if "\n\n" in text.strip():
        assert all("\n\n" not in text[some[0].start : some[-1].end] for some in found)


def test_a_text_with_paragraphs_has_sections_that_start_with_one() -> None:
    text = "\n\n".join(part.strip() * 2 for part in PARTS[:8])
    starts = {0, *(at + 2 for at in range(len(text)) if text.startswith("\n\n", at))}
    assert {section.span.start for section in split(text)} <= starts


TABLE = {
    0: Kind.OVERVIEW,
    806: Kind.PLOT,
    4553: Kind.CAST,
    5861: Kind.PRODUCTION,
    6953: Kind.RELEASE,
    7597: Kind.RECEPTION,
    9610: Kind.SEQUEL,
    10415: Kind.NOTES,
    10484: Kind.REFERENCES,
    14305: Kind.EXTERNAL_LINKS,
}


def _kinds(sections: tuple[Section, ...]) -> dict[int, Kind]:
    pairs = zip([None, *sections], sections, strict=False)
    return {s.span.start: s.kind for before, s in pairs if before is None or before.kind is not s.kind}


def test_hardcore_henry_splits_as_its_table_says_but_for_the_prose_after_its_cast() -> None:
    sections = split(HARDCORE_HENRY.read_text(encoding="utf-8"))
    found = _kinds(sections)
    assert {at: kind for at, kind in found.items() if kind is not Kind.PRODUCTION} == {
        at: kind for at, kind in TABLE.items() if kind is not Kind.PRODUCTION
    }
    assert (8373, "critical-response") in {(section.span.start, section.sub) for section in sections}


def test_hardcore_henry_splits_exactly_once_its_cast_has_the_prose_about_it() -> None:
    text = HARDCORE_HENRY.read_text(encoding="utf-8")
    assert _kinds(refine_cast_ends(text, split(text))) == TABLE


OVERVIEW = "Rain is a 2015 American drama film directed by Ann Lee and starring John Roe. "
PLOT = "In 1950, Maria wakes in Rome and finds Tom dead. She flees to her sister, who hides her. "
LIST = "John Roe as Tom Ann Poe as Maria Sue Moe as Mr. Blue Ed Fay as Nell Max Ray as Father Doe "


def test_a_cast_list_is_found_wherever_it_stands() -> None:
    text = OVERVIEW + LIST + PLOT * 3
    found = [(section.kind, section.span.start) for section in split(text)]
    assert found == [(Kind.OVERVIEW, 0), (Kind.CAST, len(OVERVIEW)), (Kind.PLOT, len(OVERVIEW + LIST))]


def test_time_grows_as_the_text_does() -> None:
    text = HARDCORE_HENRY.read_text(encoding="utf-8") + " "
    assert growth(lambda times: split(text * times), 4) < SQUARE
