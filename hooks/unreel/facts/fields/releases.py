"""Read the film's releases, each with its date and, where it is stated, its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.clauses import clauses
from unreel.facts.grammar.places import listed_countries
from unreel.facts.grammar.showings import OTHERWISE, is_of_film
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.dates import Dated, dates
from unreel.lexicon.day import Day
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTH
from unreel.lexicon.wordlists import hint, pattern, patterns, wordlist
from unreel.model.film import Film
from unreel.model.spans import Span

_FAR = 150
"""Code points between a release and its date, beyond which they have nothing to do with each other."""

_any = patterns("facts/fields/releases.txt")
_CUE = lazy_regex(rf"\b(?:{_any('cues')})\b")
_may_tell_release = hint(*wordlist("facts/fields/releases.txt#cues"))
OTHER_HEADING = lazy_regex(_any("other headings"), re.IGNORECASE)
"""Headings under which it is told what else was released, and how the film came home."""
_PLANNED = lazy_regex(
    rf"\b(?:(?:originally|initially)(?! (?:\w+ly )?(?:{_any('done')})\b)|{_any('irrealis')})\b"
)
_LED_IN = lazy_regex(rf"(?:\b(?:{_any('before a date')})|[,(]|day,?)[ -]?\Z|\A\s?\Z")
_ON_IT = re.compile(r"\bon (?P<day>(?:the|that) same (?:day|date))\b")
_AT_PLACE = re.compile(r"\b(?:in|at|across) (?:the )?[A-Z][\w.’']*(?: [A-Z][\w.’']*)*,? \Z")
"""What may lead to a day as well: "released in India May 8, 2009"."""
_PREPOSITION = re.compile(r" (?:in|on|at)\Z")
_MANNER = re.compile(
    r"\A(?: in [^,;]{2,40}?)? (?:began|started)(?= on\b| in\b)"
    r"| (?:through|in|with|for|as|to) (?:an? |(?=limited|wide|general))(?:[\w-]+ ){0,4}(?:release|run)\b"
    r"| \([^()]*\)"
)
_OTHER_EVENT = lazy_regex(rf"\b(?:{_any('other events')})\b")


def releases(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the film's releases in the prose's order, each date and place once.

    How it came home counts where nothing says that it was shown before.
    """
    own = [one for one in sentences if not OTHER_HEADING.search(one.heading.text)]
    # a heading may stand a sentence too early
    misplaced = [
        one for one in sentences if OTHER_HEADING.search(one.heading.text) and not OTHERWISE.search(one.text)
    ]
    told = _told(own, film.title) or _told(misplaced, film.title)
    yield from _exact(_in_time([*told.values()])) if told else _at_home(film, sentences)


def _told(sentences: Iterable[SentenceInContext], title: str) -> dict[tuple[Day, str], Fact]:
    """Return the releases that sentences state, by their dates and places."""
    told: dict[tuple[Day, str], Fact] = {}
    last: Day | None = None
    for sentence, near in _with_dates_before(sentences):
        if not (_may_tell_release(sentence.text) and _CUE.search(sentence.text)):
            continue
        first = min((day for day, _ in told if day.month), default=None)
        for dated, place in _of_sentence(sentence.text, title, last, _nearer(near, first)):
            last = dated.day
            known = [key for key in told if key[0] == dated.day and (place in key[1] or key[1] in place)]
            if not known:
                told[dated.day, place] = Fact(Field.RELEASE, dated.day, sentence, dated.span, place)
            elif place and not known[0][1]:
                told[known[0]] = told[known[0]]._replace(about=place)
    return told


def _with_dates_before(
    sentences: Iterable[SentenceInContext],
) -> Iterator[tuple[SentenceInContext, Day | None]]:
    """Return sentences with the date that was named last before each, below the same heading."""
    heading, near = None, None
    for sentence in sentences:
        if sentence.heading is not heading:
            heading, near = sentence.heading, None
        yield sentence, near
        near = _last(dates(sentence.text, near)) or near


def _last(stated: Sequence[Dated]) -> Day | None:
    """Return the date that is named last, where a year that follows does not contradict it."""
    last = next((one.day for one in reversed(stated) if one.day.month), None)
    year = stated[-1].day if stated else None
    return last if last and year and last.year == year.year else year


