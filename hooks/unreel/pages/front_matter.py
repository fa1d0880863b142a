"""Read what a page says of itself in the lines between --- and ---."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from unreel.store import safe_yaml

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# a rule (---) has no `name: value` below it
_UNCLOSED = re.compile(r"---[ \t]*\n[\w-]+:(?:\s|\Z)")
_QUOTE = "write `name: value`, and put a value with a colon or a quotation mark in it into quotes"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A page's front matter, as far as it can be read."""

    meta: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    """Why it cannot be used, and what to do; '' where it can."""
    line: int = 1
    column: int = 1


def body_start(markdown: str) -> int:
    """Return where a page's text starts behind its front matter, in code points."""
    found = _FRONT_MATTER.match(markdown)
    return found.end() if found else 0


def front_matter(markdown: str) -> FrontMatter:
    """Return the front matter of a page, an empty one where it has none."""
    found = _FRONT_MATTER.match(markdown)
    if found is None:
        unclosed = _UNCLOSED.match(markdown)
        return FrontMatter(fault="the front matter has no end: put a line --- below it" if unclosed else "")
    try:
        meta = safe_yaml.load(found["yaml"])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return FrontMatter({}, f"this is no YAML ({error.problem}): {_QUOTE}", line, column)
    except yaml.YAMLError:
        return FrontMatter(fault=f"the front matter is no YAML: {_QUOTE}")
    if meta is not None and not isinstance(meta, dict):
        return FrontMatter(fault="the front matter is no list of `name: value`: write one a line")
    return FrontMatter(meta or {})
