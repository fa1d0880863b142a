"""Prose to the film's releases: 'release', each with its date and, where it is stated, its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.dates import dates
from unreel.facts.fact import Fact
from unreel.facts.subjects import belongs, goes_on, head, is_film, told_later
from unreel.film import Kind, Span
from unreel.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.dates import Dated
    from unreel.facts.lines import Line
    from unreel.film import Film

_SILENT = {Kind.PLOT, Kind.SEQUEL, Kind.CAST}
_CUE = re.compile(
    r"\b(?:released|premieres?|premiered|opened|debuted|debuts?|screened|shown|aired|airs|broadcast|theatrical release|limited release"
    r"|wide release|worldwide release|general release|release in|previewed|launched|streamed|distributed|came out|telecast)\b"
)
OTHERWISE = re.compile(
    r"\b(?:DVDs?|Blu-?[Rr]ays?|VHS|Betamax|[Ll]aser ?[Dd]iscs?|videocassette|videotape|home (?:video|media|release|entertainment)|video\b(?! on)"
    r"|VCD|4K|HD|soundtrack|album|trailers?|teasers?|posters?|singles?|songs?|novel\w*|games?|music|clip|footage|merchandise|track|audio|tracks"
    r"|re-?released|re-?issued|restor\w+|remaster\w+|sequel|prequel|remake|spin-off|series|episode|book|comics?|stills?|first look|image|logo|short"
    r"|disc|format|edition|CDs?|previous|predecessor|director's cut|anniversary|colori[sz]ed|Criterion|iTunes|dubbed|version|box set|lyric|motion poster)\b"
)
"""What is released besides the film, and how it comes home: neither is a release of the film."""
_WISHED = re.compile(
    r"\b(?:originally|initially|would|could|might|should|will|to be|be|planned|slated|scheduled|set|tentatively|expected|intended|not|never|\w+n't"
    r"|until|yet|before being|supposed|due|aimed|eyed|moved|pushed|delayed|postponed|shifted|announced|again|second time|date)\b",
)
_LED_IN = re.compile(r"(?:\bon|\bin|\bfrom|,|\band|\bof|\bearly|\blate|\bmid|\bmiddle of|day|\(|\bsince|\bwas|\bon the)[ -]?\Z|\A\s?\Z")
_FINITE = re.compile(r"\b(?:after|when|while|because|following|since|based|which|who|filming|shot|grossed|earned|received|began|won|nominated|where)\b")


class Release(NamedTuple):
    """A release that a sentence states."""

    date: str
    """ISO 8601 as far as stated."""
    place: Span | None
    span: Span
    """Where the date stands."""


def releases(film: Film, lines: Sequence[Line]) -> Iterable[Fact]:
    """Give the film's releases in the prose's order, each date and place once."""
    told: dict[tuple[str, str], Fact] = {}
    for line in lines:
        if line.quoted or line.section in _SILENT or _HOME.search(line.heading) or not _CUE.search(line.text):
            continue
        for one in statements(line.text, film.title):
            place = _bare(one.place.of(line.text)) if one.place else ""
            known = [key for key in told if key[0] == one.date and (place in key[1] or key[1] in place)]
            if not known:
                told[one.date, place] = Fact("release", one.span.of(line.text), line, one.span, one.date, place)
            elif place and not known[0][1]:
                told[known[0]] = told[known[0]]._replace(about=place)
    return _exact(told.values())


def _bare(place: str) -> str:
    return place if re.search(r"\b(?:[A-Z]\.){2,}\Z|\bU\.S\.\Z", place) else place.rstrip(".,")


_HOME = re.compile(r"home (?:media|video|release)|video|soundtrack|music|marketing", re.IGNORECASE)


def _exact(found: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out what another says more exactly: the month of a day, of the same or no place."""
    kept = list(found)
    for one in kept:
        closer = (other for other in kept if other.date.startswith(f"{one.date}-") and (not one.about or one.about in other.about))
        if next(closer, None) is None:
            yield one


