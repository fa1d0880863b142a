"""Prose to the film's releases, each with its date and, where it is stated, its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.dates import dates
from unreel.facts.reader import ABOUT_FILM, ADDED, Reader
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import pattern
from unreel.model.spans import Span
from unreel.names.credits.subjects import belongs, goes_on, head, is_film, told_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.grammar.dates import Dated
    from unreel.facts.sentences import SentenceInContext
    from unreel.lexicon.day import Day
    from unreel.model.film import Film

_CUE = re.compile(
    r"\b(?:released|premieres?|premiered|opened|debuted|debuts?|screened|shown|aired|airs|broadcast"
    r"|theatrical release|limited release"
    r"|limited theatrical run|theatrical distribution|official release|wide release"
    r"|worldwide release|general release|release in|previewed|streamed|distributed"
    r"|came out|telecast)\b"
)
OTHERWISE = re.compile(
    r"\b(?:DVDs?|Blu-?[Rr]ays?|VHS|Betamax|[Ll]aser ?[Dd]iscs?|videocassette|videotape|home (?:video|media"
    r"|release|entertainment)|video\b(?! on)"
    r"|VCD|4K|HD|soundtrack|album|trailers?|teasers?|posters?|singles?|songs?|novel\w*|games?|music|clip"
    r"|footage|merchandise|track|audio|tracks"
    r"|re-?released|re-?issued|restor\w+|remaster\w+|sequel|prequel|remake|spin-off|series|episode|book"
    r"|comics?|stills?|first look|image|logo|short"
    r"|disc|format|edition|CDs?|previous|predecessor|director's cut|anniversary|colori[sz]ed|Criterion"
    r"|iTunes|dubbed|version|box set|lyric|motion poster)\b"
)
"""What is released besides the film, and how it comes home: neither is a release of the film."""
_WISHED = re.compile(
    r"\b(?:originally(?! (?:made|produced|released|aired|broadcast|shown|premiered|opened)\b)"
    r"|initially|would|could|might|should|will|to be|be|planned|slated|scheduled|set"
    r"|tentatively|expected|intended|not|never|\w+n't"
    r"|until|yet|supposed|due|aimed|eyed|moved|pushed|delayed|postponed|shifted|announced|again"
    r"|second time|date)\b",
)
_LED_IN = re.compile(
    r"(?:\bon|\bin|\bfrom|,|\band|\bof|\bearly|\blate|\bmid|\bmiddle of|day|\(|\bsince|\bwas"
    r"|\b(?:beginning|starting) (?:in|on)|\bin the year|\bon the)[ -]?\Z|\A\s?\Z"
)
_FINITE = re.compile(
    r"\b(?:after|before|death|died|lifetime|birthday|when|while|because|following|since|based|which"
    r"|who|filming|shot|grossed|earned|received"
    r"|began|won|nominated|where)\b"
)


class Release(NamedTuple):
    """A release that a sentence states."""

    day: Day
    place: Span | None
    span: Span
    """Where the date stands."""


def releases(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the film's releases in the prose's order, each date and place once."""
    told: dict[tuple[Day, str], Fact] = {}
    for sentence in sentences:
        if _HOME.search(sentence.heading.text) or not _CUE.search(sentence.text):
            continue
        for one in statements(sentence.text, film.title):
            place = _bare(one.place.of(sentence.text)) if one.place else ""
            known = [key for key in told if key[0] == one.day and (place in key[1] or key[1] in place)]
            if not known:
                told[one.day, place] = Fact(Field.RELEASE, one.day, sentence, one.span, place)
            elif place and not known[0][1]:
                told[known[0]] = told[known[0]]._replace(about=place)
    return _exact(told.values())


READER = Reader("releases", (Field.RELEASE,), ABOUT_FILM | ADDED, releases, None)


def _bare(place: str) -> str:
    return place if re.search(r"\b(?:[A-Z]\.){2,}\Z|\bU\.S\.\Z", place) else place.rstrip(".,")


_HOME = re.compile(r"home (?:media|video|release)|video|soundtrack|music|marketing", re.IGNORECASE)


