"""What a page says of itself that would end the build of all pages: found before MkDocs reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.front_matter import body_start
from unreel.pages.snapshot import PageSource, Snapshot

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

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


def stand_ins(pages: Snapshot, files: Files, faults: Mapping[str, Sequence[Diagnostic]]) -> dict[str, str]:
    """Return path in docs/ → what is built of a page in place of what MkDocs would stop at.

    That is what it said before, where it cannot be read; if nothing is known, it is taken out of the `files`.
    Where its front matter has `faults`, it is built without.
    """
    found = {path: without(pages.sources[path]) for path, faults_there in faults.items() if faults_there}
    for diagnostic in pages.unreadable:
        path = diagnostic.path.partition("/")[2]
        if path in pages.sources:
            found.setdefault(path, pages.sources[path].text)
        elif file := files.src_uris.get(path):
            files.remove(file)
    return found


def without(source: PageSource) -> str:
    """Return what stands on a page below its front matter."""
    return source.text[body_start(source.text) :]


def _is_in_theme(name: str, config: MkDocsConfig) -> bool:
    return ".." not in name and any(Path(folder, name).is_file() for folder in config.theme.dirs)
