"""Compare two docs/ trees as readers see them, for those who review a pull request.

Pages are compared by what they say, not by how it is written: an escaped mark, a paragraph that
was parted or a new link changes no sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from posixpath import dirname
from typing import NamedTuple

from unreel.facts.sentences import sentences_of as in_context
from unreel.lexicon.likeness import SAME_SENTENCE, likeness
from unreel.model.film import Heading, Raw, sentences_of
from unreel.pages import snapshot
from unreel.pages.links import resolve
from unreel.pages.read import raw_sentences
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.site import docs as site
from unreel.syncing.conflicts import with_ours

_Link = tuple[str, str]

COMPARED = 200
"""Of so many sentences that went from a page, and as many that came, the likeness is looked at."""


class What(StrEnum):
    """What changed."""

    PAGE = "page"
    HEADING = "heading"
    SENTENCE = "sentence"
    LINK = "link"


class Verb(StrEnum):
    """How it changed."""

    ADDED = "added"
    RENAMED = "renamed"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    BROKEN = "broken"
    """It leads nowhere now, and did not before."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that readers will find changed."""

    page: str
    """The page's path in docs/; where it was, if it is gone."""
    what: What
    verb: Verb
    before: str = ""
    """What it said before; where it was before, if it was renamed or moved; the words of a link."""
    after: str = ""
    """What it says now; where a link leads, as Markdown has it."""


class VisibleText(NamedTuple):
    """A heading or a sentence of a page, as a reader sees it."""

    what: What
    text: str


class Docs(NamedTuple):
    """A docs/ folder."""

    pages: Mapping[str, PageSource]
    anchors: Mapping[str, Collection[str]]
    """Path of a page → what links can lead to on it once the build has filled it."""


def read(folder: Path) -> Docs:
    """Read a folder as it stands, of conflicts ours; what is not UTF-8 is compared as U+FFFD."""
    read_ = snapshot.read(folder, lenient=True)
    sources = {name: replace(source, text=with_ours(source.text)) for name, source in read_.sources.items()}
    shown = site.from_snapshot(replace(read_, sources=sources))
    pages = {path: source for path, source in shown.docs.sources.items() if path not in shown.hidden}
    return docs(Snapshot(pages), lambda source: site.filled(shown, source.name, source.text))


def docs(pages: Snapshot, filled: Callable[[PageSource], str] = lambda source: source.text) -> Docs:
    """Return the pages of a snapshot; `filled` gives one with all that the build puts into it."""
    shown = {path: replace(source, text=filled(source)) for path, source in pages.sources.items()}
    return Docs(pages.sources, {path: source.targets for path, source in shown.items()})


def compare(old: Docs, new: Docs) -> list[Difference]:
    """Return what changed, page by page in the order of their paths, on each page in reading order."""
    origins = _renamed(old, new)
    changes: list[Difference] = []
    for path in sorted({*new.pages, *(set(old.pages) - set(origins.values()))}):
        origin = origins.get(path, path)
        before, after = old.pages.get(origin), new.pages.get(path)
        if not before or not after:
            changes.append(Difference(path, What.PAGE, Verb.REMOVED if before else Verb.ADDED))
        elif origin != path:
            changes.append(Difference(path, What.PAGE, Verb.RENAMED, origin))
        changes += _restated(path, _statements(before), _statements(after))
        changes += _links(path, Verb.ADDED, _linked(before), _linked(after))
        changes += _links(path, Verb.BROKEN, _broken(old, origin), _broken(new, path))
    by_page = groupby(_moved(changes), key=lambda change: change.page)
    return [change for _, run in by_page for change in _reworded(list(run))]


def _renamed(old: Docs, new: Docs) -> dict[str, str]:
    """Tell where new pages lay before: what says half the same, or has the same section of a film."""
    gone = {path: set(_statements(old.pages[path])) for path in sorted(set(old.pages) - set(new.pages))}
    come = {path: set(_statements(new.pages[path])) for path in sorted(set(new.pages) - set(old.pages))}
    pairs = [(-len(come[a] & gone[b]) / max(len(come[a]), len(gone[b]), 1), a, b) for a in come for b in gone]
    origins: dict[str, str] = {}
    for unlike, path, origin in sorted(pairs):
        section = new.pages[path].page.section
        same = section == old.pages[origin].page.section and dirname(path) == dirname(origin)
        alike = 2 * unlike <= -1 or (section and same)
        if alike and path not in origins and origin not in origins.values():
            origins[path] = origin
    return origins


