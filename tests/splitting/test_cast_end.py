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
