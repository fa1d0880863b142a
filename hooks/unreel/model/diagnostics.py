"""Diagnostics: what is wrong, where, and what to do about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

# control characters, what turns the order of words round, and bytes of a name that are not UTF-8
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


FEW = 20
"""Files of which the same is told one by one."""


class Severity(IntEnum):
    """How much a diagnostic matters."""

    DOUBT = 0
    """A guess that a person may want to look at."""
    HINT = 1
    """Worth a look; nothing fails."""
    WARNING = 2
    """Odd; it works all the same, and a strict build fails."""
    ERROR = 3
    """The file, or a part of it, could not be used."""


class Diagnostic(NamedTuple):
    """What is wrong or doubtful, in words for the person who is to mend it.

    `line` and `column` count from 1, the column in code points; 0 stands for the file as a whole.
    """

    path: str
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR

    @classmethod
    def of_json(cls, fields: Sequence[Any]) -> Diagnostic:
        """Return a diagnostic whose fields JSON has given back."""
        return cls(*fields)._replace(severity=Severity(fields[-1]))

    def __str__(self) -> str:
        """Return `path:line:column: message`, the form that editors and terminals can follow."""
        position = f":{self.line}:{self.column}" if self.line else ""
        message = "\n".join(map(printable, self.message.split("\n")))
        return f"{printable(self.path)}{position}: {message}"


def gathered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics, with one, of the first file, for all that say the same of more than `FEW` files."""
    told = [*diagnostics]
    counts = Counter(one.message for one in told if not one.line)
    found, many = list[Diagnostic](), set[str]()
    for one in told:
        count = 0 if one.line else counts[one.message]
        if count <= FEW:
            found.append(one)
        elif one.message not in many:
            many.add(one.message)
            found.append(one._replace(message=f"{one.message} (so of {count - 1:,} files more)"))
    return found


def printable(text: str) -> str:
    """Return a text with what is none escaped: a terminal, or a log that CI reads, would obey it."""
    return _NO_TEXT.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def located(
    path: str, text: str, offset: int, message: str, severity: Severity = Severity.ERROR
) -> Diagnostic:
    """Return a diagnostic at `offset` (code points) of a file that holds `text`."""
    column = offset - text.rfind("\n", 0, offset)
    return Diagnostic(path, text.count("\n", 0, offset) + 1, column, message, severity)


def quoted(path: str) -> str:
    """Return a path as it is to be typed behind a command, in POSIX shells and in PowerShell alike."""
    return path if re.fullmatch(r"[\w./:\\-]+", path) else f'"{path}"'


class InputError(Exception):
    """A file that cannot be used; it carries the diagnostic that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic
