"""What of a page is code, a comment or a declaration, and no words."""

from __future__ import annotations

import pytest

from markup import shown
from unreel.pages.code import rendered_safely

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
