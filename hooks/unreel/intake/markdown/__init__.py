"""Markdown: notes, clippings of web pages, and what pandoc makes of Word files and books."""

from __future__ import annotations

import re

from unreel.intake.blocks import BlockWriter
from unreel.intake.formats import Format, is_sign
from unreel.intake.markdown import front_matter
from unreel.intake.markdown.events import events
from unreel.intake.markdown.walk import Walk
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.source_text import InputFormat, SourceText

_SIGNS = [
    lazy_regex(sign, re.MULTILINE)
    for sign in (
        r"^#{1,6}[ \t]+\S",
        r"\]\((?:https?:|/|#|\.)[^\s()]{1,500}",
        r"(?<![\w*])\*\*[^\s*][^*\n]{0,100}\*\*(?![\w*])",
        r"(?<!\S)[*_][^\s*_][^*_\n]{0,100}[*_](?![\w*])",
        r"\[\^[^\]\s]{1,40}\]",
        r"^\[[^\]\n]{1,100}\]:[ \t]+\S",
        r"^\|?[ \t]*:?-{3,}:?[ \t]*\|",
        r"^\S[^\n]{0,79}\n(?:={3,}|-{3,})[ \t]*$",
        r"^:{3,}[ \t]*\{",
        r"\\[\[\]'\"*_.$]",
    )
]
_SURE = 3
"""How many of the signs that come first in the list leave little doubt where they come alone."""


def likelihood(file: str) -> float:
    """Return how likely a file is Markdown: by the kinds of signs that it has."""
    if "\n" not in file.strip():
        return 0  # signs that stand in the words of one line are words
    found = [is_sign(sign, file) for sign in _SIGNS]
    if front_matter.fence(file) or sum(found) > 1:
        return min(0.9, 0.6 + 0.1 * sum(found))
    return 0.55 if any(found[:_SURE]) else 0.3 * any(found)


def read(file: str) -> SourceText:
    """Return what readers see of Markdown."""
    walk = Walk(BlockWriter(file))
    walk.over(events(file))
    return walk.writer.source_text(InputFormat.MARKDOWN, walk.declared)


FORMAT = Format(likelihood, read, (".md", ".markdown", ".mkd"))