def statements(text: str, title: str) -> Iterator[Release]:
    """Give the releases that a sentence states of the film called `title`."""
    stated = [one for one in dates(text) if not one.ends]
    cues = [cue for cue in _CUE.finditer(text) if stated and _of_film(text, cue, title)]
    taken = 0
    for number, dated in enumerate(stated):
        cue = next((one for one in reversed(cues) if one.end() <= dated.span.start), None)
        if cue is None:
            if not (cues and number == 0 and _fronted(text, dated, cues[0])):
                continue
            cue, begin = cues[0], cues[0].end()
            place = _place(text, begin, len(text)) or _place_within(text, 0, dated.span.start)
        else:
            before = text[cue.end() : dated.span.start]
            other = [one for one in _CUE.finditer(text, cue.end(), dated.span.start)]
            if other or not _LED_IN.search(before) or _stops(text, cue, dated, stated):
                continue
            end = stated[number + 1].span.start if number + 1 < len(stated) else len(text)
            place = _place_within(text, max(cue.end(), taken), dated.span.start) or _place(text, dated.span.end, end)
            place = place or _adverb(text, cue) or _first(text, cue)
        if place:
            taken = max(taken, place.end)
        taken = max(taken, dated.span.end)
        yield Release(dated.iso, place, dated.span)


def _stops(text: str, cue: re.Match[str], dated: Dated, stated: list[Dated]) -> bool:
    """Tell whether something else than the release happens on the date, or something else is released."""
    between = text[cue.end() : dated.span.start]
    clause = text[max(text.rfind(";", 0, cue.start()), 0) : cue.start()]
    after = re.split(r"[;,]| and ", text[dated.span.end :])[0]
    first = all(one.span.start < cue.end() or one.span.start >= dated.span.start for one in stated)
    return bool(
        _FINITE.search(between)
        or OTHERWISE.search(between)
        or OTHERWISE.search(after)
        or _WISHED.search(between)
        or (first and len(between) > _FAR)
        or _WISHED.search(clause[-60:].rpartition(", ")[2])
    )


_FAR = 150
"""Code points between a release and its date, beyond which they have nothing to do with each other."""


def _of_film(text: str, cue: re.Match[str], title: str) -> bool:
    before = text[: cue.start()]
    if re.search(r"\bre-\Z|\b(?:press|video|DVD|home|soundtrack|album)\s\Z", before):
        return False
    called = head(text, title)
    clause = re.sub(r"\b(?:theatrically|also|first|officially|widely|finally|subsequently|later|then|commercially|digitally|simultaneously|\w+ly)\s*\Z", "", before).rstrip()
    subject = re.sub(r" (?:was|is|were|has been|had been|been|got|being|saw|had|has|received|made|held|gained|enjoyed|went on|went into|goes on)(?: (?:first|also|its|a|an|the|his|\w+ly|world|official|"
                     r"European|American|international|North American|UK|US|U\.S\.|theatrical|limited|wide|public|gala|red carpet|Hollywood|London|domestic|general|festival|New York|Los Angeles|television|TV|very|special|Indian|Canadian|British|[A-Z][a-z]+|brief|short))*\Z", "", clause)
    owner = re.search(r"(?P<subject>[^,;]*?)(?:['’]s|[Ii]ts)(?: [\w.-]+){0,4}\Z", clause)
    if OTHERWISE.search(re.split(r"[,;] ", subject)[-1].replace(title, "")):
        return False
    if called and called.end <= len(before):
        between = re.sub(r" (?:was|is|which|that|had its|and had its|has|and has)(?: [\w-]+){0,3}\s*\Z", ", ", before[called.end :])
        return belongs(between, written=False) or bool(re.search(r"\b(?:and|which|that|it|film)(?: \w+){0,3}\s*\Z", before)) and not re.search(r"\b(?:remake|sequel|novel) ", between)
    if re.fullmatch(r"\W*(?:First )?\Z", before):
        return told_later(text[cue.end() :], title)
    if owner and (not owner["subject"].strip() or is_film(owner["subject"].strip(), title) or text[owner.end("subject"):].startswith((" its", " Its", "its", "Its"))):
        return True
    subject = re.sub(r",? (?:which|that|it|and|and it|but)\Z", "", subject)
    clause_ = re.split(r"[,;] ", subject)[-1]
    return is_film(clause_, title) or is_film(subject, title) or goes_on(clause, title) or bool(_THE.search(before))


