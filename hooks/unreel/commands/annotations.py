"""Diagnostics as GitHub shows them beside the lines of a pull request."""

from __future__ import annotations

from unreel.model.diagnostics import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""Hints and doubts come by the dozen, and GitHub shows ten of a kind."""


def annotation(diagnostic: Diagnostic) -> str:
    """Return the line of a log that GitHub turns into an annotation; '' for what needs none.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    level = _LEVELS.get(diagnostic.severity)
    if level is None:
        return ""
    place = {"file": diagnostic.path, "line": diagnostic.line, "col": diagnostic.column}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
    return f"::{level} {properties}::{_escaped(diagnostic.message)}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
