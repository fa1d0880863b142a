"""Report diagnostics in MkDocs' log: only warnings of loggers below `mkdocs` make a strict build fail."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

from mkdocs.exceptions import PluginError

from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.store.progress import Advance, shown, unshown
from unreel.store.workspace import unwritable

log = logging.getLogger("mkdocs.hooks.unreel")

_LEVELS = {
    Severity.DOUBT: logging.DEBUG,  # `hooks split` and `hooks sync` print them
    Severity.HINT: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Log each diagnostic at the level of its severity."""
    for diagnostic in diagnostics:
        log.log(_LEVELS[diagnostic.severity], str(diagnostic))


def progress(name: str, count: int) -> AbstractContextManager[Advance]:
    """Show how many of `count` items of some work are done, unless MkDocs was asked to be quiet."""
    return (shown if log.isEnabledFor(logging.INFO) else unshown)(name, count)


@contextmanager
def ended_in_words() -> Iterator[None]:
    """Raise `PluginError` in the place of an `InputError`, of which MkDocs would show a traceback."""
    try:
        yield
    except InputError as error:
        raise PluginError(str(error.diagnostic)) from None


def tell_unwritable(error: Exception) -> None:
    """Raise `PluginError` in the place of an error, if it says that a disk takes no more files, or none."""
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        name = str(error.filename2 or error.filename or "the site")
        raise PluginError(str(unwritable(name, error).diagnostic)) from None
