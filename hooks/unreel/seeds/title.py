"""The film's title, as the opening sentence states it: "Hardcore Henry is a 2015 … film"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.spans import Span

_OPENING = 1200
"""Code points of the text among which the opening sentence must lie."""
_NEAR = 400
"""Code points behind "is" within which the sentence must say that it speaks of a film."""
_SUBJECT_WORDS = 60
_NAME_WORDS = 6
"""A subject in lower case that is longer names nothing."""

_IS = re.compile(
    r"(?<=\s)(?:is|was|are|were|refers to)\s(?=(?:an?|the|one|another|both|[12]\d{3}|[A-Z0-9])\b)"
)
_YEAR = re.compile(r"(?<![\d.,$£€])((?:18[89]|19\d|20\d)\d)(?![\d%]|,\d)")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)\"])\.\s+(?=[A-Z\"])")
_RELEASED = re.compile(r"\b(?:[Rr]eleased|[Pp]remiered|[Aa]ired)\b[^.;]{0,80}?\b((?:18[89]|19\d|20\d)\d)\b")
_MARKS = ' \t\n"“”,;:'
_FILM = lazy_regex(
    rf"\b(?:{pattern('seeds/title_words/films.txt')})s?\b"
    rf"(?![\s-](?:{pattern('seeds/title_words/not-films.txt')})s?\b)(?:s?\b)",
    re.IGNORECASE,
)
"""A word for a film, unless the next one makes it something else ("film director")."""
_ARTICLE = lazy_regex(rf"\b(?:{pattern('seeds/title_words/articles.txt')})\b", re.IGNORECASE)
_ALSO = pattern("lexicon/also_known_as.txt")
_SEAM = lazy_regex(
    rf"(?<=\S)(?:\s*+[,;]\s*+|\s++)\(|(?<=\S)\s?[,;(]\s*(?:{_ALSO}|{pattern('seeds/title_words/asides.txt')})(?=[\s,:])"
    rf"|\s(?:{_ALSO})\s(?=[A-Z\"“(])"
)
"""What ends the first name in a subject: a bracket, ", also known as", ", directed by"."""
_OTHER_NAME = lazy_regex(
    rf"(?:(?<=[\s(,;])(?:{_ALSO})\s+|(?<![\w])[A-Z][a-z]+(?:\s(?:title|name))?:\s*)(?P<name>\"[^\"]+\"|[^,;()\"]+)"
    rf"|(?P<quoted>[\"“][^\"”]{{1,200}}[\"”])"
)
"""A name behind "also known as", behind a language ("Russian: …"), or in quotation marks."""
_TERRITORY = lazy_regex(rf"\s(?:in|for|outside)\s(?:{pattern('lexicon/territories.txt')})\s*$")
"""What a name goes by somewhere: "in the United States" and the like, up to the end of the name."""


class Title(NamedTuple):
    """What the opening sentence says of the film's names."""

    title: str = ""
    """The film's title without quotation marks around it; '' if the text opens like no film article."""
    year: str = ""
    """The year as the opening sentence states it: '2015'; '' if it states none."""
    also: tuple[str, ...] = ()
    """Other names that the opening sentence gives, in its order, without the title itself."""
    names: tuple[str, ...] = ()
    """All names that it gives, whatever the file is called; none if the text opens like no film article."""


def read(text: str, stem: str = "") -> Title:
    """Read title, year and other names out of the opening sentence of `text`.

    `stem`, what the text's file is called ('argo-2012-film'), decides only between names that the
    opening gives; without one, the first name is the title.
    """
    whole = text[:_OPENING]
    remark = 0
    for verb in _IS.finditer(whole):
        # a title is of its own line: what stands above is a remark, or the title once more
        line = max(remark, whole.rfind("\n", 0, verb.start()) + 1)
        if _speaks_of_article(whole[verb.end() :]):
            end = _SENTENCE_END.search(whole, verb.end())
            remark = end.end() if end else remark
        elif title := _stated(whole[line:], verb.start() - line, verb.end() - line, stem):
            return title
        if len(whole[: verb.start()].split()) > _SUBJECT_WORDS:
            break
    return Title()


