"""Films in `seeds/_people.yml` that are renamed or taken away; all else there stays as it was written."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store import safe_yaml

NAME = "seeds/_people.yml"

_FEWEST = 2
"""Films that an entry compares."""


def with_film(markup: str, old: str, new: str | None) -> str:
    """Return the YAML with the film `new` wherever it names `old`; None takes it out.

    An entry that compares fewer than two films then goes. Raise `InputError`, located, where it is no YAML.
    """
    try:
        root = safe_yaml.compose(markup)
    except yaml.YAMLError as error:
        raise InputError(Diagnostic(NAME, *safe_yaml.fault(error))) from None
    people = root.value if isinstance(root, yaml.MappingNode) else ()
    starts = [0]
    for line in markup.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for key, value in reversed(people):
        if any(film.value == old for film in _films(value)):
            start, end = (starts[mark.line] + mark.column for mark in (key.start_mark, value.end_mark))
            end = start + len(markup[start:end].rstrip())
            if new:
                markup = _renamed(markup, starts, value, old, new)
            else:
                entry = _without(key, value, old)
                end += 0 if entry else markup[end : end + 1] == "\n"
                markup = markup[:start] + entry + markup[end:]
    return markup


def _films(person: yaml.Node) -> Iterator[yaml.ScalarNode]:
    parts = person.value if isinstance(person, yaml.MappingNode) else ()
    lists = (films for _, films in parts if isinstance(films, yaml.SequenceNode))
    return (film for films in lists for film in films.value if isinstance(film, yaml.ScalarNode))


def _renamed(markup: str, starts: list[int], person: yaml.Node, old: str, new: str) -> str:
    for film in reversed([film for film in _films(person) if film.value == old]):
        start, end = (starts[mark.line] + mark.column for mark in (film.start_mark, film.end_mark))
        markup = markup[:start] + new + markup[end:]
    return markup


def _without(key: yaml.Node, person: yaml.Node, old: str) -> str:
    """Return what is left of a person's entry, '' for nothing."""
    lists = {
        part.value: [film.value for film in films.value if film.value != old] for part, films in person.value
    }
    left = {part: films for part, films in lists.items() if len(films) >= _FEWEST}
    if not left:
        return ""
    return yaml.safe_dump({key.value: left}, default_flow_style=None, allow_unicode=True, width=1000).strip()
