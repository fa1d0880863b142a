"""What is kept of a pattern makes the pattern that Python compiles."""

# ruff: noqa: SLF001 - how Python compiles patterns is private to it
from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

import collected_patterns
from projects import importing
from unreel.lexicon import kept_patterns
from unreel.lexicon.kept_patterns import KeptPatterns

if TYPE_CHECKING:
    from pathlib import Path

COMPILER: Any = import_module("re._compiler")
ENGINE: Any = import_module("_sre")
MODULE = """
import re
NAMED = re.compile(r"(?P<day>\\d+) (?:May|June)(?P<rest> .*)?", re.IGNORECASE)
RAW = re.compile(rb"[^\\x00-\\x7f]+")
def later(words):
    return re.compile(words)
def own():
    return [re.compile(words) for words in ("our words",)]
"""


class Compiler:
    """Python's own, which counts."""

    def __init__(self) -> None:
        self.compiled: list[object] = []
        self._code = COMPILER._code

    def compile(self, pattern: Any, flags: int) -> Any:  # noqa: ANN401 - as Python has it
        self.compiled.append(pattern)
        parsed = COMPILER._parser.parse(pattern, flags)
        names = [None] * parsed.state.groups
        for name, number in parsed.state.groupdict.items():
            names[number] = name
        code = self._code(parsed, flags)
        about = flags | parsed.state.flags, code, parsed.state.groups - 1, parsed.state.groupdict
        return ENGINE.compile(pattern, *about, tuple(names))


def loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, list[object]]:
    """Load a module with patterns in a process that keeps them; return it, and what was compiled for it."""
    compiler = Compiler()
    kept = KeptPatterns(folder / "patterns", compiler, ENGINE)
    compiler._code = kept.code
    (folder / "some_patterns.py").write_text(MODULE, encoding="utf-8")
    re.purge()
    sys.modules.pop("some_patterns", None)
    with monkeypatch.context() as patched:
        patched.setattr(COMPILER, "compile", kept.compile)
        patched.setattr(sys, "dont_write_bytecode", False)
        patched.syspath_prepend(str(folder))
        module = import_module("some_patterns")
        patched.setattr(kept_patterns, "_LIBRARY", str(folder))
        module.later("anybody's words")
        module.own()
        kept.write()
    return module, compiler.compiled


def test_what_modules_compile_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, compiled = loaded(tmp_path, monkeypatch)
    again, compiled_again = loaded(tmp_path, monkeypatch)
    assert compiled == [first.NAMED.pattern, first.RAW.pattern, "anybody's words", "our words"]
    assert compiled_again == ["anybody's words"]
    assert (again.NAMED, again.RAW) == (first.NAMED, first.RAW)
    found = again.NAMED.fullmatch("14 JUNE and on")
    assert found.groupdict() == {"day": "14", "rest": " and on"}
    assert found.lastgroup == "rest"


@pytest.mark.parametrize("content", [b"", b"no patterns", b"i\x01\x00\x00\x00", b"[\x00\x00\x00\x00"])
def test_a_damaged_file_costs_time_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    (tmp_path / "patterns").write_bytes(content)
    _, compiled = loaded(tmp_path, monkeypatch)
    assert len(compiled) == 4


def test_a_python_that_writes_no_bytecode_keeps_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = KeptPatterns(tmp_path / "patterns", COMPILER, ENGINE)
    kept._new[("a", 0)] = b""
    kept.write()
    assert not (tmp_path / "patterns").exists()


COMPARED = """
import re, sys
made, compiled = [], re._compile
re._compile = lambda *about: made.append(compiled(*about)) or made[-1]
import unreel.mkdocs_build.build, unreel.commands, unreel.editing.check
kept = sys.modules["re._compiler"].compile.__self__
sys.exit(repr([one for one in made if kept._compiled(one.pattern, one.flags) != one]) if made else "none")
"""


@pytest.mark.slow
def test_each_pattern_of_the_library_is_the_one_that_python_compiles() -> None:
    for _ in range(2):  # the second process finds what the first one kept
        command = [sys.executable, "-c", COMPARED]
        done = subprocess.run(
            command, env=importing(collected_patterns.HOOKS), capture_output=True, check=False
        )
        assert done.stderr in {b"", b"[]\n"}
