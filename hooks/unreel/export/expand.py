"""docs/ with all fragments filled, and an mkdocs.yml, in a folder for engines that run no hooks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import yaml
from markupsafe import escape

from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.model.film import Film
from unreel.pages.front_matter import body_start, front_matter
from unreel.pages.snapshot import PageSource
from unreel.site import about_pages, redirects
from unreel.site import docs as site
from unreel.site.docs import Site
from unreel.site.fragments.cite import Publication
from unreel.site.library_pages import FOLDERS
from unreel.store import safe_yaml
from unreel.store.site_settings import NEEDED_EXTENSIONS, SCRIPTS, STYLES
from unreel.store.workspace import Workspace, refuse_taken, unwritable

SETTINGS = "mkdocs.yml"
THEME = Path(__file__).parents[1] / "mkdocs_build/theme"
"""Files of the room above, whose code stays there."""

_NEEDED = f"""\
extra_css: [{", ".join(STYLES)}]
extra_javascript: [{", ".join(SCRIPTS)}]
markdown_extensions:
- toc: {{slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}}}
""" + "".join(f"- {name}\n" for name in NEEDED_EXTENSIONS if name != "toc")
"""What a build adds to the settings, with GitHub's identifiers of headings."""


def expand(workspace: Workspace, target: Path) -> int:
    """Write `target`/docs/ and `target`/mkdocs.yml, and give the number of pages.

    Raise `InputError` where the folder is not free, or where a page or the settings cannot be read:
    then nothing is written.
    """
    _is_free(workspace, target)
    shown = site.read(workspace.docs, None, workspace)
    if shown.docs.unreadable:
        raise InputError(shown.docs.unreadable[0])
    adapted, own_theme, name = _settings(workspace, shown)
    publication = Publication(name)  # where another engine publishes its pages, it does not say
    sources = (source for name, source in shown.docs.sources.items() if name not in shown.hidden)
    made = shown.library_pages.items()
    pages = {name: _escaped(front_matter(text).meta, text[body_start(text) :]) for name, text in made}
    pages |= {source.name: _page(shown, source, publication) for source in sources}
    moved, _ = redirects.of_project(workspace.root, {*shown.docs.sources, *shown.library_pages})
    written = pages | site.records(shown, shown.films) | dict(redirects.redirect_pages(moved))
    try:
        for theme in (THEME, own_theme):  # templates are Material's; what pages load is any engine's
            if theme and (theme / "assets").is_dir():
                shutil.copytree(theme / "assets", target / "docs" / "assets", dirs_exist_ok=True)
        for name in sorted({*written, *shown.docs.files}):
            path = target / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            is_theirs = name in shown.docs.files
            path.write_bytes((workspace.docs / name).read_bytes() if is_theirs else written[name].encode())
        (target / SETTINGS).write_bytes(adapted.encode())
    except OSError as error:
        raise unwritable(target.as_posix(), error) from None
    return len(pages)


def _is_free(workspace: Workspace, target: Path) -> None:
    """Raise `InputError` unless the folder holds nothing, and lies where nobody's pages do."""
    if target.resolve().is_relative_to(workspace.docs.resolve()):
        why = "this lies in docs/, where people's pages are: name a folder elsewhere"
        raise InputError(Diagnostic(target.as_posix(), 0, 0, why))
    refuse_taken(target)


def _page(shown: Site, source: PageSource, publication: Publication) -> str:
    """Return a page as a reader sees it; engines print its title and description into HTML as they are."""
    film = shown.films.get(source.film)
    meta = {**source.front_matter.meta}
    if film:
        meta["title"] = about_pages.full_title(film, source.page.title)
        meta["description"] = meta.get("description") or about_pages.description(shown, source.name)
    return _escaped(
        meta, site.filled(shown, source.name, source.text[body_start(source.text) :], publication)
    )


def _escaped(meta: dict[str, object], body: str) -> str:
    """Return a page whose title and description are escaped."""
    meta = meta | {key: str(escape(meta[key])) for key in ("title", "description") if meta.get(key)}
    head = safe_yaml.dump(meta) if meta else ""
    return f"---\n{head}---\n{body}" if head else body