def _statements(source: PageSource | None) -> list[VisibleText]:
    """Return all that a page says: its title unless a heading says it, its headings and its sentences."""
    if source is None:
        return []
    headings = [block.text for block in source.blocks if isinstance(block, Heading)]
    title = str(source.front_matter.meta.get("title") or "")
    stated = [VisibleText(What.HEADING, title)] if title not in headings else []
    for block in source.blocks:
        if isinstance(block, Heading):
            stated.append(VisibleText(What.HEADING, block.text))
        says = raw_sentences(block) if isinstance(block, Raw) else sentences_of(block)
        stated += (VisibleText(What.SENTENCE, one.text) for one in says)
    return [VisibleText(what, " ".join(text.split())) for what, text in stated if text.strip()]


def _linked(source: PageSource | None) -> list[_Link]:
    """Return the words of each link, and where they lead, as Markdown has it."""
    sentences = (one.sentence for one in in_context(source.page, with_raw=True)) if source else ()
    return [(link.span.of(one.text), link.target) for one in sentences for link in one.links]


def _broken(docs_: Docs, path: str) -> Iterator[_Link]:
    """Return the links of a page that lead nowhere; addresses, and files that are no pages, are there."""
    for link in _linked(docs_.pages.get(path)):
        page, anchor = resolve(path, link[1]) or ("", "")
        there = page in docs_.pages and (not anchor or anchor in docs_.anchors[page])
        if page.endswith(".md") and not there:
            yield link


def _links(path: str, verb: Verb, before: Iterable[_Link], after: Iterable[_Link]) -> Iterator[Difference]:
    """Return the links of `after` that `before` lacks, each as often as it does."""
    left = Counter(before)
    for link in after:
        left[link] -= 1
        if left[link] < 0:
            yield Difference(path, What.LINK, verb, *link)


def _restated(path: str, before: list[VisibleText], after: list[VisibleText]) -> Iterator[Difference]:
    """Return what is no longer stated and what is new, in reading order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from (Difference(path, what, Verb.REMOVED, before=text) for what, text in before[i1:i2])
            yield from (Difference(path, what, Verb.ADDED, after=text) for what, text in after[j1:j2])


def _moved(changes: list[Difference]) -> list[Difference]:
    """Make one of a statement that went here and came, word for word, elsewhere in its film."""
    gone: dict[tuple[str, What, str], deque[int]] = defaultdict(deque)
    for i, change in enumerate(changes):
        if change.verb is Verb.REMOVED and change.what is not What.PAGE:
            gone[dirname(change.page), change.what, change.before].append(i)
    merged = dict(enumerate(changes))
    for i, change in enumerate(changes):
        left = gone.get((dirname(change.page), change.what, change.after))
        if change.verb is Verb.ADDED and left:
            merged[i] = replace(change, verb=Verb.MOVED, before=merged.pop(left.popleft()).page)
    return list(merged.values())


def _reworded(changes: list[Difference]) -> list[Difference]:
    """Make one of a statement that went from a page and the one most like it that came, best pairs first."""
    gone = [i for i, change in enumerate(changes) if change.verb is Verb.REMOVED][:COMPARED]
    come = [i for i, change in enumerate(changes) if change.verb is Verb.ADDED][:COMPARED]
    pairs = [(i, j) for i in gone for j in come if changes[i].what is changes[j].what]
    alike = [(-likeness(changes[i].before, changes[j].after, SAME_SENTENCE), i, j) for i, j in pairs]
    merged = dict(enumerate(changes))
    for unlike, i, j in sorted(alike):
        if unlike < 0 and j in merged and merged[i] is changes[i]:
            merged[i] = replace(merged.pop(j), verb=Verb.CHANGED, before=changes[i].before)
    return list(merged.values())
