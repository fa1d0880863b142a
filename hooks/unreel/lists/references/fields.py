"""What one reference states: authors, title, publisher, dates, language, medium.

A citation is read from both ends: "Retrieved …" and "Archived …" are taken off its tail, the authors
off its head; the quotation marks show the title, and what follows it is the publisher. What an entry
does not state stays empty, and an entry without a usual form has few fields or none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.lists.references import marks
from unreel.lists.references.dates import DATE, YEAR, iso
from unreel.model.article import Reference
from unreel.model.spans import Span

_AUTHOR_WORDS = 24
_NAME_WORDS = 8
_SMALL_WORDS = frozenset({"and", "at", "de", "des", "du", "for", "from", "in", "la", "of", "on", "the", "to"})
_TITLE_WORDS = 40
_BETWEEN_NAMES = frozenset({"and", "et", "the"})

_BACKLINKS = re.compile(
    r"(?:\^\s*)?(?:\d{1,2}(?:\.\d+)?\s+)*(?:\d{1,2}(?:\.\d+)?)\s+(?=\D)|\^\s*(?:[a-z]\s+)*"
)
_DATED = re.compile(rf"\s*\((?P<date>(?:{DATE}|{YEAR})(?:\s?[-–—]\s?(?:{DATE}|{YEAR}))?)\)[.,:]?\s*")
_SHORT = re.compile(
    rf"(?P<authors>[^\W\d_][^\d\"“.]{{0,60}}?)[.,]?(?:\s\(?(?P<date>{YEAR})\)?)?[.,:]?\s(?:pp?\.?|pages?)?\s?[\divxl][\d\s,&â\x80\x93\x94–—-]*\.?$"
)
_BRACKET = re.compile(r"[(\[](?:in\s)?([^()\[\]]+)[)\]]")
_DATE = re.compile(DATE)
_LONE_YEAR = re.compile(r"(?:^|[.,;:(]\s?)((?:1[89]|20)\d\d)(?=\s?(?:[.,;:)]|\sp|$))")
_STOP = re.compile(r"[.?!]+[\"”']?(?=\s|$)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATION = 12
"""Code points before a full stop that hold any abbreviation."""
_VIA = re.compile(r"[-–—]\s?via\s+(?P<host>[^.]+)")
_PLACE = re.compile(r"^[A-Z][\w.]+(?:[\s,/]+[A-Z][\w.]+){0,4}:\s+(?=[A-Z][a-z&])")
_ROLE = re.compile(r"\b(?:editors?|eds?\.?|et al\.?)\)?$")
_EDITORS = re.compile(r"[^\"“]{3,120}\beds?\.\s")
_ISSUE = re.compile(r"(?:\s\d+)?\s*(?::\s*\d|[(\[]|[,;]\s).*$", re.DOTALL)
_FAMILY_GIVEN = re.compile(
    r"(?P<author>[^\W\d_][\w'’-]+,(?:\s[^\W\d_][\w'’.-]*){1,3})(?:\s\(ed(?:itor|s|\.)*\))?\.\s"
)
_NAMED_WEBARCHIVE = re.compile(r"Archived\s(?!from)")
_NOT_PUBLISHER = re.compile(
    r"(?:pp?|pgs?|pages?|vol|no|ISBN|ISSN|OCLC|ASIN|doi|Event|Retrieved|Archived|CS1|In|in|by|https?:)\b|[\d(\[\"“–—-]",
    re.IGNORECASE,
)


class _Head(NamedTuple):
    """What stands before the title."""

    authors: tuple[str, ...]
    date: str
    after: int
    """Where the rest starts."""


def read(text: str, span: Span) -> Reference:
    """Read the entry that lies at `span` of `text`."""
    entry = span.of(text)
    start = _skip(_BACKLINKS, entry)
    found = list(marks.find(entry, Span(start, len(entry))))
    retrieved, archived = (
        next((iso(entry[m.start : m.end]) for m in found if m.kind == kind), "")
        for kind in ("retrieved", "archived")
    )
    tail = min((m.start for m in found if m.kind in _TAIL), default=len(entry))
    body = entry[start:tail].rstrip()
    short = _SHORT.fullmatch(body)
    if short and _is_name(short["authors"]):
        date = short["date"] or ""
        return Reference(
            entry,
            _authors(short["authors"]),
            date=iso(date),
            retrieved=retrieved,
            archived=archived,
            span=span,
        )
    head = _head(body)
    if _NAMED_WEBARCHIVE.match(entry, tail) and _quote_at(body) != 0:
        title, after = _bare(body), len(body)  # the words of a bare link, which the template names no further
    else:
        title, after = _title(body, head, cited=bool(found) or any(_brackets(body)))
    rest = body[after:]
    language, medium = _brackets(rest if title else body)
    return Reference(
        text=entry,
        authors=head.authors,
        title=title,
        publisher=_publisher(rest) if title else "",
        date=head.date or (_date(rest) if title else ""),
        retrieved=retrieved,
        archived=archived,
        language=language,
        medium=medium,
        span=span,
    )


_NO_TITLE = frozenset({"date", "pages", "number", "address"})
_TAIL = frozenset({"retrieved", "archived", "wayback", "debris"})


def _skip(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found and found.end() < len(text) else 0


def _head(body: str) -> _Head:
    """Read "Family, Given (date)." or, where a quotation mark follows, an author alone."""
    quote = _quote_at(body)
    before = body if quote is None else body[:quote]
    dated = _DATED.search(before)
    if dated and _is_name(before[: dated.start()]) and _is_of_author(body, dated):
        return _Head(_authors(before[: dated.start()]), iso(dated["date"]), dated.end())
    if quote and before.rstrip()[-1:] in {".", ",", ":"} and _is_name(before.rstrip(" .,:")):
        return _Head(_authors(before), "", quote)
    named = _FAMILY_GIVEN.match(before)
    return _Head(_authors(named["author"]), "", named.end()) if named else _Head((), "", 0)


def _is_of_author(body: str, dated: re.Match[str]) -> bool:
    """Tell an author and a year from a film and its year: "Serving Sara (2002). Box Office Mojo."."""
    before, rest = body[: dated.start()], body[dated.end() :]
    if (
        "," in before
        or before.startswith("@")
        or len(dated["date"]) > len("1999–2000")
        or _quote_at(rest) == 0
    ):
        return True
    return not dated.group().rstrip().endswith(":") and bool(rest[_sentence_end(rest, 0) :].strip())


def _quote_at(body: str) -> int | None:
    found = re.search(r"(?<!\S)[\"“]", body)
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


def _authors(words: str) -> tuple[str, ...]:
    """Take several authors apart at semicolons, and at "and" where no family name comes first."""
    words = _ROLE.sub("", words.strip(" .,:;")).strip(" ,;(")
    many = [part for part in re.split(r"\s*;\s*(?:and\s|&\s)?", words) if part]
    if len(many) == 1 and "," not in words:
        many = re.split(r"\s+(?:and|&)\s+", words)
    return tuple(_with_initial_stop(name.strip(" ,")) for name in many if name.strip(" ,"))


def _with_initial_stop(name: str) -> str:
    """Return the full stop back to an initial at the end: 'Welkos, Robert W' → 'Welkos, Robert W.'."""
    return name + "." if re.search(r"(?:^|[\s.])[A-Z]$", name) or re.search(r"\b[JS]r$", name) else name


def _title(body: str, head: _Head, *, cited: bool) -> tuple[str, int]:
    """Return the title and where it ends: what is quoted, else a citation's first sentence."""
    quote = re.compile(r"(?<!\S)[\"“]").search(body, head.after)
    if quote and _leads_to(body[head.after : quote.start()], first=not head.after):
        end = _quotation_end(body, quote.start())
        return _bare(body[quote.start() : end]), end
    if not (cited or head.authors):
        return "", 0
    end = _sentence_end(body, head.after)
    bracket = next((b for b in _BRACKET.finditer(body, head.after, end) if any(_brackets(b.group()))), None)
    end = bracket.start() if bracket else end
    words = body[head.after : end]
    if not words.strip() or len(words.split()) > _TITLE_WORDS or _holds_more(body, head.after, end):
        return "", head.after
    return _bare(words), end


