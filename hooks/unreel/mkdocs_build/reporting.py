"""Report diagnostics in MkDocs' log: only warnings of loggers below `mkdocs` make a strict build fail."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError

from unreel.model.diagnostics import Diagnostic, InputError, Severity

log = logging.getLogger("mkdocs.hooks.unreel")

_LEVELS = {
    Severity.DOUBT: logging.DEBUG,  # `hooks split` and `hooks sync` print them
    Severity.HINT: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Log each diagnostic at the level of its severity."""
    for diagnostic in diagnostics:
        log.log(_LEVELS[diagnostic.severity], str(diagnostic))


@contextmanager
def ended_in_words() -> Iterator[None]:
    """Raise `PluginError` in the place of an `InputError`, of which MkDocs would show a traceback."""
    try:
        yield
    except InputError as error:
        raise PluginError(str(error.diagnostic)) from None
