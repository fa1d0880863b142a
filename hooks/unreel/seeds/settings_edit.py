"""Corrections written into `seeds/X.yml` and taken out again; every other byte stays as people wrote it.

A round-trip library would set the whole file anew (ruamel.yaml drops a comment that stands alone, and its
own ideas of indents and spaces take the place of people's), so a line is put in where PyYAML's nodes
say that the list ends. What comes out is read again: it holds one correction more, less or other, and all
else as before, or it is not written.
"""

from __future__ import annotations

import yaml

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.seeds import settings
from unreel.seeds.settings import Correction
from unreel.store import safe_yaml

_KEY = "sections"
_INDENT = "  "


def with_correction(path: str, markup: str, flow: str) -> str:
    """Return the YAML of the file at `path` with a correction more, as in '{kind: plot, at: "Max wakes"}'.

    Raise `InputError` where the file is such that a person must write it.
    """
    key, node = _entry(path, markup)
    if key is None:
        after = f"{_ended(markup)}{_KEY}:{_newline(markup)}{_INDENT}- {flow}{_newline(markup)}"
        return _proven(path, markup, after, flow, 0, 0)
    if not isinstance(node, yaml.SequenceNode):
        line = f"{' ' * key.start_mark.column}{_INDENT}- {flow}"
        return _proven(path, markup, _with_line(markup, key.end_mark.index, line), flow, 0, 0)
    count = len(node.value)
    end = _end(markup, node.value[-1]) if count else node.end_mark.index - 1
    if node.flow_style:
        after = f"{markup[:end]}{', ' * bool(count)}{flow}{markup[end:]}"
    else:
        after = _with_line(markup, end, f"{' ' * node.start_mark.column}- {flow}")
    return _proven(path, markup, after, flow, count, 0)


def with_other_correction(path: str, markup: str, number: int, flow: str) -> str:
    """Return the YAML with another correction in place of one, by its number from 0; raise alike."""
    one = _sequence(path, markup).value[number]
    after = f"{markup[: one.start_mark.index]}{flow}{markup[_end(markup, one) :]}"
    return _proven(path, markup, after, flow, number, 1)


def without_correction(path: str, markup: str, number: int) -> str:
    """Return the YAML without one correction, by its number from 0; raise alike."""
    node = _sequence(path, markup)
    one = node.value[number]
    start, end = one.start_mark.index, _end(markup, one)
    if not node.flow_style:
        start = markup.rfind("\n", 0, markup.rfind("-", 0, start)) + 1
        end = (markup.find("\n", end) + 1) or len(markup)
    elif number + 1 < len(node.value):
        end = node.value[number + 1].start_mark.index
    elif number:
        start = _end(markup, node.value[number - 1])
    return _proven(path, markup, markup[:start] + markup[end:], "", number, 1)


def _entry(path: str, markup: str) -> tuple[yaml.Node, yaml.Node] | tuple[None, None]:
    """Return the nodes of the corrections' key and of what stands behind it; None where there are none."""
    settings.parse(path, markup)  # which tells what is wrong with it
    root = safe_yaml.compose(markup)
    if not isinstance(root, yaml.MappingNode):
        return None, None
    found = next(((key, value) for key, value in root.value if key.value == _KEY), None)
    if found is None and root.flow_style:
        raise _by_hand(path)
    return found or (None, None)


def _sequence(path: str, markup: str) -> yaml.SequenceNode:
    """Return the node of the corrections where there are some."""
    _, node = _entry(path, markup)
    if not isinstance(node, yaml.SequenceNode):
        raise _by_hand(path)
    return node


def _end(markup: str, node: yaml.Node) -> int:
    """Return where the words of a node end: a block's mark stands where the next thing starts."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return len(markup[: node.end_mark.index].rstrip())


def _with_line(markup: str, at: int, line: str) -> str:
    """Return the text with a line behind the one of a place."""
    end = markup.find("\n", at)
    if end < 0:
        return f"{_ended(markup)}{line}{_newline(markup)}"
    return f"{markup[: end + 1]}{line}{_newline(markup)}{markup[end + 1 :]}"


def _newline(markup: str) -> str:
    return "\r\n" if "\r\n" in markup else "\n"


def _ended(markup: str) -> str:
    return markup if not markup or markup.endswith("\n") else markup + _newline(markup)


def _proven(path: str, before: str, after: str, flow: str, number: int, gone: int) -> str:
    """Return a new text, if it says what the old one did, but for `gone` corrections from a number on."""
    wanted = settings.parse(path, f"{_KEY}: [{flow}]").sections
    old = settings.parse(path, before)
    sections = (*old.sections[:number], *wanted, *old.sections[number + gone :])
    try:
        new = settings.parse(path, after)
    except InputError:
        raise _by_hand(path) from None
    same = new._replace(sections=()) == old._replace(sections=())
    if not (same and [*map(_meaning, new.sections)] == [*map(_meaning, sections)]):
        raise _by_hand(path)
    return after


def _meaning(one: Correction) -> Correction:
    return one._replace(line=0, column=0)


def _by_hand(path: str) -> InputError:
    why = "no line can be put in without a change of others: write `sections:`, and lines below it, by hand"
    return InputError(Diagnostic(path, 1, 1, why))