_THE = re.compile(r"\b[Tt]he (?:film(?:['’]s)? )?(?:(?:world|official|European|American|international|North American|UK|US|public|gala|film['’]s|All-Union|theatrical|Los Angeles|London|New York) )+\Z")


def _fronted(text: str, dated: Dated, cue: re.Match[str]) -> bool:
    """Tell whether a date opens the sentence that a release ends: "On May 3, 1999, the film premiered in Rome"."""
    before, between = text[: dated.span.start].strip(), text[dated.span.end : cue.start()]
    return before in {"On", "In", ""} and len(between) < 60 and not _FINITE.search(between) and not _WISHED.search(between) and not OTHERWISE.search(text)  # noqa: PLR2004


_CAP = r"[^\W\d_a-z][\w.’'&-]*"
_LIST = rf"{_CAP}(?:(?:, (?:and )?(?:the )?| and (?:the )?| & | of (?:the )?|/| de | du | )(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b){_CAP})*"


@cache
def _where() -> re.Pattern[str]:
    words = "|".join(map(re.escape, wordlist("facts/everywhere.txt")))
    return re.compile(
        rf"(?:\b(?:in|at|on|across|throughout|over|through|to|during)(?: (?:select(?:ed)?|several|various|all|most|some) (?:theat(?:er|re)s|cinemas)(?: in| across)?)?"
        rf"(?: (?:the|its|a))?(?: (?:home country|streaming service|streaming platform|television network|cable network|network|channel|cable channel|city|opening night|American|British)(?: of| in)?)?"
        rf"(?: the)? (?P<name>(?:(?:1[89]|20)\d\d |\d+(?:st|nd|rd|th) |[Ii]nter)?{_LIST})|\b(?P<word>{words})\b)"
    )


def _place_within(text: str, start: int, end: int) -> Span | None:
    """Give the last place that stands between the release and its date."""
    found = None
    for one in _where().finditer(text, start, end):
        if not one["name"] or not re.match(r"(?:January|February|March|April|May|June|July|August|September|October|November|December|DVD|Blu|Memorial|Christmas|New Year|Boxing|Thanksgiving|Valentine|Good Friday|Friday|Easter|Independence|IMAX|3-?D|Labor|Halloween|Technicolor|VHS|Diwali|Eid|Pongal)", one["name"]):
            found = found or one
    return Span(*found.span(found.lastgroup or 0)) if found else None


def _place(text: str, start: int, end: int) -> Span | None:
    """Give the place directly behind a date."""
    lead = re.compile(r",?(?: (?:by|through|via) (?:[A-Z&][\w.&’']* ?)+,?| (?:theatrically|nationwide|to|in \d[\d,]* (?:theat\w+|screens|cinemas)))? ?").match(text, start, end)
    at = lead.end() if lead else start
    found = _where().match(text, at, end)
    if found is None:
        return None
    place = Span(*found.span(found.lastgroup or 0))
    return None if re.match(r"(?:DVD|Blu|VHS|IMAX|3-?D)", place.of(text)) else place


def _first(text: str, cue: re.Match[str]) -> Span | None:
    """Give the place that opens the sentence: "In Japan, the film opened on …"."""
    found = re.compile(rf"In (?:the )?(?P<name>(?!January|February|March|April|May|June|July|August|September|October|November|December){_LIST}), ").match(text, 0, cue.start())
    return Span(*found.span("name")) if found else None


def _adverb(text: str, cue: re.Match[str]) -> Span | None:
    word = re.compile(r"\b(worldwide|nationwide|domestically|internationally|globally|(?<=its )worldwide)\b")
    found = word.search(text, max(0, cue.start() - 20), min(len(text), cue.end() + 20))
    return Span(*found.span()) if found else None
