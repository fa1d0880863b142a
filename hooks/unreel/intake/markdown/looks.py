"""What a thing of Markdown is by its look, where the parser's name for it does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from unreel.intake.addresses import of_article, of_href
from unreel.intake.blocks import level_by_words
from unreel.intake.markdown.events import Event, behind, words_of
from unreel.model.spans import Span

_LONGEST_HEADING = 80
"""Code points of words in bold that may be a heading."""


def heading_level(found: Sequence[Event], number: int) -> int:
    """Return the level of a heading, or of a paragraph that is nothing but words in bold; 0 for others."""
    event = found[number]
    if event.name == "Heading":
        return int(event.of("level").removeprefix("H"))
    if event.name != "Paragraph" or number + 1 >= len(found) or found[number + 1].name != "Strong":
        return 0
    after, words = found[behind(found, number + 1)], words_of(found, number + 1).strip()
    is_heading = after.name == "Paragraph" and 0 < len(words) <= _LONGEST_HEADING and words[-1] not in ".!?"
    return level_by_words(words) if is_heading else 0


def address_of(link: Event) -> str:
    """Return the address that a link leads to, as `Hyperlink` has it; '' where it is no use."""
    if link.of("link_type").startswith(("WikiLink", "{'WikiLink")):
        return of_article(link.of("dest_url"))
    return of_href(link.of("dest_url"))


def is_letter_of_word(file: str, emphasis: Span) -> bool:
    """Tell whether what a parser takes for emphasis is a letter of an acronym: "M*A*S*H"."""
    before = file[max(0, emphasis.start - 1) : emphasis.start]
    return emphasis.end - emphasis.start == len("*A*") and before.isupper() and emphasis.of(file)[1].isupper()
