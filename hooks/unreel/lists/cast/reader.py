"""Read the roles of a cast section, and the prose around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns
from unreel.lists.cast import line as cast_line
from unreel.lists.cast.cuts import best
from unreel.lists.cast.evidence import CastEvidence, Model, evidence, learned
from unreel.lists.cast.features import REJECT, left
from unreel.lists.cast.known_roles import known_name
from unreel.lists.cast.line import CastLine
from unreel.lists.cast.tokens import SectionWords
from unreel.lists.cast.vocabulary import ends_sentence, is_honorific, is_name, listed
from unreel.model.article import Role
from unreel.model.spans import Span

_any = patterns("lists/cast/prose.txt")
_PROSE = lazy_regex(
    rf"(?<=\s)(?:(?:{_any('openers')}) [A-Z][^.;]{{0,200}}?"
    rf"|(?:{_any('subjects')})(?: (?:also|further))) (?:{_any('deeds')})\b"
)
_BRACKET = re.compile(r"\(.*")
_HEADING = 9
"""Words of a heading inside a list, at most, with a bracket behind it: "Guests (in order of appearance)"."""
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPENER = 3.0
"""What a capitalised word that opens sentences ("Various members …") weighs, in log-odds."""
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
    before_prose = Span(section.start, _prose_start(text, section))
    found = evidence(text, before_prose, model or learned())
    parts: list[Role | Span] = []
    at = section.start
    for role in (_role(text, found, line) for line in _lines(found)):
        parts += [Span(at, role.span.start).trimmed(text), role]
        at = role.span.end
    parts.append(Span(at, section.end).trimmed(text))
    return [part for part in parts if isinstance(part, Role) or part.start < part.end]


def _prose_start(text: str, section: Span) -> int:
    """Return where a sentence begins that says it goes on behind the list, or the end of the section."""
    found = _PROSE.search(text, section.start + 1, section.end)
    return found.start() if found else section.end


def _lines(found: CastEvidence) -> list[LineWords]:
    """Return the lines of the list."""
    starts: list[tuple[int, int]] = []
    for link in found.links:
        begin = starts[-1][1] + 1 if starts else 0
        if (cut := best(found, begin, link)) != REJECT:
            starts.append((cut, link))
    if not starts or _is_sentence(found, starts[0][0], len(starts)):
        return []
    nexts = [*(first for first, _ in starts[1:]), len(found.words.tokens)]
    lines = [
        LineWords(first, link, _before_heading(found.words, link + 1, following))
        for (first, link), following in zip(starts, nexts, strict=True)
    ]
    counts = [len(_sentences(found.words, line.link + 1, line.end)) for line in lines[:-1]]
    last = _list_end(found, lines[-1].link + 1, counts)
    return [*lines[:-1], lines[-1]._replace(end=min(last, lines[-1].end))]


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
    link = Span(tokens[line.link].start, tokens[line.link].end).behind(span.start)
    parts = cast_line.parts(span.of(text), link)
    return role(text, span, parts._replace(role=known_name(span.of(text), parts.role, found.names)))


def role(text: str, span: Span, line: CastLine) -> Role:
    """Return the role of a line that lies at `span` of `text`."""
    names = (Span(span.start + name.start, span.start + name.end) for name in (*line.actors, line.role))
    return role_of(text, span, tuple(names), others=line.others)


def role_of(text: str, span: Span, names: tuple[Span, ...], *, others: bool) -> Role:
    """Return the role of a line at `span` of `text` whose actors, then its character, lie at `names`."""
    *billed, character = (" ".join(name.of(text).split()) for name in names)
    return Role(tuple(billed), others, character, names, span)


def _before_heading(words: SectionWords, begin: int, following: int) -> int:
    """Return where a heading begins that ends right before the word `following`, or `following`."""
    for at in range(max(begin + 1, following - _HEADING), following):
        heading = " ".join(token.text for token in words.tokens[at:following]).lower()
        if _BRACKET.sub("", heading).strip(" :.") in listed("headings"):
            return at
    return following


def _sentences(words: SectionWords, begin: int, following: int) -> list[int]:
    """Return the index after the last word of each sentence from the word `begin` on."""
    tokens = words.tokens
    stops = (index + 1 for index in range(begin, following) if ends_sentence(tokens[index].text))
    return [stop for stop in stops if stop == len(tokens) or not tokens[stop].text[0].islower()]


def _list_end(evidence: CastEvidence, begin: int, counts: list[int]) -> int:
    """Return the index of the word where the prose after the last line begins.

    `begin` is the first word of the last part; `counts` tells how many sentences each other line has. In a
    list without sentences the prose follows without a full stop: "… as Mr. Grey Henry was …".
    """
    words = evidence.words
    ends = _sentences(words, begin, len(words.tokens))
    usual = sorted(counts)[len(counts) // 2] if counts else 1
    if not ends or (usual and len(ends) <= max(counts, default=0)):
        return len(words.tokens)
    if usual:
        return ends[min(usual, len(ends)) - 1]
    return _sentence_start(evidence, begin, ends[0])


def _sentence_start(evidence: CastEvidence, begin: int, end: int) -> int:
    """Return the word with which a sentence begins in the words from `begin` to `end`, or `end`."""
    tokens = evidence.words.tokens
    verbs = (index for index in range(begin + 2, end) if tokens[index].text in listed("verbs"))
    verb = min(verbs, key=lambda index: (tokens[index - 1].text in _RELATIVE, index), default=begin)
    starts = (
        at
        for at in range(begin + 1, verb)
        if is_name(tokens[at].text)
        and not evidence.words.inside[at]
        and not is_honorific(tokens[at - 1].text)
    )

    def score(at: int) -> float:
        opens = tokens[at].text.lower() in listed("openers")
        return evidence.model.score(left(evidence, begin, at)) + _OPENER * opens

    return max(starts, key=score, default=end)
