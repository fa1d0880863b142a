"""Sentences to the people who made the film: "written and directed by …", "Ann Lee scored the film"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import pattern, wordset, wordtable
from unreel.model.article import Kind
from unreel.names.credits.credit import Cue, kind
from unreel.names.credits.persons import before as persons_before
from unreel.names.credits.persons import persons
from unreel.names.credits.subjects import (
    belongs,
    goes_on,
    is_film,
    is_title,
    predicate,
    said_of_film,
    told_later,
    wished,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.names.credits.credit import Statement

_TOLD = {Kind.PRODUCTION, Kind.RELEASE, ""}
"""Pages on which a job before a name is a job at this film."""


def statements(statement: Statement, title: str) -> Iterator[Cue]:
    """Return the credits that a sentence states of the film called `title`."""
    text = statement.text
    if " by " in text or " by, " in text:
        yield from _passive(text, title)
    if statement.section != Kind.RECEPTION:
        yield from _active(text, title)


# "written, co-produced, and directed by", "directed, produced by and starring", "written by and directed by"
@cache
def _passive_cue() -> re.Pattern[str]:
    verbs, crafts = pattern("names/credits/participles.txt"), pattern("names/credits/crafts.txt")
    also = r"(?:also |then |both |jointly )?"
    done = (
        rf"(?:{verbs}|composed|done|handled|provided|penned|arranged|conducted|performed|crafted|supplied"
        r"|rewritten)"
    )
    joint = r"(?:,? (?:and|&|&amp;) |, |/| |-)"
    return re.compile(
        rf"\b(?:(?P<crafts>(?:{crafts})(?:(?:,? (?:and|&|&amp;) |, |/)(?:the )?(?:{crafts}))*)"
        rf"(?P<link>(?: \([^()]*\))?(?:,? (?:for|of|to) (?:(?:the|this) (?:film|movie)"
        rf"|(?P<of>[\"“A-Z][^,.;]{{1,60}}?)))?(?:,? which)?"
        rf"(?:,? (?:is|was|were|are|has been|being)|,)?"
        rf"(?: \w+ly| all)?)(?: (?P<done>{also}{done}(?:{joint}{also}{done})*))? "
        rf"|(?P<verbs>(?:{verbs})(?:(?: by)?{joint}{also}(?:{verbs}))*)(?: \w+ly| in \d{{4}})? )"
        r"by(?P<star>,? and (?:starring|featuring|stars))? ",
        re.IGNORECASE,
    )


def _passive(text: str, title: str) -> Iterator[Cue]:
    head = predicate(text, title)
    base = head  # behind here a participle is said of the film
    for cue in _passive_cue().finditer(text):
        people, end = persons(text, cue.end(), of_noun=bool(cue["crafts"]) and not cue["done"])
        if not people:
            continue
        before = text[: cue.start()]
        if cue[0][0].isupper() and before[-2:].rstrip().isalnum():
            continue  # a word of a title: "based on A Soldier's Story by Ann Lee"
        if cue["crafts"]:
            if fields := _of_crafts(before, cue, base, title):
                base = end
                yield from (Cue(field, tuple(people)) for field in fields)
            continue
        fields = _of_verbs(cue["verbs"])
        written = {*map(kind, fields)} <= {"writer"}
        if _said(before, base, title, text[end:], written=written):
            base = end
            people = people[:1] if cue["star"] else people
            yield from (Cue(field, tuple(people)) for field in fields)
    if head is not None and text.startswith(" by ", head):
        yield Cue("director", tuple(persons(text, head + 4)[0]))


def _said(before: str, base: int | None, title: str, after: str, *, written: bool) -> bool:
    """Return whether a participle behind `before` is said of the film."""
    if wished(before, base, title):
        return False
    if base is not None and base <= len(before) and belongs(_WHICH.sub(",", before[base:]), written=written):
        return True
    if not before.strip():
        return told_later(after, title) or bool(_NO_VERB.fullmatch(after))
    return said_of_film(before, title) or goes_on(before, title)


_WHICH = re.compile(r", which (?:is|was)\s*\Z")
_NO_VERB = re.compile(
    r"(?:(?!\b(?:is|was|are|were|has|had|stars|starred|follows|features|tells)\b)[^.]|\.(?=\w))*\.?\s*"
)
"""The rest of a sentence that is nothing but credits: "Directed by Ann Lee and produced by Bob Ray."."""


def _of_verbs(verbs: str) -> list[str]:
    """Return the fields that participles tell of: "written and directed" → writer, director."""
    known = _jobs("participles")
    words = re.split(r"(?: by)?(?:,? (?:and|&|&amp;) |, |/| (?!produced))", verbs.casefold())
    return list(filter(None, dict.fromkeys(map(known.get, words))))


_BORROWED = re.compile(
    r"(?:\bshort|\bsame|\bnovel's|\bbook's|\bplay's|\btheme|\bbased (?:up)?on (?:the|his|her|their)|\bsheet"
    r"|\btitle"
    r"|\bdraft of (?:the|a)|\b(?:early|earlier|first|previous|another|rejected|unused|additional|love|cover"
    r"|true"
    r"|folk|success|life|back|of))\s?(?:original )?\Z",
    re.IGNORECASE,
)


_COMPILED = re.compile(r"\bsoundtrack (?:album )?(?:also )?(?:includes|features|contains)\b[^;.]*\Z")
_FEATURED = re.compile(r"\b(?:features|featured|featuring|includes|included|including)\s\Z")
_OF_SONGS = frozenset({"written", "edited", "released", "distributed"})
_ON_STAGE = re.compile(
    r"\b(?:Broadway|stage|musical|opera|album|television series|TV series|video game)\b[^.;]*\Z"
)


def _of_crafts(before: str, cue: re.Match[str], base: int | None, title: str) -> list[str]:
    """Return the fields that the nouns tell of: "story and screenplay by" → writer."""
    if (
        wished(before, base, title)
        or _BORROWED.search(before)
        or _ON_STAGE.search(before)
        or (cue["of"] and not is_title(cue["of"], title))
    ):
        return []
    done = (cue["done"] or "").casefold()
    if "perform" in done and not ("compos" in done or "writ" in done):
        return []
    known = _jobs("crafts")
    words = re.split(r"(?:,? (?:and|&|&amp;) |, |/)(?:the )?", cue["crafts"].casefold())
    found = dict.fromkeys(map(known.get, words))
    if "composer" in found and "compos" not in done:
        sung = "songs" in words and (done in _OF_SONGS or _FEATURED.search(before))
        if sung or _COMPILED.search(before):
            return []  # who wrote or sang a song is not who wrote the film's music
    if done in {"edited", "released", "distributed", "presented", "rewritten", "shot", "created and sung"}:
        return []
    return [field for field in found if field]


@cache
def _deed() -> re.Pattern[str]:
    deeds, crafts = pattern("names/credits/deeds.txt"), pattern("names/credits/crafts.txt")
    films = rf"(?:{pattern('lexicon/film_words.txt')})\b"
    return re.compile(
        rf" (?:also |then |later |both |himself |herself |themselves |jointly |eventually |has |have )?"
        rf"(?P<verbs>(?:{deeds})(?:(?:,? and |, )(?:also )?(?:{deeds}|starred in|acted in))*)"
        rf"(?: (?P<alone>additional writing)\b"
        rf"|(?P<object> (?:the|this|its|all the|all|an?)(?: (?!for\b|of\b|by\b|to\b)[\w’'-]+){{0,3}}?"
        rf" (?:(?P<craft>{crafts})\b"
        rf"|{films}(?!['’]s| (?:score|music|version|adaptation|series|festival|company)))))"
        r"(?!['’]s)"
    )


def _active(text: str, title: str) -> Iterator[Cue]:
    for cue in _deed().finditer(text):
        before = text[: cue.start()]
        people = persons_before(text, cue.start())
        with_ = _WITH.match(text, cue.end()) if people else None
        people += persons(text, with_.end())[0] if with_ else []
        others = cue["object"] and _others(cue["object"], title)
        if not people or others or wished(before[: people[0].start], None, title):
            continue
        if craft := cue["alone"] or cue["craft"]:
            jobs = [_jobs("crafts").get(craft.casefold())]
        else:
            verbs = re.split(r",? and (?:also )?|, ", cue["verbs"])
            jobs = [_jobs("deeds").get(verb) for verb in verbs]
        yield from (Cue(job, tuple(people)) for job in dict.fromkeys(jobs) if job)
    for cue in _RETURNS.finditer(text) if " to " in text else ():
        yield Cue("composer", tuple(persons_before(text, cue.start())))


def named_so(statement: Statement, title: str) -> Iterator[Cue]:
    """Return whose debut as a director the film is, and who is called its producer."""
    if statement.section != Kind.RECEPTION:
        yield from _debuts(statement.text, title)
        yield from _as_producers(statement.text)


# "the film is Ann Lee's directorial debut", "marked the feature debut of actor Bob Ray as director"
_DEBUT = re.compile(
    r"(?P<head>(?P<subject>[^,;]*?),? (?:also |which |that )?(?:is|was|marks|marked|being) )(?:the )?"
    r"(?:(?P<of>(?:[\w-]+ ){0,3}?directorial (?:[\w-]+ )?debut (?:of|for) )"
    r"|(?P<whose>[^,;.]{2,60}?)['’]s? (?:[\w-]+ ){0,3}?(?:directorial (?:[\w-]+ )?(?:debut|effort)"
    r"|debut as (?:a )?director"
    r"|film as (?:a )?director))"
)


def _debuts(text: str, title: str) -> Iterator[Cue]:
    """Return who first directed with the film."""
    if "direct" not in text or ("debut" not in text and "effort" not in text and "film as" not in text):
        return
    called = predicate(text, title)
    for cue in _DEBUT.finditer(text):
        if not (is_film(cue["subject"], title) or called) or wished(cue["head"], None, title):
            continue
        if cue["of"]:
            yield Cue("director", tuple(persons(text, cue.end())[0]))
        else:
            people, end = persons(text[: cue.end("whose")], cue.start("whose"))
            yield Cue("director", tuple(people) if end == cue.end("whose") else ())


_PRODUCERS = re.compile(
    r",? (?:serving |acting |on board )?as (?:the |its |the film['’]s )?producers?\b(?! (?:of|for|on)\b)"
)
_ITS_PRODUCER = re.compile(
    r"\b(?:[Tt]he film['’]s|[Tt]he movie['’]s|[Ii]ts|co-written with|written with) producers?,?"
    r" (?=[^\W\d_a-z])"
)


def _as_producers(text: str) -> Iterator[Cue]:
    """Return who is called the film's producer: "with Ann Lee as producer", "the film's producer Bob Ray"."""
    if "producer" not in text:
        return
    for cue in _PRODUCERS.finditer(text):
        people = persons_before(text, cue.start())
        if people and re.search(r"\b(?:with|has|had|have)\s\Z", text[: people[0].start]):
            yield Cue("producer", tuple(people))
    for cue in _ITS_PRODUCER.finditer(text):
        yield Cue("producer", tuple(persons(text, cue.end())[0]))


