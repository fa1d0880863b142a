"""The theme's templates as Python: compiling them takes a fifth of a second.

They are taken from where `installed_templates.py` puts them, each by its source, so that a template that
changed since is compiled anew. Where none are installed, a process compiles each template once, however many
parts of a site it builds.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, MutableMapping
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import BaseLoader, BytecodeCache

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
    module = f"{PACKAGE}.{module_name(name, source)}"
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


def module_name(name: str, source: str) -> str:
    """Return what a template's module is called: other words, another Jinja or Python, another name."""
    made_from = (name, source, jinja2.__version__, sys.version)
    return f"t_{hashlib.sha256(repr(made_from).encode()).hexdigest()}"
