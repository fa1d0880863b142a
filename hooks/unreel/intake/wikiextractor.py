"""What WikiExtractor writes: `<doc …>`, the title, a paragraph a line, headings as "Plot." in a line."""

from __future__ import annotations

import html
import re

from unreel.intake import entities, page_title
from unreel.intake.addresses import web
from unreel.intake.blocks import BlockWriter, Heading, Item, Paragraph, level_by_words
from unreel.intake.formats import Format, Refusal
from unreel.lexicon.section_headings import kind_of_heading
from unreel.lexicon.wordlists import wordset
from unreel.model.source_text import Declared, InputFormat, Reason, SourceText
from unreel.model.spans import Span

_DOC = re.compile(r"^[ \t]*<doc(?=[ \t])[^<>\n]*>[ \t]*$", re.MULTILINE)
_END = re.compile(r"</doc>\s*\Z")
_ATTRIBUTE = re.compile(r'(?<!\w)(?P<name>\w++)="(?P<value>[^"]*+)"')
_LINE = re.compile(r"[^\n]+")
_EMPTY = re.compile(r"[ \t]?\([\s,;:]*\)")
"""Brackets whose words WikiExtractor dropped with a template."""
_HEADING = re.compile(
    r"[ \t]*(?:Section:{2,4})?(?P<words>[^\s.#][^.\n]{0,78})\.[ \t]*|#{1,6}[ \t]+(?P<marked>[^\n]{1,80})"
)
_MOST_WORDS = 5
"""Words of a heading that is not known; a paragraph has more."""
_BULLET = re.compile(r"[ \t]*(?:BULLET:{2,4}[-*]?[ \t]*|[-*•][ \t]+|(?P<number>\d{1,3}\.[ \t]+))(?=\S)")


def likelihood(file: str) -> float:
    """Return how likely a file is WikiExtractor's: nothing else opens with `<doc …>`."""
    return 1 if _DOC.match(file.lstrip("\ufeff \t\n")) else 0


def read(file: str) -> SourceText:
    """Return the text of the one document of a file; raise `Refusal` where there are several."""
    docs = [*_DOC.finditer(file)]
    if len(docs) > 1:
        why = f"{len(docs)} articles stand in this file: keep each <doc …> with its text as a file of its own"
        raise Refusal(docs[1].start(), why)
    opening = Span(*docs[0].span()) if docs else Span(0, 0)
    found = _ATTRIBUTE.finditer(opening.of(file))
    attributes = {attribute["name"]: html.unescape(attribute["value"]) for attribute in found}
    end = _END.search(file, max(opening.end, len(file.rstrip()) - len("</doc>")))
    writer = BlockWriter(file)
    writer.leave_out(opening, Reason.METADATA)
    title = attributes.get("title", "")
    for line in _LINE.finditer(file, opening.end, end.start() if end else len(file)):
        if not writer.builder.length and html.unescape(line[0]).strip() == title:
            writer.leave_out(Span(*line.span()), Reason.TITLE)
        elif line[0].strip():
            _write_line(writer, Span(*line.span()))
    declared = Declared(page_title.read(title).film, url=web(attributes.get("url", "")))
    return writer.source_text(InputFormat.WIKIEXTRACTOR, declared)


def _write_line(writer: BlockWriter, line: Span) -> None:
    """Write a line: a heading, an item of a list, or a paragraph."""
    heading = _HEADING.fullmatch(writer.file, *line)
    if heading and (heading["marked"] or _is_heading(heading["words"])):
        group = "marked" if heading["marked"] else "words"
        writer.begin(Heading(level_by_words(heading[group])))
        entities.write(writer, Span(*heading.span(group)))
    else:
        bullet = _BULLET.match(writer.file, *line)
        writer.begin(Item(0, ordered=bool(bullet["number"])) if bullet else Paragraph())
        at = bullet.end() if bullet else line.start
        for empty in _EMPTY.finditer(writer.file, at, line.end):
            entities.write(writer, Span(at, empty.start()))
            writer.leave_out(Span(*empty.span()), Reason.TEMPLATES)
            at = empty.end()
        entities.write(writer, Span(at, line.end))
    writer.end()


def _is_heading(words: str) -> bool:
    """Tell whether a line's words are a heading: known ones, or a few that state nothing."""
    few = words.split()
    states = {word.casefold() for word in few} & wordset("intake/stating_words.txt")
    return kind_of_heading(words)[0] is not None or (
        len(few) <= _MOST_WORDS and words[0].isupper() and not states and not set(words) & set(',;:!?"”')
    )


FORMAT = Format(likelihood, read)