def _exact(found: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out what another says more exactly: the month of a day, of the same or no place."""
    kept = list(found)
    for one in kept:
        closer = (
            other
            for other in kept
            if other.date.startswith(f"{one.date}-") and (not one.about or one.about in other.about)
        )
        if next(closer, None) is None:
            yield one


def statements(text: str, title: str) -> Iterator[Release]:
    """Return the releases that a sentence states of the film called `title`."""
    stated = [one for one in dates(text) if not one.ends]
    cues = [cue for cue in _CUE.finditer(text) if stated and _of_film(text, cue, title)]
    taken = 0  # up to here the words belong to releases that were given
    for number, dated in enumerate(stated):
        cue = next((one for one in reversed(cues) if one.end() <= dated.span.start), None)
        if cue is None:
            if number or not cues or not _fronted(text, dated, cues[0]):
                continue
            place = (
                _place(text, cues[0].end(), len(text))
                or _place_within(text, 0, dated.span.start)
                or _place_within(text, cues[0].end(), min(len(text), cues[0].end() + _FAR // 2))
            )
        elif (number and _same_showing(text, stated[number - 1], dated)) or _stops(text, cue, dated, stated):
            continue
        else:
            following = stated[number + 1].span.start if number + 1 < len(stated) else len(text)
            place = (
                _place_within(text, max(cue.end(), taken), dated.span.start)
                or _place(text, dated.span.end, following)
                or _adverb(text, cue)
                or _first(text, cue)
            )
        taken = max(taken, dated.span.end, place.end if place else 0)
        yield Release(dated.day, place, dated.span)


def _same_showing(text: str, before: Dated, dated: Dated) -> bool:
    """Return whether two dates are days of one showing, of which the first counts."""
    return before.span == dated.span or bool(
        re.fullmatch(r",? (?:and )?|, ", text[before.span.end : dated.span.start])
    )


def _stops(text: str, cue: re.Match[str], dated: Dated, stated: list[Dated]) -> bool:
    """Return whether something else than the release happens on the date, or something else is released."""
    between = _RELATIVE.sub(",", text[cue.end() : dated.span.start])
    clause = text[max(text.rfind(";", 0, cue.start()), 0) : cue.start()]
    after = re.split(r"[;,]| and ", text[dated.span.end :])[0]
    first = all(one.span.start < cue.end() or one.span.start >= dated.span.start for one in stated)
    return bool(
        _CUE.search(between)
        or not _LED_IN.search(between)
        or _FINITE.search(between)
        or OTHERWISE.search(between)
        or OTHERWISE.search(after)
        or _WISHED.search(between)
        or (first and len(between) > _FAR)
        or _WISHED.search(clause[-60:].rpartition(", ")[2])
    )


_RELATIVE = re.compile(r", (?:where|which|who) [^,;.]*,(?= on | in )")
_FAR = 150
"""Code points between a release and its date, beyond which they have nothing to do with each other."""


def _of_film(text: str, cue: re.Match[str], title: str) -> bool:
    """Return whether it is the film that a sentence says to have been released, shown or opened."""
    before = text[: cue.start()]
    if _NOT_IT.search(before):
        return False
    clause = _ADVERBS.sub("", before).rstrip()
    subject = _HAD.sub("", clause)
    if OTHERWISE.search(re.split(r"[,;] | while | but | and ", subject + " ")[-1].replace(title, "")):
        return False
    called = head(text, title)
    if called and called.end <= len(before):
        return _behind(before, called.end)
    if _OPENS.fullmatch(before):
        return told_later(text[cue.end() :], title)
    return _owned(clause, title) or _is_subject(subject, title) or goes_on(clause, title)


_NOT_IT = re.compile(r"\bre-\Z|\b(?:press|video|DVD|home|soundtrack|album)\s\Z")
_OPENS = re.compile(r"\W*(?:First )?")
_ADVERBS = re.compile(r"(?:\b(?:also|first|later|then|\w+ly)\s*)+\Z")
_HAD = re.compile(
    r" (?:was|is|were|has been|had been|been|got|being|saw|had|has|received|given|was given|made"
    r"|held|gained|enjoyed"
    r"|went on|went into|goes on)(?: (?:first|also|its|a|an|the|his|\w+ly|world|official|U\.S\.|theatrical"
    r"|limited|wide|public|gala|red carpet|domestic|general|festival|television|very|special|brief|short"
    r"|[A-Z][A-Za-z]+))*\Z"
)
_LINKED = re.compile(r" (?:was|is|which|that|had its|and had its|has|and has)(?: [\w-]+){0,3}\s*\Z")
_CARRIED = re.compile(r"\b(?:and|which|that|it|film)(?: \w+){0,3}\s*\Z")


def _behind(before: str, end: int) -> bool:
    """Return whether a release is told of the film behind the words, up to `end`, that call it one."""
    between = before[end:]
    if belongs(_LINKED.sub(", ", between), written=False):
        return True
    return bool(_CARRIED.search(before)) and not re.search(r"\b(?:remake|sequel|novel) ", between)


_OWNER = re.compile(r"(?P<subject>[^,;]*?)(?:['’]s|\b(?P<its>[Ii]ts))(?: [\w.-]+){0,4}\Z")


def _owned(clause: str, title: str) -> bool:
    """Return whether a clause ends with the film's own: "its world premiere", "The film's premiere"."""
    owner = _OWNER.search(clause)
    if owner is None:
        return bool(_THE.search(clause + " "))
    return bool(owner["its"]) or is_film(owner["subject"].strip(), title)


_ASIDE = re.compile(
    r"(?P<film>[^,]*), (?:which|that|an?|the|directed|produced|written|starring|based|set|also)\b[^,]*,\Z"
)


def _is_subject(subject: str, title: str) -> bool:
    plain = re.sub(r",? (?:which|that|it|and|and it|but)\Z", "", subject)
    aside = _ASIDE.match(plain)
    candidates = [
        plain,
        re.split(r"[,;] ", subject)[-1],
        re.split(r"[,;] ", plain)[-1],
        aside["film"] if aside else "",
    ]
    return any(is_film(one, title) for one in candidates) or bool(_THE.search(plain + " "))


_THE = re.compile(
    r"\b[Tt]he (?:film(?:['’]s)? )?(?:(?:world|official|European|American|international|North American|UK|US"
    r"|public|gala|film['’]s|All-Union|theatrical|Los Angeles|London|New York) )+\Z"
)


def _fronted(text: str, dated: Dated, cue: re.Match[str]) -> bool:
    """Return whether a date opens a sentence and a release follows: "On May 3, 1999, the film premiered"."""
    before, between = text[: dated.span.start].strip(), text[dated.span.end : cue.start()]
    return (
        before in {"On", "In", ""}
        and len(between) < _FAR // 2
        and not _FINITE.search(between)
        and not _WISHED.search(between)
        and not OTHERWISE.search(text)
    )


_CAP = r"[^\W\d_a-z][\w.’'&-]*"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_LIST = (
    rf"{_CAP}(?:(?:, (?:and )?(?:the )?| and (?:the )?| & | of (?:the )?|/| de | du | )"
    rf"(?!{_MONTH}\b){_CAP})*"
)


@cache
def _where() -> re.Pattern[str]:
    words = pattern("facts/fields/everywhere.txt")
    return re.compile(
        rf"(?:\b(?:in|at|on|across|throughout|over|through|to|during)(?: (?:select(?:ed)?|several|various"
        rf"|all|most|some) (?:theat(?:er|re)s|cinemas)(?: in| across)?)?"
        rf"(?: (?:the|its|a))?(?: (?:home country|streaming service|streaming platform|television network"
        rf"|cable network|network|channel|cable channel|city|opening night|American|British)(?: of| in)?)?"
        rf"(?: the)? (?P<name>(?:(?:1[89]|20)\d\d |\d+(?:st|nd|rd|th) |[Ii]nter)?{_LIST})"
        rf"|\b(?P<word>{words})\b)"
    )


def _place_within(text: str, start: int, end: int) -> Span | None:
    """Return the last place that stands between the release and its date."""
    found = None
    for one in _where().finditer(text, start, end):
        if not one["name"] or not re.match(
            rf"{_MONTH}|DVD|Blu|Memorial|Christmas|New Year|Boxing|Thanksgiving|Valentine|Good Friday|Friday"
            r"|Easter|Independence|IMAX|3-?D|Labor|Halloween|Technicolor|VHS|Diwali|Eid|Pongal",
            one["name"],
        ):
            found = found or one
    return Span(*found.span(found.lastgroup or 0)) if found else None


def _place(text: str, start: int, end: int) -> Span | None:
    """Return the place directly behind a date."""
    lead = re.compile(
        r",?(?: (?:by|through|via) (?:[A-Z&][\w.&’']* ?)+,?| (?:theatrically|nationwide|to"
        r"|in \d[\d,]* (?:theat\w+|screens|cinemas)))? ?"
    ).match(text, start, end)
    at = lead.end() if lead else start
    found = _where().match(text, at, end)
    if found is None:
        return None
    place = Span(*found.span(found.lastgroup or 0))
    return None if re.match(r"(?:DVD|Blu|VHS|IMAX|3-?D)", place.of(text)) else place


def _first(text: str, cue: re.Match[str]) -> Span | None:
    """Return the place that opens the sentence: "In Japan, the film opened on …"."""
    found = re.compile(
        rf"In (?:the )?(?P<name>(?!January|February|March|April|May|June|July|August|September|October"
        rf"|November|December){_LIST}), "
    ).match(text, 0, cue.start())
    return Span(*found.span("name")) if found else None


def _adverb(text: str, cue: re.Match[str]) -> Span | None:
    word = re.compile(r"\b(worldwide|nationwide|domestically|internationally|globally|(?<=its )worldwide)\b")
    found = word.search(text, max(0, cue.start() - 20), min(len(text), cue.end() + 20))
    return Span(*found.span()) if found else None
