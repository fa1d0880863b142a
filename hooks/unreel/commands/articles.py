"""Articles of the texts that a command names: several are read at a time, which takes less time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.recovery import article
from unreel.recovery.pages_from_seed import at_once
from unreel.seeds import Seed

if TYPE_CHECKING:
    from unreel.recovery.article import Article


def articles(files: Iterable[Path]) -> Iterator[tuple[Seed, Article, list[Diagnostic]] | Diagnostic]:
    """Yield each text, in order, with its article and what is odd about it; a diagnostic where it is bad."""
    for some in at_once(map(_read, files), _length):
        read = iter(article.read_all([one for one in some if isinstance(one, Seed)]))
        for one in some:
            yield (one, *next(read)) if isinstance(one, Seed) else one


def _read(path: Path) -> Seed | Diagnostic:
    try:
        return seeds.read(path, path.as_posix())
    except InputError as error:
        return error.diagnostic


def _length(one: Seed | Diagnostic) -> int:
    return len(one.text) if isinstance(one, Seed) else 0
