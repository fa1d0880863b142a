"""Turn a seed into pages: the whole way from a flat text to Markdown, in the order in which it happens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from unreel.model.diagnostics import Diagnostic, Severity
from unreel.seeds import Seed
from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from unreel.recovery.article import Article

_T = TypeVar("_T")
_AT_ONCE = 300_000
"""Code points of the texts that are read at a time."""
_NAME = re.compile(r"[a-z0-9-]+\.md")


class Recovery(NamedTuple):
    """A film's pages as its seed tells them, and what a person should look at."""

    pages: dict[str, str]
    """File name → Markdown, in reading order."""
    diagnostics: list[Diagnostic]
    taken_for: str = ""
    """What intake took the text for; '' where nobody read it."""

    @property
    def error(self) -> Diagnostic | None:
        """Return the first reason why the pages are not to be used: a correction that does not apply, say."""
        return next((one for one in self.diagnostics if one.severity is Severity.ERROR), None)


class _NotKeptError(Exception):
    """There is nothing in the cache."""


def _not_kept() -> Recovery:
    raise _NotKeptError


def cached_pages_from_seed(seed: Seed, workspace: Workspace) -> Recovery:
    """Return what `pages_from_seed` gives for a seed, without doing it again while nothing changed."""
    stage = Stage(ROOMS, list, _unpacked)
    return memoized(stage, workspace, seed.slug, seed, lambda: pages_from_seed(seed))


def kept_pages_from_seed(seed: Seed, workspace: Workspace) -> Recovery | None:
    """Return what `cached_pages_from_seed` has kept, None where the seed is to be worked on."""
    stage = Stage(ROOMS, list, _unpacked)
    try:
        return memoized(stage, workspace, seed.slug, seed, _not_kept)
    except _NotKeptError:
        return None


def keep_pages_from_seed(seed: Seed, recovery: Recovery, workspace: Workspace) -> None:
    """Keep for `cached_pages_from_seed` what somebody else made of a seed."""
    memoized(Stage(ROOMS, list, _unpacked), workspace, seed.slug, seed, lambda: recovery)


def pages_from_seeds(seeds: tuple[Seed, ...]) -> list[Recovery]:
    """Do the same for several; workers are given this to do."""
    from unreel.recovery import article  # noqa: PLC0415 - see below

    return [
        pages_from_seed(*pair)
        for some in at_once(seeds, lambda seed: len(seed.text))
        for pair in zip(some, article.read_all(some), strict=True)
    ]


def at_once(seeds: Iterable[_T], length: Callable[[_T], int]) -> Iterator[list[_T]]:
    """Return seeds in groups that are read at a time, each in little memory; `length` is that of a text."""
    group: list[_T] = []
    whole = 0
    for seed in seeds:
        whole += length(seed)
        if group and whole > _AT_ONCE:
            yield group
            group, whole = [], length(seed)
        group.append(seed)
    yield group


def pages_from_seed(seed: Seed, article_read: tuple[Article, list[Diagnostic]] | None = None) -> Recovery:
    """Split a seed, read its sections, and write the film's pages; somebody may have read it already."""
    # loaded here: a build whose seeds are unchanged splits nothing, and need not wait for what would
    from unreel import pages  # noqa: PLC0415 - see above
    from unreel.intake.description import description  # noqa: PLC0415 - see above
    from unreel.recovery import article, compose, doubtful_starts  # noqa: PLC0415 - see above

    read, diagnostics = article_read or article.read(seed)
    film = compose.film(seed, read)
    doubts = doubtful_starts.doubts(seed, read)
    return Recovery(pages.write(film), [*diagnostics, *doubts], description(read.source, seed.text))


def _unpacked(content: Any) -> Recovery:  # noqa: ANN401 - it may hold anything: then it is made anew
    pages, diagnostics, taken_for = content
    read = [Diagnostic(*one)._replace(severity=Severity(one[-1])) for one in diagnostics]
    if not all(isinstance(text, str) and _NAME.fullmatch(name) for name, text in pages.items()):
        raise ValueError("these are no pages")
    return Recovery(dict(pages), read, str(taken_for))


ROOMS = ("intake", "lexicon", "lists", "model", "names", "pages", "recovery", "seeds", "splitting", "store")
