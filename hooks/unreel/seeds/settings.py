"""Read `seeds/X.yml` and `seeds/_defaults.yml` as `Settings`: what people state that texts do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Literal, NamedTuple

import yaml

from unreel.lexicon.likeness import MISTYPED_KEY, nearest
from unreel.model.article import SUBSECTIONS, Kind
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.film import Attribution
from unreel.model.film_ids import FORMS, FilmIds, is_id
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


_NO_SOURCE = Attribution()


class Settings(NamedTuple):
    """A seed's `.yml`. What is empty there is read from the text."""

    path: str = ""
    title: str = ""
    year: str = ""
    source: Attribution = Attribution()
    sections: tuple[Correction, ...] = ()
    is_own: bool = False
    """Is the text adapted from none, but whoever's library this is wrote it?"""
    language: str = ""
    """What the text is in, by its tag ('en'); where it is stated, it is not guessed."""
    accept: tuple[str, ...] = ()
    """Oddities that are in order: characters by their numbers ('U+0080'), and words."""
    defaults: Attribution = Attribution()
    """What the library states for all of its texts."""
    default_is_own: bool = False
    ids: FilmIds = FilmIds()


class _NodeError(Exception):
    """What is wrong with a node of the YAML."""

    def __init__(self, node: yaml.Node, message: str) -> None:
        super().__init__(message)
        self.mark = node.start_mark


def parse(path: str, markup: str) -> Settings:
    """Read the YAML of the file at `path`; raise `InputError`, located, at the first thing that is wrong."""
    return _parsed(path, markup, _SETTINGS)


def parse_defaults(path: str, markup: str) -> Settings:
    """Read the YAML of `_defaults.yml`, at `path`, as `parse` does that of a film."""
    return _parsed(path, markup, _DEFAULTS)


def with_defaults(own: Settings, of_all: Settings) -> Settings:
    """Return the settings of a film with what those of all films say besides."""
    return own._replace(
        language=own.language or of_all.language,
        accept=tuple(sorted({*own.accept, *of_all.accept})),
        defaults=of_all.source,
        default_is_own=of_all.is_own,
    )


def _parsed(path: str, markup: str, readers: Mapping[str, Callable[[yaml.Node], object]]) -> Settings:
    try:
        root = safe_yaml.compose(markup)
        return _settings(path, **_fields(root, readers)) if root else Settings(path)
    except _NodeError as error:
        line, column, why = error.mark.line + 1, error.mark.column + 1, str(error)
    except yaml.YAMLError as error:
        line, column, why = safe_yaml.fault(error)
    raise InputError(Diagnostic(path, line, column, why))


def _settings(
    path: str,
    *,
    source: Attribution | Literal["own"] = _NO_SOURCE,
    licence: str = "",
    **stated: Any,  # noqa: ANN401 - what the readers gave
) -> Settings:
    """Return settings of the values of their keys."""
    is_own = source == "own"
    origin = _NO_SOURCE if source == "own" else source
    return Settings(path, source=origin._replace(licence=origin.licence or licence), is_own=is_own, **stated)


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


_ORIGIN = {**dict.fromkeys(Attribution._fields, _words), "url": _address}
_ORIGIN_OF_ALL = {name: reader for name, reader in _ORIGIN.items() if name != "title"}


def _source(
    node: yaml.Node, readers: Mapping[str, Callable[[yaml.Node], str]] = _ORIGIN
) -> Attribution | Literal["own"]:
    if not isinstance(node, yaml.ScalarNode):
        return Attribution(**_fields(node, readers))
    if _words(node) != "own":
        raise _NodeError(
            node, f"here belongs `own`, or lines of the form `key: value` ({', '.join(readers)})"
        )
    return "own"


def _source_of_all(node: yaml.Node) -> Attribution | Literal["own"]:
    return _source(node, _ORIGIN_OF_ALL)


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


def _language(node: yaml.Node) -> str:
    tag = _words(node)
    if tag and not re.fullmatch(r"en(-[A-Za-z0-9]{2,8})?", tag):
        raise _NodeError(node, "films are read in English only: write `en`, or take the line out")
    return tag


def _oddities(node: yaml.Node) -> tuple[str, ...]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    words = filter(None, map(_words, nodes))
    return tuple(sorted({word.upper() if _CHARACTER.fullmatch(word) else word for word in words}))


_CHARACTER = re.compile(r"[Uu]\+[0-9A-Fa-f]{4,6}")
_Readers = Mapping[str, Callable[[yaml.Node], object]]
_FOR_ALL: _Readers = {"source": _source, "licence": _words, "language": _language, "accept": _oddities}
_SETTINGS: _Readers = {**_FOR_ALL, "title": _words, "year": _words, "sections": _corrections, "ids": _ids}
_DEFAULTS: _Readers = {**_FOR_ALL, "source": _source_of_all}


def _nearest(word: str, allowed: Iterable[str]) -> str:
    near = nearest(word, allowed, MISTYPED_KEY)
    return f": did you mean `{near}`?" if near else f" (known are: {', '.join(allowed)})"
