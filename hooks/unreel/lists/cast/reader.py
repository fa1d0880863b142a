"""Read the roles of a cast section, and the prose around them."""

from __future__ import annotations

from typing import NamedTuple

from unreel.lists.cast import line as cast_line
from unreel.lists.cast.cuts import best
from unreel.lists.cast.evidence import CastEvidence, Model, evidence, learned
from unreel.lists.cast.features import REJECT
from unreel.lists.cast.tail import before_heading, list_end, sentences
from unreel.lists.cast.vocabulary import ends_sentence, is_name
from unreel.model.article import Role
from unreel.model.spans import Span

_FEWEST = 5
_WIDEST = 30
"""A list that begins in the middle of a sentence has so many lines at least, of so many words at most."""


class LineWords(NamedTuple):
    """One line of the list, as indices of words."""

    first: int
    """Its first word."""
    link: int
    """The word that joins actors and part: "as"."""
    end: int
    """The word after its last."""


def read(text: str, section: Span, model: Model | None = None) -> list[Role | Span]:
    """Return the roles of the cast `section` of `text` and the prose around them, in the order of the text.

    Together the spans hold every character of it but white space, once. The whole text is needed because
    its other sections tell where one name ends and the next begins. `model` stands in for the one that
    was learned, as in cross-validation.
    """
    found = evidence(text, section, model or learned())
    parts: list[Role | Span] = []
    at = section.start
    for role in (_role(text, found, line) for line in _lines(found)):
        parts += [Span(at, role.span.start).trimmed(text), role]
        at = role.span.end
    parts.append(Span(at, section.end).trimmed(text))
    return [part for part in parts if isinstance(part, Role) or part.start < part.end]


def _lines(found: CastEvidence) -> list[LineWords]:
    """Return the lines of the list."""
    starts = _starts(found)
    if not starts or _is_sentence(found, starts[0][0], len(starts)):
        return []
    nexts = [*(first for first, _ in starts[1:]), len(found.words.tokens)]
    lines = [
        LineWords(first, link, before_heading(found.words, link + 1, following))
        for (first, link), following in zip(starts, nexts, strict=True)
    ]
    counts = [len(sentences(found.words, line.link + 1, line.end)) for line in lines[:-1]]
    last = list_end(found, lines[-1].link + 1, counts)
    return [*lines[:-1], lines[-1]._replace(end=min(last, lines[-1].end))]


def _starts(found: CastEvidence) -> list[tuple[int, int]]:
    """Return the first word and the link of each line."""
    starts: list[tuple[int, int]] = []
    begin = 0
    for link in found.links:
        cut = best(found, begin, link)
        if cut != REJECT:
            starts.append((cut, link))
            begin = link + 1
    return starts


def _is_sentence(found: CastEvidence, first: int, lines: int) -> bool:
    """Return whether the `lines` from word `first` on are prose: "The crew include A as B, and C as D."."""
    before = found.words.tokens[first - 1].text if first else "."
    if ends_sentence(before) or before.endswith(":") or is_name(before):
        return False
    return lines < _FEWEST or len(found.words.tokens) - first > _WIDEST * lines


def _role(text: str, found: CastEvidence, line: LineWords) -> Role:
    """Read one line."""
    tokens = found.words.tokens
    span = Span(tokens[line.first].start, tokens[line.end - 1].end)
    link = Span(tokens[line.link].start - span.start, tokens[line.link].end - span.start)
    actors, others, _, role, _ = cast_line.parts(span.of(text), link)
    names = tuple(Span(span.start + name.start, span.start + name.end) for name in (*actors, role))
    *billed, character = (name.of(text) for name in names)
    return Role(tuple(billed), others, character, names, span)
