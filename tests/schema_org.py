"""What does not hold of JSON-LD by schema.org's own rules, which stand in cases/site/schema_org.tsv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from case_files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Node = dict[str, Any]

_LINES = [
    line.split("\t")
    for line in (FOLDER / "site/schema_org.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ANCESTORS = {name: {name, *above.split()} for kind, name, above, *_ in _LINES if kind == "type"}
"""Type → itself and all that it is a kind of."""
PROPERTIES = {
    name: ({*domains.split()}, {*ranges[0].split()})
    for kind, name, domains, *ranges in _LINES
    if kind == "property"
}
"""Property → the types on which it may stand, and those of its values."""
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:]{5,8}(?:Z|[+-][0-9:]{5}))?)?)?")
_WORDS: dict[str, Callable[[str], object]] = {
    "Text": lambda value: bool(value.strip()),
    "URL": lambda value: urlsplit(value).scheme in {"http", "https"} and not re.search(r"\s", value),
    "Date": _DATE.fullmatch,
    "DateTime": _DATE.fullmatch,
    "Duration": re.compile(r"P(?=.)(?:[0-9]+D)?(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?)?").fullmatch,
}
"""Kind of data → whether a string is of it."""


def faults(graphs: Iterable[Node]) -> Iterator[str]:
    """Return what does not hold of the graphs of pages that may refer to each other's nodes."""
    nodes = [(graph, node) for graph in graphs for node in graph["@graph"]]
    for graph, _ in nodes:
        if graph["@context"] != "https://schema.org" or graph.keys() != {"@context", "@graph"}:
            yield f"no graph of schema.org: {[*graph]}"
    known: dict[str, str] = {}
    for node in _all(node for _, node in nodes):
        if (
            "@id" in node
            and "@type" in node
            and known.setdefault(node["@id"], node["@type"]) != node["@type"]
        ):
            yield f"{node['@id']} is {known[node['@id']]} and {node['@type']}"
    for node in _all(node for _, node in nodes):
        yield from _faults(node, known)


def _all(values: Iterable[Any]) -> Iterator[Node]:
    for value in values:
        if isinstance(value, dict):
            yield value
            yield from _all(value.values())
        elif isinstance(value, list):
            yield from _all(value)


def _faults(node: Node, known: dict[str, str]) -> Iterator[str]:
    if node.keys() == {"@id"}:
        return
    kind = node.get("@type", "")
    if kind not in ANCESTORS:
        yield f"unknown type {kind!r} of {node}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"unknown property {kind}.{name}"
            continue
        domains, ranges = PROPERTIES[name]
        is_role = "Role" in ANCESTORS[kind]  # which stands for a property, and has that property itself
        if not is_role and not domains & ANCESTORS[kind]:
            yield f"{kind} has no {name}"
        values = value if isinstance(value, list) else [value]
        yield from (f"{kind}.{name} empty" for _ in range(not values))
        wrong = (one for one in values if not _fits(one, name, ranges, known))
        yield from (f"{kind}.{name}: {one!r} is none of {sorted(ranges)}" for one in wrong)


def _fits(value: object, name: str, ranges: set[str], known: dict[str, str]) -> bool:
    if isinstance(value, str):
        return any(is_one(value) for kind, is_one in _WORDS.items() if kind in ranges)
    if isinstance(value, int):
        return "Integer" in ranges
    if not isinstance(value, dict):
        return False
    kind = value.get("@type") or known.get(value.get("@id", ""), "Thing")
    return bool(ranges & ANCESTORS.get(kind, set())) or ("Role" in ANCESTORS.get(kind, ()) and name in value)
