"""Tests run on fixtures: who opens the working tree's own pages, texts or settings is stopped, and told of.

The library that lies beside the tests may be anyone's: a film, a name or a spelling more must not turn a test
red. `watch` stops this process; `sitecustomize.py`, which lies here too, calls it in each Python process that
a test starts, as `watch` puts this folder into PYTHONPATH. What was opened is also noted in a file, as a
program may go on without what it could not open.

Other programs cannot be watched. Those that are started in the working tree, or with a path of it, are noted:
a test that starts one bears the mark `other_content`, and `make fork` runs it beside other content.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

Word = str | bytes | os.PathLike[str]

ROOT = Path(__file__).resolve().parents[2]
OWN = tuple(str(ROOT / name) for name in ("docs", "seeds", "mkdocs.yml", ".unreel"))
NOTES = "UNREEL_NOTES"
"""The environment's variable that names the folder of what is noted."""

_HERE = str(Path(__file__).parent)
_NO_CONTENT = (sys.prefix, str(ROOT / "hooks"), str(ROOT / "tests"))
_OPENS = frozenset({"open", "os.listdir", "os.scandir"})
_OPENS_NOTHING = "uname"
"""What Python's own `platform` asks what machine this is."""
_UNWATCHED = frozenset({"-E", "-I", "-S"})
"""Options with which Python does not run `sitecustomize.py`."""


class OpenedError(AssertionError):
    """A test opened what is not its own."""


def watch(notes: Path) -> None:
    """Stop this process and those that it starts from opening what is the working tree's own."""
    os.environ[NOTES] = str(notes)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path not in {"", _HERE}]
    os.environ["PYTHONPATH"] = os.pathsep.join([_HERE, *paths])
    _listen()


@cache
def _listen() -> None:
    """Have this process's events heard, once: nothing takes such a hook away."""
    sys.addaudithook(_heard)


def opened() -> list[str]:
    """Return what was opened since the last time, and forget it."""
    return _noted("opened")


def started() -> list[str]:
    """Return the command lines of what was started unwatched since the last time, and forget them."""
    return _noted("started")


def _noted(name: str) -> list[str]:
    notes = Path(os.environ[NOTES], name)
    found = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return found


def _note(name: str, line: str) -> None:
    with Path(os.environ[NOTES], name).open("a", encoding="utf-8") as notes:
        notes.write(f"{line}\n")


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event in _OPENS:
        _open(event, arguments)
    elif event == "subprocess.Popen":
        _start(*arguments)  # type: ignore[arg-type]  # what Python's documentation says of the event


def _open(event: str, arguments: tuple[object, ...]) -> None:
    if not arguments or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = os.fsdecode(arguments[0])
    if event == "open" and arguments[1] is None and not path.startswith(os.sep):
        return  # os.open, perhaps below another folder than the current one, as shutil.rmtree uses it
    path = os.path.abspath(path)  # noqa: PTH100 - as it is named: links are not followed
    if any(path == own or path.startswith(own + os.sep) for own in OWN):
        _note("opened", path)
        raise OpenedError(f"{path}: tests run on fixtures, see tests/fixtures/README.md")


def _start(
    program: Word, words: Word | Sequence[Word], folder: Word | None, environment: Mapping[str, str] | None
) -> None:
    words = [words] if isinstance(words, str | bytes | os.PathLike) else words
    line = " ".join(map(os.fsdecode, words))
    name = Path(os.fsdecode(program)).name
    is_watched = name.startswith("python") and not _UNWATCHED & {*line.split()} and _is_handed_on(environment)
    if not is_watched and name != _OPENS_NOTHING and _is_near(folder, line):
        _note("started", line.replace("\n", " "))


def _is_handed_on(environment: Mapping[str, str] | None) -> bool:
    return environment is None or (NOTES in environment and _HERE in environment.get("PYTHONPATH", ""))


def _is_near(folder: Word | None, line: str) -> bool:
    """Return whether the working tree's content is within reach: from the folder, or by what is named."""
    for path in _NO_CONTENT:
        line = line.replace(path, "")
    return str(ROOT) in line or Path(os.fsdecode(folder or ".")).absolute().is_relative_to(ROOT)