def _stated(opening: str, subject_end: int, verb_end: int, stem: str) -> Title | None:
    """Return what a sentence says whose subject ends, and whose predicate begins, at these places."""
    predicate = _SENTENCE_END.split(opening[verb_end : verb_end + _NEAR], maxsplit=1)[0]
    subject = opening[:subject_end]
    if len(subject.split()) > _SUBJECT_WORDS:
        return None
    names = _names(subject)
    called = _FILM.search(predicate)
    # a whole sentence within the subject: then it names nothing
    sentence = re.search(r"[a-z]{3}[.!?]\s+[A-Z]\w*\s[a-z]", re.sub(r"\([^()]*\)", "", subject))
    if not names or not called or sentence:
        return None
    title = _chosen(opening, names, stem).of(opening)
    every = tuple(dict.fromkeys(name.of(opening) for name in names))
    others = tuple(name for name in every if name != title)
    year = _year(opening[: names[0].end + _NEAR], names[0].end, predicate[: called.end()])
    return Title(title, year, others, every)


def _speaks_of_article(predicate: str) -> bool:
    """Return whether a predicate is that of "here is the article about the film"."""
    film = _FILM.search(predicate, 0, _NEAR)
    return film is not None and _ARTICLE.search(predicate, 0, film.start()) is not None


def _names(subject: str) -> list[Span]:
    """Return the places in `subject` of the names that the film has, the first of all first."""
    seam = _SEAM.search(subject, 1)
    end = seam.start() if seam else len(subject)
    first = Span(0, end).trimmed(subject, _MARKS)
    name = first.of(subject)
    if not name or (name[0].islower() and len(name.split()) > _NAME_WORDS):
        return []
    return [first, *_other_names(subject, end)]


def _other_names(subject: str, start: int) -> Iterator[Span]:
    for name in _OTHER_NAME.finditer(subject, start):
        start, end = name.span(name.lastgroup or 0)
        where = _TERRITORY.search(subject, start, end)
        place = Span(start, where.start() if where else end).trimmed(subject, _MARKS)
        if place.end > place.start and not place.of(subject)[0].islower():
            yield place


def _year(opening: str, after: int, predicate: str) -> str:
    """Return the year of "a 2015 film", else of "Title (1942) …", else of "released on … 2015"; else ''."""
    bracket = re.match(r"[\"”]?\s\((\d{4})\)", opening[after:])
    stated = _YEAR.search(predicate) or bracket or _RELEASED.search(opening, after)
    return stated[1] if stated else ""


def _chosen(opening: str, names: list[Span], stem: str) -> Span:
    """Let the file's name decide: between names, a part before a colon, and what else it finds marked.

    The last is for originals: "Die Welle is a 2008 German film …" in the-wave-2008-film.txt.
    """
    bare = re.sub(
        r"(?<![\W_])[\W_]+(?:\d{4}[\W_]+(?:[^\W_]+[\W_]+)?)?(?:film|serial)\)?$", "", stem.casefold()
    )
    bare = re.sub(r"(?<!\s)\s*+\(\d{4}\)$", "", bare)
    wanted = re.findall(r"[^\W_]+", bare)
    if not wanted:
        return names[0]
    words = r"[\W_]*".join(map(re.escape, wanted))
    phrase = re.compile(rf"\b{words}\b", re.IGNORECASE)
    for name in names:
        if found := phrase.match(opening, *name):
            rest = opening[found.end() : name.end]
            if not rest.strip("!?.'’"):
                return name
            if rest.startswith(":"):
                return Span(*found.span())
    elsewhere = (Span(*found.span()) for found in phrase.finditer(opening, names[0].end))
    return next((place for place in elsewhere if _is_name(opening, place)), names[0])


def _is_name(opening: str, place: Span) -> bool:
    """Return whether words are written as a name: marked as one, or several, the first and last in capitals.

    A single word may be anyone's: the text in henry.txt speaks of Henry, and is about another film.
    """
    words = place.of(opening).split()
    marked = opening[: place.start].endswith(('"', "“", "(", ": "))
    return (marked or len(words) > 1) and not (words[0][0].islower() or words[-1][0].islower())
