"""Tags in wikitext: emphasis, references, and HTML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from unreel.intake import entities
from unreel.intake.blocks import Entry, Italics, Item, Paragraph
from unreel.intake.notes import key_of
from unreel.intake.wikitext.walk import contents_at
from unreel.lexicon.wordlists import wordset, wordtable
from unreel.model.source_text import Reason
from unreel.model.spans import Span

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Tag
    from mwparserfromhell.wikicode import Wikicode

    from unreel.intake.wikitext.notes import Note
    from unreel.intake.wikitext.walk import Walk

_BLOCKS = "intake/wikitext/tags.txt#blocks"


def write(tag: Tag, span: Span, walk: Walk) -> None:
    """Write what readers see of a tag."""
    name = str(tag.tag).casefold().strip()
    start = contents_at(tag, span.start)
    if name == "b" and not (walk.title or walk.is_aside):
        walk.title = " ".join(tag.contents.strip_code().split())
    if name in _left_out():
        walk.writer.leave_out(span, _left_out()[name])
    elif name == "ref":
        _reference(tag, start, walk)
    elif name == "references":
        if tag.contents is not None:
            walk.aside(defines=True).nodes(tag.contents, start)
        write_notes(walk, _attribute(tag, "group"))
    elif name == "br":
        walk.begin(Paragraph())
    elif name in {"nowiki", "pre"} and tag.contents is not None:
        entities.write(walk.writer, Span(start, start + len(str(tag.contents))))
    elif name in {"i", "em"}:
        walk.writer.open(Italics())
        walk.nodes(tag.contents, start)
        walk.writer.close()
    elif not tag.self_closing and tag.contents is not None:
        _write_contents(tag.contents, start, walk, is_block=name in wordset(_BLOCKS))


def write_notes(walk: Walk, group: str | None) -> None:
    """Write the notes of a group that are not yet written, each an item."""
    if walk.is_aside:
        return
    for note in walk.notes.unwritten(group):
        walk.writer.open(Entry(key_of(note.label)))
        walk.in_line(Item(-1, ordered=True), lambda note=note: note.write and note.write(walk))  # type: ignore[misc]
        walk.writer.close()


def cite(note: Note[Walk], walk: Walk) -> None:
    """Note that the text names a note here."""
    label = walk.notes.cited(note).label
    walk.writer.cite(key_of(label), label)


def _write_contents(contents: Wikicode, start: int, walk: Walk, *, is_block: bool) -> None:
    if is_block:
        walk.begin(Paragraph())
    walk.nodes(contents, start)
    if is_block:
        walk.begin(Paragraph())


def _reference(tag: Tag, start: int, walk: Walk) -> None:
    """Note that a reference is named, and keep its words until the list of references comes."""
    contents = tag.contents
    has_words = not tag.self_closing and contents is not None and bool(str(contents).strip())
    group, name = _attribute(tag, "group"), _attribute(tag, "name")
    if not (name or has_words):
        return
    note = walk.notes.note(group, name or start)
    if has_words and note.write is not None:
        walk.writer.leave_out(Span(start, start + len(str(contents))), Reason.CITATION_MARKS, "given twice")
    elif has_words:
        note.write = lambda later: later.nodes(contents, start)
        if group:  # references in a note are numbered where the text names it
            walk.aside().nodes(contents, start)
    if not walk.defines:
        cite(note, walk)


def _attribute(tag: Tag, name: str) -> str:
    if not tag.has(name):
        return ""
    return " ".join(str(tag.get(name).value or "").split())


@cache
def _left_out() -> dict[str, Reason]:
    table = wordtable("intake/wikitext/tags.txt#left out")
    return {name: Reason(reason) for name, reason in table.items()}
