"""Read `seeds/_people.yml`: what an editor says of people who bear one name.

    "Ann Lee": {same: [night-train, day-train], different: [night-train, dawn]}

The films are named by their folders. Those under `same` name one person, however unlike; no two of those
under `different` do. What is said of neither is judged as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

import yaml

from unreel.lexicon.likeness import MISTYPED_KEY, nearest
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.model.identifiers import ascii_slug
from unreel.store import safe_yaml, text_file
from unreel.store.workspace import Workspace

NAME = "seeds/_people.yml"
_KEYS = ("same", "different")


class SamePeople(NamedTuple):
    """What is said of one name."""

    name: str
    same: tuple[str, ...]
    different: tuple[str, ...]
    line: int

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """Return the pairs of films whose bearers of the name are two people."""
        return frozenset(map(frozenset, combinations(self.different, 2)))


class PeopleSettings(NamedTuple):
    """What an editor says of people, by the names' slugs, and what is wrong with it."""

    people: Mapping[str, SamePeople] = MappingProxyType({})
    diagnostics: tuple[Diagnostic, ...] = ()


def key(name: str) -> str:
    """Return what is the same for all spellings of a name: 'J. J. Abrams', 'J.J. Abrams' → 'j-j-abrams'."""
    return ascii_slug(name) or name


def read(workspace: Workspace | None) -> PeopleSettings:
    """Return what the file of a project says; nothing where there is none."""
    path = workspace.root / NAME if workspace else None
    if path is None or not path.is_file():
        return PeopleSettings()
    try:
        return parsed(text_file.read_text(path, NAME))
    except InputError as error:
        return PeopleSettings(diagnostics=(error.diagnostic,))


def parsed(markup: str) -> PeopleSettings:
    """Return what YAML says of people; a line that cannot be used is a diagnostic, and the others hold."""
    try:
        root = safe_yaml.compose(markup)
    except yaml.YAMLError as error:
        return PeopleSettings(diagnostics=(Diagnostic(NAME, *safe_yaml.fault(error)),))
    if root is None:
        return PeopleSettings()
    if not isinstance(root, yaml.MappingNode):
        why = "here belong lines of the form `name: {same: [film, film]}`"
        return PeopleSettings(diagnostics=(_at(root.start_mark, why),))
    people: dict[str, SamePeople] = {}
    wrong: list[Diagnostic] = []
    for name, value in root.value:
        faults = [*_faults(name, value)]
        wrong += faults
        if not faults:
            lists = {part.value: tuple(film.value for film in films.value) for part, films in value.value}
            same, different = (lists.get(part, ()) for part in _KEYS)
            people[key(name.value)] = SamePeople(name.value, same, different, name.start_mark.line + 1)
    return PeopleSettings(people, tuple(wrong))


def _faults(name: yaml.Node, value: yaml.Node) -> Iterator[Diagnostic]:
    """Report what cannot be used of one line."""
    if not isinstance(name, yaml.ScalarNode) or not isinstance(value, yaml.MappingNode):
        yield _at(name.start_mark, "here belongs a name, then films: `Ann Lee: {same: [film, film]}`")
        return
    for part, films in value.value:
        if part.value not in _KEYS:
            near = nearest(str(part.value), _KEYS, MISTYPED_KEY)
            meant = f"did you mean `{near}`?" if near else "known are: same, different"
            yield _at(part.start_mark, f"unknown key `{part.value}`: {meant}")
        elif not isinstance(films, yaml.SequenceNode) or not all(
            isinstance(film, yaml.ScalarNode) for film in films.value
        ):
            yield _at(
                films.start_mark, "here belongs a list of films by their folders: `[night-train, dawn]`"
            )
        elif len({film.value for film in films.value}) < 2:  # noqa: PLR2004 - a pair
            yield _at(films.start_mark, "this compares films: name two or more")


def unknown(settings: PeopleSettings, films: Mapping[str, Iterable[str]]) -> Iterator[Diagnostic]:
    """Report films that are not there, and those without such a person; `films` are the names in each."""
    for name, said in settings.people.items():
        for film in dict.fromkeys((*said.same, *said.different)):
            if film not in films:
                near = nearest(film, films)
                meant = f": did you mean `{near}`?" if near else ": name its folder in docs/"
                yield Diagnostic(NAME, said.line, 1, f"there is no film `{film}`{meant}", Severity.WARNING)
            elif all(key(one) != name for one in films[film]):
                why = f"docs/{film} has no entry for {said.name}: add one, or take the film out here"
                yield Diagnostic(NAME, said.line, 1, why, Severity.WARNING)


def _at(mark: yaml.Mark, why: str) -> Diagnostic:
    return Diagnostic(NAME, mark.line + 1, mark.column + 1, why)
