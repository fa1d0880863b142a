"""Read `seeds/X.yml` as `Settings`: what people state about a seed that its text does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import yaml

from unreel.lexicon.likeness import MISTYPED_KEY, nearest
from unreel.model.article import SUBSECTIONS, Kind
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.film import Attribution
from unreel.store import safe_yaml


class Correction(NamedTuple):
    """What starts at the words `at`, whatever the splitter makes of them."""

    kind: Kind | None
    """None where no section starts."""
    sub: str | None
    """None leaves the subsection to the splitter; '' stands for none."""
    at: str
    """The words, as they stand in the text."""
    occurrence: int
    """Which occurrence of these words is meant, from 1; 0 where that is not said."""
    line: int
    column: int
    """Where in the `.yml` the words stand, from 1."""
    heading: str = ""
    """What the section is called on its page, where the text has no heading for it."""


_NONE = "none"
_OR_NO_START = ", or `start: no` where no section starts"


class Settings(NamedTuple):
    """A seed's `.yml`. What is empty there is read from the text."""

    path: str = ""
    title: str = ""
    year: str = ""
    source: Attribution = Attribution()
    sections: tuple[Correction, ...] = ()


class _NodeError(Exception):
    """What is wrong with a node of the YAML."""

    def __init__(self, node: yaml.Node, message: str) -> None:
        super().__init__(message)
        self.mark = node.start_mark


def parse(path: str, markup: str) -> Settings:
    """Read the YAML of the file at `path`; raise `InputError`, located, at the first thing that is wrong."""
    try:
        root = safe_yaml.compose(markup)
        return Settings(path, **_fields(root, _SETTINGS)) if root else Settings(path)
    except _NodeError as error:
        line, column, why = error.mark.line + 1, error.mark.column + 1, str(error)
    except yaml.YAMLError as error:
        line, column, why = safe_yaml.fault(error)
    raise InputError(Diagnostic(path, line, column, why))


def _fields(node: yaml.Node, readers: Mapping[str, Callable[[yaml.Node], object]]) -> dict[str, Any]:
    """Return the keys of a mapping with what their readers make of the values; without those left empty."""
    if not isinstance(node, yaml.MappingNode):
        raise _NodeError(node, f"here belong lines of the form `key: value` ({', '.join(readers)})")
    fields: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _NodeError(key, f"here belongs one word in front of the colon ({', '.join(readers)})")
        if key.value not in readers:
            raise _NodeError(key, f"unknown key `{key.value}`{_nearest(str(key.value), readers)}")
        if key.value in fields:
            raise _NodeError(key, f"`{key.value}` stands here for the second time: keep one of them")
        is_empty = value.tag == "tag:yaml.org,2002:null"
        fields[key.value] = None if is_empty else readers[key.value](value)
    return {key: value for key, value in fields.items() if value is not None}


def _words(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _NodeError(node, "here belong plain words on one line")
    return " ".join(str(node.value).split())


def _address(node: yaml.Node) -> str:
    address = _words(node)
    if address and not address.startswith(("https://", "http://")):
        raise _NodeError(node, "an address starts with https:// or http://")
    return address


def _source(node: yaml.Node) -> Attribution:
    return Attribution(**_fields(node, {**dict.fromkeys(Attribution._fields, _words), "url": _address}))


_DIGITS = 9
"""Digits of a number, at most: Python reads none of some thousand."""


def _count(node: yaml.Node) -> int:
    digits = _words(node)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS and int(digits) > 0):
        raise _NodeError(node, "here belongs a number from 1")
    return int(digits)


def _choice(node: yaml.Node, allowed: tuple[str, ...]) -> str:
    word = _words(node)
    if word and word not in allowed:
        choices = ", ".join(allowed) or "this kind has none"
        raise _NodeError(node, f"`{word}` is none of: {choices}{_nearest(word, allowed)}")
    return word


def _corrections(node: yaml.Node) -> tuple[Correction, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _NodeError(node, "here belongs a list: lines that start with `- `")
    return tuple(map(_correction, node.value))


def _correction(node: yaml.Node) -> Correction:
    keys = ("kind", "sub", "at", "occurrence", "start", "heading")
    nodes: dict[str, yaml.Node] = _fields(node, dict.fromkeys(keys, lambda value: value))
    none_starts = "start" in nodes and _choice(nodes["start"], ("no",)) == "no"
    for key in ("at",) if none_starts else ("kind", "at"):
        if key not in nodes or not _words(nodes[key]):
            raise _NodeError(node, f"a correction needs `{key}:`{_OR_NO_START * (key == 'kind')}")
    if none_starts and (more := nodes.keys() & {"kind", "sub", "heading"}):
        raise _NodeError(nodes[min(more)], f"where no section starts, there is no `{min(more)}:`")
    kind = None if none_starts else Kind(_choice(nodes["kind"], tuple(Kind)))
    return Correction(
        kind=kind,
        sub=_sub(nodes["sub"], kind) if kind and "sub" in nodes else None,
        at=_words(nodes["at"]),
        occurrence=_count(nodes["occurrence"]) if "occurrence" in nodes else 0,
        line=nodes["at"].start_mark.line + 1,
        column=nodes["at"].start_mark.column + 1,
        heading=_words(nodes["heading"]) if "heading" in nodes else "",
    )


def _sub(node: yaml.Node, kind: Kind) -> str | None:
    """Return a subsection of a kind; '' where the word is that for none, None where there is no word."""
    subs = SUBSECTIONS.get(kind, ())
    word = _choice(node, (*subs, _NONE) if subs or _words(node) == _NONE else ())
    return "" if word == _NONE else word or None


_SETTINGS = {"title": _words, "year": _words, "source": _source, "sections": _corrections}


def _nearest(word: str, allowed: Iterable[str]) -> str:
    near = nearest(word, allowed, MISTYPED_KEY)
    return f": did you mean `{near}`?" if near else f" (known are: {', '.join(allowed)})"
