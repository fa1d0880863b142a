"""Write words as Markdown that shows just these words, and read them back.

The text of a seed is data, never markup: whatever stands in it reaches the reader as those
characters, in Python-Markdown with the extensions of this site and on GitHub. Only what would
be taken for markup where it stands is escaped, so that the pages stay pleasant to edit.
"""

from __future__ import annotations

import html
import re

from unreel.lexicon.lazy_regex import lazy_regex

# Markup wherever it stands. GitHub reads ~ as a strike-through, and Python-Markdown knows no
# backslash before it. < is markup unless a space follows: addresses of mail go over the ends of lines (`<` at
# one, `x@y>` in the next). & is markup where it opens an entity; behind a number, Python-Markdown adds the ;.
# ^ makes a footnote of a link whose words it opens.
_ANYWHERE = re.compile(r"[\\`*_\[\]{]|~|<(?! )|&(?=#|[0-9A-Za-z]+;)|\A\^")

# A link behind an exclamation mark would be an image.
_BEFORE_LINK = lazy_regex(_ANYWHERE.pattern + r"|!\Z")

# Markup only where a line, a list item or a quoted line begins: headings, quotes, lists, rules,
# underlines of headings, tables, definitions, admonitions, numbered lists.
_AT_START = re.compile(r"[#>+\-=:|!]|\?(?=\?\?)|\d{1,9}(?P<stop>[.)])(?=\s|\Z)")

_BACKSLASH = frozenset("\\`*_{}[]()>#+-.!")
"""The characters that Python-Markdown takes a backslash before (CommonMark takes more)."""

_ESCAPED = re.compile(r"\\(?P<mark>[\\`*_{}\[\]()>#+\-.!])|&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9A-Za-z]+);")


def escape(words: str, *, at_start: bool = False, before_link: bool = False) -> str:
    """Return Markdown for `words` (one line); say where they open a line, or stand before a link."""
    start = _AT_START.match(words) if at_start else None
    head = start[0][:-1] + _literal(start[0][-1]) if start else ""
    rest = words[start.end() :] if start else words
    return head + (_BEFORE_LINK if before_link else _ANYWHERE).sub(lambda mark: _literal(mark[0]), rest)


def escape_heading(words: str) -> str:
    """Return Markdown for the `words` of a heading, which would lose a # at its end ("C#")."""
    head = words.rstrip("#")
    return escape(head, at_start=True) + "\\#" * (len(words) - len(head))


def unescape(markdown: str) -> str:
    """Return the words that the reader of `markdown` sees, for text without other markup."""
    return _ESCAPED.sub(lambda match: match["mark"] or html.unescape(match[0]), markdown)


def _literal(character: str) -> str:
    if character in _BACKSLASH:
        return "\\" + character
    return {"<": "&lt;", "&": "&amp;"}.get(character) or f"&#{ord(character)};"