def _settings(workspace: Workspace, shown: Site) -> tuple[str, Path | None, str]:
    """Return the settings with a navigation instead of what needs the hooks, its theme and the site's name.

    They stay as they are otherwise, tags of YAML that only engines know (`!ENV`) and all.
    """
    path = workspace.root / SETTINGS
    try:
        root = safe_yaml.compose(path.read_text(encoding="utf-8"), aliases=True)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = f"it cannot be read ({' '.join(str(error).split())}): mend it, then expand again"
        raise InputError(Diagnostic(workspace.name(path), 0, 0, why)) from None
    if not isinstance(root, yaml.MappingNode):
        why = "these are no settings: write `key: value` lines"
        raise InputError(Diagnostic(workspace.name(path), 1, 1, why))
    _take(root, {"hooks", "watch"})
    # the theme's templates change what Material's give, and do not stand without them
    theme = _take(_value(root, "theme"), {"custom_dir"})
    # without the hooks, Material's plugin takes a script from another host
    plugins = _value(root, "plugins")
    _take(plugins, {"offline", "unreel"})  # where they are settings by name; else they are names, too
    if isinstance(plugins, yaml.SequenceNode):
        named = (one for one in plugins.value if not (_value(one, "offline") or _value(one, "unreel")))
        plugins.value = [one for one in named if one.value not in {"offline", "unreel"}]
    if _value(root, "nav") is None:
        _add(root, yaml.safe_dump({"nav": _nav(shown)}, allow_unicode=True))
    _add(root, _NEEDED)
    head = f"# Written by `{COMMAND} expand`: change the project's own mkdocs.yml, and expand anew.\n"
    text = head + yaml.serialize(root, allow_unicode=True, width=safe_yaml.LINE_WIDTH)
    name = _value(root, "site_name")
    return text, workspace.root / theme[0] if theme else None, str(name.value) if name else ""


def _add(root: yaml.MappingNode, markup: str) -> None:
    """Add lists to the settings, and to the lists there the entries whose names they lack."""
    added = safe_yaml.compose(markup)
    for key, entries in added.value if added else ():
        found = _value(root, key.value)
        if found is None:
            root.value.append((key, entries))
        elif isinstance(found, yaml.SequenceNode):
            listed = set(map(_name, found.value))
            found.value += [entry for entry in entries.value if _name(entry) not in listed]


def _name(entry: yaml.Node) -> str:
    """Return the name of an entry of a list, with settings or without."""
    pairs = entry.value if isinstance(entry, yaml.MappingNode) else ()
    return str(next((key.value for key, _ in pairs), "") if pairs else entry.value)


def _value(node: yaml.Node, name: str) -> yaml.Node | None:
    """Return what stands behind a key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _take(node: yaml.Node | None, names: set[str]) -> list[str]:
    """Take keys away, and give the words that stood behind them."""
    if not isinstance(node, yaml.MappingNode):
        return []
    taken = [value.value for key, value in node.value if key.value in names]
    node.value = [pair for pair in node.value if pair[0].value not in names]
    return taken


def _nav(shown: Site) -> list[object]:
    """Return the order in which the hooks put the pages: those of no film, then film by film."""
    names = [name for name in shown.docs.sources if name not in shown.hidden]
    top = (name for name in names if "/" not in name)
    items: list[object] = sorted(top, key=lambda name: (name != "index.md", name))
    below = (name for name in names if "/" in name)
    for folder, run in groupby(below, key=lambda name: name.partition("/")[0]):
        film, own = shown.films.get(folder), [*run]
        title = str(escape(film.title)) if film else folder.replace("-", " ").capitalize()
        items.append({title: _chapters(film, own) if film else own})
    return [*items, *_library(shown)]


def _library(shown: Site) -> Iterator[dict[str, object]]:
    """Return the pages of the library, a section a folder."""
    names = (name for name in shown.library_pages if name not in shown.docs.sources)
    for folder, run in groupby(sorted(names), key=lambda name: name.partition("/")[0]):
        yield {FOLDERS[folder]: sorted(run, key=lambda name: not name.endswith("/index.md"))}


def _chapters(film: Film, names: list[str]) -> list[object]:
    """Return the film's pages by the titles that they have in it, then what lies deeper in its folder."""
    titles = {f"{film.slug}/{page.name}": str(escape(page.title)) for page in film.pages}
    own = [{title: name} for name, title in titles.items() if name in names]
    return [*own, *(name for name in names if name not in titles)]
