"""YAML that anyone may have written: read safely, and quickly where that is safe too."""

from __future__ import annotations

from typing import Any

import yaml

SHORT = 4_000
"""Code points up to which libyaml may read a text: it is ten times as quick as PyYAML's own reader, but
recurses without a limit, so that a longer one, nested deep enough, would end the process."""


# what Python raises for values such as 2016-13-45 or an empty !!int, and PyYAML lets through
_VALUE_ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def load(markup: str) -> Any:  # noqa: ANN401 - YAML may hold anything
    """Return the value of a YAML text; raise `yaml.YAMLError` where it is none, or is nested too deeply."""
    try:
        return yaml.load(markup, Loader=_loader(markup))  # noqa: S506 - both loaders are safe ones
    except _VALUE_ERRORS as error:
        raise yaml.YAMLError(str(error)) from None


def compose(markup: str) -> yaml.Node | None:
    """Return a YAML text as nodes with their lines and columns; raise as `load` does."""
    try:
        node: yaml.Node | None = yaml.compose(markup, Loader=_loader(markup))
    except _VALUE_ERRORS as error:
        raise yaml.YAMLError(str(error)) from None
    return node


def _loader(markup: str) -> Any:  # noqa: ANN401 - the two have no type in common
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader) if len(markup) <= SHORT else yaml.SafeLoader