def _nearer(near: Day | None, first: Day | None) -> Day | None:
    """Return the date near which a release without a year is: that named before it, or the first release.

    What was long before is told for comparison; who names a date long after it tells of another showing.
    """
    if near is None or first is None or abs(near.year - first.year) <= 1:
        return near or first
    return first if near < first else None


def _of_sentence(text: str, title: str, last: Day | None, near: Day | None) -> Iterator[tuple[Dated, str]]:
    """Return the releases of each sentence in what the splitter took for one; `last` was named before.

    Days without a year are those `near` a date.
    """
    for piece in clauses(text):
        words = piece.of(text)
        for dated, place in (*_each_place(words, title, near), *_same_day(words, title, last)):
            last = near = dated.day
            yield dated._replace(span=dated.span.moved(piece.start)), place


def _at_home(film: Film, sentences: Sequence[SentenceInContext]) -> list[Fact]:
    """Return how the film first came home, its medium for a place: "released on DVD on May 3, 1999"."""
    found: list[Fact] = []
    for sentence in sentences:
        medium = _ON_MEDIUM.search(sentence.text) if _CUE.search(sentence.text) else None
        if medium is None:
            continue
        text = _ON_MEDIUM.sub(lambda match: " " * len(match[0]), sentence.text)
        days = (one for one, _ in statements(text, film.title) if one.day.month)  # else a reissue mostly
        found += (Fact(Field.RELEASE, one.day, sentence, one.span, medium["medium"]) for one in days)
    return sorted(found, key=lambda fact: fact.date)[:1]


_MEDIA = r"(?:DVDs?|Blu-[Rr]ay|VHS|[Ll]aser[Dd]isc|videocassette|(?:home )?video)(?: [Dd]iscs?\b| format)?"
_ON_MEDIUM = lazy_regex(
    rf" (?:(?:directly|direct|straight) )?(?:on|to|in)[ -](?:(?:[Rr]egion \d|the|[A-Z]\w+) ){{0,3}}"
    rf"(?P<medium>{_MEDIA})(?:(?:,| and|, and|/| &|, as well as) (?:the |on )?{_MEDIA}){{0,3}}"
)


def _each_place(text: str, title: str, near: Day | None) -> Iterator[tuple[Dated, str]]:
    """Return the dates of the releases that a sentence states, once for each country of a list."""
    for dated, where in statements(text, title, near):
        place = _bare(where.of(text)) if where else ""
        for one in listed_countries(place) or [place]:
            yield dated, one


def _same_day(text: str, title: str, day: Day | None) -> Iterator[tuple[Dated, str]]:
    """Return releases on the `day` that was named last: "It also opened in Rome on the same day"."""
    found = _ON_IT.search(text)
    cues = _cues(text, title) if found and day else []
    if not (found and day and cues and cues[-1].end() <= found.start()) or dates(text):
        return
    where = _place_within(text, _behind_word(cues[-1]), found.start())
    place = _bare(where.of(text)) if where else ""
    for one in listed_countries(place) or ([place] if place else []):
        yield Dated(day, Span(*found.span("day"))), one


def _bare(place: str) -> str:
    return place if re.search(r"(?<![\w.])(?:[A-Z]\.){2,}+\Z|\bU\.S\.\Z", place) else place.rstrip(".,")


_ON_TELEVISION = lazy_regex(rf"\b(?:{_any('television')})\b")
_LATE = 3  # years after the first release


def _in_time(found: Sequence[Fact]) -> list[Fact]:
    """Return releases without what was shown on television years after the first."""
    first = min(one.day.year for one in found)
    return [
        one for one in found if one.day.year - first < _LATE or not _ON_TELEVISION.search(one.sentence.text)
    ]


def _exact(found: Sequence[Fact]) -> Iterator[Fact]:
    """Leave out what another says more exactly: the month of a day, of the same or no place."""
    for one in found:
        finer = (other for other in found if other.date.startswith(f"{one.date}-"))
        if not any(not one.about or one.about in other.about for other in finer):
            yield one


