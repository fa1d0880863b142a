"""What one reference states, and where: authors, title, publisher, dates, language, medium.

A citation is read from both ends: "Retrieved …" and "Archived …" are taken off its tail, the authors
off its head; the quotation marks show the title, and what follows it is the publisher. An entry
without a usual form has few fields or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import wordset
from unreel.lists.references import marks
from unreel.lists.references.dates import DATE, YEAR, iso
from unreel.lists.words import look
from unreel.model.spans import Span

_AUTHOR_WORDS = 24
_NAME_WORDS = 8
_SMALL_WORDS = wordset("lexicon/particles.txt") | {"and", "at", "for", "from", "in", "of", "on", "the", "to"}
_TITLE_WORDS = 40
_NO_TITLE = frozenset({"date", "pages", "number", "address"})
"""A sentence that goes on to one of these is more than a title."""
_DATED_TAIL = frozenset({"retrieved", "archived"})
_TAIL = _DATED_TAIL | {"wayback", "debris"}
_BETWEEN_NAMES = frozenset({"and", "et", "the"})

_BACKLINKS = re.compile(
    r"(?:\^\s*)?(?:\d{1,2}(?:\.\d+)?\s+)*(?:\d{1,2}(?:\.\d+)?)\s+(?=\D)|\^\s*(?:[a-z]\s+)*"
)
_DATED = lazy_regex(rf"(?<!\s)\s*+\((?P<date>(?:{DATE}|{YEAR})(?:\s?[-–—]\s?(?:{DATE}|{YEAR}))?)\)[.,:]?\s*")
_SHORT = lazy_regex(
    rf"(?P<authors>[^\W\d_][^\d\"“.]{{0,60}}?)[.,]?(?:\s\(?(?P<date>{YEAR})\)?)?[.,:]?\s(?:pp?\.?|pages?)?\s?[\divxl][\d\s,&â\x80\x93\x94–—-]*\.?$"
)
_BRACKET = re.compile(r"[(\[](?:in\s)?([^()\[\]]+)[)\]]")
_DATE = lazy_regex(DATE)
_DATE_OR_YEAR = lazy_regex(rf"{DATE}|{YEAR}")
_QUOTE = re.compile(r"(?<!\S)[\"“]")
_SEMICOLON = re.compile(r"(?<!\s)\s*+;\s*(?:and\s|&\s)?")
_AND = re.compile(r"(?<!\s)\s++(?:and|&)\s+")
_INITIAL_LAST = re.compile(r"(?:(?:^|[\s.])[A-Z]|\b[JS]r)$")
_STOPS = re.compile(r"[ .,;:]+")
_LEADING_BRACKETS = re.compile(r"(?:\s{0,20}+[(\[][^()\[\]]*+[)\]][.,]?)++")
_ON = re.compile(r"(?:on|at)\s+(?=[A-Z])")
_LONE_YEAR = re.compile(r"(?:^|[.,;:(]\s?)((?:1[89]|20)\d\d)(?=\s?(?:[.,;:)]|\sp|$))")
_STOP = re.compile(r"[.?!]{1,9}+[\"”']?(?=\s|$)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATION = 12
"""Code points before a full stop that hold any abbreviation."""
_VIA = re.compile(r"[-–—]\s?via\s+(?P<host>[^.]+)")
_PLACE = re.compile(r"[A-Z][\w.]+(?:[\s,/]+[A-Z][\w.]+){0,4}:\s+(?=[A-Z][a-z&])")
_ROLE = re.compile(r"\b(?:editors?|eds?\.?|et al\.?)\)?$")
_EDITORS = re.compile(r"[^\"“]{3,120}\beds?\.\s")
_ISSUE = re.compile(r"(?:\s\d{1,9})?(?:(?<!\s)\s++)?(?::\s*+\d|[(\[]|[,;]\s).*$", re.DOTALL)
_NUMBERED = re.compile(r"(?<!\s)\s++(?:ISBN|ISSN|OCLC|ASIN)\b")
_FAMILY_GIVEN = re.compile(
    r"(?P<author>[^\W\d_][\w'’-]+,(?:\s[^\W\d_][\w'’.-]*){1,3})(?:\s\(ed(?:itor|s|\.)*\))?\.\s"
)
_NAMED_WEBARCHIVE = re.compile(r"Archived\s(?!from)")
_NOT_PUBLISHER = re.compile(
    r"(?:pp?|pgs?|pages?|vol|no|ISBN|ISSN|OCLC|ASIN|doi|Event|Retrieved|Archived|CS1|In|in|by|https?:)\b|[\d(\[\"“–—-]",
    re.IGNORECASE,
)


class ReferenceField(NamedTuple):
    """What some words of an entry are."""

    kind: str
    """'author', 'title', 'publisher', 'date', 'retrieved', 'archived', 'language', 'medium' or 'upkeep'.

    The last is for those who keep the article: digits that lead back to where an entry is cited several
    times, "{{cite web}}: CS1 maint: url-status (link)".
    """
    span: Span
    """Code points into the entry."""
    value: str
    """What they state: a date in ISO 8601; of a title, an author or a publisher, its own words."""


class _Head(NamedTuple):
    """What stands before the title."""

    fields: tuple[ReferenceField, ...]
    """The authors, and the date behind them."""
    after: int
    """Where the rest starts."""


@lru_cache(maxsize=1 << 9)  # who infers citations, and who names references, asks of the same entries
def read(text: str) -> tuple[ReferenceField, ...]:
    """Return what the entry `text` states, in the order of its words."""
    backlinks = _BACKLINKS.match(text)
    start = backlinks.end() if backlinks and backlinks.end() < len(text) else 0
    found = list(marks.find(text, Span(start, len(text))))
    tail = min((mark.start for mark in found if mark.kind in _TAIL), default=len(text))
    body = text[:tail].rstrip()
    fields = [*_retrievals(text, found), *_upkeep(text, start, found)]
    short = _SHORT.fullmatch(body, start)
    if short and _is_name(short["authors"]):
        fields += _authors(body, Span(*short.span("authors")))
        if short["date"]:
            fields.append(_dated(body, Span(*short.span("date"))))
    else:
        bare_link = _NAMED_WEBARCHIVE.match(text, tail) and _quote_at(body, start) != start
        head = _Head((), start) if bare_link else _head(body, start)
        if bare_link:  # the template names its words no further
            title, after = _bare(body, Span(start, len(body))), len(body)
        else:
            title, after = _title(body, head, cited=bool(found) or any(_brackets(body, start)))
        fields += [*head.fields, *_behind_head(body, head, title, after)]
    return tuple(sorted(fields, key=lambda field: (field.span.start, -field.span.end)))


def _retrievals(text: str, found: Iterable[marks.SetPhrase]) -> Iterator[ReferenceField]:
    """Return "Retrieved May 1, 2016" and "Archived from the original on …", whole."""
    for mark in found:
        dated = _DATE_OR_YEAR.search(text, mark.start, mark.end) if mark.kind in _DATED_TAIL else None
        if dated:
            span = Span(mark.start, mark.end).trimmed(text, "", ".,;:)]")
            yield ReferenceField(mark.kind, span, iso(dated.group()))


def _upkeep(text: str, start: int, found: Iterable[marks.SetPhrase]) -> Iterator[ReferenceField]:
    """Return what says nothing of the work: all before `start`, and what a template complains of."""
    spans = [Span(0, start), *(Span(mark.start, mark.end) for mark in found if mark.kind == "debris")]
    for span in (span.trimmed(text) for span in spans):
        if span.start < span.end:
            yield ReferenceField("upkeep", span, span.of(text))


def _behind_head(body: str, head: _Head, title: Span | None, after: int) -> Iterator[ReferenceField]:
    """Return the title, and behind it, from `after` on, publisher, date, language and medium."""
    if title is None:
        yield from _brackets(body, head.after)
        return
    yield ReferenceField("title", title, title.of(body))
    yield from _brackets(body, after)
    if publisher := _publisher(body, after):
        yield ReferenceField("publisher", publisher, publisher.of(body))
    dated = any(field.kind == "date" for field in head.fields)
    if date := None if dated else _date(body, after):
        yield _dated(body, date)


def _dated(text: str, span: Span) -> ReferenceField:
    return ReferenceField("date", span, iso(span.of(text)))


def _head(body: str, start: int) -> _Head:
    """Read "Family, Given (date)." or, where a quotation mark follows, an author alone."""
    quote = _quote_at(body, start)
    end = len(body) if quote is None else quote
    dated = _DATED.search(body, start, end)
    if dated and _is_name(body[start : dated.start()]) and _is_of_author(body, start, dated):
        authors = _authors(body, Span(start, dated.start()))
        return _Head((*authors, _dated(body, Span(*dated.span("date")))), dated.end())
    before = body[start:end].rstrip()
    if quote and before[-1:] in {".", ",", ":"} and _is_name(before.rstrip(" .,:")):
        return _Head(tuple(_authors(body, Span(start, quote))), quote)
    if named := _FAMILY_GIVEN.match(body, start, end):
        return _Head(tuple(_authors(body, Span(*named.span("author")))), named.end())
    return _Head((), start)


def _is_of_author(body: str, start: int, dated: re.Match[str]) -> bool:
    """Tell an author and a year from a film and its year: "Serving Sara (2002). Box Office Mojo."."""
    before, rest = body[start : dated.start()], body[dated.end() :]
    quoted = _quote_at(body, dated.end()) == dated.end()
    if "," in before or before.startswith("@") or len(dated["date"]) > len("1999–2000") or quoted:
        return True
    return not dated.group().rstrip().endswith(":") and bool(rest[_sentence_end(rest, 0) :].strip())


def _quote_at(body: str, start: int) -> int | None:
    found = _QUOTE.search(body, start)
    return found.start() if found else None


def _is_name(words: str) -> bool:
    """Return whether `words` can be people, or a body: capitals, initials, particles, no sentence."""
    parts = words.replace(";", " ; ").split()
    if not 0 < len(parts) <= _AUTHOR_WORDS or not any(part[0].isalpha() or part[0] == "@" for part in parts):
        return False
    return all(
        not (p[0].islower() or p[0].isdigit())
        or p.rstrip(".,") in wordset("lexicon/particles.txt")
        or p in _BETWEEN_NAMES
        for p in parts
    ) or (len(parts) == 1 and parts[0][0].isalpha())


def _authors(body: str, span: Span) -> Iterator[ReferenceField]:
    """Take several authors apart at semicolons, and at "and" where no family name comes first."""
    span = span.trimmed(body, " .,:;")
    if role := _ROLE.search(body, span.start, span.end):
        span = Span(span.start, role.start())
    span = span.trimmed(body, " ,;(")
    many = list(_split(_SEMICOLON, body, span))
    if len(many) == 1 and "," not in span.of(body):
        many = list(_split(_AND, body, span))
    for author in (one.trimmed(body, " ,") for one in many):
        name, end = author.of(body), author.end
        if _INITIAL_LAST.search(name):  # with the stop that was taken off: 'Welkos, Robert W.'
            name, end = f"{name}.", end + body.startswith(".", end)
        if name:
            yield ReferenceField("author", Span(author.start, end), name)


def _split(separator: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    """Return the stretches of `span` between the separators."""
    at = span.start
    for between in separator.finditer(text, span.start, span.end):
        yield Span(at, between.start())
        at = between.end()
    yield Span(at, span.end)


def _title(body: str, head: _Head, *, cited: bool) -> tuple[Span | None, int]:
    """Return the title and where it ends: what is quoted, else a citation's first sentence."""
    quote = _quote_at(body, head.after)
    if quote is not None and _leads_to(body[head.after : quote], first=not head.fields):
        end = _quotation_end(body, quote)
        return _bare(body, Span(quote, end)), end
    if not (cited or head.fields):
        return None, head.after
    end = _sentence_end(body, head.after)
    brackets = (b for b in _BRACKET.finditer(body, head.after, end) if any(_brackets(body, *b.span())))
    end = next((bracket.start() for bracket in brackets), end)
    words = body[head.after : end]
    more = any(mark.kind in _NO_TITLE for mark in marks.find(body, Span(head.after, end)))
    if more or not 0 < len(words.split()) <= _TITLE_WORDS:
        return None, head.after
    return _bare(body, Span(head.after, end)), end


