"""Run this project's builds with one name of MkDocs' or Material's changed, as another version might.

python tests/renamed.py MODULE OLD NEW build|serve: `serve` saves a page and builds it.
"""

from __future__ import annotations

import logging
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class _Source(SourceFileLoader):
    """Loads a module with one word of its source exchanged, past the compiled one."""

    exchange = ("", "")

    def path_stats(self, path: str) -> dict[str, float]:
        raise OSError(path)

    def get_data(self, path: str) -> bytes:
        old, new = self.exchange
        data = super().get_data(path)
        assert old.encode() in data, f"{path} has no {old}"
        return data.replace(old.encode(), new.encode())


class _Renamed(MetaPathFinder):
    def __init__(self, module: str) -> None:
        self.module = module

    def find_spec(self, fullname: str, path: object = None, _: object = None) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        spec = PathFinder.find_spec(fullname, path)  # type: ignore[arg-type]  # as the import system calls it
        assert spec
        assert spec.origin
        spec.loader = _Source(fullname, spec.origin)
        return spec


def build() -> None:
    """Build as a person does."""
    from mkdocs.__main__ import cli

    cli(["build", "--strict"])


def serve() -> None:
    """Build as a server does, save a page, and build again."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    def built(config: MkDocsConfig | None = None) -> None:
        build(config or load_config(), serve_url="http://127.0.0.1:8000/")

    logging.basicConfig(level=logging.WARNING)
    config = load_config(dev_addr="127.0.0.1:0")
    config.plugins.on_startup(command="serve", dirty=False)
    built(config)
    server = config.plugins.on_serve(SimpleNamespace(), config=config, builder=built)  # type: ignore[arg-type]  # no server
    page = Path("docs/night-train/plot.md")
    page.write_text(page.read_text().replace("an empty train", "a full train"))
    server.builder()
    config.plugins.on_shutdown()


if __name__ == "__main__":
    module, old, new, command = sys.argv[1:]
    _Source.exchange = (old, new)
    sys.meta_path.insert(0, _Renamed(module))
    {"build": build, "serve": serve}[command]()
