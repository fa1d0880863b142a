"""Read the other titles of the film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import any_of, hint, pattern, patterns, wordlist, wordset
from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import (
    coordinated_with_film,
    film_noun_phrase,
    is_film,
    is_title,
    modifies_film,
)

_OWN = "facts/fields/also_known_as.txt"
_any = patterns(_OWN)
_SMALL = rf"(?:(?:{_any('small words')}) ){{0,3}}"
_NAME = (
    r"(?:[\"“](?P<quoted>[^\"”]{2,80})[\"”]"
    rf"|(?P<bare>[^a-z\W_][\w’'.!?&:-]*(?: {_SMALL}[^a-z\W_][\w’'!?&:-]*)*))"
)
_HINT = lazy_regex(rf"\b(?:{_any('hints')})\b|[Rr]eleased[^.]{{0,300}} as\b")
_may_tell_title = hint(*wordlist(f"{_OWN}#hints"), "eleased")
_IRREALIS = lazy_regex(rf"\b(?:{_any('irrealis')})\b", re.IGNORECASE)


def _tells_title(text: str) -> bool:
    """Return whether a sentence may state a title."""
    return _may_tell_title(text) and _HINT.search(text) is not None


def also_known_as(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the titles under which the film is known besides its own; working titles are none."""
    overview = (one for one in sentences if one.section == Kind.OVERVIEW)
    opening = next((one for one in overview if film_noun_phrase(one.text, film.title)), None)
    for sentence in sentences:
        spans = [*_opening(sentence.text, film.title)] if sentence is opening else []
        spans += statements(sentence.text, film.title) if _tells_title(sentence.text) else ()
        for span in spans:
            name = span.of(sentence.text)
            if not is_title(name, film.title) and plain(name) != plain(film.title):
                yield Fact(Field.ALSO_KNOWN_AS, name, sentence, span)


def _opening(text: str, title: str) -> Iterator[Span]:
    """Return the names behind "also known as" and the like before the verb of an opening sentence."""
    subject = text[: text.index(" is ")] if " is " in text else ""
    original = _ORIGINAL.search(subject)
    if original and original.start() and title.isascii():
        name = original["name"]
        # in brackets stands the original title, or else what the title means
        if not name.isascii() or _OPENS_FOREIGN.match(name):
            yield Span(*original.span("name"))
    for found in _IN_BRACKETS.finditer(subject):
        span = Span(*found.span(found.lastgroup or "")).trimmed(text, ' "“”,;')
        further = _AND_IN.search(text, span.start, span.end)
        if further:
            yield Span(further.end(), span.end)
            span = Span(span.start, further.start())
        if span.start < span.end and not text[span.start].islower():
            yield span


_AND_IN = re.compile(r" and in (?:the )?[A-Z][\w .]{1,25} as ")
"""What leads to a title in another country: "released in the US as Zoe and in Peru as Zoé"."""


_ORIGINAL = re.compile(r" \([\"“](?P<name>[^\"”()]{2,60})[\"”]\)")
_OPENS_FOREIGN = lazy_regex(rf"(?:{_any('foreign articles')}) ")


