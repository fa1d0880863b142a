"""Templates of notes and references: {{reflist}}, {{efn}}, {{sfn}}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.intake.wikitext.tags import cite, write_notes
from unreel.intake.wikitext.templates import Call
from unreel.lexicon.wordlists import wordtable

if TYPE_CHECKING:
    from unreel.intake.wikitext.walk import Walk

_PARTS = ("lists", "notes", "named", "short", "inline")


def write(call: Call, walk: Walk) -> bool:
    """Write what a template of notes says; return whether it is one."""
    part = next((part for part in _PARTS if call.name in _table(part)), "")
    if not part:
        return False
    group = call.words("group") or _table(part)[call.name]
    group = "" if group == "-" else group
    match part:
        case "lists":
            if defined := call.arguments.get("refs") or call.arguments.get("notes"):
                walk.aside(defines=True).value(defined)
            write_notes(walk, group)
        case "notes":
            _note(call, group, walk)
        case "named":
            for argument in call.listed():
                cite(walk.notes.note(group, argument.words), walk)
        case "short":
            arguments = sorted((name, one.words) for name, one in call.arguments.items())
            note = walk.notes.note(group, f"\n{arguments}", lambda later: _write_short(call, later))
            cite(note, walk)
        case _:
            _write_short(call, walk)
    return True


def _note(call: Call, group: str, walk: Walk) -> None:
    words = call.arguments.get("1") or call.arguments.get("text") or call.arguments.get("reason")
    name = call.words("name")
    if not (name or (words and words.words)):
        return
    note = walk.notes.note(group, name or (words.at if words else 0))
    if words and not note.write:
        note.write = lambda later: later.value(words)
        walk.aside().value(words)  # references in a note are numbered where the text names it
    if not walk.defines:
        cite(note, walk)


def _write_short(call: Call, walk: Walk) -> None:
    """Write "Quill & Stone 2011, p. 3"."""
    listed = call.listed()
    names, years = listed[:-1], listed[-1:]
    for number, name in enumerate(names):
        if number:
            walk.writer.say(" & " if number == len(names) - 1 else ", ")
        walk.value(name)
    for year in years:
        walk.writer.space()
        walk.value(year)
    for sign, *arguments in (("p.", "p", "page"), ("pp.", "pp", "pages"), ("", "loc", "at")):
        if call.words(*arguments):
            walk.writer.say(f", {sign} ")
            walk.first(call, *arguments)


def _table(part: str) -> dict[str, str]:
    return wordtable(f"intake/wikitext/footnotes.txt#{part}")
