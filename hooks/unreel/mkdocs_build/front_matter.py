"""What a page says of itself that would end the build of all pages: found before MkDocs reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.front_matter import body_start
from unreel.pages.snapshot import PageSource

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FILES = {"icon": ".icons/{}.svg", "template": "{}"}
"""Settings of a page that name a file of the theme."""


def faults(source: PageSource, config: MkDocsConfig) -> Iterator[Diagnostic]:
    """Report why a page cannot be built as its front matter has it."""
    yield from source.front_matter_faults
    for key, form in _FILES.items():
        name = source.front_matter.meta.get(key)
        if name and not (isinstance(name, str) and _is_in_theme(form.format(name), config)):
            line = next((at for at, text in enumerate(source.lines, 1) if text.startswith(f"{key}:")), 1)
            why = f"the theme has no such {key}: mend its name, or take the line out"
            yield source.at_line(line, why, Severity.ERROR)


def without(source: PageSource) -> str:
    """Return what stands on a page below its front matter."""
    return source.text[body_start(source.text) :]


def _is_in_theme(name: str, config: MkDocsConfig) -> bool:
    return ".." not in name and any(Path(folder, name).is_file() for folder in config.theme.dirs)
