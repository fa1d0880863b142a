"""Report diagnostics in MkDocs' log: only warnings of loggers below `mkdocs` make a strict build fail."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from unreel.model.diagnostics import Diagnostic, Severity

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
