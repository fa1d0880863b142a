"""Diagnostics as GitHub shows them: beside the lines that they are about, in a pull request's changes.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import os
import subprocess
from functools import cache

from unreel.model.diagnostics import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_CHANGED = ("git", "-c", "core.quotePath=false", "diff", "--name-only", "--relative", "HEAD^1", "--")


def annotation(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as a command of a workflow; '' where it is to be a line like any other.

    That it is outside of GitHub's runs, and where it is a hint or a doubt about a file that nobody changed.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return ""
    if diagnostic.severity not in _LEVELS and diagnostic.path not in _changed():
        return ""
    place = {"file": diagnostic.path, "line": diagnostic.line, "col": diagnostic.column}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
    return f"::{_LEVELS.get(diagnostic.severity, 'notice')} {said}::{_data(str(diagnostic))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@cache  # of a commit: it holds for the process
def _changed() -> frozenset[str]:
    """Return the files that a pull request changes; its run checks out the commit that would merge it."""
    if os.environ.get("GITHUB_EVENT_NAME") != "pull_request":
        return frozenset()
    try:
        done = subprocess.run(_CHANGED, capture_output=True, check=False)  # noqa: S603 - nothing but the words above
    except OSError:
        return frozenset()
    return frozenset(done.stdout.decode(errors="replace").split("\n")) - {""}
