"""A sentence without its citations, for where it is shown alone: cards, descriptions, previews."""

from __future__ import annotations

import re

from unreel.model.film import Page, Sentence

# "[1]", "[a]", "[note 2]", "[citation needed]", behind what they are about
_MARK = re.compile(r"(?<=\S)\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n) ?\d{1,3}|[a-z ]+ needed)\]")
_CITED = "#ref-"
"""What an entry of the references is called in links, behind the page's name."""


def uncited(sentence: Sentence) -> str:
    """Return the words of a sentence without links to references and without marks of citations."""
    text = sentence.text
    for link in reversed(sentence.links):
        if _CITED in link.target:
            text = text[: link.span.start] + text[link.span.end :]
    return _MARK.sub("", text).strip()


def opening(page: Page | None) -> str:
    """Return the words of a page's first sentence, '' where it has none."""
    return uncited(page.sentences[0]) if page and page.sentences else ""
