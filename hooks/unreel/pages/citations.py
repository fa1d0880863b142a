"""Citations on pages: links behind a sentence or a clause, with no space before them and none of its words.

    The film was released on April 8.[Busch 2016](references.md#ref-busch-2016)

Such a link names an entry of the references by what that entry says, never by its number (see
`lists.references.names`). The title "inferred" tells one that no source stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from unreel.model.article import Kind
from unreel.model.film import CitationLink, Listing, Page, Sentence, sentences_of
from unreel.model.identifiers import ascii_slug
from unreel.pages.escape import escape

INFERRED = ' "inferred"'
"""What stands behind the destination of a citation that was inferred: the link's title."""

_CITED = re.compile(r"(?:[^\s#]*\.md)?#(?P<anchor>ref-[\w-]+)\Z")
_OPENING = frozenset("([{“‘«–—/")
"""Behind these a link to a reference is words like any other, as it is behind a space."""
# "[1]", "[a]", "[note 2]", "[citation needed]", behind what they are about
_MARK = re.compile(r"(?<=\S)\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n) ?\d{1,3}|[a-z ]+ needed)\]")


class CitedEntry(NamedTuple):
    """An entry of the references as citations lead to it."""

    item: Sentence
    number: str
    """The identifier by its place on the page: 'ref-3'."""
    name: str
    """'Quill 2011'."""

    @property
    def anchor(self) -> str:
        """Return the identifier that citations lead to: 'ref-quill-2011'."""
        return anchor(self.name)


def anchor(name: str) -> str:
    """Return the identifier of the entry that is called `name`; none is like those by place ('ref-3')."""
    slug = re.sub(r"-{2,}", "-", ascii_slug(name)) or "source"
    return f"ref-source-{slug}" if slug.isdigit() else f"ref-{slug}"


def link(name: str, page: str, *, inferred: bool = False) -> CitationLink:
    """Return a citation of the entry called `name` on `page` ('references.md'), as yet at no place."""
    return CitationLink(0, name, f"{page}#{anchor(name)}", inferred)


def entries(page: Page) -> Iterator[CitedEntry]:
    """Return the entries of the page of references that have an identifier, in their order."""
    if page.section == Kind.REFERENCES:
        # loaded here: most builds name nothing anew, and need not wait for the reader of references
        from unreel.lists.references.names import names  # noqa: PLC0415 - see above

        listed = [
            pair
            for block in page.blocks
            if isinstance(block, Listing) and block.ordered
            for pair in zip(block.items, block.anchors, strict=False)
        ]
        named = names([item.text for item, _ in listed])
        for (item, number), name in zip(listed, named, strict=True):
            yield CitedEntry(item, number, name)


def cited(target: str) -> str:
    """Return the identifier of the reference that a link's target names: 'ref-quill-2011'; '' for others."""
    found = _CITED.match(target)
    return found["anchor"] if found else ""


def is_citation(before: str, target: str) -> bool:
    """Return whether a link is a citation; `before` is the character in front of it, '' at a line's start."""
    return bool(before) and not before.isspace() and before not in _OPENING and bool(cited(target))


def behind_words(line: str, at: int) -> int:
    """Return where a citation that stands at `at` in the words of a line can be told from a link.

    That is behind the words before it, else at the line's end; 0 where nothing is said.
    """
    signs = "".join(_OPENING) + " "
    return len(line[:at].rstrip(signs)) or len(line.rstrip(signs))


def markdown(citation: CitationLink) -> str:
    """Return a citation as it stands in Markdown."""
    return f"[{escape(citation.name)}]({citation.target}{INFERRED if citation.inferred else ''})"


def anchors(pages: Iterable[Page]) -> dict[str, CitedEntry]:
    """Return identifier → entry, for those of all pages; the first of a name, which none should share."""
    found: dict[str, CitedEntry] = {}
    for page in pages:
        for entry in entries(page):
            found.setdefault(entry.anchor, entry)
    return found


def uncited(sentence: Sentence) -> str:
    """Return the words of a sentence without marks of citations, for where it is shown alone."""
    return _MARK.sub("", sentence.text).strip()


def opening(page: Page | None) -> str:
    """Return the words of a page's first sentence, '' where it has none."""
    first = (sentence for block in (page.blocks if page else ()) for sentence in sentences_of(block))
    return next((uncited(sentence) for sentence in first), "")