def _holds_more(body: str, start: int, end: int) -> bool:
    """Return whether a sentence is more than a title: it goes on to a date, a page, an ISBN, an address."""
    return any(mark.kind in _NO_TITLE for mark in marks.find(body, Span(start, end)))


def _leads_to(between: str, *, first: bool) -> bool:
    """Return whether a title follows: `between` is nothing, editors, or a name without its stop."""
    if len(between) <= 1 or _EDITORS.fullmatch(between):
        return True
    return first and len(between.split()) <= _NAME_WORDS and not re.search(r"[a-z]\.\s", between)


def _quotation_end(body: str, start: int) -> int:
    """Return where the quotation that opens at `start` ends, quotations inside it passed over."""
    depth = 0
    for word in re.finditer(r"\S+", body[start:]):
        opening = len(word.group()) - len(word.group().lstrip("\"“'‘([-–—"))
        marks_before = sum(c in '"“' for c in word.group()[:opening])
        marks_behind = sum(c in '"”“' for c in word.group()[opening:])
        depth += marks_before - marks_behind
        if depth <= 0:
            return start + word.end()
    close = re.compile(r"[\"”][.,]?(?=\s|$)").search(body, start + 1)
    return close.end() if close else _sentence_end(body, start)


def _bare(title: str) -> str:
    """Take off a title's outer quotation marks and the stop or comma at its end."""
    words = title.strip()
    if words[:1] in {'"', "“"}:
        unmarked = words.rstrip(".,;:")
        words = (unmarked[:-1] if unmarked[-1:] in {'"', "”"} else words)[1:].strip()
    return words if words.endswith("...") else words.rstrip(".,;:")


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


