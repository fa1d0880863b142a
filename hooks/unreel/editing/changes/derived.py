"""What readers find changed that nobody wrote: what is shown of facts, the order of pages, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path
from typing import NamedTuple

from unreel.editing.changes.beside_words import Change, Kind
from unreel.model.command_line import COMMAND
from unreel.model.film import Placeholder
from unreel.pages import snapshot
from unreel.pages.inline import sentence
from unreel.pages.snapshot import PageSource
from unreel.seeds import redirects
from unreel.site import docs as site
from unreel.site.docs import Site

SHOWN = ("infobox", "scores", "box-office", "timeline", "cast-list")
"""The placeholders whose lines are compared; an entry changes with every sentence that names somebody."""

_DRAWN = re.compile(r"<(?:text|title|desc|rect|svg|/svg)\b.*")
_CELL = re.compile(r"</t[hd]>\s*<t[hd]\b[^<>]*>")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")


class Derived(NamedTuple):
    """What a docs/ folder shows beside its words."""

    sources: Mapping[str, PageSource]
    rows: Mapping[tuple[str, str], Mapping[str, str]]
    """Page and placeholder → label of a line, as far as it has one → the line."""
    order: Mapping[str, list[str]]
    """Film → its pages, in the order of the navigation."""
    redirects: Mapping[str, str]


def derived(docs: Path) -> Derived:
    """Read what a folder shows beside its words."""
    shown = site.from_snapshot(snapshot.read(docs, lenient=True))
    rows = {
        (source.name, block.name): _rows(shown, source.name, block.name)
        for source in shown.docs.sources.values()
        for block in source.blocks
        if isinstance(block, Placeholder) and block.name in SHOWN
    }
    order = {slug: [page.name for page in film.pages] for slug, film in shown.films.items()}
    return Derived(shown.docs.sources, rows, order, redirects.read(docs.parent).pages)


def changes(old: Derived, new: Derived) -> Iterator[Change]:
    """Return what changed of films whose own pages did; what follows from others is theirs."""
    touched = {
        source.film
        for pages, others in ((old.sources, new.sources), (new.sources, old.sources))
        for name, source in pages.items()
        if name not in others or others[name].text != source.text
    }
    for page, what in sorted({*old.rows, *new.rows}):
        if page.partition("/")[0] in touched and page in old.sources and page in new.sources:
            yield from _changed_rows(page, what, old.rows.get((page, what)), new.rows.get((page, what)))
    for slug in sorted(touched & old.order.keys() & new.order.keys()):
        yield from _moved(slug, old.order[slug], new.order[slug])


def vanished(old: Derived, new: Derived) -> Iterator[Change]:
    """Return the pages whose addresses lead nowhere now, with what keeps them."""
    for page in sorted(old.sources.keys() - new.sources.keys() - new.redirects.keys()):
        why = f"gone; `{COMMAND} rename docs/{page} docs/…` has it lead to the page that tells this now"
        yield Change(Kind.VANISHED, f"docs/{page}", "", page, why)


def conflicted(pages: Mapping[str, PageSource]) -> Iterator[Change]:
    """Return the pages on which conflicts are left, with their number."""
    for page, source in pages.items():
        count = sum(line.startswith("<<<<<<< ") for line in source.lines)
        if count:
            many = f"{count} conflict{'s' * (count > 1)}, unsettled"
            yield Change(Kind.CONFLICT, f"docs/{page}", "", "", many)


def _rows(shown: Site, page: str, what: str) -> dict[str, str]:
    """Return the lines that a placeholder shows, by what they begin with."""
    rows: dict[str, str] = {}
    for line in site.filled(shown, page, f"<!-- {what} -->\n").split("\n"):
        cells = _CELL.sub(" – ", _DRAWN.sub("", line))
        text = " ".join(unescape(sentence(_ATTRIBUTES.sub("", cells.strip().lstrip("- "))).text).split())
        text = text.replace("¶", "").strip()
        if re.search(r"\w", text):
            label = line.partition("**")[2].partition("**")[0] or text.partition(" – ")[0]
            rows[label if label not in rows else text] = text
    return rows


def _changed_rows(
    page: str, what: str, before: Mapping[str, str] | None, after: Mapping[str, str] | None
) -> Iterator[Change]:
    path, name = f"docs/{page}", f"<!-- {what} -->"
    if before and after is None:
        yield Change(Kind.SHOWN, path, name, "; ".join(before.values()), None)
    elif after and before is None:
        yield Change(Kind.SHOWN, path, name, None, "; ".join(after.values()))
    else:
        then, now = before or {}, after or {}
        for label in dict.fromkeys((*then, *now)):
            if then.get(label) != now.get(label):
                yield Change(Kind.SHOWN, path, name, then.get(label), now.get(label))


def _moved(slug: str, before: list[str], after: list[str]) -> Iterator[Change]:
    """Return the pages that stand elsewhere in the navigation among those that are there before and after."""
    then, now = [page for page in before if page in after], [page for page in after if page in before]
    match = SequenceMatcher(None, then, now, autojunk=False)
    stays = {page for block in match.get_matching_blocks() for page in then[block.a : block.a + block.size]}
    for page in (page for page in now if page not in stays):
        places = (f"{pages.index(page) + 1} of {len(pages)}" for pages in (then, now))
        yield Change(Kind.SHOWN, f"docs/{slug}/{page}", "its place in the navigation", *places)
