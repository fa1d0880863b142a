r"""What readers see of a template: a pattern for each, from a list, filled with its arguments.

In a pattern `{title|2}` is the first of the arguments title and 2 that is there, `[, {3}]` is shown only
if an argument in it is there, `{2:c=crore;l=lakh}` says words for values, and `{@date}` what code makes of
several arguments; `~` is a space at an end, `\[` a bracket, and `¶` begins a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.lexicon.wordlists import wordtable

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Template
    from mwparserfromhell.wikicode import Wikicode

PAGE_NAME = "PAGENAME"
_TOKEN = re.compile(
    r"\\(?P<escaped>.)|\{(?P<argument>[^{}]+)\}|(?P<open>\[)|(?P<close>\])|(?P<words>[^\\{}\[\]]+)"
)
_COMMENT = re.compile(r"<!--.*?-->|(?P<endless><!--.*)", re.DOTALL)


class Argument(NamedTuple):
    """The value of one argument of a template, and where it stands."""

    value: Wikicode
    at: int
    """Code points of the file."""

    @property
    def words(self) -> str:
        """Return the value as it is written."""
        return _without_comments(str(self.value)).strip()


class Call(NamedTuple):
    """A template with its arguments by their names; those without one are called '1', '2' and so on."""

    name: str
    """In small letters, without 'template:'."""
    arguments: Mapping[str, Argument]

    def words(self, *names: str) -> str:
        """Return the first of some arguments that is there, as it is written; '' if none is."""
        return next(
            (found.words for name in names if (found := self.arguments.get(name)) and found.words), ""
        )

    def listed(self) -> list[Argument]:
        """Return the arguments without a name, but for empty ones."""
        found = (self.arguments.get(str(number)) for number in range(1, len(self.arguments) + 1))
        return [argument for argument in found if argument and argument.words]


class Words(NamedTuple):
    """Words that the pattern itself has."""

    words: str


class Slot(NamedTuple):
    """A place for the first argument that is there."""

    names: tuple[str, ...]
    values: Mapping[str, str]
    """What is said for some values."""


class Part(NamedTuple):
    """What is shown only if an argument in it is there."""

    parts: tuple[Words | Slot | Part, ...]


Pattern = tuple[Words | Slot | Part, ...]


def call(template: Template, at: int) -> Call:
    """Return a template that begins at `at` (code points of the file) with its arguments' places."""
    arguments: dict[str, Argument] = {}
    at += len("{{") + len(str(template.name))
    for parameter in template.params:
        at += len("|")
        if parameter.showkey:
            at += len(str(parameter.name)) + len("=")
        name = " ".join(_without_comments(str(parameter.name)).casefold().split())
        arguments[name] = Argument(parameter.value, at)
        at += len(str(parameter.value))
    return Call(name_of(str(template.name)), arguments)


def name_of(words: str) -> str:
    """Return what a template is called in the lists."""
    name = " ".join(_without_comments(words).replace("_", " ").casefold().split())
    return name.removeprefix("template:").removeprefix("#").strip()


def _without_comments(words: str) -> str:
    """Return words without the comments in them; one that has no end is words."""
    return _COMMENT.sub(r"\g<endless>", words)


@cache
def compiled(words: str) -> Pattern:
    """Return a pattern by its parts."""
    return _parts(_TOKEN.finditer(words.replace("~", " ")))


def is_shown(part: Words | Slot | Part, has: Callable[[str], bool]) -> bool:
    """Tell whether a part of a pattern has an argument that is there; those of parts in it come second."""
    match part:
        case Words():
            return False
        case Slot(names):
            return any(has(name) for name in names)
        case Part(parts):
            slots = [one for one in parts if isinstance(one, Slot)]
            return any(is_shown(one, has) for one in slots or parts)


def _parts(tokens: Iterator[re.Match[str]]) -> Pattern:
    found: list[Words | Slot | Part] = []
    for token in tokens:
        match token.lastgroup:
            case "close":
                break
            case "open":
                found.append(Part(_parts(tokens)))
            case "argument":
                names, _, values = token["argument"].partition(":")
                said = dict(pair.split("=", 1) for pair in values.split(";")) if values else {}
                found.append(Slot(tuple(names.split("|")), said))
            case _:
                found.append(Words(token["escaped"] or token["words"]))
    return tuple(found)


@cache
def table(part: str) -> dict[str, str]:
    """Return a part of the list of templates, by their names."""
    return {
        name.strip(): words
        for names, words in wordtable(f"intake/wikitext/templates.txt#{part}").items()
        for name in names.split(" / ")
    }
