"""Write changes as Markdown for GitHub, in a length that those who review read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import groupby

from unreel.editing.changes.beside_words import Change, Kind
from unreel.editing.changes.compare import Difference, Verb, What
from unreel.pages.escape import escape

_BESIDE = {
    Kind.CONFLICT: "Conflicts",
    Kind.VANISHED: "Addresses that vanish",
    Kind.FILM: "New films",
    Kind.SHOWN: "What the site shows beside the words",
    Kind.SETTING: "Settings",
    Kind.FILE: "Files that are no pages",
    Kind.OUTSIDE: "Files outside docs/",
    Kind.ADDRESS: "New addresses outside",
}
_ALLOWED = "extra.unreel"
_SEEDS = "seeds/"
BESIDE_SHOWN = 200
"""Settings, files and addresses that are listed, each."""

PAGES_SHOWN, ITEMS_SHOWN, LENGTH_SHOWN, WORDS_BESIDE = 40, 20, 240, 6
"""How long a summary gets: pages, items a page, code points an item, words beside a changed one."""


def summary(changes: list[Difference], beside: Iterable[Change] = ()) -> str:
    """Return the changes as Markdown for GitHub; whatever stands in a page is words there, never markup.

    `beside` is what changed beside the words of pages.
    """
    title = "## What changes for readers\n\n"
    more = [part for kind, heading in _BESIDE.items() if (part := _beside(kind, heading, beside))]
    if not changes:
        return "\n\n".join([f"{title}Nothing: docs/ says what it said.", *more]) + "\n"
    parts = [title + "\n".join(f"- {line}" for line in totals(changes)), *more]
    broken = [change for change in changes if change.verb is Verb.BROKEN]
    if broken:
        items = (f"{_path(change.page)}: {_link(change)}" for change in broken)
        parts.append("### Links that lead nowhere\n\n" + _listed(items))
    rest = [change for change in changes if change.verb is not Verb.BROKEN]
    by_page = [list(run) for _, run in groupby(rest, key=lambda change: change.page)]
    parts += map(_page, by_page[:PAGES_SHOWN])
    if len(by_page) > PAGES_SHOWN:
        parts.append(f"… and {len(by_page) - PAGES_SHOWN} more pages")
    return "\n\n".join(parts) + "\n"


def _beside(kind: Kind, heading: str, changes: Iterable[Change]) -> str:
    """List what changed of one kind, '' where nothing did."""
    lines = [_change(change) for change in changes if change.kind is kind]
    shown = [f"- {line}" for line in lines[:BESIDE_SHOWN]]
    more = [f"- … and {len(lines) - BESIDE_SHOWN} more"] * (len(lines) > BESIDE_SHOWN)
    return f"### {heading}\n\n" + "\n".join(shown + more) if lines else ""


def _change(change: Change) -> str:
    place = _words(change.path)
    if change.kind is Kind.ADDRESS:
        return f"{place}: {_words(change.name)}"
    if change.kind in {Kind.CONFLICT, Kind.VANISHED, Kind.FILM}:
        return f"{place}: {_words(change.after or '')}"
    name = f"{place}: {_words(change.name)}" if change.name else place
    if change.name.startswith(_ALLOWED):
        name = f"**pages may hold other things**: {name}"
    if change.kind is Kind.OUTSIDE and not change.path.startswith(_SEEDS):
        name = f"**code, or what it rests on**: {name}"
    if change.kind in {Kind.FILE, Kind.OUTSIDE}:
        what = change.after if change.after and " " in change.after else ""
        return f"{name} {_verb(change)}" + (f": {_words(what)}" if what else "")
    values = [f"“{_words(value)}”" for value in (change.before, change.after) if value]
    return f"{name} {_verb(change)}" + (f": {' → '.join(values)}" if values else "")


def _verb(change: Change) -> str:
    return "added" if change.before is None else "removed" if change.after is None else "changed"


def totals(changes: Iterable[Difference]) -> list[str]:
    """Return how much changed: ["sentences: 3 added, 1 removed", …]."""
    counts = Counter((change.what, change.verb) for change in changes)
    verbs = {what: [f"{counts[what, verb]} {verb}" for verb in Verb if counts[what, verb]] for what in What}
    return [f"{what}s: {', '.join(counted)}" for what, counted in verbs.items() if counted]


def _page(changes: list[Difference]) -> str:
    """Tell of one page; of one that came or went as a whole, only how much there is of it."""
    first, name = changes[0], f"### {_path(changes[0].page)}"
    if first.what is not What.PAGE:
        return f"{name}\n\n{_listed(map(_item, changes))}"
    if first.verb is Verb.RENAMED:
        name += f", {_path(first.before)} before"
        return f"{name}\n\n{_listed(map(_item, changes[1:]))}".strip()
    fate = "new" if first.verb is Verb.ADDED else "gone"
    return "\n".join([f"{name} is {fate}\n", *(f"- {line}" for line in totals(changes[1:]))]).strip()


def _listed(items: Iterable[str]) -> str:
    lines = list(items)
    more = [f"… and {len(lines) - ITEMS_SHOWN} more"] * (len(lines) > ITEMS_SHOWN)
    return "\n".join(f"- {item}" for item in lines[:ITEMS_SHOWN] + more)


def _item(change: Difference) -> str:
    what = "" if change.what is What.SENTENCE else f"{change.what} "
    if change.what is What.LINK:
        return f"{what}{change.verb}: {_link(change)}"
    if change.verb is Verb.CHANGED:
        return f"{what}changed: {_difference(change.before.split(), change.after.split())}"
    if change.verb is Verb.MOVED:
        origin = "" if change.before == change.page else f" from {_path(change.before)}"
        return f"{what}moved{origin}: {_words(change.after)}"
    return f"{what}{change.verb}: {_words(change.before or change.after)}"


def _link(change: Difference) -> str:
    return f"“{_words(change.before)}” → {_words(change.after)}"


def _difference(old: list[str], new: list[str]) -> str:
    """Return a sentence with what went struck out and what came underlined, and only words beside them."""
    parts: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            head = old[i1 : min(i2, i1 + WORDS_BESIDE)] if i1 or j1 else []
            tail = old[max(i1 + len(head), i2 - WORDS_BESIDE) : i2] if i2 < len(old) or j2 < len(new) else []
            folded = ["…"] if len(head) + len(tail) < i2 - i1 else []
            parts += map(_words, [*head, *folded, *tail])
        else:
            parts += [f"<del>{_words(' '.join(old[i1:i2]))}</del>"] * (i1 < i2)
            parts += [f"<ins>{_words(' '.join(new[j1:j2]))}</ins>"] * (j1 < j2)
    return " ".join(parts)


def _path(page: str) -> str:
    return _words(f"docs/{page}")


def _words(text: str) -> str:
    """Return words for a line of a list, cut where they are too many; a dollar sign would open a formula."""
    line = " ".join(text.split())
    cut = line if len(line) <= LENGTH_SHOWN else line[:LENGTH_SHOWN].rstrip() + "…"
    return escape(cut).replace("$", "<span>$</span>")