def _leads_to(between: str, *, first: bool) -> bool:
    """Return whether a title follows: `between` is nothing, editors, or a name without its stop."""
    if len(between) <= 1 or _EDITORS.fullmatch(between):
        return True
    return first and len(between.split()) <= _NAME_WORDS and not re.search(r"[a-z]\.\s", between)


def _quotation_end(body: str, start: int) -> int:
    """Return where the quotation that opens at `start` ends, quotations inside it passed over."""
    depth = 0
    for word in re.finditer(r"\S+", body[start:]):
        depth += look(word.group()).quotes
        if depth <= 0:
            return start + word.end()
    close = re.compile(r"[\"”][.,]?(?=\s|$)").search(body, start + 1)
    return close.end() if close else _sentence_end(body, start)


def _bare(body: str, title: Span) -> Span | None:
    """Return a title without its outer quotation marks and the stop at its end; None if nothing is left."""
    span = title.trimmed(body)
    if body.startswith(('"', "“"), span.start):
        unmarked = span.trimmed(body, "", ".,;:")
        if body.endswith(('"', "”"), unmarked.start, unmarked.end):
            span = Span(span.start, unmarked.end - 1)
        span = Span(min(span.start + 1, span.end), span.end).trimmed(body)
    bare = span if span.of(body).endswith("...") else span.trimmed(body, "", ".,;:")
    return bare if bare.start < bare.end else None


