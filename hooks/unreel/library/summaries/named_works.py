"""Find words on a film's pages that may be titles of other works; which are films, the library knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import digits
from typing import NamedTuple

from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import hint, patterns, wordtable
from unreel.library.summaries.film_summary import Evidence, Medium, NamedWork
from unreel.model.article import PROSE, Kind
from unreel.model.film import Film
from unreel.model.spans import LONGEST, Span

_LIST = "library/summaries/named_works.txt"
_any = patterns(_LIST)

_WORD = r"[^a-z\W_][\w'’.\-]*+"
"""A word of a title that opens with a capital, a figure, or a letter of another script."""
_RUN = lazy_regex(
    rf"(?<![\w'’.\-]){_WORD}(?:(?:[:!?]? | [–—-] )(?:(?:{_any('inside titles')}) ){{0,3}}{_WORD})*+[!?]?"
)
_QUOTED = re.compile(r"[\"“](?P<double>[^\"“”]{1,100})[\"”]|(?<!\w)['‘](?P<single>[^'‘’\"]{1,80})['’](?!\w)")
_YEAR = re.compile(r"[\"”'’]?[ ]?\((?:[^()]{0,40}[ ,])??(?P<year>(?:18|19|20)\d\d)(?:[ ,;][^()]{0,40})?\)")
_YEAR_BEFORE = re.compile(r"\b(?P<year>(?:18|19|20)\d\d)(?:['’]s)?(?: [\w-]+){0,4} [\"“'‘]?\Z")
_FILMS, _OTHERS = _any("films"), _any("other works")
_FILM_BEFORE = lazy_regex(
    rf"\b(?:{_FILMS})(?: (?:to|of|titled|entitled|called|is|was|,|{_any('such as')}))*,? [\"“'‘]?\Z"
)
_FILM_BEHIND = lazy_regex(
    rf"\A[!?]?[\"”'’]?(?:, the)?(?: \([^()]{{0,30}}\))?,? (?:\d{{4}} )?(?:feature )?(?:{_FILMS})\b"
    r"|\A[\"”'’]? \((?:\d{4} )?film\)"
)
_OTHER_BEFORE = lazy_regex(
    rf"\b(?:{_OTHERS})s?(?: (?:of|titled|entitled|called|,|{_any('such as')}))*,? [\"“'‘]?\Z", re.IGNORECASE
)
_OTHER_BEHIND = lazy_regex(
    rf"\A[\"”'’]?(?:, (?:the|an?)(?: [a-z-]+){{0,3}})?,? (?:by [A-Z]\w"
    rf"|(?:(?:TV|television|video|comic|radio|Broadway|stage|web) )?(?:{_OTHERS})\b)"
    rf"|\A[\"”'’]? (?:(?:film|movie)s\b|(?:{_any('series')})\b)"  # a film's title, but of all that follow it
)
_OF_A_SERIES = re.compile(r"\A[!?]?[\"”'’]? (?:film|movie|feature|remake|reboot|(?:pre|se)quels?)\b")
"""What stands behind the name of a series too, unless a year stands beside it: "the last "Alien" film"."""
_OWN_FILM = re.compile(r"\b(?:[Tt]his|[Tt]he) (?:film|movie), \Z")
"""What opens a clause, and no title: "in the film, Alien …"."""
_SONGS = re.compile(r"\b(?:songs?|tracks?|lyrics|arrange\w+|orchestrat\w+)\b")
_MANY_SONGS = 3
"""Quoted titles in a sentence of a part on music, which are songs."""
_CUE = lazy_regex(
    rf"\b(?:(?:{_FILMS}|[Ff]ilm(?:s|ed)?)(?: (?:{_any('such as')}|titled|called|entitled))?"
    rf"|(?:{_any('is to the next')})),? \Z|\b(?:18|19|20)\d\d(?:['’]s)? \Z"
)
_CUE_ENDS = (
    *(
        f"{words.rpartition(' ')[2]}{mark} "
        for part in ("films", "such as", "is to the next")
        for words in wordtable(f"{_LIST}#{part}")
        for mark in ("", ",")
    ),
    *(f"{word}{mark} " for word in ("ilm", "ilms", "ilmed", "titled", "called") for mark in ("", ",")),
    *(f"{end} " for end in ("'s", "’s", *digits)),
)
"""Of what `_CUE` finds, each ends with one of these."""
_RELATED = lazy_regex(
    rf"\b(?P<next>{_any('is to the next')})(?: the| its| his| her)?(?: (?:own|original))?(?: [12]\d{{3}})?"
    rf"(?: (?!(?:by|in|with|starring)\b)[\w-]+){{0,4}}? [\"“'‘]?\Z"
)
_may_be_related = hint(*wordtable(f"{_LIST}#is to the next"), *wordtable(f"{_LIST}#next is to it"))
_REVERSE = lazy_regex(
    rf"\b(?P<next>{_any('next is to it')}),?(?: titled| called| entitled)?(?: in \d{{4}})? [\"“'‘]?\Z"
)
_JOINED = re.compile(r"(?:[\"”] )?(?:\s?\([^()]{0,40}\))?(?:, and |, or |, | and | or | & )[\"“'‘]?\Z")
_TELLINGS = _any("tellings")
_SAME_NAME = lazy_regex(
    rf"\b(?:{_TELLINGS})s?\b[^.;]{{0,40}}\b(?:of|with|by) the same (?:name|title)\b"
    rf"|\b(?:same-named|eponymous)(?: [a-z]+)? (?:{_TELLINGS})s?\b",
    re.IGNORECASE,
)
_TELLING_BEFORE = lazy_regex(rf"\b(?:{_TELLINGS})(?:,| titled| called| entitled)? [\"“]?\Z")
_TELLING_BEHIND = lazy_regex(rf"[\"”]?,?(?: the| an?)?(?: [a-z]+)? (?:{_TELLINGS})\b")
_LETTER = re.compile(r"\w")
_FEWEST_BARE = 3
_BEFORE, _BEHIND = 80, 60
"""Code points around a title that say what it is."""


class _Candidate(NamedTuple):
    span: Span
    evidence: Evidence
    year: str = ""
    is_of_films: bool = False
    """Is it an item of a list of films that others opened?"""


def named_works(sentences: Iterable[SentenceInContext]) -> Iterator[NamedWork]:
    """Return what a film's pages name in the form of a title, its own too; the story has works of its own."""
    for one in sentences:
        see_also = one.listed and one.heading.text.casefold() == "see also"
        if len(one.text) >= LONGEST or one.section == Kind.PLOT:
            continue
        if (one.section in PROSE or not one.section) and not one.listed:
            yield from (_work(one, candidate) for candidate in _candidates(one))
        elif see_also:
            yield _work(one, _Candidate(_listed(one.text), Evidence.LISTED, _year_in(one.text)))


