"""Tell what sort of text a seed is, and read it into plain text with marks: one file an input format.

To add a format, write a file with a `FORMAT` and name it in `FORMATS`.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from unreel.intake import api_answer, html, layers, markdown, plain, text_extract, wikiextractor, wikitext
from unreel.intake.formats import Format, Refusal, best
from unreel.model.diagnostics import Diagnostic, located
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.seeds import Seed

FORMATS: tuple[Format, ...] = (
    wikiextractor.FORMAT,
    api_answer.FORMAT,
    html.FORMAT,
    wikitext.FORMAT,
    markdown.FORMAT,
    text_extract.FORMAT,
    plain.FORMAT,
)
"""All formats; where two are equally likely, the first is taken. The last reads whatever there is."""


class Intake(NamedTuple):
    """What intake makes of a seed."""

    source: SourceText
    diagnostics: list[Diagnostic]
    """Why it may be no film's article, or cannot be read as what it seems to be."""


def read(seed: Seed) -> Intake:
    """Return the text of a seed with all that its format says of it."""
    composed = layers.composed(seed.text)
    form = best(FORMATS, composed.text, PurePath(seed.path).suffix)
    try:
        return Intake(layers.joined(form.read(composed.text), composed), [])
    except Refusal as refusal:
        at = composed.in_file(Span(refusal.at, refusal.at)).start
        source = layers.joined(FORMATS[-1].read(composed.text), composed)
        return Intake(source, [located(seed.path, seed.text, at, refusal.why)])
