"""Parts of templates that say the same on all pages of a build, or of a film: they are rendered once.

Material's templates ask for each word of their language anew on each page, and put palette and search box
together again. A part is rendered once only if it depends on nothing but the variables that are known of it.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator, MutableMapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, meta, nodes
from jinja2.runtime import Context, Macro

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Template
    from jinja2.environment import TemplateModule

_LANGUAGE = "partials/language.html"
_OF_ALL = frozenset({"config", "lang"})
"""The variables that are the same on all pages."""
_VARIABLES = {
    _LANGUAGE: (),
    "partials/copyright.html": (),
    "partials/javascripts/content.html": ("features",),
    "partials/palette.html": (),
    "partials/search.html": ("features", "film_slug"),
    "partials/source.html": (),
    "partials/top.html": (),
}
"""Template → the others that it depends on."""
_PURE = frozenset({"label"})
"""Filters that ask for the context, so that Jinja leaves them where they stand, and make nothing of it."""

_MARK = re.compile(r"\{[{%]")
"""What makes a template more than words and comments."""

_OF_DICTS = frozenset(dir(dict))
_ABSENT = object()


def kept(template: Template, source: str) -> Template:
    """Have a part that is known rendered once for all pages that show the same."""
    if not _MARK.search(source):
        vars(template).update(_constant(template))
        return template
    names = _VARIABLES.get(template.name or "")
    if names is None or not _depends_on({*names, *_OF_ALL}, template.environment, source):
        return template
    if template.name == _LANGUAGE:
        vars(template)["make_module"] = _once(template.make_module)
    else:
        vars(template)["root_render_func"] = _once_each(template.root_render_func, names)
    return template


def _constant(template: Template) -> dict[str, Callable[..., Any]]:
    """Return what renders a template that is words alone, as icons are: in one context, and once."""
    context = template.new_context()
    words = [*template.root_render_func(context)]

    def root(_: Context) -> Iterator[str]:
        yield from words

    return {"root_render_func": root, "new_context": lambda *_: context}


def _depends_on(names: set[str], environment: Environment, source: str) -> bool:
    """Return whether a template depends on nothing but some variables."""
    variables, filters = _named(source, tuple(sorted(environment.extensions)))
    is_pure = filters <= _PURE | {name for name, one in environment.filters.items() if _asks_nothing(one)}
    return is_pure and not environment.autoescape and variables <= names


def _asks_nothing(function: Callable[..., Any]) -> bool:
    """Return whether a filter is handed nothing but its value; whether text is escaped is settled."""
    return getattr(getattr(function, "jinja_pass_arg", None), "name", "eval_context") == "eval_context"


@cache
def _named(source: str, extensions: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Return the variables and filters that a template names; each part of a build asks for the same ones."""
    environment: Any = Environment(extensions=extensions)  # noqa: S701 - nothing is rendered
    parsed = environment.parse(source)
    filters, tests = ({one.name for one in parsed.find_all(kind)} for kind in (nodes.Filter, nodes.Test))
    environment.filters |= dict.fromkeys(filters, str)  # those of themes and plugins are asked for by name
    environment.tests |= dict.fromkeys(tests, bool)
    return meta.find_undeclared_variables(parsed), filters


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
    """Return what gets an attribute as the environment does, and asks a dictionary for its items at once.

    What an owner of some type lacks is told by one object: that says the type and the name, and no more.
    """
    get, undefined = environment.getattr, environment.undefined
    lacked: dict[tuple[type, str], Any] = {}

    def attribute(owner: Any, name: str) -> Any:  # noqa: ANN401 - as Jinja has it
        kind = type(owner)
        if kind is dict and name not in _OF_DICTS:
            found = owner.get(name, _ABSENT)
        else:
            found = getattr(owner, name, _ABSENT)
            if found is _ABSENT and hasattr(kind, "__getitem__"):
                return get(owner, name)
        if found is not _ABSENT:
            return found
        if (kind, name) not in lacked:
            lacked[kind, name] = undefined(obj=owner, name=name)
        return lacked[kind, name]

    return attribute


class Globals(ChainMap[str, Any]):
    """What all templates may name, with what one of them has beside: their names, without a copy of all."""

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        own, common = self.maps
        return super().__iter__() if own else iter(common)


class PageContext(Context):
    """What a template may name, which calls macros and blocks without asking what else they may be."""

    def call(self, called: Callable[..., Any], /, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Call something as Jinja does."""
        if type(called) is not Macro:
            return super().call(called, *args, **more)
        more.pop("_block_vars", None)
        more.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **more)


def templates(environment: Environment) -> Callable[..., Template]:
    """Return what gets a template as the environment does, and one that was asked for before at once."""
    get = environment.get_template
    known: dict[tuple[str, BaseLoader | None], Template] = {}

    def get_template(
        name: str,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        key = name, environment.loader
        if globals is not None or type(name) is not str:
            return get(name, parent, globals)
        if key not in known:
            known[key] = get(name, parent)
        return known[key]

    return get_template
