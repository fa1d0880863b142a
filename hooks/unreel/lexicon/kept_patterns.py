"""Patterns kept compiled, beside the bytecode of modules: to compile all takes a process a third of a second.

Python keeps the bytecode of the modules that it loads in `__pycache__`. What the patterns come to that these
modules compile is kept there too, under the same rules: nothing is written where Python writes no bytecode,
and what another Python wrote is not read. A pattern is looked up by its text, so none is ever out of date.

Python has no public way to this. Where one of the names is gone, all is compiled as ever.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from inspect import CO_VARARGS, CO_VARKEYWORDS
from pathlib import Path
from threading import local
from typing import Any

NAME = "patterns"
MOST_BYTES = 5_000_000
"""What the file may grow to while code changes: then it begins anew."""

Pattern = re.Pattern[str] | re.Pattern[bytes]
_Key = tuple[str | bytes, int]
_DAMAGED = (EOFError, LookupError, OverflowError, RuntimeError, TypeError, ValueError)
"""What anything but what was written raises; the engine checks every code before it runs it."""
_RE, _LIBRARY = (f"{Path(str(file)).parent}{os.sep}" for file in (re.__file__, Path(__file__).parent))
_AT_ONCE = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>"})
"""What runs where it is written; a generator runs wherever somebody asks it."""
_ANY_NUMBER = CO_VARARGS | CO_VARKEYWORDS


class KeptPatterns:
    """What patterns come to, in a file."""

    def __init__(self, path: Path, parts: Any, engine: Any) -> None:  # noqa: ANN401 - private modules of Python
        self._path = path
        self._compiled: Callable[..., Pattern] = parts.compile
        self._code: Callable[..., Sequence[int]] = parts._code  # noqa: SLF001 - see above
        self._made: Callable[..., Pattern] = engine.compile
        self._last = local()
        """The code that each thread compiled last."""
        self._python = f"{sys.version} {engine.MAGIC} {engine.CODESIZE}"
        self._kept = self._read()
        self._new: dict[_Key, bytes] = {}

    def compile(self, pattern: Any, flags: int = 0) -> Pattern:  # noqa: ANN401 - as Python has it
        """Do what Python's own function does."""
        key = pattern, int(flags)
        packed = self._kept.get(key) if isinstance(pattern, str | bytes) else None
        if packed is not None:
            with suppress(*_DAMAGED):
                return self._made(pattern, *marshal.loads(packed))  # noqa: S302 - as Python loads bytecode
        found = self._compiled(pattern, flags)
        if isinstance(pattern, str | bytes) and _is_of_the_code():
            self._keep(key, found)
        return found

    def code(self, parsed: Any, flags: int) -> Sequence[int]:  # noqa: ANN401 - as Python has it
        """Do what Python's own function does, and remember what came of it."""
        found = self._last.code = self._code(parsed, flags)
        return found

    def _keep(self, key: _Key, found: Pattern) -> None:
        """Keep a pattern, if what is kept gives the same one."""
        names = [""] * (found.groups + 1)
        for name, number in found.groupindex.items():
            names[number] = name
        code = [*map(int, getattr(self._last, "code", ()))]
        groups = dict(found.groupindex), tuple(name or None for name in names)
        with suppress(*_DAMAGED):
            about = found.flags, code, found.groups, *groups
            if self._made(key[0], *about) == found:  # it compares codes, too
                self._new[key] = marshal.dumps(about)

    def write(self) -> None:
        """Write what was compiled for the first time, where Python writes bytecode."""
        if not self._new or sys.dont_write_bytecode:
            return
        is_full = sum(map(len, self._kept.values())) > MOST_BYTES
        content = marshal.dumps((self._python, (self._new if is_full else self._kept | self._new)))
        draft = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(exist_ok=True)
            draft.write_bytes(content)
            draft.replace(self._path)

    def _read(self) -> dict[_Key, bytes]:
        with suppress(OSError, *_DAMAGED):
            python, kept = marshal.loads(self._path.read_bytes())  # noqa: S302 - as above
            if python == self._python and isinstance(kept, dict):
                return kept
        return {}


def _is_of_the_code() -> bool:
    """Return whether a pattern is made of the code's own words: others are made of anybody's.

    That is so while a module is loaded, and in a function of the library that is handed nothing.
    """
    frame = sys._getframe(2)  # noqa: SLF001 - there is no other way to ask
    while frame.f_back and (frame.f_code.co_filename.startswith(_RE) or frame.f_code.co_name in _AT_ONCE):
        frame = frame.f_back
    code = frame.f_code
    is_handed = code.co_argcount or code.co_kwonlyargcount or code.co_freevars or code.co_flags & _ANY_NUMBER
    if code.co_filename.startswith(_LIBRARY) and code.co_name != "<module>" and not is_handed:
        return True
    while caller := frame.f_back:
        if frame.f_code.co_name == "<module>" and caller.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = caller
    return False


def install() -> None:
    """Have this process keep its patterns, where its Python is one that we know."""
    where = Path(__file__).with_name("__pycache__") / f"{NAME}.{sys.implementation.cache_tag}"
    try:
        parts: Any = import_module("re._compiler")
        kept = KeptPatterns(where, parts, import_module("_sre"))
    except (ImportError, AttributeError):
        return
    parts.compile, parts._code = kept.compile, kept.code  # noqa: SLF001 - see above
    atexit.register(kept.write)