def _others(words: str, title: str) -> bool:
    """Return whether the object of a deed is another film's, or only a part of the work."""
    return bool(_ELSEWHERE.search(words.replace(title, "")))


_WITH = re.compile(r"(?: for the film)?,? (?:along )?with ")
_ELSEWHERE = re.compile(
    r"\b(?:first|second|third|previous|original|earlier|other|same|short|pilot|title|theme|additional|sequel"
    r"|novel|early|draft|another|opening|some|series)\b"
)


@cache
def _job() -> re.Pattern[str]:
    jobs = pattern("names/credits/jobs.txt")
    return re.compile(
        rf"\b(?P<job>(?i:{jobs}))(?P<is>,| was| is)? (?=[^\W\d_a-z])"
        rf"|(?: (?:(?P<was>was|is|was the)|served as|serves as|worked as|acted as|was hired as"
        r"|was chosen as|was signed as)"
        rf"(?: the| its| a| the film['’]s)?"
        rf"(?: \w+)?? )(?P<held>{jobs})\b(?! of (?!the film\b)| for (?!the film\b)| (?:on|behind|and)\b)"
    )


_RETURNS = re.compile(
    r"(?:, (?:who|a|the)\b[^,;]*,)? (?P<is>returned|returns|came back|was hired|was chosen|was selected"
    r"|was brought (?:in|on))"
    r" to (?:score|compose|write the (?:score|music))\b"
)


