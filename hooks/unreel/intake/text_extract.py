"""Plain text of the extension TextExtracts: a paragraph a line below headings like `== Plot ==`."""

from __future__ import annotations

import re

from unreel.intake import plain
from unreel.intake.formats import Format
from unreel.model.source_text import InputFormat, SourceText

_HEADING = re.compile(r"^(={2,6})[ \t][^=\n]{1,100}[ \t]\1[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"\[\[|\{\{|<ref\b|''|^[*#]|\]\(", re.MULTILINE)


def likelihood(file: str) -> float:
    """Return how likely a file is such text: headings of wikitext, and nothing else of it."""
    return 0.6 if _HEADING.search(file) and not _MARKUP.search(file) else 0


def read(file: str) -> SourceText:
    """Return the text, which is plain but for its headings."""
    return plain.read(file)._replace(format=InputFormat.TEXT_EXTRACT)


FORMAT = Format(likelihood, read)
