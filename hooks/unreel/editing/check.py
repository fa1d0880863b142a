"""Nothing is lost: seed → sections → pages → site, each link of the chain proved by itself.

Between the pages as sync wrote them and the pages as they are now lie people's edits: they are
listed, never undone and never failed. So is what a careful editor would look at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from posixpath import commonprefix
from typing import TYPE_CHECKING

from unreel import seeds
from unreel.editing.doubts import doubts
from unreel.editing.shown import SHOWN, Shown
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, Severity, located
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.pages import snapshot
from unreel.pages.layout import PAGES
from unreel.pages.snapshot import Snapshot
from unreel.recovery import article
from unreel.recovery.arranged import arranged
from unreel.recovery.parts import HeadingLine
from unreel.seeds import Seed
from unreel.store.workspace import Workspace
from unreel.syncing.film_pages import is_settled
from unreel.syncing.sync import renamed_pages

if TYPE_CHECKING:
    from unreel.recovery.article import Article


def check(workspace: Workspace, site: Path) -> list[Diagnostic]:
    """Prove the whole chain for every film, and list the pages that people edited and what is doubtful."""
    docs = snapshot.read(workspace.docs, lenient=True)
    shown = Shown(workspace, site)
    base = workspace.name(workspace.base)
    bases = snapshot.read(workspace.base, called=base, lenient=True)
    gathered, diagnostics = seeds.gather(workspace.seeds)
    diagnostics += (unbuilt := [*shown.unbuilt()])
    split: dict[str, tuple[Seed, Article]] = {}
    for seed in gathered:
        read, faults = article.read(seed)
        split[seed.slug] = seed, read
        diagnostics += [
            *faults,
            *accounted(seed, read.source),
            *tiled(seed, read),
            *_based(seed, read, bases, workspace),
        ]
    for slug in sorted(filter(None, {*docs.folders, *bases.folders})):
        diagnostics += edits(slug, docs, bases, workspace.docs / slug)
        if film := docs.films.get(slug):
            diagnostics += () if unbuilt else shown.faults(film)
            texts = {source.file: source.text for source in docs.folders[slug]}
            diagnostics += doubts(film, f"docs/{slug}", texts, split.get(slug))
    return diagnostics


def accounted(seed: Seed, source: SourceText) -> Iterator[Diagnostic]:
    """Complain unless every character of the file was taken over, or left out with a reason."""
    if not source.pieces and not source.omissions and source.text == seed.text:
        return
    spans = sorted([*(piece.file for piece in source.pieces), *(one.span for one in source.omissions)])
    if (at := _first_fault(seed.text, spans)) is not None:
        yield located(
            seed.path, seed.text, at, "intake neither took this over nor left it out: please report it"
        )


def tiled(seed: Seed, read: Article) -> Iterator[Diagnostic]:
    """Complain unless every character of the text, white space aside, is in just one section and part."""
    for what, spans in (
        ("section", [section.span for section in read.sections]),
        ("part of a section", [part.span for part in read.parts]),
    ):
        if (at := _first_fault(read.text, spans)) is not None:
            place = read.source.in_file(Span(at, at + 1)).start
            yield located(seed.path, seed.text, place, f"this is not in exactly one {what}: please report it")


def _first_fault(text: str, spans: Iterable[Span]) -> int | None:
    """Return the place (code points) of the first character that no span holds, or two do."""
    at = 0
    for span in spans:
        if span.start < at or span.end < span.start:
            return span.start
        if text[at : span.start].strip():
            return at
        at = span.end
    return at if text[at:].strip() else None


def _based(seed: Seed, read: Article, bases: Snapshot, workspace: Workspace) -> Iterator[Diagnostic]:
    """Complain unless a base says what its seed says, or was written from it by an earlier version.

    Where that one read other words, it is told.
    """
    folder = f"{workspace.name(workspace.base)}/{seed.slug}"
    faults = list(based(seed, read, bases, folder))
    if not (faults and is_settled(seed, workspace)):
        yield from faults
        return
    shown = (one.text for source in bases.folders[seed.slug] for one in source.page.sentences)
    stated = (part.span.of(read.text) for part in read.parts if not isinstance(part, HeadingLine))
    if _counted(stated) != _counted(shown):
        why = f"an earlier version read this otherwise: `{COMMAND} sync --renew {seed.slug}` reads it again"
        yield Diagnostic(seed.path, 0, 0, why, Severity.HINT)


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def based(seed: Seed, read: Article, bases: Snapshot, folder: str) -> Iterator[Diagnostic]:
    """Complain unless the base pages, read back, say what the seed says."""
    pages = {source.page.section: source for source in bases.folders.get(seed.slug, ())}
    for plan in PAGES:
        parts = [
            part.span.of(read.text)
            for section in arranged(read, plan.kinds)
            for part in section.parts
            if not isinstance(part, HeadingLine)
        ]
        source = pages.get(plan.section)
        sentences = source.page.sentences if source else ()
        says, shows = _words(parts), _words(sentence.text for sentence in sentences)
        if "".join(says) != "".join(shows):
            at = len(commonprefix(("".join(says), "".join(shows))))
            seed_says, page_says = _excerpt(says, at), _excerpt(shows, at)
            why = f"the seed says “{seed_says}” where the page says “{page_says}”: run `{COMMAND} sync`"
            yield Diagnostic(source.path if source else f"{folder}/{plan.name}", 0, 0, why)


def edits(slug: str, docs: Snapshot, bases: Snapshot, folder: Path) -> Iterator[Diagnostic]:
    """List the pages of a film, which lie in `folder`, that are not as sync wrote them."""
    ours = {source.file: source.text for source in docs.folders.get(slug, ())}
    written = {source.file: source.text for source in bases.folders.get(slug, ())}
    renamed = renamed_pages(folder, written, written) if ours else {}
    for name in sorted({*ours, *written} - {*renamed.values()} if ours else ()):
        if name in renamed:
            also = " and edited" if ours.get(renamed[name]) != written[name] else ""
            why = f"renamed to {renamed[name]}{also} by people; `{COMMAND} sync` follows"
        elif name not in ours:
            why = f"taken away by people; `{COMMAND} sync` leaves it so"
        elif name not in written:
            why = "written by people"
        elif ours[name] != written[name]:
            why = "edited by people"
        else:
            continue
        yield Diagnostic(f"docs/{slug}/{name}", 0, 0, why, Severity.HINT)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _excerpt(words: Sequence[str], at: int) -> str:
    """Return what stands from the word on that holds the character `at`, white space not counted."""
    first = bisect_right([*accumulate(map(len, words))], at)
    return " ".join(words[first:])[:SHOWN]
