"""Write a table in Markdown: HTML around cells of Markdown, so that its links are checked.

Python-Markdown's extension `md_in_html` reads what lies in these cells. It knows no `<caption>`: the summary
above the table is one, and names it to a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import escape

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.pages.escape import escape as plain
from unreel.site.fragments.context import FragmentContext

FEWEST = 2
"""Of one number there is nothing to show that its sentence does not say."""


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], picture: str) -> str:
    """Return a table, below a picture of it if there is one ('' is none).

    The first cell of each row is its heading. Cells are Markdown, the rest plain words. The caption opens and
    shuts the table: beside a picture that says the same it stays shut at first.
    """
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    lines = [
        picture,
        "",
        f'<details class="numbers" data-search-exclude markdown="block"{"" if picture else " open"}>',
        f'<summary markdown="span">{escape(caption)}</summary>',
        f'<table class="stated" aria-label="{escape(caption)}" markdown="block">',
        f'<thead markdown="block"><tr markdown="block">{head}</tr></thead>',
        '<tbody markdown="block">',
        *map(_row, rows),
        "</tbody>",
        "</table>",
        "</details>",
    ]
    return "\n".join(lines).lstrip()


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    rest = "".join(f'<td markdown="span">{cell}</td>' for cell in others)
    return f'<tr markdown="block"><th scope="row" markdown="span">{first}</th>{rest}</tr>'


def each_once(facts: Iterable[Fact], fields: Sequence[Field]) -> list[list[Fact]]:
    """Return the facts of some fields in the fields' order, those together that state the same."""
    rows: dict[tuple[Field, str, str], list[Fact]] = {}
    for fact in facts:
        if fact.field in fields and not fact.from_infobox:
            by = fact.about if fact.field == Field.RATING else ""
            rows.setdefault((fact.field, fact.words, by), []).append(fact)
    return sorted(rows.values(), key=lambda same: fields.index(same[0].field))


def identifier(name: str, context: FragmentContext) -> str:
    """Return an identifier for what a fragment shows."""
    return f"{name}-{context.heading.anchor}" if context.heading else name


def sources(context: FragmentContext, facts: Iterable[Fact]) -> str:
    """Return links to the paragraphs that facts were read from, each paragraph once."""
    named: dict[str, str] = {}
    for sentence in (fact.sentence for fact in facts):
        words = sentence.heading.text if sentence.page.name == context.name else ""
        named.setdefault(words or sentence.page.label, sentence.target_from(context.name))
    return ", ".join(f"[{plain(words)}]({target})" for words, target in named.items())