def _sentence_end(body: str, start: int) -> int:
    """Return where the sentence that starts at `start` ends: at a full stop of no abbreviation."""
    for stop in _STOP.finditer(body, start):
        before = body[max(start, stop.start() - _ABBREVIATION) : stop.start()].split()
        last = before[-1].strip("(\"'") if before else ""
        if (
            last
            and not _INITIALS.fullmatch(last)
            and last not in wordset("lists/references/abbreviations.txt")
        ):
            return stop.end()
    return len(body)


def _publisher(body: str, start: int) -> Span | None:
    """Return the publisher, paper or site: the first words behind the title, no date and no number."""
    host, end = None, len(body)
    if via := _VIA.search(body, start):
        host, end = Span(*via.span("host")).trimmed(body, " )"), via.start()
    for lead in (_STOPS, _LEADING_BRACKETS, _STOPS, _ON):
        led = lead.match(body, start, end)
        start = led.end() if led else start
    if dated := _DATE.search(body, start, end):
        end = dated.start()
    end = min(end, _sentence_end(body[:end], start))
    if place := _PLACE.match(body, start, end):
        start = place.end()
    if issue := _ISSUE.search(body, start, end):
        end = issue.start()
    if numbered := _NUMBERED.search(body, start, end):
        end = numbered.start()
    span = Span(start, end).trimmed(body)
    words = span.of(body)
    low = sum(word[0].islower() and word not in _SMALL_WORDS for word in words.split())
    if not words or _NOT_PUBLISHER.match(words) or len(words.split()) > _NAME_WORDS + 2 or low > 1:
        return host
    short = words.endswith(("Inc.", "Co.", "Bros.", "Ltd."))
    return span.trimmed(body, "", " ,;:" if short else " .,;:-–—")


def _date(body: str, start: int) -> Span | None:
    """Return the date behind the title; a bare year counts where it stands alone between marks."""
    if found := _DATE.search(body, start):
        return Span(*found.span())
    start = Span(start, len(body)).trimmed(body, " .,", "").start
    year = _LONE_YEAR.search(body[start:])
    return Span(start + year.start(1), start + year.end(1)) if year else None


def _brackets(body: str, start: int, end: int | None = None) -> Iterator[ReferenceField]:
    """Return language and medium, as brackets name them; of several media the last, the kind in CS1."""
    language = medium = None
    for bracket in _BRACKET.finditer(body, start, len(body) if end is None else end):
        span = Span(*bracket.span(1)).trimmed(body)
        words = span.of(body)
        kind = re.split(r"[;:,]", words, maxsplit=1)[0].casefold()
        if words in wordset("lexicon/languages.txt"):
            language = language or ReferenceField("language", span, words)
        elif kind in wordset("lists/references/media.txt"):
            medium = ReferenceField("medium", span, words)
    yield from filter(None, (language, medium))
