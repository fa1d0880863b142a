"""Read `seeds/X.yml` as `Settings`: what people state about a seed that its text does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

import yaml

from unreel.lexicon.likeness import MISTYPED_KEY, nearest
from unreel.model.article import SUBSECTIONS, Kind
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.film import Attribution
from unreel.model.film_ids import FORMS, FilmIds, is_id
from unreel.store import safe_yaml


class Correction(NamedTuple):
    """A section that starts at the words `at`, whatever the splitter makes of them."""

    kind: Kind
    sub: str | None
    at: str
    """The words it opens with, as they stand in the text."""
    occurrence: int
    """Which occurrence of these words is meant, from 1."""
    line: int
    column: int
    """Where in the `.yml` the words stand, from 1."""


class Settings(NamedTuple):
    """A seed's `.yml`. What is empty there is read from the text."""

    path: str = ""
    title: str = ""
    year: str = ""
    source: Attribution = Attribution()
    sections: tuple[Correction, ...] = ()
    ids: FilmIds = FilmIds()


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


def _ids(node: yaml.Node) -> FilmIds:
    return FilmIds(**_fields(node, {name: partial(_id, name) for name in FORMS}))


def _id(name: str, node: yaml.Node) -> str:
    value = _words(node)
    if not is_id(name, value):
        raise _NodeError(node, f"`{value}` is no `{name}`: write one of the form `{FORMS[name].example}`")
    return value


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
    keys = ("kind", "sub", "at", "occurrence")
    nodes: dict[str, yaml.Node] = _fields(node, dict.fromkeys(keys, lambda value: value))
    for key in ("kind", "at"):
        if key not in nodes or not _words(nodes[key]):
            raise _NodeError(node, f"a correction needs `{key}:`")
    kind = Kind(_choice(nodes["kind"], tuple(Kind)))
    return Correction(
        kind=kind,
        sub=_choice(nodes["sub"], SUBSECTIONS.get(kind, ())) or None if "sub" in nodes else None,
        at=_words(nodes["at"]),
        occurrence=_count(nodes["occurrence"]) if "occurrence" in nodes else 1,
        line=nodes["at"].start_mark.line + 1,
        column=nodes["at"].start_mark.column + 1,
    )


_SETTINGS = {"title": _words, "year": _words, "source": _source, "sections": _corrections, "ids": _ids}


def _nearest(word: str, allowed: Iterable[str]) -> str:
    near = nearest(word, allowed, MISTYPED_KEY)
    return f": did you mean `{near}`?" if near else f" (known are: {', '.join(allowed)})"
