"""Two docs/ trees to what changed between them for readers, for those who review a pull request.

Pages are compared by what they say, not by how it is written: an escaped mark, a paragraph that
was parted or a new link changes no sentence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from rapidfuzz import fuzz

from unreel import pages
from unreel.model.film import Heading, Page, Raw, sentences_of
from unreel.pages.escape import escape
from unreel.pages.inline import sentence
from unreel.pages.read import front_matter, lines
from unreel.site import docs as site
from unreel.store.text_file import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

LIKE = 66
"""The same sentence, changed, is at least so like it (0 to 100); no two of Hardcore Henry's are."""

COMPARED = 200
"""Of so many sentences that went from a page, and as many that came, the likeness is looked at."""

PAGES_SHOWN, ITEMS_SHOWN, LENGTH_SHOWN, WORDS_BESIDE = 40, 20, 240, 6
"""How long a summary gets: pages, items a page, code points an item, words beside a changed one."""


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
class Change:
    """One thing that readers will find changed."""

    page: str
    """The page's path in docs/; where it was, if it is gone."""
    what: What
    verb: Verb
    before: str = ""
    """What it said before; where it was before, if it was renamed or moved; the words of a link."""
    after: str = ""
    """What it says now; where a link leads, as Markdown has it."""


class Statement(NamedTuple):
    """A heading or a sentence of a page, as a reader sees it."""

    what: What
    text: str


class Link(NamedTuple):
    """Words that lead somewhere, and where."""

    words: str
    target: str


class Tree(NamedTuple):
    """A docs/ folder: its pages by their paths in it, and the identifiers on each that links can lead to."""

    pages: Mapping[str, Page]
    anchors: Mapping[str, frozenset[str]]


def tree(texts: Mapping[str, str], filled: Callable[[str, str], str] = lambda _, text: text) -> Tree:
    """Read {path: Markdown}; `filled` gives a page (path, text) with all that the build puts into it."""
    known = {path: _sheet(text) for path, text in sorted(texts.items())}
    return Tree(known, {path: frozenset(_anchors(filled(path, text))) for path, text in texts.items()})


def read(docs: Path) -> Tree:
    """Read a folder as it stands; what is not UTF-8 shows as such."""
    films, _ = site.read(docs)
    texts = {
        name: shown(path)
        for path in sorted(docs.rglob("*.md"))
        if path.is_file() and (name := path.relative_to(docs).as_posix()) not in films.hidden
    }
    return tree(texts, lambda path, text: site.filled(films, path, text))


def _sheet(markdown: str) -> Page:
    """Read a page; its own heading is among the others, and its title is its front matter's, or ''."""
    body = "\n".join(line.text for line in lines(markdown))
    # behind something else, a page's own heading is a heading like the others
    return pages.page("", f"<!-- top -->\n\n{body}", front_matter(markdown))


def compare(old: Tree, new: Tree) -> list[Change]:
    """Return what changed, page by page in the order of their paths, on each page in reading order."""
    origins = _renamed(old, new)
    changes: list[Change] = []
    for path in sorted({*new.pages, *(set(old.pages) - set(origins.values()))}):
        origin = origins.get(path, path)
        before, after = old.pages.get(origin), new.pages.get(path)
        if not before or not after:
            changes.append(Change(path, What.PAGE, Verb.REMOVED if before else Verb.ADDED))
        elif origin != path:
            changes.append(Change(path, What.PAGE, Verb.RENAMED, origin))
        changes += _restated(path, _statements(before), _statements(after))
        changes += _links(path, Verb.ADDED, _linked(before), _linked(after))
        changes += _links(path, Verb.BROKEN, _broken(old, origin), _broken(new, path))
    by_page = groupby(_moved(changes), key=lambda change: change.page)
    return [change for _, run in by_page for change in _reworded(list(run))]


def _renamed(old: Tree, new: Tree) -> dict[str, str]:
    """Tell where new pages lay before: what says half the same, or has the same section of a film."""
    gone = {path: set(_statements(old.pages[path])) for path in sorted(set(old.pages) - set(new.pages))}
    come = {path: set(_statements(new.pages[path])) for path in sorted(set(new.pages) - set(old.pages))}
    pairs = [(-len(come[a] & gone[b]) / max(len(come[a]), len(gone[b]), 1), a, b) for a in come for b in gone]
    found: dict[str, str] = {}
    for unlike, path, origin in sorted(pairs):
        section = new.pages[path].section
        same = section == old.pages[origin].section and dirname(path) == dirname(origin)
        alike = 2 * unlike <= -1 or (section and same)
        if alike and path not in found and origin not in found.values():
            found[path] = origin
    return found


