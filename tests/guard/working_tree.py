"""Tests run on fixtures: who opens the working tree's own pages, texts or settings is stopped, and told of.

The library that lies beside the tests may be anyone's: a film, a name or a spelling more must not turn a test
red. `watch` stops this process; `sitecustomize.py`, which lies here too, calls it in each Python process that
a test starts, as `watch` puts this folder into PYTHONPATH. What was opened is also noted in a file, as a
program may go on without what it could not open.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN = tuple(str(ROOT / name) for name in ("docs", "seeds", "mkdocs.yml", ".unreel"))
NOTES = "UNREEL_OPENED"
"""The environment's variable that names the file to note in."""

_EVENTS = frozenset({"open", "os.listdir", "os.scandir"})


class OpenedError(AssertionError):
    """A test opened what is not its own."""


def watch(notes: Path) -> None:
    """Stop this process and those that it starts from opening what is the working tree's own."""
    os.environ[NOTES] = str(notes)
    here = str(Path(__file__).parent)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path not in {"", here}]
    os.environ["PYTHONPATH"] = os.pathsep.join([here, *paths])
    sys.addaudithook(_heard)


def opened() -> list[str]:
    """Return what was opened since the last time, and forget it."""
    notes = Path(os.environ[NOTES])
    found = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return found


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS or not arguments or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = os.fsdecode(arguments[0])
    if event == "open" and arguments[1] is None and not path.startswith(os.sep):
        return  # os.open, perhaps below another folder than the current one, as shutil.rmtree uses it
    path = os.path.abspath(path)  # noqa: PTH100 - as it is named: links are not followed
    if any(path == own or path.startswith(own + os.sep) for own in OWN):
        with open(os.environ[NOTES], "a", encoding="utf-8") as notes:  # noqa: PTH123 - this runs in each open
            notes.write(f"{path}\n")
        raise OpenedError(f"{path}: tests run on fixtures, see tests/fixtures/README.md")
