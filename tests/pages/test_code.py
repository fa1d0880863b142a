"""What of a page is code, a comment or a declaration, and no words."""

from __future__ import annotations

import time

import pytest

from markup import shown
from unreel.pages.code import bounded, rendered_safely

CDATA = "<![CDATA[a]]>"
FENCED = "```\n<![a]\n```"


@pytest.mark.parametrize("opening", ["<![a]", "<![a", "<![if x]>", "   <![endif]>", "<![", "<![a]<![b]"])
def test_a_declaration_that_python_markdown_does_not_know_is_words(opening: str) -> None:
    assert shown(rendered_safely(f"{opening}\n\nWords.")) == f"{opening.strip()} Words."


@pytest.mark.parametrize("markdown", ["Words.", CDATA, FENCED, "a <![a]", f"{CDATA}\n\n{FENCED}"])
def test_what_it_knows_stays(markdown: str) -> None:
    assert rendered_safely(markdown) == markdown


def test_code_stays_beside_a_declaration() -> None:
    assert rendered_safely(f"<![a]\n\n{FENCED}\n\n<![b]") == f"&lt;![a]\n\n{FENCED}\n\n&lt;![b]"


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "[[a]("])
def test_brackets_that_are_never_closed_are_words_and_cost_no_square(unit: str) -> None:
    started = time.process_time()
    html = shown(bounded(f"{unit * 3000}\n\n[Max](plot.md) *wakes*."))
    assert time.process_time() - started < 2
    assert html == f"{unit * 3000} Max wakes."


def test_brackets_of_code_and_few_of_them_stay() -> None:
    few = "[" * 50 + "\n\n[a](b.md)"
    fence = f"```\n{'[' * 900}\n```"
    assert bounded(few) == few
    assert bounded(fence) == fence
