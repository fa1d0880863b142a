"""Set each field of an entry of the references in an element of its own."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.lists.references import fields
from unreel.lists.references.language import language
from unreel.model.film import Sentence
from unreel.site.typeset.marked import Mark

_WRITTEN = frozenset({"author", "title", "publisher"})
"""What is in the language of the work."""
_TIMES = frozenset({"date", "retrieved", "archived"})


def marks(entry: Sentence) -> Iterator[Mark]:
    """Return the elements of an entry: titles are <cite>, dates <time>, all of the class of their kind."""
    found = fields.read(entry.text)
    stated = next((field.value for field in found if field.kind == "language"), "")
    for field in found:
        tag, more = "span", ""
        if field.kind == "title":
            tag = "cite"
        if field.kind in _WRITTEN:
            # a book in Russian may have an author whose name is not: only letters tell of names
            code = language(field.value, stated if field.kind == "title" else "")
            more = f' lang="{code}"' if code else ""
        if field.kind in _TIMES:
            tag, more = "time", f' datetime="{field.value}"'
        yield Mark(field.span, f'<{tag} class="{field.kind}"{more}>', f"</{tag}>")
