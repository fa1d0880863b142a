"""A process compiles each template once, however many builds it does."""

from __future__ import annotations

import jinja2
import pytest

from unreel.mkdocs_build.compiled_templates import use_compiled


def shown(source: str) -> str:
    """Return what a template shows, in an environment of its own."""
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": source}), autoescape=True)
    use_compiled(environment)
    return environment.get_template("page.html").render(words="a & b")


def test_a_second_environment_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "{{ words }} once"
    assert shown(source) == "a &amp; b once"
    monkeypatch.setattr(jinja2.Environment, "compile", None)
    assert shown(source) == "a &amp; b once"


def test_a_template_of_other_words_is_compiled_anew() -> None:
    assert [shown("one {{ words }}"), shown("two {{ words }}")] == ["one a &amp; b", "two a &amp; b"]
