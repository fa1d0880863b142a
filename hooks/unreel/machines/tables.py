"""Tables that fragments write as HTML around cells of Markdown, as tables of Markdown alone."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table\b[^<>]*\bmarkdown=.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^<>]*>(.*?)</t[hd]>", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")


def with_plain_tables(markdown: str) -> str:
    """Give a page's text in which such tables are rows of `| cell | cell |`, the first its head."""
    return _TABLE.sub(_plain, markdown)


def _plain(table: re.Match[str]) -> str:
    rows = [[_cell(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(table[0])]
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    lines[1:1] = [f"|{' --- |' * len(cells)}" for cells in rows[:1]]
    return "\n" + "\n".join(lines) + "\n"


def _cell(markdown: str) -> str:
    return _BAR.sub(r"\|", " ".join(markdown.split()))