def jobs(statement: Statement, title: str) -> Iterator[Cue]:
    """Return the credits that only a job before a name tells: "cinematographer Ann Lee"."""
    text = statement.text
    for cue in _job().finditer(text) if statement.section in _TOLD else ():
        before = text[: cue.start()]
        job = _jobs("jobs").get((cue["job"] or cue["held"]).casefold())
        people = persons(text, cue.end())[0][:1] if cue["job"] else persons_before(text, cue.start())
        if job is None or not people or text.startswith(("'s", "’s"), people[-1].end):
            continue
        if cue["held"]:
            of_film = job in _PLAIN or not cue["was"]
        else:
            elsewhere = _NOT_HERE.search(before)
            of_film = _may_lead(before) and not (job == "producer" and elsewhere)
            of_film = of_film or (job in _PLAIN and not elsewhere)
        if of_film and not wished(before[-60:], None, title):
            yield Cue(job, tuple(people))


_PLAIN = {"cinematographer", "composer", "editor"}
"""Jobs that name one of this film whatever stands before; but "French director Ann Lee" may be anyone."""


def _may_lead(before: str) -> bool:
    """Return whether the word before a job leaves it one of this film; so does a comma, or none."""
    word = before.rstrip().rpartition(" ")[2]
    return not word or word[-1] in ",;(" or word.lower() in wordset("names/credits/leads.txt")


_NOT_HERE = re.compile(
    r"\b(?:like|such as|by|of|on|with|inspired by|including|and|former|winning|winner|nominated|late|an?"
    r"|another|frequent)"
    r"(?: \w+)?\s?\Z|(?<!film)(?<!movie)(?<!picture)['’]s?\s?\Z",
    re.IGNORECASE,
)


@cache
def _jobs(name: str) -> dict[str, str]:
    """Return words → the job that they tell of; words that tell of none are left out."""
    return {words: job for words, job in wordtable(f"names/credits/{name}.txt").items() if job != "-"}
