"""Every pattern that the library compiles, and how it is used: found by running it, and in its source.

Run as a program it prints them as JSON; a process of its own is needed, since what was imported compiles
nothing anew. `PYTHONPATH=hooks:tests python tests/collected_patterns.py`.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, cast

from projects import importing
from unreel.lexicon import lazy_regex

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
LIBRARY = HOOKS / "unreel"
_CALLS = frozenset(("compile", "search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer"))
IN_TABLES = {"unreel/site/allowed/values.py": "site/allowed/styles.txt"}
"""Files that try patterns which they read from a table, and the table."""
_ANCHORED = frozenset(("match", "fullmatch"))


class Collected(NamedTuple):
    """A pattern, and where it is compiled."""

    pattern: str
    flags: int
    anchored: bool
    """Is it only ever tried at one place of a text (`match`), and not searched for?"""
    site: str
    """The file below hooks/ and the line of the call: 'unreel/pages/read.py:37'."""


class Site(NamedTuple):
    """A call of `re`, or of `lazy_regex`, in the source."""

    module: str
    line: int
    last_line: int
    anchored: bool
    call: ast.Call

    @property
    def name(self) -> str:
        return f"{self.module.replace('.', '/')}.py:{self.line}"


def collected() -> list[Collected]:
    """Return all patterns of the library, at least one of each place where some are compiled."""
    environment = importing(HOOKS, HOOKS.parent / "tests")
    command = [sys.executable, "-X", "utf8", __file__]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return [Collected(*one) for one in json.loads(run.stdout)]


def sites() -> list[Site]:
    """Return every call of `re` and `lazy_regex` in the library's source."""
    files = sorted({*LIBRARY.rglob("*.py")} - {Path(lazy_regex.__file__)})
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    uses = {file: _uses(tree) for file, tree in trees.items()}
    everywhere: dict[str, set[str]] = {}
    for found in uses.values():
        for name, methods in found.items():
            everywhere.setdefault(name, set()).update(methods)
    return [
        site for file, tree in trees.items() for site in _sites(tree, _module(file), uses[file], everywhere)
    ]


def _module(file: Path) -> str:
    return ".".join(file.relative_to(HOOKS).with_suffix("").parts)


def _uses(tree: ast.AST) -> dict[str, set[str]]:
    """Return the methods that a file calls on each name; '' where the name is used in another way."""
    found: dict[str, set[str]] = {}
    owned = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owned[node.value] = node.attr
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            name = node.id if isinstance(node, ast.Name) else node.attr
            found.setdefault(name, set()).add(owned.get(node, ""))
    return {name: methods - {"pattern"} for name, methods in found.items()}


def _sites(
    tree: ast.AST, module: str, uses: dict[str, set[str]], everywhere: dict[str, set[str]]
) -> list[Site]:
    assigned = {
        node.value: node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called := _called(node)) in _CALLS:
            methods = {called}
            if called == "compile":
                name = assigned.get(node, "")
                methods = (uses if name.startswith("_") else everywhere).get(name) or {""}
            anchored = methods <= _ANCHORED
            found.append(Site(module, node.lineno, node.end_lineno or node.lineno, anchored, node))
    return found


def _called(call: ast.Call) -> str:
    """Return the function of `re` that a call calls, `compile` for `lazy_regex`; '' if it is none."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=name):
            return name
        case ast.Name(id="lazy_regex"):
            return "compile"
    return ""


class _Recorder:
    """Stands in for `re._compile`, through which every call of `re` goes, and for `lazy_regex`."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, int, str, int], None] = {}
        self._compile = re._compile  # type: ignore[attr-defined]  # noqa: SLF001 - no public way goes so deep
        re._compile = self  # type: ignore[attr-defined]  # noqa: SLF001 - as above
        lazy_regex.lazy_regex = re.compile

    def __call__(self, pattern: str | re.Pattern[str], flags: int) -> re.Pattern[str]:
        made = cast("re.Pattern[str]", self._compile(pattern, flags))
        caller = sys._getframe(2)  # noqa: SLF001 - who called `re`
        if caller.f_code.co_filename.startswith(str(LIBRARY)) and isinstance(made.pattern, str):
            self.seen[made.pattern, made.flags, caller.f_globals["__name__"], caller.f_lineno] = None
        return made


def _main() -> None:
    recorder = _Recorder()
    for file in sorted(LIBRARY.rglob("*.py")):
        if file.name != "__main__.py":
            importlib.import_module(_module(file).removesuffix(".__init__"))
    import whole_way  # noqa: PLC0415 - it imports the library, which is to be recorded
    from unreel.lexicon.wordlists import wordtable  # noqa: PLC0415 - as above

    whole_way.everything()
    for module in [one for name, one in sys.modules.items() if name.startswith("unreel.")]:
        for made in [*vars(module).values()]:
            if hasattr(made, "cache_info") and made.__annotations__ == {"return": "re.Pattern[str]"}:
                made()
    rows: list[Collected] = []
    missing = []
    for site in sites():
        found = [
            (pattern, flags)
            for pattern, flags, module, line in recorder.seen
            if module == site.module.removesuffix(".__init__") and site.line <= line <= site.last_line
        ] or _evaluated(site)
        table = IN_TABLES.get(site.name.partition(":")[0]) if not found else None
        found += ((shape, int(re.UNICODE)) for shape in wordtable(table).values()) if table else ()
        if not found:
            missing.append(site.name)
        rows += (Collected(pattern, flags, site.anchored, site.name) for pattern, flags in found)
    if missing:
        sys.exit(f"no pattern was seen at {', '.join(missing)}")
    json.dump(rows, sys.stdout, ensure_ascii=False)


class _Words(dict[str, str]):
    """The names of a function, each a word: what is put into patterns there is mostly that."""

    def __init__(self, names: dict[str, object]) -> None:
        super().__init__()
        self._names = names.keys() | vars(builtins).keys()

    def __missing__(self, name: str) -> str:
        if name in self._names:
            raise KeyError(name)
        return "word"


def _evaluated(site: Site) -> list[tuple[str, int]]:
    """Return the pattern of a call in a function that did not run, as far as its module knows its parts."""
    names = vars(sys.modules[site.module.removesuffix(".__init__")])
    arguments = [site.call.args[0], *(one.value for one in site.call.keywords if one.arg == "flags")]
    try:
        # our own source, and nothing else
        parts = [eval(compile(ast.Expression(one), "", "eval"), names, _Words(names)) for one in arguments]  # noqa: S307
    except (AttributeError, NameError, TypeError):
        return []
    made = re.compile(*parts)
    shape = made.pattern.decode("latin-1") if isinstance(made.pattern, bytes) else made.pattern
    return [(shape, made.flags)]


if __name__ == "__main__":
    _main()