def is_own(work: NamedWork, film: Film) -> bool:
    """Return whether a work has the film's own title, and no other year."""
    return work.words.casefold() == film.title.casefold() and work.year in {"", film.year}


def is_retold(film: Film, works: Iterable[NamedWork], sentences: Iterable[SentenceInContext]) -> bool:
    """Return whether a film's pages name a book, a play, another film or the like of the same title."""
    for work in works:
        years = [int(year) for year in (film.year, work.year) if year.isdecimal()]
        is_same = work.words.casefold() == film.title.casefold() and work.medium is Medium.FILM
        if is_same and years and abs(years[0] - years[-1]) > 1:
            return True
    told = (one.text for one in sentences if one.section in {Kind.OVERVIEW, Kind.PRODUCTION})
    return any(_is_told_as(film.title, text) or _of_same_name(text) for text in told)


def _is_told_as(title: str, text: str) -> bool:
    """Return whether a book, a play or the like of a title is named: "the novel Zoe", "Zoe, the novel"."""
    at = text.find(title)
    while at >= 0:
        end = at + len(title)
        if not _LETTER.match(text, end) and _TELLING_BEFORE.search(text, max(0, at - _BEFORE), at):
            return True
        if not (at and _LETTER.match(text, at - 1)) and _TELLING_BEHIND.match(text, end):
            return True
        at = text.find(title, at + 1)
    return False


def _of_same_name(text: str) -> bool:
    """Return whether a book, a play or the like is said to have the film's title: "the eponymous novel"."""
    low = text.lower()
    return ("same" in low or "eponymous" in low) and _SAME_NAME.search(text) is not None


def _listed(text: str) -> Span:
    """Return the place of the title that opens an item of a list of works."""
    bracket = text.find(" (")
    return Span(0, bracket if bracket > 0 else len(text)).trimmed(text)


def _year_in(text: str) -> str:
    found = re.search(r"\b(?:18|19|20)\d\d\b", text)
    return found[0] if found else ""


