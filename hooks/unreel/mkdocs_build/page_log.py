"""The warnings of each page: they stay true, and are logged again, until the page is read again."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class PageLog(logging.Handler):
    """Collects what MkDocs warns of while it reads a page; pages are named by their paths in docs/."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._page = ""
        self._records: dict[str, list[logging.LogRecord]] = defaultdict(list)

    def attach(self) -> None:
        """Listen to MkDocs; with `detach`, nothing of it stays in the process."""
        logging.getLogger("mkdocs").addHandler(self)

    def detach(self) -> None:
        """Listen no longer."""
        self._page = ""
        logging.getLogger("mkdocs").removeHandler(self)

    def begin(self, page: str) -> None:
        """Take every warning from now on for one of this page, and forget those that it had."""
        self._page = page
        self._records[page] = []

    def of(self, page: str) -> list[logging.LogRecord]:
        """Return the warnings of a page so far."""
        return self._records[page]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        if self._page:
            self._records[self._page].append(record)

    def repeat(self, page: str) -> None:
        """Log the warnings of a page again, without taking them for another's."""
        self._page = ""
        log_again(self._records[page])


def log_again(records: Iterable[logging.LogRecord]) -> None:
    """Hand records to the loggers that they came from."""
    for record in records:
        logging.getLogger(record.name).handle(record)