def _publisher(rest: str) -> str:
    """Return the publisher, paper or site: the first words behind the title, no date and no number."""
    if via := _VIA.search(rest):
        rest = rest[: via.start()]
        host = via["host"].strip(" )")
    else:
        host = ""
    rest = re.sub(r"^(?:\s*[(\[][^()\[\]]*[)\]][.,]?)+", "", rest.lstrip(" .,;:"))
    rest = rest.lstrip(" .,;:")
    rest = re.sub(r"^(?:on|at)\s+(?=[A-Z])", "", rest)
    dated = _DATE.search(rest)
    rest = rest[: dated.start()] if dated else rest
    rest = _PLACE.sub("", rest[: _sentence_end(rest, 0)])
    rest = _ISSUE.sub("", rest).strip()
    low = sum(word[0].islower() and word not in _SMALL_WORDS for word in rest.split())
    if not rest or _NOT_PUBLISHER.match(rest) or len(rest.split()) > _NAME_WORDS + 2 or low > 1:
        return host
    return rest.rstrip(" ,;:") if rest.endswith(("Inc.", "Co.", "Bros.", "Ltd.")) else rest.rstrip(" .,;:-–—")


def _date(rest: str) -> str:
    """Return the date behind the title; a bare year counts where it stands alone between marks."""
    if found := _DATE.search(rest):
        return iso(found.group())
    year = _LONE_YEAR.search(rest.lstrip(" .,"))
    return year[1] if year else ""


def _brackets(rest: str) -> tuple[str, str]:
    """Return language and medium, as brackets name them; of several media the last, the kind in CS1."""
    language = medium = ""
    for bracket in _BRACKET.finditer(rest):
        words = bracket[1].strip()
        kind = re.split(r"[;:,]", words, maxsplit=1)[0].casefold()
        if words in wordset("lists/references/languages.txt"):
            language = language or words
        elif kind in _media():
            medium = words
    return language, medium


@cache
def _media() -> frozenset[str]:
    return frozenset(word.casefold() for word in wordset("lists/references/media.txt"))