def _candidates(one: SentenceInContext) -> Iterator[_Candidate]:
    """Return the stretches of a sentence that look like titles, none overlapping, in their order."""
    text = one.text
    found = [_Candidate(span, Evidence.EMPHASISED, _year(text, span)) for span in one.sentence.emphasis]
    may_be_related = _may_be_related(text)
    for quoted in _QUOTED.finditer(text):
        span = Span(*quoted.span(quoted.lastgroup or 0))
        words = span.of(text).rstrip(",.;")
        span = Span(span.start, span.start + len(words))
        is_title = words[:1].isupper() or words[:1].isdigit()
        if is_title and not any(span.overlaps(other.span) for other in found):
            found.append(_Candidate(span, Evidence.QUOTED, _year(text, span)))
    set_apart = [one.span for one in found]
    before = None
    for run in _RUN.finditer(text):
        span = Span(run.start(), run.start() + len(run[0].rstrip(".,")))
        if set_apart and any(map(span.overlaps, set_apart)):
            continue
        candidate = _of_run(text, span, before, may_be_related=may_be_related)
        before = candidate or before
        if candidate:
            found.append(candidate)
    return iter(sorted(found))


def _of_run(text: str, span: Span, last: _Candidate | None, *, may_be_related: bool) -> _Candidate | None:
    """Return what a run of capitalised words may be; `last` is the title before it in the sentence."""
    behind = _YEAR.match(text, span.end)
    if behind:
        return _Candidate(span, Evidence.DATED, behind["year"])
    before = text[max(0, span.start - _BEFORE) : span.start]
    goes_on = (
        last and last.evidence is Evidence.CALLED and _JOINED.fullmatch(text[last.span.end : span.start])
    )
    is_cued = before.endswith(_CUE_ENDS) and _CUE.search(before) and not _OWN_FILM.search(before)
    is_related = may_be_related and (_RELATED.search(before) or _REVERSE.search(before))
    if is_cued or is_related or goes_on:
        is_of_films = bool(
            goes_on and last and (last.is_of_films or _FILM_BEFORE.search(text, 0, last.span.start))
        )
        return _Candidate(span, Evidence.CALLED, _year(text, span), is_of_films)
    words = span.of(text).split()
    is_long = len(words) >= _FEWEST_BARE or "The" in words[(0 if before.strip() else 1) : -1]
    if not is_long or any(word in MONTHS or (word.isdigit() and len(word) > 2) for word in words):  # noqa: PLR2004
        return None
    return _Candidate(span, Evidence.BARE)


def _year(text: str, span: Span) -> str:
    """Return the year that stands beside a title: in brackets behind it, or before it ("the 1979 film …")."""
    behind = _YEAR.match(text, span.end)
    before = _YEAR_BEFORE.search(text[max(0, span.start - _BEFORE) : span.start])
    found = behind or before
    return found["year"] if found else ""


def _work(one: SentenceInContext, candidate: _Candidate) -> NamedWork:
    span, evidence, year, is_of_films = candidate
    before = one.text[max(0, span.start - _BEFORE) : span.start]
    behind = one.text[span.end : span.end + _BEHIND]
    # where bare capitals were taken for a title, nothing before them said more
    is_bare = evidence is Evidence.BARE
    relation, reverse = (None, None) if is_bare else (_RELATED.search(before), _REVERSE.search(before))
    medium = _medium(before, behind) or (Medium.FILM if is_of_films else Medium.UNSAID)
    if not year and (_OF_A_SERIES.match(behind) or _is_song(one, evidence)):
        medium = Medium.OTHER
    return NamedWork(
        span.of(one.text),
        evidence,
        year,
        medium,
        wordtable(f"{_LIST}#is to the next")[relation["next"]] if relation else "",
        wordtable(f"{_LIST}#next is to it")[reverse["next"]] if reverse else "",
        one.page.name,
        one.anchor,
        one.sentence.span.start,
        span.start,
    )


def _is_song(one: SentenceInContext, evidence: Evidence) -> bool:
    """Return whether titles in quotation marks are songs, by what the sentence and its heading say."""
    is_of_music = one.heading.text.casefold() in {"music", "soundtrack", "songs"}
    if not is_of_music or evidence is not Evidence.QUOTED:
        return False
    return bool(_SONGS.search(one.text)) or len(_QUOTED.findall(one.text)) >= _MANY_SONGS


def _medium(before: str, behind: str) -> Medium:
    """Return what the words around a title say that it is."""
    if _OTHER_BEHIND.match(behind):
        return Medium.OTHER
    if _FILM_BEFORE.search(before) or _FILM_BEHIND.match(behind):
        return Medium.FILM
    return Medium.OTHER if _OTHER_BEFORE.search(before) else Medium.UNSAID
