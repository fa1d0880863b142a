"""Read who is called the film's director, producer, composer: less plain than "directed by"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import hint, pattern, patterns, wordset, wordtable
from unreel.model.article import Kind
from unreel.names.credits.credit import CreditCue, jobs_of, shared
from unreel.names.credits.persons import persons, persons_before
from unreel.names.credits.subjects import is_film, is_irrealis, predicate

if TYPE_CHECKING:
    from unreel.model.spans import Span
    from unreel.names.credits.credit import SectionText

_any = patterns("names/credits/words.txt")


def debuts_and_producers(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return whose debut as a director the film is, and who is called its producer."""
    if statement.section != Kind.RECEPTION:
        yield from _debuts(statement.text, title)
        yield from _features(statement.text, title)
        yield from _producers(statement.text)


# "the film is Ann Lee's directorial debut", "marked the feature debut of actor Bob Ray as director"
_DEBUT = lazy_regex(
    rf"(?P<lead>,? (?:also |which |that )?(?:{_any('marks')}) )(?:the )?"
    r"(?:(?P<of>(?:[\w-]+ ){0,3}?directorial (?:[\w-]+ )?debut (?:of|for) )"
    r"|(?P<whose>[^,;.]{2,60}?)['’]s? (?:[\w-]+ ){0,3}?(?:directorial (?:[\w-]+ )?(?:debut|effort)"
    rf"|{_any('as director')}))"
)


def _debuts(text: str, title: str) -> Iterator[CreditCue]:
    """Return who first directed with the film."""
    if "direct" not in text or ("debut" not in text and "effort" not in text and "film as" not in text):
        return
    last = 0
    for cue in _DEBUT.finditer(text):
        start = 1 + max(last - 1, text.rfind(",", last, cue.start()), text.rfind(";", last, cue.start()))
        last = cue.end()
        of_film = is_film(text[start : cue.start()], title) or predicate(text, title)
        if not of_film or is_irrealis(text[start : cue.end("lead")], None, title):
            continue
        if cue["of"]:
            yield CreditCue("director", tuple(persons(text, cue.end())[0]))
        else:
            people, end = persons(text[: cue.end("whose")], cue.start("whose"))
            yield CreditCue("director", tuple(people) if end == cue.end("whose") else ())


_FEATURE = r"(?:feature(?:[ -](?:length )?film)?|film|movie)"
# "It was the first feature film of the Indian director Ann Lee", "The debut feature by director Bob Ray"
_FEATURE_OF = lazy_regex(
    rf"(?:\AThe|\b(?:is|was|marks|marked|and|becomes?) (?:also )?the) (?:[\w-]+ ){{0,2}}?{_FEATURE}"
    r" (?:of|by|from) "
    r"(?=(?:[\w-]+ ){0,4}?director [^a-z\W\d_])"
)
# "It was director Ann Lee's debut film"
_HIS_FEATURE = lazy_regex(
    r"(?:is|was|marks|marked) (?:[\w-]+ ){0,3}?director (?P<whose>[^,;.]{2,60}?)['’]s? (?:[\w-]+ )?"
    rf"(?:debut|first|second|third|fourth|fifth|latest)(?: {_FEATURE}){{1,2}}\b"
)


def _features(text: str, title: str) -> Iterator[CreditCue]:
    """Return whose feature film it is called: "the third feature of director Ann Lee"."""
    if "director " not in text:
        return
    for cue in _FEATURE_OF.finditer(text):
        before = text[: cue.start()].rstrip(" ,")
        if not before or predicate(text, title) or is_film(before, title):
            people = persons(text, cue.end())[0][:1]
            yield CreditCue("director", tuple(one for one in people if " " in one.of(text)))
    for cue in _HIS_FEATURE.finditer(text):
        if is_film(text[: cue.start()].strip(), title):
            yield CreditCue("director", tuple(persons(text[: cue.end("whose")], cue.start("whose"))[0]))


