"""Parts of templates that say the same on all pages of a build, or of a film: they are rendered once.

Material's templates ask for each word of their language anew on each page, and put palette and search box
together again. A part is rendered once only if it depends on nothing but the variables that are known of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import meta, nodes

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context

_LANGUAGE = "partials/language.html"
_OF_ALL = frozenset({"config", "lang"})
"""The variables that are the same on all pages."""
_VARIABLES = {
    _LANGUAGE: (),
    "partials/palette.html": (),
    "partials/search.html": ("features", "film_slug"),
}
"""Template → the others that it depends on."""

_OF_DICTS = frozenset(dir(dict))


def kept(template: Template, source: str) -> Template:
    """Have a part that is known rendered once for all pages that show the same."""
    names = _VARIABLES.get(template.name or "")
    if names is None or not _depends_on({*names, *_OF_ALL}, template.environment, source):
        return template
    if template.name == _LANGUAGE:
        vars(template)["make_module"] = _once(template.make_module)
    else:
        vars(template)["root_render_func"] = _once_each(template.root_render_func, names)
    return template


def _depends_on(names: set[str], environment: Environment, source: str) -> bool:
    """Return whether a template depends on nothing but some variables."""
    parsed = environment.parse(source)
    filters = [environment.filters.get(one.name) for one in parsed.find_all(nodes.Filter)]
    is_pure = all(one and not hasattr(one, "jinja_pass_arg") for one in filters)
    return is_pure and not environment.autoescape and meta.find_undeclared_variables(parsed) <= names


def _once(make: Callable[..., TemplateModule]) -> Callable[..., TemplateModule]:
    """Return what makes the words of a language once, and looks up each word once."""
    made: list[TemplateModule] = []

    def make_module(*settings: Any, **more: Any) -> TemplateModule:  # noqa: ANN401 - as Jinja has it
        if not made:
            module = make(*settings, **more)
            if "t" in vars(module):
                vars(module)["t"] = cache(vars(module)["t"])
            made.append(module)
        return made[0]

    return make_module


def _once_each(
    render: Callable[[Context], Iterator[str]], names: tuple[str, ...]
) -> Callable[[Context], Iterator[str]]:
    """Return what renders a part once for each of the values that variables have."""
    made: dict[str, list[str]] = {}

    def root(context: Context) -> Iterator[str]:
        key = repr([context.get(name) for name in names])
        if key not in made:
            made[key] = [*render(context)]
        yield from made[key]

    return root


def attributes(environment: Environment) -> Callable[[Any, str], Any]:
    """Return what gets an attribute as the environment does, and asks a dictionary for its items at once."""
    get = environment.getattr

    def attribute(owner: Any, name: str) -> Any:  # noqa: ANN401 - as Jinja has it
        if type(owner) is not dict or name in _OF_DICTS:
            return get(owner, name)
        return owner[name] if name in owner else environment.undefined(obj=owner, name=name)

    return attribute
