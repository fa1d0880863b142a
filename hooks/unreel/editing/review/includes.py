"""Rule: files from outside docs/ that a page would show, where a plugin puts files into pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.store.site_settings import SiteSettings

SNIPPETS = "pymdownx.snippets"

_QUOTED = r"""["'](?P<path>[^"'\n]+)["']"""
_SNIPPET = lazy_regex(rf"^[ \t]*-+8<-+[ \t]+{_QUOTED}", re.MULTILINE)
_SNIPPETS = re.compile(
    r"^[ \t]*(?P<mark>-+8<-+)[ \t]*\n(?P<paths>.*?)^[ \t]*(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL
)
_JINJA = lazy_regex(
    rf"""\{{[%{{]-?\s*(?:include|include-markdown|import|from|extends|read_\w+)\b\s*+(?:\(\s*+)?+{_QUOTED}"""
)
_MARKED = re.compile(r"\{!\s*+(?P<path>[^!\s](?:[^!\n]*[^!\s])?+)\s*+!\}")
_LINES = re.compile(r":\d*+(?::\d*+)?+(?:,.*)?\Z|:[\w-]++\Z", re.DOTALL)
"""What of a file a snippet takes: 'x.md:3:5', 'x.md:part'."""

_PLUGINS = {
    SNIPPETS: (_SNIPPET,),
    "include-markdown": (_JINJA,),
    "macros": (_JINJA,),
    "table-reader": (_JINJA,),
    "include": (_MARKED, _JINJA),
    "markdown_include.include": (_MARKED,),
}
"""Plugin or extension → how a page asks it for a file."""


def outside_includes(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each file that a page would show and that does not lie in docs/."""
    settings, docs = page_set.settings, page_set.folder
    on = {*settings.plugins, *settings.extensions} & _PLUGINS.keys()
    if not on or docs is None:
        return
    outside = {
        asked
        for name in on
        for asked in _asked_for(name, source.text)
        if not _lies_within(asked[1], _folders(name, settings, docs, docs / source.name), docs)
    }
    for offset, path in sorted(outside):
        why = f"`{path}` does not lie in {docs.name}/, and would be shown: take it out"
        yield source.at_offset(offset, why, Severity.ERROR)


def _asked_for(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Return where a page asks for which file."""
    for pattern in _PLUGINS[name]:
        for found in pattern.finditer(text):
            yield found.start("path"), found["path"]
    for block in _SNIPPETS.finditer(text) if name == SNIPPETS else ():
        for line in filter(str.strip, block["paths"].splitlines()):
            yield block.start("paths"), line.strip()


def _folders(name: str, settings: SiteSettings, docs: Path, page: Path) -> list[Path]:
    """Return the folders in which a plugin looks for a file, the first one first."""
    if name != SNIPPETS:
        return [page.parent, docs]
    stated = settings.configs.get(SNIPPETS, {}).get("base_path", ".")
    return [docs.parent / str(one) for one in (stated if isinstance(stated, list) else [stated])]


def _lies_within(path: str, folders: list[Path], docs: Path) -> bool:
    if "://" in path:
        return False
    name = _LINES.sub("", path)
    places = [Path(normpath(folder / name)) for folder in folders]
    place = next((one for one in places if one.exists()), places[0])
    return place.resolve().is_relative_to(docs.resolve()) and place.is_relative_to(normpath(docs))
