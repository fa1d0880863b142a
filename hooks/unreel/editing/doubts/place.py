"""Where something is said on a film's pages, as people can follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.model.article import BACK_MATTER
from unreel.model.diagnostics import Diagnostic, Severity, located
from unreel.model.film import Film, Page, Paragraph, Sentence, sentences_with_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Told(NamedTuple):
    """A sentence or a line of a list, and the page that has it."""

    page: Page
    sentence: Sentence
    quoted: bool

    @property
    def text(self) -> str:
        """Return its words."""
        return self.sentence.text


class Doubt(NamedTuple):
    """What an editor may want to look at; `words` stand in the line."""

    line: Told
    words: str
    why: str
    other: Told | None = None
    """The line that it is at odds with, if that is another one."""
    others: str = ""
    """The words there."""


def prose(film: Film) -> Iterator[Told]:
    """Return all that a film's pages say of it: sentences and the cast list, but no references."""
    for page in film.pages:
        if page.section not in BACK_MATTER:
            yield from _told(page)


def sources(film: Film) -> Iterator[Told]:
    """Return the entries of the references."""
    for page in film.pages:
        if page.section in BACK_MATTER:
            yield from _told(page)


def _told(page: Page) -> Iterator[Told]:
    for block in page.blocks:
        for sentence, _ in sentences_with_anchors(block):
            yield Told(page, sentence, isinstance(block, Paragraph) and block.quoted)


def diagnostic(doubt: Doubt, folder: str, texts: Mapping[str, str]) -> Diagnostic:
    """Return a doubt as a hint at its place, the other place named; `texts` are the pages as they lie."""
    here = _place(doubt.line, doubt.words, folder, texts, doubt.why)
    if doubt.other is None:
        return here
    there = _place(doubt.other, doubt.others, folder, texts, "")
    return here._replace(message=f"{doubt.why} ({there.path}:{there.line}:{there.column})")


def _place(line: Told, words: str, folder: str, texts: Mapping[str, str], why: str) -> Diagnostic:
    text, span = texts[line.page.name], line.sentence.span
    found = text.find(words, span.start, span.end)
    return located(f"{folder}/{line.page.name}", text, max(found, span.start), why, Severity.HINT)
