"""`split --fix`: a film's starts in the terminal, question by question; answers go into the `.yml`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from unreel.commands import show
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import InputError, printable
from unreel.model.spans import Span
from unreel.recovery.split_editor import Choice, SplitEditor, Start, parsed
from unreel.store.workspace import Workspace

_BEFORE, _OPENING = 28, 44
"""Code points that a list shows before a place, and from it on."""
_AROUND = 400
"""Code points on each side that are shown of the place that is asked about."""
_LIST = "a number, /words to find a sentence, u to undo, l for the list, q to quit: "
_ASK = "y: it starts here, n: no section starts here, x: forget what was said, or a section ({}): "
_EXAMPLES = "plot, box-office, reception/none, other: Its heading"
_NOBODY = (
    "nobody answered: run this in a terminal, or write corrections into {} by hand, as the README shows "
    "under “Add a film”"
)


class _Answers:
    """What the person types, line by line; it remembers whether there was anything."""

    def __init__(self) -> None:
        self.count = 0

    def ask(self, question: str) -> str | None:
        """Return the answer without the space around it; None at the end of the input."""
        print(f"\n{question}", end="", flush=True)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            print(line.rstrip("\n"))
        self.count += bool(line.strip())
        return line.strip() if line else None


class _Shown(NamedTuple):
    """The places that have a number now: the starts, then those that were searched for."""

    starts: list[Start]
    found: list[Start]

    @property
    def every(self) -> list[Start]:
        return [*self.starts, *self.found]


def fix(path: Path, name: str, workspace: Workspace) -> int:
    """Ask about the split of the film at `path` until the person quits; return the exit status."""
    try:
        editor = SplitEditor(path, name, workspace)
    except InputError as error:
        show([error.diagnostic])
        return 1
    answers = _Answers()
    shown = _print_list(editor)
    while (answer := answers.ask(_LIST)) not in {None, "q"}:
        try:
            shown = _after_answer(editor, answers, answer or "", shown)
        except InputError as error:
            show([error.diagnostic])
        except ValueError as error:
            print(error)
    if not answers.count:
        print(_NOBODY.format(editor.settings), file=sys.stderr)
        return 1
    if editor.changes:
        print(
            f"{editor.settings}: {editor.changes} changed; `{COMMAND} sync` brings docs/ up to it, "
            f"`{COMMAND} undo` takes it back"
        )
    return 0


def _after_answer(editor: SplitEditor, answers: _Answers, answer: str, shown: _Shown) -> _Shown:
    """Do what one answer to the list asks for; return the places that have a number then."""
    if answer.startswith("/"):
        return _print_matches(editor, answer[1:], shown)
    if answer == "u":
        before = editor.starts()
        if not editor.undo():
            print("nothing is to be undone")
            return shown
        return _print_changes(editor, before)
    if answer.isdigit() and 0 < int(answer) <= len(shown.every):
        return _asked(editor, answers, shown.every[int(answer) - 1], shown)
    if answer not in {"", "l"}:
        raise ValueError(f"`{answer}` is none of these, and no number from 1 to {len(shown.every)}")
    return _print_list(editor)


def _asked(editor: SplitEditor, answers: _Answers, place: Start, shown: _Shown) -> _Shown:
    """Ask about one place, and write the answer; return the places that have a number then."""
    print(_around(editor.article.text, place.span))
    question = f"does {place.name} start here? " if place.sure else ""
    answer = answers.ask(question + _ASK.format(_EXAMPLES))
    if not answer:
        return shown
    before = editor.starts()
    if answer == "x":
        if not editor.take_back(place.span):
            raise ValueError("nobody said anything of this place")
    else:
        editor.choose(place.span, _choice(answer, place))
    return _print_changes(editor, before)


def _choice(answer: str, place: Start) -> Choice:
    if answer == "n":
        return Choice(None)
    if answer == "y":
        return Choice(place.kind, place.sub)
    return parsed(answer)


def _print_matches(editor: SplitEditor, words: str, shown: _Shown) -> _Shown:
    """Print the sentences with some words, numbered behind the starts."""
    found = editor.holding(words) if words.strip() else []
    print("\n".join(_rows(editor, found, len(shown.starts) + 1)) or f"no sentence holds “{words}”")
    return _Shown(shown.starts, found)


def _print_changes(editor: SplitEditor, before: Sequence[Start]) -> _Shown:
    """Print what is different now, what is odd, and the list."""
    was, now = (
        {(one.span.start, one.name) for one in some if one.made} for some in (before, editor.starts())
    )
    changes = [*((at, "-", name) for at, name in was - now), *((at, "+", name) for at, name in now - was)]
    for at, sign, name in sorted(changes):
        print(f"  {sign} {name} at {editor.article.source.in_file(Span(at, at + 1)).start:,}")
    if not changes:
        print("  the same sections start as before")
    return _print_list(editor)


def _print_list(editor: SplitEditor) -> _Shown:
    """Print the starts with their numbers."""
    show(editor.diagnostics)
    starts = editor.starts()
    print(f"\n{editor.seed.path}: {editor.article.title}; `?` stands before what may start and does not")
    print("\n".join(_rows(editor, starts, 1)))
    return _Shown(starts, [])


def _rows(editor: SplitEditor, places: Sequence[Start], first: int) -> Iterator[str]:
    text = editor.article.text
    for number, one in enumerate(places, first):
        sure = "said" if one.said else f"{one.sure:.0%}" if one.sure else ""
        name = _name(one)
        before = _words(text[max(0, one.span.start - 200) : one.span.start])[-_BEFORE:]
        opening = _words(one.span.of(text)[:200])[:_OPENING]
        yield f"{number:>4}  {sure:>4}  {name:<29} {before:>{_BEFORE}} | {opening}"


def _name(one: Start) -> str:
    """Return what starts at a place, may start there, or goes on there."""
    if one.made or not (one.sure or one.said):
        return one.name if one.made else f"in {one.name}"
    return "no start" if one.said else f"? {one.name}"


def _around(text: str, span: Span) -> str:
    before = _words(text[max(0, span.start - _AROUND) : span.start])
    return f"\n  … {before}\n  | {_words(text[span.start : span.start + _AROUND])} …"


def _words(text: str) -> str:
    return printable(" ".join(text.split()))
