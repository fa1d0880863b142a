from __future__ import annotations

from unreel.model.article import Kind, Section
from unreel.model.spans import Span
from unreel.splitting.cast_end import refine_cast_ends

CAST = "Mick Toll as Joe Gwen Ash as Nell Luke Har as Crewe Tilda Moss as the nun Bo "
PROSE = "Reilly as the cook Brack read about salt in a museum. Filming began in May."


def _sections(at: int) -> list[Section]:
    cast = Section(Kind.CAST, None, Span(0, len(CAST[:at].rstrip())))
    return [cast, Section(Kind.PRODUCTION, None, Span(at, len(CAST + PROSE)))]


def test_an_entry_that_was_cut_is_made_whole() -> None:
    text = CAST + PROSE
    cast, production = refine_cast_ends(text, _sections(len(CAST)))
    assert cast.span.of(text).endswith("Bo Reilly as the cook")
    assert production.span.of(text).startswith("Brack read")


def test_prose_that_only_looks_like_an_entry_stays() -> None:
    text = CAST.removesuffix("Bo ") + "Lana Coop of Brutal as Hell wrote of it. It was liked."
    sections = _sections(len(CAST) - 3)
    assert refine_cast_ends(text, sections) == tuple(sections)


LIST = "Mick Toll as Joe Gwen Ash as Nell Luke Har as Crewe Tilda Moss as the nun "
ABOUT = "Joe was first played by Ed Lane. Lane broke a leg. The role went to Toll. Ash has a cameo. "
OTHER = "It was filmed in Rome. The crew was small. The role of light was discussed."


def _parted(about: str, confidence: float = 0.6, kind: Kind = Kind.PRODUCTION) -> str:
    text = LIST + about + OTHER
    cast = Section(Kind.CAST, None, Span(0, len(LIST) - 1))
    after = Section(kind, None, Span(len(LIST), len(text)), confidence)
    return refine_cast_ends(text, [cast, after])[1].span.of(text)


def test_prose_about_who_played_whom_belongs_to_the_cast_before_it() -> None:
    assert _parted(ABOUT) == OTHER
    assert _parted(ABOUT, kind=Kind.RELEASE) == OTHER


def test_one_sentence_about_the_cast_or_a_sure_start_moves_nothing() -> None:
    assert _parted("Joe was first played by Ed Lane. ").startswith("Joe was")
    assert _parted(ABOUT, confidence=0.9).startswith("Joe was")
    assert _parted("A studio took part. " + ABOUT).startswith("A studio")


def test_a_section_keeps_at_least_a_sentence() -> None:
    text = (LIST + ABOUT).strip()
    cast = Section(Kind.CAST, None, Span(0, len(LIST) - 1))
    after = Section(Kind.PRODUCTION, None, Span(len(LIST), len(text)), 0.6)
    assert refine_cast_ends(text, [cast, after]) == (cast, after)