_AS_PRODUCER = re.compile(
    r",? (?:serving |acting |on board )?as (?:the |its |the film['’]s )?producers?\b(?! (?:of|for|on)\b)"
)
_HAS = re.compile(r"\b(?:with|has|had|have)\s\Z")
_PRODUCES = re.compile(
    r"(?: (?:are|is|were|was))? producing (?:the|this) (?:film|project|movie|picture)\b(?!['’]s)"
    r"|,? (?:was|were) (?:one|two|some) of the (?:film|movie)['’]s producers\b"
)
_TOLD = re.compile(r"\b(?:announced|reported|revealed)\b")
_ITS_PRODUCER = re.compile(
    r"(?:\b(?:[Tt]he (?:film|movie)['’]s|[Ii]ts|co-written with|written with) producers?"
    r"(?:,| was| were| is| are)? |\bThe producers? (?:was|were|is|are) )(?=[^a-z\W\d_])"
)


def _producers(text: str) -> Iterator[CreditCue]:
    """Return who is called the film's producer: "with Ann Lee as producer", "the film's producer Bob Ray"."""
    if "produc" not in text:
        return
    for cue in _AS_PRODUCER.finditer(text):
        people = persons_before(text, cue.start())
        led = [at for at, one in enumerate(people) if _HAS.search(text[: one.start][-6:])]
        if led:
            yield CreditCue("producer", tuple(people[led[-1] :]))
    for cue in _PRODUCES.finditer(text):
        people = persons_before(text, cue.start())
        if people and not is_irrealis(_TOLD.sub("", text[: people[0].start]), None, ""):
            yield CreditCue("producer", tuple(people))
    for cue in _ITS_PRODUCER.finditer(text):
        yield CreditCue("producer", tuple(persons(text, cue.end())[0]))


