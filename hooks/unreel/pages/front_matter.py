"""Read what a page says of itself in the lines between --- and ---."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from unreel.store import safe_yaml

# as mkdocs/utils/meta.py has it, but that it also takes one that the page ends with
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:\.\.\.|---)[ \t]*(?P<end>\n|\Z)", re.DOTALL)
# a rule (---) has no `name: value` below it
_UNCLOSED = re.compile(r"---[ \t]*\n[\w-]+:(?:\s|\Z)")
# what MkDocs takes for front matter without any marks, as MultiMarkdown has it, and shows to nobody
_UNMARKED = re.compile(r"\A[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):")
_QUOTE = "write `name: value`, and put a value with a colon or a quotation mark in it into quotes"
_UNMARKED_ADVICE = (
    "opens the page and would be taken for front matter, which readers do not see: "
    "put a line --- above and below what the page says of itself, or a heading above its words"
)


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
        return FrontMatter(fault=_missing(markdown))
    try:
        meta = safe_yaml.load(found["yaml"])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return FrontMatter({}, f"this is no YAML ({error.problem}): {_QUOTE}", line, column)
    except yaml.YAMLError:
        return FrontMatter(fault=f"the front matter is no YAML: {_QUOTE}")
    if not isinstance(meta, dict):  # MkDocs would then show all of it
        return FrontMatter(fault="the front matter is no list of `name: value`: write one a line")
    if not found["end"]:
        return FrontMatter(meta, "the front matter ends the page: put an empty line below its last ---")
    return FrontMatter(meta)


def _missing(markdown: str) -> str:
    """Return what is wrong with a page that has no front matter, '' where nothing is."""
    if _UNCLOSED.match(markdown):
        return "the front matter has no end: put a line --- below it"
    unmarked = _UNMARKED.match(markdown)
    return f"`{unmarked['name']}:` {_UNMARKED_ADVICE}" if unmarked else ""


def line_of(markdown: str, name: str) -> int:
    """Return the number of the line in which an entry stands ('search.boost'), 1 where none does."""
    last = re.escape(name.rpartition(".")[2])
    stands = re.compile(rf"""[\s{{,]*["']?{last}["']?\s*:""")
    inner = re.compile(rf"""[\s{{,"']{last}["']?\s*:""")
    lines = markdown[: body_start(markdown)].split("\n")
    exact = (number for number, line in enumerate(lines, 1) if stands.match(line))
    return next(exact, next((number for number, line in enumerate(lines, 1) if inner.search(line)), 1))
