"""Templates that cite a source, as readers see them: authors, day, title, work and the rest in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from unreel.intake.addresses import web
from unreel.intake.blocks import Italics, Link, Stretch
from unreel.intake.wikitext.dates import shown_day
from unreel.intake.wikitext.templates import Argument, Call, Pattern, compiled
from unreel.lexicon.wordlists import wordlist, wordtable
from unreel.model.spans import Span

if TYPE_CHECKING:
    from unreel.intake.wikitext.walk import Walk

_WORKS = tuple(wordlist("intake/wikitext/citations.txt#works"))
_DAYS = ("date", "year", "publication-date", "air-date", "airdate")
_PUBLISHERS = ("publisher", "institution", "agency", "distributor", "network", "studio")
_PLACES = ("location", "place", "publication-place")
_MOST_NAMES = 20
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def pattern_of(call: Call) -> Pattern | None:
    """Return the pattern of a template that cites a source; None where it is none."""
    kind = wordtable("intake/wikitext/citations.txt#kinds").get(call.name)
    if kind is None:
        return None
    return compiled(wordtable("intake/wikitext/citations.txt#patterns")[kind])


def writes(name: str) -> bool:
    """Tell whether `write` knows a name of what is made of several arguments: `@authors`, `@day`."""
    return name in _THERE


def has(call: Call, name: str) -> bool:
    """Tell whether there is something to write under a name that `write` knows."""
    return _THERE[name](call)


def write(call: Call, name: str, walk: Walk) -> None:
    """Write what code makes of several arguments."""
    match name:
        case "@authors":
            _write_names(call, "", walk)
        case "@editors":
            _write_names(call, "editor", walk)
        case "@day" | "@late-day":
            write_day(call, walk, *_DAYS)
        case "@title":
            _write_title(call, walk)
        case "@work":
            walk.writer.open(Italics())
            if not walk.first(call, *_WORKS):
                walk.writer.say(_preset(call))
            walk.writer.close()
        case "@publisher":
            walk.first(call, *_PUBLISHERS)
        case "@language":
            walk.writer.say(_language(call))


def write_day(call: Call, walk: Walk, *names: str) -> None:
    """Write a day; one like 2011-05-06 as the article says that its days are to be shown."""
    argument = next(call.arguments[name] for name in names if call.words(name))
    found = _ISO.fullmatch(argument.words)
    if found and walk.notes.shows_days:
        words = shown_day(*found.groups(), day_first=walk.notes.shows_days == "dmy")
        walk.writer.put(words, Span(argument.at, argument.at + len(str(argument.value))))
    else:
        walk.value(argument)


def _write_title(call: Call, walk: Walk) -> None:
    """Write a title; it leads where the source is."""
    address = web(call.words("url", "chapter-url", "archive-url", "archiveurl"))
    is_italic = wordtable("intake/wikitext/citations.txt#kinds")[call.name] == "work"
    stretches: list[Stretch] = [Link(address)] if address else []
    stretches += [Italics()] if is_italic else []
    for stretch in stretches:
        walk.writer.open(stretch)
    walk.first(call, "title", "script-title")
    for _ in stretches:
        walk.writer.close()


def _write_names(call: Call, role: str, walk: Walk) -> None:
    for number, (first, last) in enumerate(_names(call, role)):
        if number:
            walk.writer.say("; ")
        if last:
            walk.value(last)
        if first and last:
            walk.writer.say(", ")
        if first:
            walk.value(first)


def _names(call: Call, role: str) -> Iterator[tuple[Argument | None, Argument | None]]:
    """Return first and last names of authors or editors; one that is a whole name is a last name."""
    found = _finder(call)
    for number in range(1, _MOST_NAMES + 1):
        ends = [f"{number}", ""] if number == 1 else [f"{number}"]
        if role:
            first = found([f"{role}{end}-first" for end in ends] + [f"{role}-first{end}" for end in ends])
            last = found([f"{role}{end}-last" for end in ends] + [f"{role}-last{end}" for end in ends])
            last = last or found([f"{role}{end}" for end in ends] + ["editors"] * (number == 1))
        else:
            first = found([f"{name}{end}" for name in ("first", "given", "author-first") for end in ends])
            last = found([f"{name}{end}" for name in ("last", "surname", "author-last") for end in ends])
            whole = ["authors", "people", "credits", "vauthors", "subject", "interviewer"] * (number == 1)
            last = last or found([f"author{end}" for end in ends] + whole)
        if not (first or last):
            return
        yield first, last


def _finder(call: Call) -> Callable[[list[str]], Argument | None]:
    def find(names: list[str]) -> Argument | None:
        return next((one for name in names if (one := call.arguments.get(name)) and one.words), None)

    return find


_THERE: Mapping[str, Callable[[Call], bool]] = {
    "@authors": lambda call: any(_names(call, "")),
    "@editors": lambda call: any(_names(call, "editor")),
    "@day": lambda call: bool(call.words(*_DAYS)),
    "@late-day": lambda call: bool(call.words(*_DAYS)) and not any(_names(call, "")),
    "@title": lambda call: bool(call.words("title", "script-title")),
    "@work": lambda call: bool(call.words(*_WORKS) or _preset(call)),
    "@language": lambda call: bool(_language(call)),
    "@publisher": lambda call: bool(call.words(*_PUBLISHERS)) and not call.words(*_PLACES),
}


def _language(call: Call) -> str:
    """Return the language of a source, '' for English."""
    words = call.words("language", "lang")
    name = wordtable("intake/wikitext/language_codes.txt").get(words.partition("-")[0].casefold(), words)
    return "" if name.casefold() in {"en", "english", "en-us", "en-gb"} or not name.isalpha() else name


def _preset(call: Call) -> str:
    return wordtable("intake/wikitext/citations.txt#presets").get(call.name, "")
