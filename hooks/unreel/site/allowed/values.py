"""What the value of an attribute may be, and what to do where it is something else."""

from __future__ import annotations

import re
from collections.abc import Callable

from unreel.lexicon.wordlists import wordset, wordtable
from unreel.site.allowed import Allowed
from unreel.site.allowed.addresses import host, is_elsewhere, scheme

SHOWN = 40
"""Code points of a value in a message."""

# Material prints identifiers into the table of contents as they stand, and keeps those with __ for itself
_IDENTIFIER = re.compile(r"(?!__)[^\s\"'<>&`=]+|__(?:tabbed|codelineno|span)[\w-]*|")
# Material shows a title as a tooltip, and puts it there as HTML
_TAG = re.compile(r"<[A-Za-z/!?]")
_THEMES = re.compile("md-", re.IGNORECASE)


def fault(kind: str, value: str, allowed: Allowed) -> str:
    """Return what is wrong with a value of an attribute, '' where nothing is."""
    if kind in _KINDS:
        return _KINDS[kind](value, allowed)
    return "" if re.fullmatch(kind, value) else f"`{_shown(value)}` is no value for it: take it out"


def _words(_: str, __: Allowed) -> str:
    return ""


def _identifier(value: str, _: Allowed) -> str:
    if _IDENTIFIER.fullmatch(value):
        return ""
    if value.startswith("__"):
        return f"`{_shown(value)}` is the theme's own, whose scripts would fail: open it with a letter"
    return f"`{_shown(value)}` is no identifier: write letters, digits and hyphens"


def _classes(value: str, allowed: Allowed) -> str:
    for one in value.split():
        own = _THEMES.match(one) or one.lower() in wordset("site/allowed/reserved.txt#classes")
        if own and one not in allowed.classes:
            return f"the class `{_shown(one)}` is the theme's own: take it out"
    return ""


def _tooltip(value: str, _: Allowed) -> str:
    why = "the theme shows a title as HTML, and this one holds a tag: write it without"
    return why if _TAG.search(value) else ""


def _style(value: str, _: Allowed) -> str:
    known = wordtable("site/allowed/styles.txt")
    for declaration in filter(str.strip, value.split(";")):
        name, _colon, setting = (part.strip().lower() for part in declaration.partition(":"))
        if name not in known:
            return f"a style may set {', '.join(sorted(known))}, and not `{_shown(name)}`: take it out"
        if not re.fullmatch(known[name], setting):
            return f"`{_shown(setting)}` is no value for the style `{name}`: take it out"
    return ""


def _link(value: str, allowed: Allowed) -> str:
    own = scheme(value)
    if own and own not in allowed.schemes:
        return f"an address may open with {_choice(allowed.schemes)} and not with `{_shown(own)}:`: mend it"
    return ""


def _picture(value: str, allowed: Allowed) -> str:
    if not is_elsewhere(value) or (host(value) in allowed.hosts and scheme(value) in {"", "http", "https"}):
        return ""
    where = host(value)
    if not where:
        return f"a picture is no address with `{_shown(scheme(value))}:`: put it into docs/ as a file"
    return f"pictures are not loaded from other hosts ({_shown(where)}): put the file into docs/"


def _choice(words: frozenset[str]) -> str:
    return ", ".join(f"`{word}:`" for word in sorted(words))


def _shown(value: str) -> str:
    line = " ".join(value.split()).replace("`", "'")
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


_KINDS: dict[str, Callable[[str, Allowed], str]] = {
    "words": _words,
    "identifier": _identifier,
    "classes": _classes,
    "tooltip": _tooltip,
    "style": _style,
    "link": _link,
    "picture": _picture,
}
"""Kind, as attributes.txt names it → what is wrong with a value."""
