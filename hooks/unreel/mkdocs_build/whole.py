"""Why a build cannot be one of parts: what needs every page in one process, and what nobody knows of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import wordset
from unreel.mkdocs_build import exchanged, offline, search

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_OF_ALL = (
    *("pre_build", "files", "nav", "env", "post_build"),
    *("pre_template", "template_context", "post_template"),
)
"""The events in which a plugin may look at all pages at once, or write what is made of all."""


def reasons(config: MkDocsConfig, *, is_dirty: bool) -> Iterator[str]:
    """Return why a build is whole, as people are told; '' where there is nothing to tell them."""
    if exchanged.is_whole_asked_for() or is_dirty or offline.is_on(config):
        yield ""
    if not exchanged.install():
        yield f"MkDocs is another version than {exchanged.KNOWN}"
    if not all(hasattr(index, "entries") for index in search.indexes(config)):
        yield "the search plugin is another one than Material's"
    for name in ("nav", "extra_templates"):
        if config.get(name):
            yield f"{name} in mkdocs.yml speaks of all pages"
    for name in config.markdown_extensions:
        if name in wordset("mkdocs_build/whole_builds.txt#extensions that read other files"):
            yield f"the extension {name} reads files that nobody watches"
    yield from (f"{name} may need all pages at once" for name in _unknown(config))


def _unknown(config: MkDocsConfig) -> list[str]:
    """Return the plugins and hooks, by their modules, that take part in an event for all pages."""
    known = tuple(wordset("mkdocs_build/whole_builds.txt#plugins that look at single pages"))
    methods = (method for event in _OF_ALL for method in config.plugins.events.get(event, ()))
    owners = (getattr(method, "__self__", None) for method in methods)
    modules = {type(one).__module__ if one is not None else "a hook" for one in owners}
    return sorted(name for name in modules if not f"{name}.".startswith(known))
