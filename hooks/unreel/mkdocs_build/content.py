"""What docs/ brings into a build: files and front matter that are not allowed stay out, the rest is escaped.

The review says all of this too, and more; here nothing is published that it was not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.structure.files import File

from unreel.model.diagnostics import Diagnostic
from unreel.pages.front_matter import line_of
from unreel.site.allowed import Allowed
from unreel.site.allowed.files import refused_file
from unreel.site.allowed.front_matter import entry_faults
from unreel.store.ignored_files import is_left_behind

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def take_out_left_behind(files: Files) -> None:
    """Take out what programs left in docs/; hidden files are MkDocs' affair."""
    for file in [*files]:
        if any(map(is_left_behind, PurePath(file.src_uri).parts)):
            files.remove(file)


def take_out_files(files: Files, config: MkDocsConfig, allowed: Allowed) -> Iterator[Diagnostic]:
    """Take out what docs/ is not to hold, and report it; a file of the theme comes back that it stood for.

    What plugins made is theirs, and so are hidden files, which MkDocs passes over.
    """
    docs = Path(config.docs_dir)
    told: set[str] = set()
    for file in [*files]:
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is None or not path.is_relative_to(docs) or file.inclusion.is_excluded():
            continue
        if refused := refused_file(file.src_uri, docs, allowed):
            files.remove(file)
            _bring_back(file.src_uri, files, config)
            if refused.path not in told:
                yield Diagnostic(f"docs/{refused.path}", 0, 0, f"this is left out of the site: {refused.why}")
            told.add(refused.path)


def _bring_back(path: str, files: Files, config: MkDocsConfig) -> None:
    """Add the theme's file of a path, if it has one."""
    folder = next((one for one in config.theme.dirs if Path(one, path).is_file()), None)
    if folder and not path.endswith((".html", ".md")):
        files.append(File(path, folder, config.site_dir, config.use_directory_urls))


def take_out_entries(
    page: Page, stated: Mapping[str, object], allowed: Allowed, text: str = ""
) -> Iterator[Diagnostic]:
    """Take out what a page is not to say of itself, and report it.

    `stated` is what it says there, without what plugins say of it, and `text` its file.
    """
    for name, why in [*entry_faults(stated, allowed)]:
        yield Diagnostic(f"docs/{page.file.src_uri}", line_of(text, name), 1, why)
        page.meta.pop(name.partition(".")[0], None)


def escaped(value: Any) -> Any:  # noqa: ANN401 - front matter may hold anything
    """Return a value of front matter with all that is text escaped: Material prints it as it stands."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Mapping):
        return {key: escaped(one) for key, one in value.items()}
    return [escaped(one) for one in value] if isinstance(value, list) else value
