"""Wikitext: an article's source, as the editor of an encyclopedia shows it or a dump has it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.intake.blocks import BlockWriter, Heading
from unreel.intake.formats import LONG, Format, Refusal, is_sign
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.source_text import Declared, InputFormat, SourceText
from unreel.model.spans import Span

if TYPE_CHECKING:
    from unreel.intake.wikitext.walk import Walk

_SIGNS = {
    name: lazy_regex(sign, re.MULTILINE)
    for name, sign in {
        "template": r"\{\{[^{}|\n]{1,60}(?:\||\}\}|\n)",
        "link": r"\[\[[^\[\]\n]{1,200}\]\]",
        "emphasis": r"'(?<!'')'{1,2}(?!')[^'\n]{1,100}'{2,3}",
        "heading": r"^={2,6}[^=\n]{1,100}={2,6}[ \t]*$",
        "reference": r"<ref[ >]",
        "table": r"^\{\|",
        "address": r"\[https?://[^\s\]]{1,500} [^\]\n]{1,200}\]",
    }.items()
}
_REDIRECT = re.compile(r"\s*+#redirect\s*+(?::\s*+)?+\[\[(?P<title>[^\[\]|]{1,200})", re.IGNORECASE)


def likelihood(file: str) -> float:
    """Return how likely a file is wikitext: by the kinds of signs that it has; headings alone say little."""
    if _REDIRECT.match(file):
        return 1
    found = {name for name, sign in _SIGNS.items() if is_sign(sign, file)}
    weak = found & {"heading", "emphasis"}
    alone = len(found) == 1 and (len(file) >= LONG or "\n" not in file.strip())
    if found == weak or alone:
        # a template alone that a crawler left, or titles in quotes, make no wikitext of a long article
        return 0.2 if "heading" in found else 0
    return min(0.95, 0.4 + 0.2 * len(found))


def read(file: str) -> SourceText:
    """Return what readers see of wikitext; raise `Refusal` where it is no article, or cannot be parsed."""
    # loaded here: most seeds are of another format, and need not wait for the parser
    from unreel.intake.wikitext import expand, tables, tags  # noqa: PLC0415 - see above
    from unreel.intake.wikitext.notes import Notes  # noqa: PLC0415 - see above
    from unreel.intake.wikitext.scan import scan  # noqa: PLC0415 - see above
    from unreel.intake.wikitext.walk import Walk, Writers  # noqa: PLC0415 - see above

    if redirect := _REDIRECT.match(file):
        title = redirect["title"].strip()
        raise Refusal(0, f"this is a redirect: copy the source of “{title}”, where it leads")
    if found := _disambiguation().search(file):
        why = "this page only lists articles of one name: copy the source of the film's own article"
        raise Refusal(found.start(), why)
    scanned = scan(file)
    writers = Writers(expand.write, tables.write, tags.write)
    walk = Walk(BlockWriter(file, scanned.text), writers, Notes())
    for piece in scanned.pieces:
        _walk_over(piece, scanned.text, walk)
    if walk.notes.waiting():
        walk.in_line(Heading(2), lambda: walk.writer.say("References"))
        tags.write_notes(walk, None)
    declared = Declared(walk.title, infobox=tuple(walk.infobox))
    return walk.writer.source_text(InputFormat.WIKITEXT, declared)


def _walk_over(piece: Span, text: str, walk: Walk) -> None:
    import mwparserfromhell  # noqa: PLC0415 - as in `read`
    from mwparserfromhell.parser import ParserError  # noqa: PLC0415 - as in `read`

    words = piece.of(text)
    try:
        code = mwparserfromhell.parse(words)
    except ParserError:
        code = None
    if code is not None and str(code) == words:
        walk.nodes(code, piece.start, are_lines=True)
    else:  # places would not lead back to the file
        walk.lines(piece)


@cache
def _disambiguation() -> re.Pattern[str]:
    """Return a pattern of the templates that pages have which list articles of one name."""
    names = pattern("intake/wikitext/disambiguations.txt")
    return re.compile(rf"\{{\{{\s*(?:{names})\s*(?:\|[^{{}}]*)?\}}\}}", re.IGNORECASE)


FORMAT = Format(likelihood, read, (".wiki", ".wikitext", ".mediawiki"))
