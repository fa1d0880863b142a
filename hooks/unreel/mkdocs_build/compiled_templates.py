"""The theme's templates as Python, installed beside Material: compiling them takes a fifth of a second.

`make` installs them when it sets up .venv (`python -m unreel.mkdocs_build.compiled_templates`). They lie
where installed packages lie and are as trusted as these; a build writes no code and reads none from the
project's folders. Each is named by its source, so that a template that changed since is compiled anew.
Where none are installed, a process compiles each template once, however many parts of a site it builds.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import sysconfig
from collections.abc import Callable, MutableMapping
from compileall import compile_dir
from contextlib import suppress
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import BaseLoader, BytecodeCache, TemplateAssertionError

from unreel.mkdocs_build import template_parts

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.bccache import Bucket
    from mkdocs.theme import Theme

PACKAGE = "unreel_templates"


class Compiled(BaseLoader):
    """Loads templates as installed, and those that are not from their source."""

    def __init__(self, sources: BaseLoader) -> None:
        self._sources = sources

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's source, its file, and how to ask whether that is as it was."""
        return self._sources.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self._sources.list_templates()

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        """Return a template; raise `TemplateNotFound` where there is none."""
        source, _, _ = self.get_source(environment, name)
        code = _installed(name, source) if _are_installed() else None
        if code is None:
            template = self._sources.load(environment, name, globals)
        else:
            template = environment.template_class.from_code(environment, code, globals or {})
        return template_parts.kept(template, source)


@cache
def _installed(name: str, source: str) -> CodeType | None:
    """Return a template's code as it is installed; None where it is not."""
    module = f"{PACKAGE}.{_module(name, source)}"
    found = find_spec(module)
    return found.loader.get_code(module) if found and isinstance(found.loader, SourceFileLoader) else None


class _InMemory(BytecodeCache):
    """Keeps compiled templates as long as the process lives."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}
        """By name and by checksum of the source."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled before."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED_HERE = _InMemory()


@cache
def _are_installed() -> bool:
    return find_spec(PACKAGE) is not None


def environment(theme: Theme) -> Environment:
    """Return an environment of a theme that compiles no template which is installed, or was compiled before.

    MkDocs makes one for each build, and Material's search some more.
    """
    made = type(theme).get_env(theme)
    made.loader = made.loader and Compiled(made.loader)
    made.bytecode_cache = _COMPILED_HERE
    made.context_class = template_parts.PageContext
    vars(made)["make_globals"] = lambda own: template_parts.Globals(own or {}, made.globals)
    vars(made)["getattr"] = template_parts.attributes(made)
    vars(made)["get_template"] = template_parts.templates(made)
    return made


def _module(name: str, source: str) -> str:
    """Return what a template's module is called: other words, another Jinja or Python, another name."""
    made_from = (name, source, jinja2.__version__, sys.version)
    return f"t_{hashlib.sha256(repr(made_from).encode()).hexdigest()}"


def install(environment: Environment, folder: Path) -> None:
    """Write the templates as a package into a folder of installed packages."""
    package = folder / PACKAGE
    shutil.rmtree(package, ignore_errors=True)
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""Templates of MkDocs themes, compiled by Unreel."""\n')
    loader = environment.loader or BaseLoader()
    names = [name for name in loader.list_templates() if name.endswith(".html") and not name.startswith(".")]
    for name in names:
        source, filename, _ = loader.get_source(environment, name)
        with suppress(TemplateAssertionError):  # it needs a plugin's filters, and the plugin is not on
            code = environment.compile(source, name, filename, raw=True, defer_init=True)
            (package / f"{_module(name, source)}.py").write_text(code, encoding="utf-8")
    compile_dir(package, quiet=1)


def _main() -> None:
    from mkdocs.config import load_config  # noqa: PLC0415 - a build has it loaded long before

    from unreel.mkdocs_build import completed, overrides  # noqa: PLC0415 - likewise

    if sys.prefix == sys.base_prefix:
        sys.exit("templates are only installed into a virtual environment: run `make`, which makes one")
    config = load_config()
    completed.complete(config)
    env = config.theme.get_env()
    overrides.prepare(env)
    install(env, Path(sysconfig.get_path("purelib")))


if __name__ == "__main__":
    _main()
