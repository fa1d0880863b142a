"""What mkdocs.yml says, read without MkDocs: how pages are rendered, and what they may hold.

MkDocs lets the file name any Python function. Here only those are looked up that rendering needs and that do
nothing else: whoever reviews a pull request runs nothing that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from unreel.lexicon.wordlists import wordset
from unreel.store import text_file

NAME = "mkdocs.yml"
NEEDED_EXTENSIONS = ("admonition", "attr_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc")
"""Those that pages are written for. A build adds them, and what the theme brings, where a site has not."""
STYLES = ("assets/unreel.css",)
SCRIPTS = ("assets/unreel.js",)

_BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs always has."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PYTHON = "tag:yaml.org,2002:python/"


class SiteSettings(NamedTuple):
    """The settings of a site; without a file, those of MkDocs alone."""

    text: str = ""
    """The file as it stands."""
    fault: str = ""
    """Why it cannot be read."""
    extensions: tuple[str, ...] = _BUILT_IN
    """Of Markdown."""
    configs: Mapping[str, Mapping[str, Any]] = _NOTHING
    """Extension → its settings."""
    plugins: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    """The addresses of style sheets and scripts that every page loads."""
    unreel: Mapping[str, Any] = _NOTHING
    """What stands under `extra.unreel`."""

    def line_of(self, word: str) -> int:
        """Return the number of the first line that holds a word, 1 where none does."""
        lines = self.text.split("\n")
        return next((number for number, line in enumerate(lines, 1) if word in line), 1)


def read(folder: Path) -> SiteSettings:
    """Read the settings of the project in `folder`."""
    path = folder / NAME
    text = text_file.read_leniently(path) if path.is_file() else ""
    try:
        settings = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a SafeLoader
    except (yaml.YAMLError, RecursionError, TypeError, ValueError) as error:
        return SiteSettings(text, f"it is no YAML that can be read ({' '.join(str(error).split())})")
    settings = settings if isinstance(settings, Mapping) else {}
    named = dict(_named(settings.get("markdown_extensions")))
    extra = settings.get("extra")
    own = extra.get("unreel") if isinstance(extra, Mapping) else None
    return SiteSettings(
        text,
        extensions=tuple(dict.fromkeys((*_BUILT_IN, *NEEDED_EXTENSIONS, *named))),
        configs={name: _stated(config) for name, config in named.items() if config},
        plugins=tuple(dict(_named(settings.get("plugins")))),
        loaded=tuple(_loaded(settings)),
        unreel=own if isinstance(own, Mapping) else _NOTHING,
    )


def _loaded(settings: Mapping[str, Any]) -> Iterator[str]:
    """Return the addresses under `extra_css` and `extra_javascript`, some of them as mappings."""
    for name in ("extra_css", "extra_javascript"):
        entries = settings.get(name)
        for entry in entries if isinstance(entries, list) else ():
            yield str(entry.get("path") if isinstance(entry, Mapping) else entry)


def _stated(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return settings without those that say nothing, or name what is not looked up."""
    return {name: value for name, value in config.items() if value is not None}


def _named(entries: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return name → settings of a list of names, some of them with settings, or of a mapping."""
    listed = entries if isinstance(entries, Sequence) and not isinstance(entries, str) else [entries]
    for entry in listed:
        if isinstance(entry, str):
            yield entry, _NOTHING
        for name, config in entry.items() if isinstance(entry, Mapping) else ():
            yield str(name), config if isinstance(config, Mapping) else _NOTHING


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs reads, but of Python only the functions that rendering needs."""


def _function(name: str, kind: str) -> Callable[..., Any] | None:
    """Return the function of a name, if it is one of a `kind` that is trusted and it is there."""
    if name not in wordset(f"store/rendering_functions.txt#{kind}"):
        return None
    module, _, last = name.rpartition(".")
    try:
        found = getattr(import_module(module), last, None)
    except ImportError:
        return None
    return found if callable(found) else None


def _named_function(loader: _Loader, name: str, node: yaml.Node) -> Callable[..., Any] | None:
    del loader, node
    return _function(name, "named")


def _called_function(loader: _Loader, name: str, node: yaml.Node) -> Any:  # noqa: ANN401 - whatever it returns
    """Return what a function that bears a name gives: `!!python/object/apply:x.y {kwds: {…}}`."""
    function = _function(name, "called")
    if function is None:
        return None
    if isinstance(node, yaml.MappingNode):
        given = loader.construct_mapping(node, deep=True)
        return function(*given.get("args", ()), **given.get("kwds", {}))
    listed = loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else ()
    return function(*listed)


def _last_choice(loader: _Loader, node: yaml.Node) -> Any:  # noqa: ANN401 - YAML may hold anything
    """Return what `!ENV [NAME, default]` stands for where no variable is set."""
    if isinstance(node, yaml.SequenceNode):
        choices = loader.construct_sequence(node, deep=True)
        return choices[-1] if len(choices) > 1 else None
    return None


def _nothing(loader: _Loader, node: yaml.Node) -> None:
    del loader, node


_Loader.add_constructor("!ENV", _last_choice)
_Loader.add_constructor(None, _nothing)
_Loader.add_multi_constructor(f"{_PYTHON}name:", _named_function)
for _call in ("object/apply:", "object/new:"):
    _Loader.add_multi_constructor(_PYTHON + _call, _called_function)
