"""HTML source: a page that a browser saved, its body, or what an encyclopedia's API returns."""

from __future__ import annotations

import re
from itertools import islice

from unreel.intake.blocks import BlockWriter
from unreel.intake.formats import Format
from unreel.intake.html import unclosed
from unreel.model.source_text import InputFormat, SourceText

_OPENING = re.compile(
    r"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)?<(?:!doctype html|html|head|body|meta|title)\b", re.IGNORECASE
)
_ELEMENT = re.compile(r"\s*<[a-z!]", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|div|li|td|section)\s*>", re.IGNORECASE)


def likelihood(file: str) -> float:
    """Return how likely a file is HTML: it opens as a page does, or with an element and is made of them."""
    if _OPENING.match(file):
        return 0.95
    return 0.8 if _ELEMENT.match(file) and len([*islice(_BLOCK_END.finditer(file), 2)]) > 1 else 0


def read(file: str) -> SourceText:
    """Return the text of a page's article; raise `Refusal` where too much of it is never closed."""
    # loaded here: most seeds are of another format, and need not wait for the parser
    from unreel.intake.html import page  # noqa: PLC0415 - see above
    from unreel.intake.html.tree import Tree  # noqa: PLC0415 - see above
    from unreel.intake.html.walk import Walk  # noqa: PLC0415 - see above

    unclosed.check(file)
    tree = Tree(file)
    walk = Walk(tree, BlockWriter(file))
    walk.over(page.article(tree))
    declared = page.declared(tree)._replace(infobox=tuple(walk.infobox))
    return walk.writer.source_text(InputFormat.HTML, declared)


FORMAT = Format(likelihood, read, (".html", ".htm", ".xhtml"))
