"""What Python-Markdown cannot render, or not in time, becomes words."""

from __future__ import annotations

import time

import pytest

from markup import shown
from unreel.pages.renderable import bounded, excesses, rendered_safely

CDATA = "<![CDATA[a]]>"
FENCED = "```\n<![a]\n```"


OPENINGS = ["<![a]", "<![a", "<![if x]>", "   <![endif]>", "<![", "<![a]<![b]", "a <![b.", "<b></b><![a"]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_declaration_that_python_markdown_does_not_know_is_words(opening: str) -> None:
    foot = '<p class="x">Words.</p>'
    read = opening.strip().removeprefix("<b></b>")
    assert shown(rendered_safely(f"{opening}\n\n{foot}")) == f"{read} Words."


@pytest.mark.parametrize(
    "markdown", ["Words.", CDATA, FENCED, "a `<![a]`", "    <![a]", f"{CDATA}\n\n{FENCED}"]
)
def test_what_it_knows_stays(markdown: str) -> None:
    assert rendered_safely(markdown) == markdown


def test_code_stays_beside_a_declaration() -> None:
    assert rendered_safely(f"<![a]\n\n{FENCED}\n\n<![b]") == f"&lt;![a]\n\n{FENCED}\n\n&lt;![b]"


LENGTH = 30_000
COSTLY = {
    "brackets": "[",
    "pictures": "![",
    "destinations": "[a](",
    "destinations in brackets": "[[a](",
    "brackets behind backslashes": r"\\\\[",
    "one run of ticks": "`",
    "ticks": "``a`",
    "ticks apart": "`` `",
    "tags": "A <a ",
    "fences": "~~~ a\n",
    "mixed fences": "```x\n~~~x\n",
}
"""What is repeated, and costs the square without a bound."""


@pytest.mark.parametrize("markdown", [unit * (LENGTH // len(unit)) for unit in COSTLY.values()], ids=COSTLY)
def test_what_nothing_closes_is_words_and_costs_no_square(markdown: str) -> None:
    started = time.process_time()
    html = shown(bounded(f"{markdown}\n\n[Max](plot.md) *wakes*."))
    assert time.process_time() - started < 2
    assert "".join(html.split()) == "".join(f"{markdown}Maxwakes.".split())
    assert [one.offset for one in excesses(markdown)][:1] in ([0], [2])


DEEP = LENGTH // 6
LONE = {
    "brackets": "[" * DEEP + "]" * DEEP,
    "links": "[" * DEEP + "a" + "](b)" * DEEP,
    "rules": "***\n" * DEEP,
    "quoted rules": "> ***\n" * DEEP,
    "underlines": "-\n" * DEEP,
    "headings": "# a\n" * DEEP,
    "underlined headings": "a\n===\n" * DEEP,
    "definitions": "[x]: y\n" * DEEP,
    "notes": "[^x]: y\n" * DEEP,
    "cells": "|a" * DEEP + "|\n" + "|-" * DEEP + "|\n" + "|b\n" * DEEP,
}


@pytest.mark.parametrize("markdown", LONE.values(), ids=LONE)
def test_what_is_deep_or_long_costs_no_square(markdown: str) -> None:
    started = time.process_time()
    shown(bounded(markdown))
    assert time.process_time() - started < 2
    assert len([*excesses(markdown)]) == 1


HONEST = {
    "brackets": "[" * 50 + "\n\n[a](b.md)",
    "links": "[a](b.md), " * 2000,
    "code with brackets": f"```\n{'[' * 900}\n```",
    "code in lines": "`a` and ``b`` and `c`, " * 40,
    "much code in lines": "`a` " * 2000,
    "fenced code": "```\na\n```\n\n~~~ python\nb\n~~~\n\n" * 300,
    "elements": "<b>a</b> <br> 1 < 2 " * 500,
    "a table": "| a | b |\n| --- | --- |\n" + "| c | d |\n" * 2000,
    "a list": "- a\n" * 2000,
    "chapters": "# A\n\nB\n\n---\n\n[x]: y\n\n" * 1000,
}


@pytest.mark.parametrize("markdown", HONEST.values(), ids=HONEST)
def test_what_people_write_stays(markdown: str) -> None:
    assert bounded(markdown) == markdown