def _statements(page: Page | None) -> list[Statement]:
    """Return all that a page says: its title unless a heading says it, its headings and its sentences."""
    headings = [block.text for block in page.blocks if isinstance(block, Heading)] if page else []
    stated = [Statement(What.HEADING, page.title)] if page and page.title not in headings else []
    for block in page.blocks if page else ():
        if isinstance(block, Heading):
            stated.append(Statement(What.HEADING, block.text))
        texts = _shown(block) if isinstance(block, Raw) else (one.text for one in sentences_of(block))
        stated += (Statement(What.SENTENCE, text) for text in texts)
    return [Statement(what, " ".join(text.split())) for what, text in stated if text.strip()]


def _shown(block: Raw) -> Iterator[str]:
    """Return the lines of a table or of code, without comments and what only draws."""
    for line in re.sub(r"<!--.*?-->", "", block.markdown, flags=re.DOTALL).split("\n"):
        if re.search(r"\w", line) and not line.startswith(("```", "~~~")):
            yield line if _is_code(block) else sentence(line).text


def _is_code(block: Raw) -> bool:
    return block.markdown.startswith(("```", "~~~", "    ", "\t"))


def _linked(page: Page | None) -> list[Link]:
    sentences = list(page.sentences) if page else []
    for block in page.blocks if page else ():
        if isinstance(block, Raw) and not _is_code(block):
            sentences += map(sentence, block.markdown.split("\n"))
    return [Link(link.span.of(one.text), link.target) for one in sentences for link in one.links]


def _broken(docs: Tree, path: str) -> list[Link]:
    return [link for link in _linked(docs.pages.get(path)) if not _leads(docs, path, link.target)]


