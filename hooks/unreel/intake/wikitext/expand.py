"""Templates in wikitext: what readers see of them, or the name under which they are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.intake.addresses import web
from unreel.intake.blocks import VALUES, Link, Paragraph
from unreel.intake.wikitext import citations, dates, footnotes
from unreel.intake.wikitext.templates import (
    PAGE_NAME,
    Call,
    Part,
    Pattern,
    Slot,
    Words,
    call,
    compiled,
    is_shown,
    table,
)
from unreel.lexicon.wordlists import wordtable
from unreel.model.source_text import InfoboxLine, Reason
from unreel.model.spans import Span

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Template

    from unreel.intake.wikitext.walk import Walk

_BLOCK = "¶"
_DAYS = {"access-date", "accessdate", "archive-date", "archivedate"}


def write(template: Template, span: Span, walk: Walk) -> None:
    """Write what readers see of a template; one that is not known is left out with its name."""
    made = call(template, span.start)
    if made.name.startswith("infobox"):
        _infobox(made, walk)
        walk.writer.leave_out(span, Reason.INFOBOX)
    elif label := table("marks").get(made.name):
        if "span" in made.name:
            walk.first(made, "text", "1")
        walk.writer.cite("", label)
        walk.writer.leave_out(span, Reason.CITATION_MARKS, made.name)
    elif not footnotes.write(made, walk):
        shown = table("shown").get(made.name)
        pattern = compiled(shown) if shown else citations.pattern_of(made)
        if pattern is None:
            _leave_out(made, span, walk)
        else:
            _write_pattern(pattern, made, walk)


def _leave_out(made: Call, span: Span, walk: Walk) -> None:
    for argument in made.arguments.values():  # they may bring the words of a reference
        walk.aside().value(argument)
    name = made.name.partition(":")[0].strip()
    if name in {"use dmy dates", "use mdy dates"}:
        walk.notes.shows_days = name.split()[1]
    reason = table("left out").get(name)
    walk.writer.leave_out(span, Reason(reason) if reason else Reason.TEMPLATES, name)


def _write_pattern(pattern: Pattern, made: Call, walk: Walk) -> None:
    """Fill a pattern; what it says leads to the address that the list has for it."""
    is_block = isinstance(pattern[0], Words) and pattern[0].words.startswith(_BLOCK)
    address = _address(made)
    if is_block:
        walk.begin(Paragraph())
    if address:
        walk.writer.open(Link(address))
    _fill(pattern, made, walk, set())
    if address:
        walk.writer.close()
    if is_block:
        walk.begin(Paragraph())


def _fill(pattern: Pattern, made: Call, walk: Walk, used: set[str]) -> None:
    def has(name: str) -> bool:
        if name == PAGE_NAME:
            return bool(walk.title)
        if name.startswith("@"):
            return citations.has(made, name) if citations.writes(name) else bool(made.listed())
        return name not in used and bool(made.words(name))

    for part in pattern:
        match part:
            case Words(words):
                walk.writer.say(words.removeprefix(_BLOCK))
            case Slot(names, values) if name := next(filter(has, names), ""):
                _write_slot(name, values.get(made.words(name), ""), made, walk)
                used.add(name)
            case Part(parts) if is_shown(part, has):
                _fill(parts, made, walk, used)


def _write_slot(name: str, words: str, made: Call, walk: Walk) -> None:
    if name == PAGE_NAME:
        walk.writer.say(walk.title)
    elif name == "@date":
        dates.write(made, walk)
    elif name == "@spoken":
        _write_language(made, walk)
    elif name == "@list":
        for argument in made.listed():
            walk.begin_line()
            walk.value(argument)
    elif name in _DAYS:
        citations.write_day(made, walk, name)
    elif name.startswith("@"):
        citations.write(made, name, walk)
    elif words:
        walk.writer.say(words)
    else:
        walk.value(made.arguments[name])


def _write_language(made: Call, walk: Walk) -> None:
    """Write "Italian: ", what {{langx|it|…}} and {{lang-it|…}} say in front of the words."""
    code = made.name.partition("-")[2] or made.words("1")
    name = wordtable("intake/wikitext/language_codes.txt").get(code.partition("-")[0].casefold())
    if name and made.words("label") != "none":
        walk.writer.say(f"{name}: ")


def _address(made: Call) -> str:
    """Return where a template leads, '' where it does not."""
    address = ""
    for part in compiled(table("addresses").get(made.name, "")):
        match part:
            case Words(words):
                address += words
            case Slot(names) if words := made.words(*names):
                prefix = address.rpartition("/")[2]  # some people write tt0123, some 0123
                address += words.removeprefix(prefix)
            case _:
                return ""
    return web(address)


def _infobox(made: Call, walk: Walk) -> None:
    """Note the labels and values of an infobox, and the film's title."""
    labels = wordtable("intake/wikitext/infobox_labels.txt")
    for name, argument in made.arguments.items():
        lines = VALUES.join(walk.aside().lines_of(argument)) if argument.words else ""
        if name == "name":
            walk.title = lines
        elif (label := labels.get(name.replace("_", " "))) and lines:
            walk.infobox.append(InfoboxLine(label, lines))
