"""What a build tells, kept by the film that it is told of: it stays true until the film is built again."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable

Told = list[tuple[str, int, str]]
"""Logger, level and message of what was logged."""


class Recorder(logging.Handler):
    """Listens to MkDocs from `start` to `stop`; everything is logged all the same."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.unit: str | None = None
        """The unit that is worked on; what is told of none is not kept."""
        self.told: dict[str, Told] = defaultdict(list)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        is_progress = record.name == "mkdocs.commands.build" and record.levelno < logging.WARNING
        if self.unit is not None and not is_progress:
            self.told[self.unit].append((record.name, record.levelno, record.getMessage()))

    def start(self) -> None:
        """Listen."""
        logging.getLogger("mkdocs").addHandler(self)

    def stop(self) -> None:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self)


def tell(messages: Iterable[Iterable[object]]) -> None:
    """Log once more what was logged of a unit."""
    for name, level, message in messages:
        logging.getLogger(str(name)).log(int(str(level)), "%s", message)
