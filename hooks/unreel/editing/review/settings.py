"""Rules: what mkdocs.yml and seeds/*.yml say that bears on what pages may do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from unreel.editing.review.page_set import PageSet
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import wordlist, wordset
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.site.allowed import widened_wrongly
from unreel.site.allowed.addresses import host
from unreel.store import safe_yaml
from unreel.store.site_settings import NAME
from unreel.store.text_file import read_leniently

_SCHEMES = "|".join(map(re.escape, wordlist("site/allowed/never.txt#schemes")))
# at its start, or where HTML in a setting has an address
_RUNS = lazy_regex(rf"(?:\A|[\s\"'=(])(?P<scheme>{_SCHEMES}):", re.IGNORECASE)
_DROPPED = re.compile(r"[\x00-\x1f]+")


def settings(page_set: PageSet) -> Iterator[Diagnostic]:
    """Report settings that widen the lists wrongly, that run what pages say, or that cannot be read."""
    found = page_set.settings
    if found.fault:
        yield Diagnostic(NAME, 1, 1, f"{found.fault}: mend it")
    for word, why in widened_wrongly(found):
        yield Diagnostic(NAME, found.line_of(word), 1, why)
    for address in found.loaded:
        if (where := host(address)) and where not in page_set.allowed.hosts:
            why = (
                f"no browser will load `{address}`, for pages load nothing from other hosts: put the file "
                "into docs/ and allow it under `extra.unreel.allow.files`, or allow the host "
                "under `hosts` there"
            )
            yield Diagnostic(NAME, found.line_of(address), 1, why, Severity.WARNING)
    for name in (*found.plugins, *found.extensions):
        if name in wordset("editing/review/code_plugins.txt"):
            why = f"with `{name}` on, pages are code: look at a stranger's pages as you would at a script"
            yield Diagnostic(NAME, found.line_of(name), 1, why, Severity.WARNING)


def addresses_in_settings(page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each setting, in mkdocs.yml and beside the texts, with an address that would run a script."""
    yield from _addresses(NAME, page_set.settings.text)
    seeds = page_set.folder.parent / "seeds" if page_set.folder else None
    for path in sorted(seeds.glob("*.yml")) if seeds else ():
        if path.is_file():
            yield from _addresses(f"seeds/{path.name}", read_leniently(path))


def _addresses(name: str, markup: str) -> Iterator[Diagnostic]:
    """Return the addresses that would run; what is no YAML is reported by whoever reads it."""
    try:
        root = safe_yaml.compose(markup, aliases=True)
    except yaml.YAMLError:
        return
    for node in _scalars(root):
        found = _RUNS.search(_DROPPED.sub("", node.value).strip())
        if found:
            why = (
                f"an address with `{found['scheme'].lower()}:` would run in the reader's browser: take it out"
            )
            yield Diagnostic(name, node.start_mark.line + 1, node.start_mark.column + 1, why)


def _scalars(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Return all scalars of a YAML text, each once however often it is referred to."""
    seen: set[int] = set()
    ahead = [root] if root else []
    while ahead:
        node = ahead.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            ahead += [one for pair in node.value for one in pair]
        else:
            ahead += node.value
