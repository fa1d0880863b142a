"""Rule: HTML and links that would run a script in the reader's browser.

It looks at more than browsers would run (a tag without an end, say), and at what stands in
comments too: the words can always be put into backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.code import mask_code
from unreel.pages.links import ANY_TARGET

TAGS = ("script", "iframe", "frame", "object", "embed", "applet", "base", "meta", "link", "style")
"""Tags that run code, load another host's page or change the whole page."""

_TAG = re.compile(rf"<(?:[\w-]+:)?(?P<name>{'|'.join(TAGS)})(?![\w-])", re.IGNORECASE)
# A quotation mark quotes only behind =, elsewhere it is a part of a name. It only looks ahead, so
# that no tag hides in what seems to be the value of another's attribute.
_ATTRIBUTES = re.compile(r"<[A-Za-z](?=(?P<held>(?:[^>=]|=\s*\"[^\"]*\"|=\s*'[^']*'|=){0,600}))")
_LISTED = re.compile(r"(?<!\\)\{(?P<held>[^{}\n]*)\}")
_HANDLER = re.compile(r"(?:\A|[\s/\"':])(?P<name>on[a-z]{3,})\s*=", re.IGNORECASE)
_SCHEMES = r"(?:javascript:|vbscript:|data:(?:text/html|image/svg))"
_STARTS = re.compile(_SCHEMES, re.IGNORECASE)
_ASSIGNED = re.compile(rf"=[\"']?{_SCHEMES}", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f]+")


def scripts(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report each tag, attribute and link that could run a script."""
    text = mask_code(source.text, surely=True)
    faults: dict[int, str] = {}
    for tag in _TAG.finditer(text):
        faults[tag.start()] = f"`<{tag['name'].lower()}>` is not allowed on a page"
    faults |= _held(_ATTRIBUTES, text)
    if "{" in text:
        faults |= _held(_LISTED, text)
    for target in ANY_TARGET.finditer(text) if ":" in text else ():
        if _STARTS.match(_plain(target["held"]).lstrip("<")):
            faults[target.start("held")] = "this link would run a script"
    for offset, what in faults.items():
        yield source.at_offset(
            offset, f"{what}: take it out, or put it into backticks to show it", Severity.ERROR
        )


def _held(pattern: re.Pattern[str], text: str) -> dict[int, str]:
    """Return place → what is wrong, for the attributes that a tag or a list in braces holds."""
    faults = {}
    for match in pattern.finditer(text):
        handler = _HANDLER.search(match["held"])
        if handler:
            faults[match.start("held") + handler.start("name")] = f"`{handler['name']}=` would run a script"
        elif _ASSIGNED.search(_plain(match["held"])):
            faults[match.start()] = "this address would run a script"
    return faults


def _plain(markup: str) -> str:
    """Return an address as a browser reads it: entities resolved, white space and controls dropped."""
    return _UNSEEN.sub("", unescape(markup))
