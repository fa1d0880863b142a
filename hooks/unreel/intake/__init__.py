"""Tell what sort of text a seed is, and read it into plain text with marks: one file an input format.

To add a format, write a file with a `FORMAT` and name it in `FORMATS`.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from unreel.intake import (
    api_answer,
    html,
    layers,
    markdown,
    pdf,
    plain,
    terminal_dump,
    text_extract,
    wikiextractor,
    wikitext,
)
from unreel.intake.formats import Format, Refusal, best
from unreel.intake.not_articles import no_article, no_film
from unreel.intake.quoted import without_quotes
from unreel.model.diagnostics import Diagnostic, located
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.seeds import Seed

PLAIN = (pdf.FORMAT, terminal_dump.FORMAT, plain.FORMAT)
"""Formats without markup: what looks like them may be no article at all."""
FORMATS: tuple[Format, ...] = (
    wikiextractor.FORMAT,
    api_answer.FORMAT,
    html.FORMAT,
    wikitext.FORMAT,
    markdown.FORMAT,
    text_extract.FORMAT,
    *PLAIN,
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
    composed = layers.joined(without_quotes(composed.text), composed)
    form = best(FORMATS, composed.text, PurePath(seed.path).suffix)
    try:
        source = form.read(composed.text)
    except Refusal as refusal:
        at = composed.in_file(Span(refusal.at, refusal.at)).start
        source = layers.joined(FORMATS[-1].read(composed.text), composed)
        return Intake(source, [located(seed.path, seed.text, at, refusal.why)])
    doubt = (no_article(composed.text) if form in PLAIN else None) or no_film(
        source.text, language=seed.settings.language
    )
    diagnostics = [Diagnostic(seed.path, 1, 1, doubt.why, doubt.severity)] if doubt else []
    return Intake(layers.joined(source, composed), diagnostics)
