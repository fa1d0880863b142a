"""The project's mkdocs.yml to one for an engine that runs no hooks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import yaml
from markupsafe import escape

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.pages.write import LINE_WIDTH
from unreel.store import safe_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.model.film import Film
    from unreel.site.docs import Site
    from unreel.store.workspace import Workspace

SETTINGS = "mkdocs.yml"
HEAD = "# Written by `python hooks expand`: change the project's own mkdocs.yml, and expand anew.\n"

OF_HOOKS = {"hooks", "watch"}
OF_TEMPLATES = {"custom_dir"}
"""The folder of the theme's templates, which change what Material's give and do not stand without them."""
OF_FILES = {"offline"}
"""Without the hooks, Material's plugin takes a script from another host."""


def settings(workspace: Workspace, shown: Site) -> tuple[str, Path | None, str]:
    """Return the settings with a navigation instead of what needs the hooks, its theme and the site's name.

    They stay as they are otherwise, tags of YAML that only engines know (`!ENV`) and all.
    """
    path = workspace.root / SETTINGS
    try:
        root = safe_yaml.compose(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = f"it cannot be read ({' '.join(str(error).split())}): mend it, then expand again"
        raise InputError(Diagnostic(workspace.name(path), 0, 0, why)) from None
    if not isinstance(root, yaml.MappingNode):
        raise InputError(
            Diagnostic(workspace.name(path), 1, 1, "these are no settings: write `key: value` lines")
        )
    _take(root, OF_HOOKS)
    theme = _take(_value(root, "theme"), OF_TEMPLATES)
    _take_plugins(root, OF_FILES)
    added = safe_yaml.compose(yaml.safe_dump({"nav": _nav(shown)}, allow_unicode=True))
    if isinstance(added, yaml.MappingNode) and _value(root, "nav") is None:
        root.value += added.value
    text = HEAD + yaml.serialize(root, allow_unicode=True, width=LINE_WIDTH)
    name = _value(root, "site_name")
    return text, workspace.root / theme[0] if theme else None, str(name.value) if name else ""


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


def _take_plugins(root: yaml.Node, names: set[str]) -> None:
    """Take plugins away: a list of names and of settings by name, or all settings by name."""
    plugins = _value(root, "plugins")
    _take(plugins, names)
    if isinstance(plugins, yaml.SequenceNode):
        plugins.value = [one for one in plugins.value if not names & _names(one)]


def _names(plugin: yaml.Node) -> set[str]:
    """Return the name of a plugin, with or without settings."""
    return {key.value for key, _ in plugin.value} if isinstance(plugin, yaml.MappingNode) else {plugin.value}


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
    return items


def _chapters(film: Film, names: list[str]) -> list[object]:
    """Return the film's pages by the titles that they have in it, then what lies deeper in its folder."""
    titles = {f"{film.slug}/{page.name}": str(escape(page.title)) for page in film.pages}
    own = [{title: name} for name, title in titles.items() if name in names]
    return [*own, *(name for name in names if name not in titles)]