def _leads(docs: Tree, path: str, target: str) -> bool:
    """Does a link on the page at `path` lead somewhere? Addresses and files that are no pages do."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", target):
        return True
    file, _, anchor = target.partition("#")
    file = unquote(file.partition("?")[0])
    aim = normpath(join(dirname(path), file)) if file else path
    there = aim in docs.pages and (not anchor or unquote(anchor) in docs.anchors[aim])
    return there or not aim.endswith(".md")


_BY_HAND = re.compile(r"""\b(?:id|name)=["']([^"']+)|\{[^{}\n]*?#([^\s{}]+)""")


def _anchors(markdown: str) -> Iterator[str]:
    """Return a page's identifiers: its headings', and those set by hand."""
    for block in _sheet(markdown).blocks:
        if isinstance(block, Heading):
            yield block.anchor
    for attribute, listed in _BY_HAND.findall(markdown):
        yield attribute or listed


def _links(path: str, verb: Verb, before: list[Link], after: list[Link]) -> Iterator[Change]:
    """Return the links of `after` that `before` lacks, each as often as it does."""
    known = Counter(before)
    for link in after:
        known[link] -= 1
        if known[link] < 0:
            yield Change(path, What.LINK, verb, *link)


def _restated(path: str, before: list[Statement], after: list[Statement]) -> Iterator[Change]:
    """Return what is no longer stated and what is new, in reading order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from (Change(path, what, Verb.REMOVED, before=text) for what, text in before[i1:i2])
            yield from (Change(path, what, Verb.ADDED, after=text) for what, text in after[j1:j2])


def _moved(changes: list[Change]) -> list[Change]:
    """Make one of a statement that went here and came, word for word, elsewhere in its film."""
    gone: dict[tuple[str, What, str], deque[int]] = defaultdict(deque)
    for i, change in enumerate(changes):
        if change.verb is Verb.REMOVED and change.what is not What.PAGE:
            gone[dirname(change.page), change.what, change.before].append(i)
    given: list[Change | None] = list(changes)
    for i, change in enumerate(changes):
        left = gone.get((dirname(change.page), change.what, change.after))
        if change.verb is Verb.ADDED and left:
            origin = left.popleft()
            given[origin], given[i] = None, replace(change, verb=Verb.MOVED, before=changes[origin].page)
    return [change for change in given if change]


def _reworded(changes: list[Change]) -> list[Change]:
    """Make one of a statement that went from a page and the one most like it that came, best pairs first."""
    gone = [(i, change) for i, change in enumerate(changes) if change.verb is Verb.REMOVED][:COMPARED]
    come = [(i, change) for i, change in enumerate(changes) if change.verb is Verb.ADDED][:COMPARED]
    alike = [
        (-fuzz.ratio(old.before, new.after), i, j)
        for i, old in gone
        for j, new in come
        if old.what is new.what
    ]
    given: list[Change | None] = list(changes)
    taken: set[int] = set()
    for unlike, i, j in sorted(alike):
        if unlike <= -LIKE and not {i, j} & taken:
            taken |= {i, j}
            given[i], given[j] = replace(changes[j], verb=Verb.CHANGED, before=changes[i].before), None
    return [change for change in given if change]


def summary(changes: list[Change]) -> str:
    """Return the changes as Markdown for GitHub; whatever stands in a page is words there, never markup."""
    title = "## What changes for readers\n\n"
    if not changes:
        return f"{title}Nothing: docs/ says what it said.\n"
    parts = [title + "\n".join(f"- {line}" for line in _totals(changes))]
    broken = [change for change in changes if change.verb is Verb.BROKEN]
    if broken:
        told = [f"{_words('docs/' + change.page)}: {_link(change)}" for change in broken]
        parts.append("### Links that lead nowhere\n\n" + _listed(told))
    rest = [change for change in changes if change.verb is not Verb.BROKEN]
    by_page = [list(run) for _, run in groupby(rest, key=lambda change: change.page)]
    parts += map(_page, by_page[:PAGES_SHOWN])
    if len(by_page) > PAGES_SHOWN:
        parts.append(f"… and {len(by_page) - PAGES_SHOWN} more pages")
    return "\n\n".join(parts) + "\n"


def _totals(changes: Iterable[Change]) -> list[str]:
    """Count: ["sentences: 3 added, 1 removed", …]."""
    counts = Counter((change.what, change.verb) for change in changes)
    told = {what: [f"{counts[what, verb]} {verb}" for verb in Verb if counts[what, verb]] for what in What}
    return [f"{what}s: {', '.join(verbs)}" for what, verbs in told.items() if verbs]


def _page(changes: list[Change]) -> str:
    """Tell of one page; of one that came or went as a whole, only how much there is of it."""
    first, name = changes[0], f"### {_words('docs/' + changes[0].page)}"
    if first.what is not What.PAGE:
        return f"{name}\n\n{_listed(map(_item, changes))}"
    if first.verb is Verb.RENAMED:
        name += f", {_words('docs/' + first.before)} before"
        return f"{name}\n\n{_listed(map(_item, changes[1:]))}".strip()
    fate = "new" if first.verb is Verb.ADDED else "gone"
    return "\n".join([f"{name} is {fate}\n", *(f"- {line}" for line in _totals(changes[1:]))]).strip()


def _listed(items: Iterable[str]) -> str:
    told = list(items)
    more = [f"… and {len(told) - ITEMS_SHOWN} more"] * (len(told) > ITEMS_SHOWN)
    return "\n".join(f"- {item}" for item in told[:ITEMS_SHOWN] + more)


def _item(change: Change) -> str:
    what = "" if change.what is What.SENTENCE else f"{change.what} "
    if change.what is What.LINK:
        return f"{what}{change.verb}: {_link(change)}"
    if change.verb is Verb.CHANGED:
        return f"{what}changed: {_difference(change.before.split(), change.after.split())}"
    if change.verb is Verb.MOVED:
        origin = "" if change.before == change.page else f" from {_words('docs/' + change.before)}"
        return f"{what}moved{origin}: {_words(change.after)}"
    return f"{what}{change.verb}: {_words(change.before or change.after)}"


def _link(change: Change) -> str:
    return f"“{_words(change.before)}” → {_words(change.after)}"


def _difference(old: list[str], new: list[str]) -> str:
    """Return a sentence with what went struck out and what came underlined, and only words beside them."""
    told: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            head = old[i1 : min(i2, i1 + WORDS_BESIDE)] if i1 or j1 else []
            tail = old[max(i1 + len(head), i2 - WORDS_BESIDE) : i2] if i2 < len(old) or j2 < len(new) else []
            folded = ["…"] if len(head) + len(tail) < i2 - i1 else []
            told += map(_words, [*head, *folded, *tail])
        else:
            told += [f"<del>{_words(' '.join(old[i1:i2]))}</del>"] * (i1 < i2)
            told += [f"<ins>{_words(' '.join(new[j1:j2]))}</ins>"] * (j1 < j2)
    return " ".join(told)


def _words(text: str) -> str:
    """Return words for a line of a list, cut where they are too many; a dollar sign would open a formula."""
    line = " ".join(text.split())
    cut = line if len(line) <= LENGTH_SHOWN else line[:LENGTH_SHOWN].rstrip() + "…"
    return escape(cut).replace("$", "<span>$</span>")
