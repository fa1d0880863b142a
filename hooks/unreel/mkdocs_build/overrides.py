"""What the theme replaces of Material's templates: a strict build fails where that is no longer there."""

from __future__ import annotations

import json
import locale
import re
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, TemplateNotFound, pass_context

from unreel.lexicon.labels import counted, label, of_scripts
from unreel.mkdocs_build.completed import THEME
from unreel.mkdocs_build.reporting import log

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

BASE = "base.html"
"""The template of Material's that all pages are made from."""
PAGES = "main.html"
"""That of pages, which extends it."""

OURS = "unreel"
"""A project's own templates extend ours by this name: `{% extends "unreel/main.html" %}`."""

_LOADED = re.compile(r"""\{%-?\s*(?:include|import|extends)\s+["']([^"']+\.html)["']""")
_TERRITORIAL = re.compile(r"[a-z]{2,3}_[A-Z]{2}")


def prepare(env: Environment) -> None:
    """Give templates the filters that ours use, and ours the names by which a project extends them."""
    if "replaced" in env.filters:
        return
    reported: set[str] = set()

    def replaced(html: str, old: str, new: str, template: str) -> str:
        """Return HTML of Material's with `new` for `old`; a warning, once a build, where it has no `old`."""
        if old not in html and old not in reported:
            reported.add(old)
            _warn(template, f"Material has no “{old}” that it could replace")
        return html.replace(old, new)

    env.filters["replaced"] = replaced
    env.filters["label"] = _label
    env.filters["counted"] = lambda words, count: counted(count, words)
    env.globals["labels_of_scripts"] = json.dumps(of_scripts(), ensure_ascii=False).replace("<", "\\u003c")
    env.filters["locale"] = territorial
    loaders = [env.loader] if env.loader else []
    env.loader = ChoiceLoader([*loaders, PrefixLoader({OURS: FileSystemLoader(THEME)})])


def check(env: Environment) -> None:
    """Warn of our pages, blocks and partials that nothing loads."""
    _check_own_pages(env)
    _check_blocks(env)
    _check_partials(env)


@pass_context  # so that no template which is compiled once, and kept, has its words in it
def _label(_: Context, words: str, *values: object) -> str:
    """Return a label as the site's readers see it."""
    return label(words, *values)


def territorial(language: str) -> str:
    """Return a language with the land that it is mostly of, as Open Graph has it: 'en' → 'en_US'.

    '' for one that nobody lists (https://ogp.me/#optional).
    """
    found = locale.normalize(language.replace("-", "_")).partition(".")[0].partition("@")[0]
    return found if _TERRITORIAL.fullmatch(found) else ""


def _check_own_pages(env: Environment) -> None:
    """Warn where the project's own `main.html` leaves out ours, which gives each page its policy."""
    name = f"{OURS}/{PAGES}"
    if _name(env, PAGES) == name and name not in _source(env, PAGES):
        log.warning(
            "%s: it takes the place of Unreel's, without which pages have no policy: "
            'begin it with {%% extends "%s" %%}',
            PAGES,
            name,
        )


def _name(env: Environment, name: str) -> str:
    """Return the name under which our own template is loaded: a project may have one of the same name."""
    return name if _source(env, name) == (THEME / name).read_text(encoding="utf-8") else f"{OURS}/{name}"


def _check_blocks(env: Environment) -> None:
    """Warn of blocks that Material's templates do not define: what stands in them is never shown."""
    known = env.get_template(BASE).blocks
    for path in sorted(THEME.glob("*.html")):
        for block in env.get_template(_name(env, path.name)).blocks.keys() - known:
            _warn(path.name, f"Material's {BASE} has no block “{block}” that it could replace")


def _check_partials(env: Environment) -> None:
    """Warn of partials that no template of Material's includes."""
    loaded = [BASE]
    for name in loaded:  # it grows meanwhile
        loaded += [one for one in _LOADED.findall(_source(env, name)) if one not in loaded]
    for path in sorted((THEME / "partials").glob("*.html")):
        name = path.relative_to(THEME).as_posix()
        if name not in loaded:
            _warn(name, f"no template that Material's {BASE} loads includes it")


def _source(env: Environment, name: str) -> str:
    """Return the text of a template, '' where there is none of that name."""
    if env.loader is None:
        return ""
    try:
        return env.loader.get_source(env, name)[0]
    except TemplateNotFound:
        return ""


def _warn(template: str, why: str) -> None:
    path = (THEME / template).relative_to(THEME.parents[2]).as_posix()
    log.warning("%s: %s: compare it with the theme's own templates", path, why)
