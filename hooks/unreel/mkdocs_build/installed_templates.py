"""Install the theme's templates, compiled, beside Material, as `make` does when it sets up .venv.

They lie where installed packages lie and are as trusted as these; a build writes no code and reads none from
the project's folders.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from compileall import compile_dir
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, TemplateAssertionError
from mkdocs.config import load_config

from unreel.mkdocs_build import completed, overrides
from unreel.mkdocs_build.compiled_templates import PACKAGE, module_name

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


def templates(config: MkDocsConfig) -> Environment:
    """Return the environment in which the templates of a site are compiled."""
    completed.complete(config)
    env = config.theme.get_env()
    overrides.prepare(env)
    return env


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
            (package / f"{module_name(name, source)}.py").write_text(code, encoding="utf-8")
    compile_dir(package, quiet=1)


def _main() -> None:
    if sys.prefix == sys.base_prefix:
        sys.exit("templates are only installed into a virtual environment: run `make`, which makes one")
    install(templates(load_config()), Path(sysconfig.get_path("purelib")))


if __name__ == "__main__":
    _main()
