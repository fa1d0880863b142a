"""Complaints: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """Something a person should know of, written for that person.

    `line` and `column` count from 1, the column in code points; 0 stands for the file as a whole.
    A complaint that is `fatal` says that the file could not be used; the others are warnings.
    """

    path: str
    line: int
    column: int
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        """Give `path:line:column: message`, the form that editors and terminals can follow."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


def located(path: str, text: str, offset: int, message: str, *, fatal: bool = True) -> Complaint:
    """Complain about the place `offset` (code points) of a file that holds `text`."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Complaint(path, line, column, message, fatal)


class Refusal(Exception):  # noqa: N818 - it is the word of the house, and says what happens
    """A file that cannot be used; it carries the complaint that says why."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(str(complaint))
        self.complaint = complaint
