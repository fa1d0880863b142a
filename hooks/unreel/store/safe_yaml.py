"""YAML that anyone may have written: read safely, and quickly where that is safe too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import starmap
from typing import Any

import yaml

SHORT = 4_000
"""Code points up to which libyaml may read a text: it is ten times as quick as PyYAML's own reader, but
recurses without a limit, so that a longer one, nested deep enough, would end the process."""

LINE_WIDTH = 1 << 20
"""PyYAML folds long values into several lines."""
_LONGEST_KEY = 60
_INTEGER = "tag:yaml.org,2002:int"
_LONGEST = 1_000
"""Code points of a whole number: Python writes none of more than 4,300 digits, whoever asks it to."""


def load(markup: str) -> Any:  # noqa: ANN401 - YAML may hold anything
    """Return the value of a YAML text.

    Raise `yaml.YAMLError` where it is none, is nested too deeply, or names a value that it has elsewhere.
    """
    return _read(yaml.load, markup)


def compose(markup: str, *, aliases: bool = False) -> yaml.Node | None:
    """Return a YAML text as nodes with their lines and columns; raise as `load` does.

    With `aliases` a value may be named again: its node stands in several places, and whoever walks over
    the nodes must go through it once.
    """
    node: yaml.Node | None = _read(yaml.compose, markup, aliases=aliases)
    return node


def dump(meta: Mapping[str, object]) -> str:
    """Return a mapping as YAML, a line for each value that is no list and no mapping.

    libyaml writes it, in a tenth of the time, where it has nothing that it writes otherwise than PyYAML.
    """
    return "".join(starmap(_entry, meta.items())) if meta else _dumped(meta)


def _entry(key: str, value: object) -> str:
    """Return one value of a mapping as YAML; much of what films' pages say of themselves is the same."""
    if isinstance(value, str | int):
        return _scalar(key, value)
    if isinstance(value, dict) and all(isinstance(one, str | int) for one in value.values()):
        return _mapping(key, *((name, type(one), one) for name, one in value.items()))
    return _dumped({key: value})


@lru_cache(maxsize=1024, typed=True)
def _scalar(key: str, value: str | int) -> str:
    return _dumped({key: value})


@lru_cache(maxsize=64)
def _mapping(key: str, *entries: tuple[str, type, str | int]) -> str:
    return _dumped({key: {name: value for name, _, value in entries}})


def _dumped(meta: Mapping[str, object]) -> str:
    values = [*meta, *meta.values()]
    is_plain = all(isinstance(one, str) and one and one.isascii() and one.isprintable() for one in values)
    dumper = _QUICK_DUMPER if is_plain and max(map(len, meta), default=0) <= _LONGEST_KEY else yaml.SafeDumper
    markup: str = yaml.dump(meta, Dumper=dumper, sort_keys=False, allow_unicode=True, width=LINE_WIDTH)
    return markup


def fault(error: yaml.YAMLError) -> tuple[int, int, str]:
    """Return the line and the column, from 1, at which a text is no YAML, and what is wrong there."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, 1, f"this is no YAML ({str(error).splitlines()[0]})"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return line, column, f"this is no YAML ({error.problem}): mend the line, or quote the words"


def _aliases(markup: str, loader: Any) -> Iterator[yaml.AliasToken]:  # noqa: ANN401 - one of PyYAML's
    return (token for token in yaml.scan(markup, Loader=loader) if isinstance(token, yaml.AliasToken))


def _read(reader: Callable[..., Any], markup: str, *, aliases: bool = False) -> Any:  # noqa: ANN401 - what the reader gives
    loader = _QUICK if len(markup) <= SHORT else _SLOW
    try:
        # ten lines whose lists name the one above ten times each come to 10,000 million words
        alias = next(_aliases(markup, loader), None) if "*" in markup and not aliases else None
        if alias:
            raise yaml.composer.ComposerError(problem="an alias stands here", problem_mark=alias.start_mark)
        return reader(markup, Loader=loader)
    # what Python raises for values such as 2016-13-45 or an empty !!int, and PyYAML lets through
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise yaml.YAMLError(str(error)) from None


def _integer(loader: Any, node: yaml.ScalarNode) -> int:  # noqa: ANN401 - one of PyYAML's
    if len(node.value) > _LONGEST:
        raise yaml.constructor.ConstructorError(
            problem="this number is too long", problem_mark=node.start_mark
        )
    number: int = loader.construct_yaml_int(node)
    return number


def _loader(base: Any) -> Any:  # noqa: ANN401 - as above
    """Return a loader that knows no endless numbers."""
    loader: Any = type("Loader", (base,), {})
    loader.add_constructor(_INTEGER, _integer)
    return loader


_QUICK_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_QUICK = _loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_SLOW = _loader(yaml.SafeLoader)
