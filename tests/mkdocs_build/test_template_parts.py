"""Parts that are rendered once say on each page what they would say if they were rendered for it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, pass_context

from unreel.mkdocs_build import template_parts

LANGUAGE = "{% macro t(key) %}{{ config.words[key] or key }}{% endmacro %}"
SEARCH = "{{ lang.t('search') }} {{ film_slug }}{{ ' share' if 'share' in features }}"
PAGE = (
    "{% import 'partials/language.html' as lang with context %}"
    "{% include 'partials/search.html' %}{% include 'partials/palette.html' %} {{ page.meta.hide }}"
    "{% macro own(words) %}[{{ words }}]{{ caller() if caller }}{{ site }}{% endmacro %}"
    "{% for one in 'ab' %}{{ own(one) }}{% call own(words=one) %}{{ loop.index }}{% endcall %}{% endfor %}"
    "{% include 'partials/icon.html' %}{% import 'partials/icon.html' as icon with context %}{{ icon }}"
)
PALETTE = "{% for one in config.palette %}[{{ one | replace(' ', '-') | label }}]{% endfor %}"


def _environment(*, kept: bool, **changed: str) -> Environment:
    parts = {"language": LANGUAGE, "search": SEARCH, "palette": PALETTE, "icon": "<svg>{ }</svg>\n"}
    sources = {f"partials/{name}.html": text for name, text in {**parts, **changed}.items()} | {"page": PAGE}
    made = Environment(loader=DictLoader(sources))  # noqa: S701 - as MkDocs has it
    if kept:
        made.context_class = template_parts.PageContext
        vars(made)["make_globals"] = lambda own: template_parts.Globals(own or {}, made.globals)
    made.globals["site"] = "Films"
    made.filters["label"] = pass_context(lambda _, words: f"“{words}”")
    made.filters["doubled"] = lambda words: words * 2
    for name in [name for name in sources if kept and name != "page"]:
        template_parts.kept(made.get_template(name), sources[name])
    if kept:
        vars(made)["getattr"] = template_parts.attributes(made)
    return made


def _pages(made: Environment) -> list[str]:
    config = SimpleNamespace(words={"search": "Search"}, palette=["a", "b"])
    contexts: list[dict[str, Any]] = [
        {"film_slug": slug, "features": features, "page": SimpleNamespace(meta=page)}
        for slug in ("night-train", "", "day-train")
        for features in ([], ["share"])
        for page in ({}, {"hide": "toc", "number": slug})
    ]
    return [made.get_template("page").render(config=config, **one) for one in contexts]


CHANGED = {
    "as they are": {},
    "one that shows the page": {"search": "{{ page.meta.number }}"},
    "one that shows the page by its language": {"language": LANGUAGE + "{% set n = page.meta.number %}"},
    "one of a filter that nobody else has": {"palette": "{{ 'x' | doubled }}"},
    "an icon that shows the page": {"icon": "{{ page.meta.number }}"},
    "one of a filter that asks for the page": {"palette": "{{ 'x' | map('upper') | list | first }}"},
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED)
def test_pages_are_as_without(changed: dict[str, str]) -> None:
    assert _pages(_environment(kept=True, **changed)) == _pages(_environment(kept=False, **changed))


def test_a_part_is_rendered_once_for_each_film() -> None:
    made = _environment(kept=True)
    asked: list[object] = []

    class Palette:
        def __iter__(self) -> Any:  # noqa: ANN401 - of any
            asked.append(self)
            return iter("a")

    config = SimpleNamespace(words={}, palette=Palette())
    for slug in ("night-train", "day-train"):
        made.get_template("page").render(
            config=config, film_slug=slug, features=[], page=SimpleNamespace(meta={})
        )
    assert len(asked) == 1


OWNERS: list[Any] = [{"a": 1, "items": 2}, {}, SimpleNamespace(a=1), {"a": None}, [1], "text", None]


@pytest.mark.parametrize("name", ["a", "items", "upper", "none"])
@pytest.mark.parametrize("owner", OWNERS, ids=repr)
def test_attributes_are_those_of_jinja(owner: object, name: str) -> None:
    made = Environment()  # noqa: S701 - as MkDocs has it
    ours, theirs = template_parts.attributes(made)(owner, name), made.getattr(owner, name)
    assert type(ours) is type(theirs)
    assert str(ours) == str(theirs) or callable(ours)