def statements(text: str, title: str, near: Day | None = None) -> Iterator[tuple[Dated, Span | None]]:
    """Return the dates of the releases that a sentence states of the film `title`, and where they were.

    Days without a year are those `near` a date.
    """
    stated = [one for one in dates(text, near) if not (one.ends or _OF_TITLE.search(text, 0, one.span.start))]
    cues = _cues(text, title) if stated else []
    taken = 0  # up to here the words belong to releases that were given
    for number, dated in enumerate(stated):
        cue = next((one for one in reversed(cues) if one.end() <= dated.span.start), None)
        if cue is None:
            if number or not cues or not _fronted(text, dated, cues[0]):
                continue
            place = (
                _place_behind(text, _behind_word(cues[0]), len(text))
                or _place_within(text, 0, dated.span.start)
                or _place_within(text, cues[0].end(), cues[0].end() + _FAR // 2)
            )
        elif (number and _is_no_release(text, stated[number - 1], dated)) or _stops(text, cue, dated, stated):
            continue
        else:
            following = stated[number + 1].span.start if number + 1 < len(stated) else len(text)
            place = (
                _place_within(text, max(_behind_word(cue), taken), dated.span.start)
                or _span(_ON_NEXT.fullmatch(text, taken, dated.span.start) if number else None)
                or _place_behind(text, dated.span.end, following)
                or _span(_ADVERB.search(text, max(0, cue.start() - 20), cue.end() + 20))
                or _span(_FIRST.match(text, 0, cue.start()))
            )
        further = _WITHIN.match(text, place.end) if place and place.start > dated.span.start else None
        taken = max(taken, dated.span.end, further.end() if further else place.end if place else 0)
        yield dated, place


_WITHIN = re.compile(r"(?:,? in (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)*+")
"""Where a place lies that is named: "at the Rail Theatre in Rome"."""
_OF_TITLE = re.compile(r"[\"”] \((?:[a-z]+ )?\Z")
"""What stands before the year of another film: "inspired by "Zoe" (2006)"."""


def _behind_word(cue: re.Match[str]) -> int:
    """Return where "release" ends in "release in": the preposition may lead to a place."""
    return cue.start() + len(_PREPOSITION.sub("", cue[0]))


def _cues(text: str, title: str) -> list[re.Match[str]]:
    """Return the words of a sentence that tell of releases of the film called `title`."""
    found: list[re.Match[str]] = []
    for cue in _CUE.finditer(text):
        goes_on = bool(found) and _goes_on(text, found[-1], cue)
        if not _NOT_IT.search(text[: cue.start()]) and (goes_on or is_of_film(text, cue, title)):
            found.append(cue)
    return found


def _goes_on(text: str, before: re.Match[str], cue: re.Match[str]) -> bool:
    """Return whether a release is one more of what was released before: ", before opening in Rome on"."""
    joint = _GOES_ON.search(text, before.end(), cue.start())
    if joint is None or _OTHERS.search(text, before.end(), cue.start()):
        return False
    return joint[0].strip() != "," or "ing" in cue[0]


_NEW_SUBJECT = re.compile(r",? (?:the|he|she|they|his|her|their) [a-z]")


def _is_no_release(text: str, before: Dated, dated: Dated) -> bool:
    """Return whether a date tells of no further release: it is a day of the same, or of another's deed.

    "released in 1966, and on April 12 the owners were fined"
    """
    return _same_showing(text, before, dated) or bool(_NEW_SUBJECT.match(text, dated.span.end))


def _same_showing(text: str, before: Dated, dated: Dated) -> bool:
    """Return whether two dates are days of one showing, of which the first counts."""
    joint = text[before.span.end : dated.span.start]
    return before.span == dated.span or bool(re.fullmatch(r",? (?:and )?", joint))


def _stops(text: str, cue: re.Match[str], dated: Dated, stated: list[Dated]) -> bool:
    """Return whether something else than the release happens on the date, or something else is released."""
    between = _MANNER.sub("", text[cue.end() : dated.span.start])
    between = re.sub(r", (?:where|which|who) [^,;.]*,(?= on | in )", ",", between)
    clause = text[max(text.rfind(";", 0, cue.start()), 0) : cue.end()]
    after = _BEHIND_AFTER.split(text[dated.span.end :])[0]
    first = all(one.span.start < cue.end() or one.span.start >= dated.span.start for one in stated)
    return bool(
        any(stop.search(between) for stop in (_CUE, _OTHER_EVENT, OTHERWISE, _PLANNED))
        or not (_LED_IN.search(between) or (dated.day.day and _AT_PLACE.search(between)))
        or OTHERWISE.search(after)
        or (first and len(between) > _FAR)
        or _PLANNED.search(_DATE_IS.sub("release", clause[-60:].rpartition(", ")[2]))
    )


_DATE_IS = re.compile(r"(?<!original )(?<!initial )release date(?= is\b| was\b)")
_BEHIND_AFTER = re.compile(
    r"[;,]| and | as part of | along with | alongside | together with "
    r"| to (?:coincide|mark|celebrate|commemorate|honou?r)\b"
)
"""Where the words end behind a date that may tell of another release."""
_KINDS = pattern("facts/grammar/showings.txt#kinds")
_NOT_IT = lazy_regex(rf"\bre-\Z|\b(?:{_any('other releases')})\s\Z")
# "It premiered in Rome, before going on general release in", ", followed by a nationwide release in"
_GOES_ON = lazy_regex(
    r"(?:,|;|\band|\bbefore|\bthen|\bfollowed by)"
    rf"(?: (?:{_any('on again')}|\w+ly)){{0,6}}"
    rf"(?: (?:its|an?|the)(?: (?:{_KINDS}|[A-Z][\w.]+)){{0,9}})?\s?\Z"
)
_OTHERS = re.compile(r"\b(?:films|movies)\b")


def _fronted(text: str, dated: Dated, cue: re.Match[str]) -> bool:
    """Return whether a date opens a sentence and a release follows: "On May 3, 1999, the film premiered"."""
    before, between = text[: dated.span.start].strip(), text[dated.span.end : cue.start()]
    return (
        before in {"On", "In", ""}
        and len(between) < _FAR // 2
        and not _OTHER_EVENT.search(between.replace(" began its ", " "))
        and not _PLANNED.search(between)
        and not OTHERWISE.search(text)
    )


_CAP = r"[^a-z\W\d_][\w.’'&-]*"
_LIST = (
    rf"{_CAP}(?:(?:, (?:and )?(?:the )?| and (?:the )?| & | of (?:the )?|/| de | du | )"
    rf"(?!{MONTH}\b){_CAP})*"
)
_WHERE = lazy_regex(
    rf"(?:\b(?:{_any('prepositions')})(?: (?:{_any('screens')}) (?:theat(?:er|re)s|cinemas)(?: in| across)?)?"
    rf"(?: (?:the|its|a))?(?: (?:{_any('before a name')})(?: of| in)?){{0,3}}"
    rf"(?: the)? (?P<name>(?:(?:1[89]|20)\d\d |\d+(?:st|nd|rd|th) |[Ii]nter)?{_LIST})"
    rf"|\b(?P<word>{_any('everywhere')})\b)"
)
_ON_NEXT = lazy_regex(rf",?(?: and)? (?:the )?(?P<name>{_LIST}) (?:on|in) ")
"""The next place of a list: "in France on 3 May 1999, Italy on 5 May 1999"."""
_NO_PLACE = lazy_regex(rf"{MONTH}|{_any('no places')}")


def _place_within(text: str, start: int, end: int) -> Span | None:
    """Return the first place that stands between the release and its date."""
    found = _WHERE.finditer(text, start, end)
    return next((_span(one) for one in found if not (one["name"] and _NO_PLACE.match(one["name"]))), None)


def _span(found: re.Match[str] | None) -> Span | None:
    return Span(*found.span(found.lastgroup or 0)) if found else None


_BEHIND_DATE = re.compile(
    r",?(?: (?:by|through|via) (?:[A-Z&][\w.&’']* ?)+,?| (?:theatrically|nationwide|to"
    r"|in \d[\d,]* (?:theat\w+|screens|cinemas)))? ?"
)


def _place_behind(text: str, start: int, end: int) -> Span | None:
    """Return the place directly behind a date."""
    lead = _BEHIND_DATE.match(text, start, end)
    place = _span(_WHERE.match(text, lead.end() if lead else start, end))
    return None if place is None or re.match(r"(?:DVD|Blu|VHS|IMAX|3-?D)", place.of(text)) else place


# "In Japan, the film opened on …"
_FIRST = lazy_regex(rf"In (?:the )?(?P<name>(?!{MONTH}){_LIST}), ")
_ADVERB = lazy_regex(rf"\b(?:{_any('everywhere')})\b")