_KNOWN_AS = wordset("lexicon/also_known_as.txt") - wordset(f"{_OWN}#glosses") | wordset(f"{_OWN}#openings")
_LANGUAGES = any_of(wordset("lexicon/languages.txt") - {"English"})
_WHERE_KNOWN = rf"{pattern('lexicon/territories.txt')}|{pattern('lexicon/languages.txt')}"
_IN_BRACKETS = lazy_regex(
    rf"(?:(?<=[\s(,;])(?<!formerly )(?<!originally )"
    rf"(?:{any_of(_KNOWN_AS)}|(?:released|known) in (?:the )?[A-Z][\w .]{{1,25}} as):? "
    r"(?:[\"“](?P<quoted>[^\"”]{1,200})[\"”]"
    rf"|(?P<bare>[^,;()\"“]{{1,200}}?)(?=(?: (?:in|for|outside) (?:{_WHERE_KNOWN}))?"
    r"\s{0,3}(?:[,;)]|\Z))))"
    rf"|[(;] ?(?:(?:{_LANGUAGES}|(?:{_any('own kinds')}) (?:(?:re-?)?release )?title)(?: title)?):? "
    rf"[\"“]?(?P<original>[A-Z\u00c0-\u024f][^,;()\"”/]*[^\s,;()\"”/])[\"”]?(?=[,;)/])"
)
_CUE = lazy_regex(
    r"(?P<subject>\A[^,;]*?|(?<=, )[^,;]*?|(?<= and )[^,;]{0,200}?) ?\b(?:is|was|has been|have been|were)? ?"
    rf"(?:dubbed(?: in(?:to)? [A-Z]\w+)? and )?(?:(?:{_any('adverbs')}) |re-){{0,6}}"
    rf"(?:{_any('deeds')})(?: theatrically)?"
    rf"(?: (?:{_any('before where')}) (?:(?!(?:{_any('behind')}|and (?![A-Z]|the )) )[\w.,'’]+ ){{0,6}}?"
    rf"(?:in \d{{4}} )?| (?:{_any('how')}) )?"
    rf" ?(?:(?:under|by|with) (?:the |its )?(?:(?:{_any('kinds')}) )*(?:title|name)s?(?: of)? "
    rf"|as |(?<=retitled )|(?<=renamed ))(?:the )?{_NAME}"
)
# "Its original title is Zoe", "It was cut for its release in the United States under the title of Zoe"
_TITLED = lazy_regex(
    rf"\b(?:(?:[Ii]ts|[Tt]he film['’]s|[Tt]he) (?:original(?= [A-Z])|{_any('own kinds')})(?: [\w-]+)? title"
    r"(?: of the film)? (?:is|was)"
    rf"|(?:(?:re-?)?(?:{_any('brought out')})(?: in [^,;]{{0,100}}?)?"
    r"|(?:its|[Tt]he film['’]s) (?:theatrical )?release in [^,;\"“]{2,40}?)"
    rf" (?:under the (?:\w+ )?title(?: of)?|as)) {_NAME}"
)
_IN_PLACE = re.compile(r"In (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)*,? ")


def _of_film(text: str, cue: re.Match[str], title: str) -> bool:
    """Return whether the film is what goes by the title: by its subject, or by the clause that goes on."""
    subject = _IN_PLACE.sub("", cue["subject"])
    if subject.strip() or not cue.start():
        return is_film(subject, title) or coordinated_with_film(subject, title)
    before = text[: cue.start()]
    called = film_noun_phrase(text, title)
    if called and called.end <= len(before):
        return modifies_film(before[called.end :], written=False)
    return coordinated_with_film(before, title)


def statements(text: str, title: str) -> Iterator[Span]:
    """Return the places of the titles under which a sentence says that the film is known or was released."""
    for cue in _CUE.finditer(text):
        if _of_film(text, cue, title) and not _IRREALIS.search(cue[0].replace(title, "")):
            yield _span(cue)
            yield from _more(text, cue)
    for cue in _TITLED.finditer(text):
        if not _IRREALIS.search(text[: cue.start()] + cue[0].partition(" title ")[0]):
            yield _span(cue)


_NEXT = lazy_regex(rf"[,;]?(?: and| or|,)(?: and)? {_NAME}")
_NEXT_QUOTED = re.compile(
    r"(?: in (?:the )?[A-Z][^\"“;.]{0,200}?)?[,;]?(?: and| or|,)(?: and)?(?: as)? "
    r"[\"“](?P<quoted>[^\"”]{2,80})[\"”]"
)


_VERB = re.compile(r" [a-z]+(?:s|ed)\b")


def _more(text: str, cue: re.Match[str]) -> Iterator[Span]:
    """Return the rest of a list of titles: "also known as Dark Circle, Strange Fury and Zoe"."""
    group, following = ("quoted", _NEXT_QUOTED) if cue["quoted"] else ("bare", _NEXT)
    more = following.match(text, cue.end())
    while more and more[group] and not _VERB.match(text, more.end()):
        span = _span(more)
        last = re.search(r" and (?=[^a-z\W_])", span.of(text)) if group == "bare" else None
        if last:
            yield Span(span.start, span.start + last.start())
            span = Span(span.start + last.end(), span.end)
        yield span
        more = following.match(text, more.end())


def _span(cue: re.Match[str]) -> Span:
    span = Span(*cue.span("quoted" if cue["quoted"] else "bare")).trimmed(cue.string, "", " .,")
    where = None if cue["quoted"] else _WHERE.search(cue.string, span.start, span.end)
    return Span(span.start, where.start()) if where else span


_WHERE = lazy_regex(rf" (?:in|for|outside) (?:the )?(?:{_WHERE_KNOWN})\Z")
"""Where the film is known so: "Day Train in the United States"."""