def overview_producers(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return whom the overview calls a producer: "until producer Ann Lee took over"; others may have left."""
    text = statement.text
    if statement.section != Kind.OVERVIEW or "roducer" not in text:
        return
    for cue in _job().finditer(text):
        if (cue["job"] or "").casefold() not in {"producer", "producers"}:
            continue
        people = _named(text, cue)
        before = text[: cue.start()]
        if people and _leads_to("producer", before) and not is_irrealis(before[-60:], None, title):
            yield CreditCue("producer", tuple(people))


_PLAIN = {"cinematographer", "composer", "editor"}
"""Jobs that name one of this film whatever stands before; but "French director Ann Lee" may be anyone."""
_BESIDE_MAKER = re.compile(
    r"(?:\A|[\s(])(?:[Hh]e|[Ss]he|him|her|(?P<name>(?!The\b)[^a-z\W\d_][\w.’'-]+)) and \Z"
)
"""Who is named beside a maker of the film is one as well: "Lee and producer Bob Ray"."""
_NOT_HERE = lazy_regex(
    rf"\b(?:{_any('not here')})(?: \w+)?\s?\Z|(?<!film)(?<!movie)(?<!picture)['’]s?\s?\Z", re.IGNORECASE
)


@cache
def _may_name_job() -> Callable[[str], bool]:
    """Return what says whether a text in small letters may name a job, by the last words of all jobs."""
    return hint(*(job.rpartition(" ")[2] for job in wordtable("names/credits/jobs.txt")))


_FILM = r"(?:the|this) (?:film|movie)"


@cache
def _job() -> re.Pattern[str]:
    jobs = pattern("names/credits/jobs.txt")
    return re.compile(
        rf"\b(?P<job>(?i:{jobs}))(?:(?<!s),| was| is| ?:)? (?=[^a-z\W\d_])"
        rf"|(?: (?:(?P<was>was|is|are|were)|(?:(?:was|were|is|are) )?(?:{_any('held')}))"
        rf"(?:(?P<its> the| its| (?:film|movie)['’]s| the (?:film|movie)['’]s)?| a)(?: \w+)?? )"
        rf"(?P<held>(?i:{jobs}))(?: and (?P<other>{jobs}))?\b"
        rf"(?! of (?!{_FILM}\b)| for (?!{_FILM}\b)| (?:on|behind|and (?![A-Z]))\b)"
        rf"(?P<of> (?:of|for) {_FILM})?"
        rf"|, the (?:film['’]s )?(?:original )?(?P<apposed>(?i:{jobs})),"
    )


def jobs(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return the credits that only a job before a name tells: "cinematographer Ann Lee"."""
    if statement.section not in {Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, ""}:
        return
    text = statement.text
    if not _may_name_job()(text.casefold()):
        return
    for cue in _job().finditer(text):
        also = _ALSO.search(text, 0, cue.start()) if cue["job"] else None
        before = text[: also.start("job") if also else cue.start()]
        beside = (cue["job"] or "").casefold() in {"producer", "producers"} and _is_beside_maker(before)
        job = jobs_of("jobs").get((cue["job"] or cue["held"] or cue["apposed"]).casefold())
        if statement.section == Kind.OVERVIEW and not (beside or cue["of"] or _is_crew(cue, job, before)):
            continue
        people = _named(text, cue) if cue["job"] else persons_before(text, cue.start())
        people = people[-1:] if cue["apposed"] else people
        if job is None or not people or text.startswith(("'s", "’s"), people[-1].end):
            continue
        if cue["job"] and "," in cue[0] and _AS.search(before):
            continue  # "Ann Lee as editor, Bob Ray as"
        if cue[0].endswith(": ") and not _LINE_ENDS.match(text, people[-1].end):
            continue
        said_so = job in _PLAIN or (cue["held"] and (cue["its"] or not cue["was"]))
        of_film = beside or (_leads_to(job, before) if cue["job"] else said_so)
        if of_film and not is_irrealis(before[-60:], None, title):
            other = also["job"] if also else cue["other"]
            both = filter(None, (job, jobs_of("jobs").get((other or "").casefold())))
            yield from shared([*both], people, text[cue.end() :])


_LINE_ENDS = re.compile(r" ?(?:[,.;()\n]|\Z)")
"""What stands behind a name in a line of credits; in several that run on it is the next job."""
_AS = re.compile(r"\bas (?:the |its |an? )?\Z")
_ALSO = re.compile(
    r"(?:\A|[,;(] |\b(?:with|by|and|when|as|film['’]s) )"
    r"(?P<job>(?i:cinematographer|composer|director|editor|producer|(?:screen)?writer))(?: and |/|-)\Z"
)
"""What names another job of the same person: "editor and sound designer Ann", "writer/director Bob"."""
_LISTED = re.compile(r"(?:\A|,|\band|\bits) ?\Z")


def _is_crew(cue: re.Match[str], job: str | None, before: str) -> bool:
    """Return whether an overview names a job of this film, and no composer or editor of its story."""
    return job == "cinematographer" or (job in _PLAIN and bool(cue["held"] or _LISTED.search(before[-5:])))


def _named(text: str, cue: re.Match[str]) -> list[Span]:
    """Return the person whom a job leads to, or all of a list behind "producers"."""
    people = persons(text, cue.end())[0]
    return people if cue["job"].endswith("s") else people[:1]


def _is_beside_maker(before: str) -> bool:
    """Return whether the words before "producer" name somebody else who makes the film: "Lee and "."""
    beside = _BESIDE_MAKER.search(before)
    return beside is not None and (beside["name"] or "").casefold() not in wordset("lexicon/occupations.txt")


_OF_BOOK = re.compile(r"\bby (?:the |an? )?(?:[A-Z]\w+ )?(?:[a-z]+,? ){1,4}and \Z")
"""Who wrote the book may be several things: "a novel by the Scottish driver and writer Ann Lee"."""


def _leads_to(job: str, before: str) -> bool:
    """Return whether the words before a job leave it one of this film."""
    elsewhere = _NOT_HERE.search(before)
    word = before.rstrip().rpartition(" ")[2]
    if job == "writer" and _OF_BOOK.search(before):
        return False
    leads = not word or word[-1] in ",;(" or word.lower() in wordset("names/credits/leads.txt")
    return (leads and not (job == "producer" and elsewhere)) or (job in _PLAIN and not elsewhere)
