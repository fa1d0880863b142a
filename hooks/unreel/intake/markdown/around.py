"""What stands around an article in Markdown: links for editing it, its title, notes on other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from unreel.intake.furniture import is_name_of
from unreel.intake.lines import is_chrome, is_hatnote, is_prose
from unreel.intake.markdown.events import Event, behind, words_of
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.source_text import Reason
from unreel.model.spans import Span

_EDITS = re.compile(r"[?&](?:ve)?action=edit\b")
_BETWEEN = re.compile(r"\s*[\[\]|·]\s*")
"""Words around links for editing."""
_CALLOUT = re.compile(r"\s*>\s*\[!\w")
_PROPERTY = re.compile(r"[A-Z][\w /-]{0,30}:(?:[ \t].*)?")
"""A line that Notion writes above a page: "Tags: drama, sea"."""
_OUTSIDE = re.compile(r":\s+https?://\S+\s*$")


def around(found: Sequence[Event], file: str, box: Span | None) -> Mapping[int, Reason]:
    """Return the events with which something begins that is no part of the article, and why not.

    `box` is the infobox, if there is one.
    """
    within = Span(box.start, box.end + 1) if box else None
    boxed = {
        at: Reason.INFOBOX
        for at, event in enumerate(found)
        if within and event.begins and within.contains(event.span)
    }
    return dict([*_edit_links(found), *_paragraphs(found, file, is_copy=bool(boxed)), *boxed.items()])


def _edit_links(found: Sequence[Event]) -> Iterator[tuple[int, Reason]]:
    """Return links for editing the article, and the brackets around them."""
    for at, event in enumerate(found):
        if event.begins and event.name == "Link" and _EDITS.search(event.of("dest_url")):
            for number in (at - 1, at, behind(found, at)):
                one = found[number]
                if number == at or (one.name == "Text" and _BETWEEN.fullmatch(str(one.value))):
                    yield number, Reason.EDIT_LINKS


def _paragraphs(found: Sequence[Event], file: str, *, is_copy: bool) -> Iterator[tuple[int, Reason]]:
    """Return paragraphs that are the page's and not the article's."""
    above: list[int] = []
    is_above = True
    for at, event in enumerate(found):
        if not event.begins or event.name not in {"Paragraph", "Heading", "BlockQuote"}:
            continue
        if is_above and _is_about_note(event, file):
            yield at, Reason.METADATA
            continue
        words = " ".join(words_of(found, at).split())
        if event.name == "Paragraph" and (is_hatnote(words) or (is_above and is_chrome(words))):
            yield at, Reason.NAVIGATION
        elif is_above and is_prose(words):
            yield from _head(found, above, words, is_copy=is_copy)
            is_above = False
        elif event.name == "Heading" and kind_of_heading(words)[0]:
            is_above = False
        elif event.name == "Paragraph":
            above.append(at)


def _head(
    found: Sequence[Event], above: Sequence[int], lead: str, *, is_copy: bool
) -> Iterator[tuple[int, Reason]]:
    """Return what of the paragraphs above the lead is the title, or a copied page's."""
    for at in above:
        if is_name_of(words_of(found, at), lead):
            yield at, Reason.TITLE
        elif is_copy:
            yield at, Reason.NAVIGATION


def _is_about_note(event: Event, file: str) -> bool:
    """Tell whether a paragraph has nothing but properties of a note, or a quotation is a callout."""
    words = event.span.of(file)
    if event.name == "BlockQuote":
        return bool(_CALLOUT.match(words))
    lines = words.strip().split("\n")
    enough = len(lines) > 1 or bool(_OUTSIDE.search(words))
    return event.name == "Paragraph" and enough and all(_PROPERTY.fullmatch(line) for line in lines)
