"""`seeds/X.yml` to `Settings`: what a person knows of a seed that its text does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from unreel.lexicon.likeness import MISTYPED_KEY, nearest
from unreel.model.article import SUBSECTIONS, Kind
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.film import Source
from unreel.store import safe_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable


class Correction(NamedTuple):
    """A section that starts at the words `at`, whatever the splitter makes of them."""

    kind: Kind
    sub: str | None
    at: str
    """The words it opens with, as they stand in the text."""
    occurrence: int
    """Which of the places with these words is meant, from 1."""
    line: int
    column: int
    """Where in the `.yml` the words stand, from 1."""


class Settings(NamedTuple):
    """A seed's `.yml`. What is empty there is found in the text."""

    path: str = ""
    title: str = ""
    year: str = ""
    source: Source = Source()
    sections: tuple[Correction, ...] = ()


def parse(path: str, markup: str) -> Settings:
    """Read the YAML of the file at `path`; raise `InputError`, located, at the first thing that is wrong."""
    reader = _Reader(path)
    try:
        root = safe_yaml.compose(markup)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = f"this is no YAML ({error.problem}): mend the line, or quote the words"
        raise InputError(Diagnostic(path, line, column, why)) from None
    except yaml.YAMLError as error:
        raise InputError(Diagnostic(path, 1, 1, f"this is no YAML ({str(error).splitlines()[0]})")) from None
    if root is None:
        return Settings(path)
    fields = reader.mapping(root, ("title", "year", "source", "sections"))
    return Settings(
        path=path,
        title=reader.words(fields.get("title")),
        year=reader.words(fields.get("year")),
        source=reader.source(fields.get("source")),
        sections=tuple(reader.correction(node) for node in reader.items(fields.get("sections"))),
    )


class _Reader:
    """Turns YAML nodes, which know their places, into values."""

    def __init__(self, path: str) -> None:
        self.path = path

    def refuse(self, node: yaml.Node, message: str) -> InputError:
        return InputError(
            Diagnostic(self.path, node.start_mark.line + 1, node.start_mark.column + 1, message)
        )

    def mapping(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.refuse(node, f"here belong lines of the form `key: value` ({', '.join(known)})")
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value not in known:
                raise self.refuse(key, f"unknown key `{key.value}`{_nearest(str(key.value), known)}")
            if key.value in fields:
                raise self.refuse(key, f"`{key.value}` stands here for the second time: keep one of them")
            fields[key.value] = value
        return fields

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None or _empty(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(node, "here belongs a list: lines that start with `- `")
        return list(node.value)

    def words(self, node: yaml.Node | None) -> str:
        if node is None or _empty(node):
            return ""
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse(node, "here belong plain words on one line")
        return " ".join(str(node.value).split())

    def source(self, node: yaml.Node | None) -> Source:
        if node is None or _empty(node):
            return Source()
        fields = self.mapping(node, ("title", "site", "url", "licence"))
        source = Source(**{key: self.words(value) for key, value in fields.items()})
        if source.url and not source.url.startswith(("https://", "http://")):
            raise self.refuse(fields["url"], "an address starts with https:// or http://")
        return source

    def correction(self, node: yaml.Node) -> Correction:
        fields = self.mapping(node, ("kind", "sub", "at", "occurrence"))
        for key in ("kind", "at"):
            if not self.words(fields.get(key)):
                raise self.refuse(node, f"a correction needs `{key}:`")
        kind = Kind(self.choice(fields["kind"], tuple(Kind)))
        sub = self.choice(fields["sub"], SUBSECTIONS.get(kind, ())) if "sub" in fields else ""
        return Correction(
            kind=kind,
            sub=sub or None,
            at=self.words(fields["at"]),
            occurrence=self.count(fields.get("occurrence")),
            line=fields["at"].start_mark.line + 1,
            column=fields["at"].start_mark.column + 1,
        )

    def choice(self, node: yaml.Node, allowed: tuple[str, ...]) -> str:
        said = self.words(node)
        if said and said not in allowed:
            known = ", ".join(allowed) or "this kind has none"
            raise self.refuse(node, f"`{said}` is none of: {known}{_nearest(said, allowed)}")
        return said

    def count(self, node: yaml.Node | None) -> int:
        said = self.words(node) or "1"
        if node is not None and not (said.isascii() and said.isdigit() and int(said) > 0):
            raise self.refuse(node, "here belongs a number from 1")
        return int(said)


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _nearest(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known, MISTYPED_KEY)
    return f": did you mean `{near}`?" if near else f" (known are: {', '.join(known)})"
