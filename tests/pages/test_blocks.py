"""Lines and blocks of pages as people write them."""

from __future__ import annotations

import pytest

from unreel import pages
from unreel.model.film import Heading, Paragraph, Placeholder, Raw
from unreel.pages.blocks import Form, form

FORMS = {
    "<!-- entry -->  ": Form.PLACEHOLDER,
    "<!-- entry --> x": Form.HTML,
    "* * *": Form.RULE,
    "==": Form.UNDERLINE,
    "--- | ---": Form.DIVIDER,
    "|---|": Form.DIVIDER,
    "| a |": Form.ROW,
    "```text": Form.FENCE,
    "</div>": Form.HTML,
    "[one]: x.md": Form.DEFINITION,
    "[^1]: a note": Form.EXTENSION,
    "!!! note": Form.EXTENSION,
    ": a term": Form.EXTENSION,
    "{ #id }": Form.ATTRIBUTES,
    "    code": Form.CODE,
    "\tcode": Form.CODE,
    "  words": Form.INDENTED,
    "## Plot": Form.HEADING,
    "> words": Form.QUOTE,
    "+ words": Form.BULLET,
    "12. words": Form.NUMBER,
    "12) words": Form.TEXT,
    "1986. ": Form.TEXT,
    "[a] is b": Form.TEXT,
}


@pytest.mark.parametrize(("line", "expected"), FORMS.items())
def test_a_line_has_one_form(line: str, expected: Form) -> None:
    assert form(line) is expected


BLOCKS = {
    "underlined headings": ("Trivia\n===\nOne.\n\nCars\n--\n", ["h1 trivia", "One.", "h2 cars"]),
    "a table without outer bars": ("a | b\n- | -\n1 | 2\n", ["raw"]),
    "a comment of several paragraphs": ("One.\n\n<!-- not\n\nyet -->\n\nTwo.\n", ["One.", "raw", "Two."]),
    "code with blank lines": ("```\na\n\n# b\n```\n\nOne.\n", ["raw", "One."]),
    "a fence without an end": ("```\n\nOne.\n", ["raw", "One."]),
    "where a link leads that names it": ("[one]: x.md\n\nOne.\n", ["raw", "One."]),
    "attributes in any order": ("## Cars { .big #own }\n\n<!-- entry -->\n", ["h2 own", "<entry>"]),
}


@pytest.mark.parametrize(("markdown", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_blocks_are_read_as_they_are_shown(markdown: str, expected: list[str]) -> None:
    shown = []
    for block in pages.page("x.md", f"<!-- x -->\n\n{markdown}").blocks[1:]:
        match block:
            case Heading(_, level, anchor):
                shown.append(f"h{level} {anchor}")
            case Paragraph(sentences):
                shown += [sentence.text for sentence in sentences]
            case Placeholder(name):
                shown.append(f"<{name}>")
            case Raw():
                shown.append("raw")
    assert shown == expected
