"""A sentence shown alone does not repeat what it cites."""

from __future__ import annotations

import pytest

from unreel.model.film import Sentence
from unreel.pages.citations import opening, uncited
from unreel.pages.inline import sentence
from unreel.pages.read import page

CASES = {
    "It is a film.[Quill 2011](references.md#ref-quill-2011)": "It is a film.",
    "It is, [Max](cast.md#max) says,[Quill](references.md#ref-quill) a film.": "It is, Max says, a film.",
    r"It is a film.\[1\]\[note 2\]\[a\]\[citation needed\]": "It is a film.",
    r"\[REC\] is a film \[sic\], \[1\] of \[many\].": "[REC] is a film [sic], [1] of [many].",
}


@pytest.mark.parametrize(("markdown", "expected"), CASES.items())
def test_citations_are_left_out(markdown: str, expected: str) -> None:
    assert uncited(sentence(markdown)) == expected


def test_a_page_opens_with_its_first_sentence() -> None:
    assert opening(page("x.md", r"It is a film.\[1\]" + "\nMax wakes.\n")) == "It is a film."
    assert opening(page("x.md", "# It\n")) == opening(None) == ""
    assert uncited(Sentence("")) == ""
