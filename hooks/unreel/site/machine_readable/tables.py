"""Tables that fragments write as HTML around cells of Markdown, as tables of Markdown alone."""

from __future__ import annotations

import re

# few pages have any: `re` compiles what is used
_TABLE = r"(?s)<table\b[^<>]*\bmarkdown=.*?</table>"
_ROW = r"(?s)<tr\b[^<>]*>(.*?)</tr>"
_CELL = r"(?s)<t[hd]\b[^<>]*>(.*?)</t[hd]>"
_BAR = r"(?<!\\)\|"


def with_plain_tables(markdown: str) -> str:
    """Return a page's text in which such tables are rows of `| cell | cell |`, the first its head."""
    return re.sub(_TABLE, _plain, markdown) if "<table" in markdown else markdown


def _plain(table: re.Match[str]) -> str:
    rows = [[_cell(cell) for cell in re.findall(_CELL, row)] for row in re.findall(_ROW, table[0])]
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    lines[1:1] = [f"|{' --- |' * len(cells)}" for cells in rows[:1]]
    return "\n" + "\n".join(lines) + "\n"


def _cell(markdown: str) -> str:
    return re.sub(_BAR, r"\|", " ".join(markdown.split()))
