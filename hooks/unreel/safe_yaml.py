"""YAML that anyone may have written: read safely, and quickly where that is safe too."""

from __future__ import annotations

from typing import Any

import yaml

SHORT = 4_000
"""Code points up to which libyaml may read a text: it is ten times as quick as PyYAML's own reader, but
recurses without a limit, so that a longer one, nested deep enough, would end the process."""


def load(markup: str) -> Any:  # noqa: ANN401 - YAML may hold anything
    """Give what the YAML says; raise `yaml.YAMLError`, or `RecursionError` where it is nested too deeply."""
    return yaml.load(markup, Loader=_loader(markup))  # noqa: S506 - both loaders are safe ones


def compose(markup: str) -> yaml.Node | None:
    """Give the YAML as nodes that know their places; raise as `load` does."""
    node: yaml.Node | None = yaml.compose(markup, Loader=_loader(markup))
    return node


def _loader(markup: str) -> Any:  # noqa: ANN401 - the two have no type in common
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader) if len(markup) <= SHORT else yaml.SafeLoader
