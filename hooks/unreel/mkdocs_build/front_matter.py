"""What a page says of itself: what of it would end the build of all pages is found before MkDocs meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.front_matter import body_start
from unreel.pages.snapshot import PageSource, Snapshot

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

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


def hand_over(page: Page, pages: Snapshot, stand_ins: Mapping[str, str], config: MkDocsConfig) -> None:
    """Have a page take what was read of its file: MkDocs would read it, and its front matter, once more.

    Where a plugin may say what stands there, or MkDocs may see it in another way, it is MkDocs' affair.
    """
    path = page.file.src_uri
    source = pages.sources.get(path)
    is_ours = path not in stand_ins and len(config.plugins.events["page_read_source"]) == 1
    if source and is_ours and not source.front_matter.fault and body_start(source.text):
        vars(page)["read_source"] = partial(_take, page, source)


def _take(page: Page, source: PageSource, config: MkDocsConfig) -> None:  # noqa: ARG001 - as MkDocs has it
    page.markdown = without(source).lstrip("\n")
    page.meta = deepcopy(source.front_matter.meta)


def without(source: PageSource) -> str:
    """Return what stands on a page below its front matter."""
    return source.text[body_start(source.text) :]


def _is_in_theme(name: str, config: MkDocsConfig) -> bool:
    return ".." not in name and any(Path(folder, name).is_file() for folder in config.theme.dirs)
