"""Prose to the people who made the film."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.who import Names
from unreel.facts.reader import ABOUT_FILM, ADDED, Reader
from unreel.lexicon.wordlists import pattern, wordtable
from unreel.model.article import Kind
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
    from collections.abc import Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film
    from unreel.model.spans import Span

_TOLD = {Kind.PRODUCTION, Kind.RELEASE, ""}
"""Pages on which a job before a name is a job at this film."""


class Credit(NamedTuple):
    """A place in a sentence that says who did a part of the film's work."""

    field: Field
    people: tuple[Span, ...]


def credited(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who directed, wrote, produced, photographed, edited and scored the film."""
    names = Names(film, sentences)
    stated: set[Field] = set()
    for find in (statements, named_so, jobs):  # each counts only for fields of which none before it tells
        before = frozenset(stated)
        for sentence in sentences:
            for field, people in find(sentence, film.title):
                for span in people if field not in before else ():
                    stated.add(field)
                    yield Fact(field, names.whole(span.of(sentence.text)), sentence, span)


READER = Reader(
    "credits",
    (Field.DIRECTOR, Field.WRITER, Field.PRODUCER, Field.CINEMATOGRAPHER, Field.EDITOR, Field.COMPOSER),
    ABOUT_FILM | ADDED,
    credited,
)


def statements(sentence: SentenceInContext, title: str) -> Iterator[Credit]:
    """Return the credits that a sentence states of the film called `title`."""
    text = sentence.text
    if " by " in text or " by, " in text:
        yield from _passive(text, title)
    if sentence.section != Kind.RECEPTION:
        yield from _active(text, title)


# "written, co-produced, and directed by", "directed, produced by and starring", "written by and directed by"
@cache
def _passive_cue() -> re.Pattern[str]:
    verbs, crafts = pattern("names/credits/credits.txt"), pattern("names/credits/crafts.txt")
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


def _passive(text: str, title: str) -> Iterator[Credit]:
    head = predicate(text, title)
    base = head  # behind here a participle is said of the film
    for cue in _passive_cue().finditer(text):
        people, end = persons(text, cue.end(), of_noun=bool(cue["crafts"]) and not cue["done"])
        if not people:
            continue
        before = text[: cue.start()]
        if cue["crafts"]:
            if fields := _of_crafts(before, cue, base, title):
                base = end
                yield from (Credit(field, tuple(people)) for field in fields)
            continue
        fields = _of_verbs(cue["verbs"])
        written = fields == [Field.WRITER] or not fields
        if _said(before, base, title, text[end:], written=written):
            base = end
            people = people[:1] if cue["star"] else people
            yield from (Credit(field, tuple(people)) for field in fields)
    if head is not None and text.startswith(" by ", head):
        yield Credit(Field.DIRECTOR, tuple(persons(text, head + 4)[0]))


def _said(before: str, base: int | None, title: str, after: str, *, written: bool) -> bool:
    """Return whether a participle behind `before` is said of the film."""
    if wished(before, base, title):
        return False
    if base is not None and base <= len(before):
        return (
            belongs(before[base:], written=written) or said_of_film(before, title) or goes_on(before, title)
        )
    if not before.strip():
        return told_later(after, title)
    return said_of_film(before, title) or goes_on(before, title)


def _of_verbs(verbs: str) -> list[Field]:
    """Return the fields that participles tell of: "written and directed" → writer, director."""
    known = _fields("names/credits/credits.txt")
    words = re.split(r"(?: by)?(?:,? (?:and|&|&amp;) |, |/| )", verbs.casefold())
    found = dict.fromkeys(map(known.get, words))
    if re.search(r"executive[ -]produced", verbs, re.IGNORECASE):
        found.pop(Field.PRODUCER, None)
    return [field for field in found if field]


_BORROWED = re.compile(
    r"(?:\bshort|\bsame|\bnovel's|\bbook's|\bplay's|\btheme|\bbased (?:up)?on (?:the|his|her|their)|\bsheet"
    r"|\btitle"
    r"|\bdraft of (?:the|a)|\b(?:early|earlier|first|previous|another|rejected|unused|additional|love|cover"
    r"|true"
    r"|folk|success|life|back|of))\s?(?:original )?\Z",
    re.IGNORECASE,
)


_ON_STAGE = re.compile(
    r"\b(?:Broadway|stage|musical|opera|album|television series|TV series|video game)\b[^.;]*\Z"
)


def _of_crafts(before: str, cue: re.Match[str], base: int | None, title: str) -> list[Field]:
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
    known = _fields("names/credits/crafts.txt")
    words = re.split(r"(?:,? (?:and|&|&amp;) |, |/)(?:the )?", cue["crafts"].casefold())
    found = dict.fromkeys(map(known.get, words))
    if (
        Field.COMPOSER in found
        and done in {"written", "edited", "released", "distributed"}
        and "songs" in words
    ):
        return []  # who wrote a song is not who wrote the film's music
    if done in {"edited", "released", "distributed", "presented", "rewritten", "shot", "created and sung"}:
        return []
    return [field for field in found if field]


@cache
def _deed() -> re.Pattern[str]:
    deeds, crafts, films = (
        pattern("names/credits/deeds.txt"),
        pattern("names/credits/crafts.txt"),
        pattern("lexicon/film_words.txt"),
    )
    return re.compile(
        rf" (?:also |then |later |both |himself |herself |themselves |jointly |eventually |has |have )?"
        rf"(?P<verbs>(?:{deeds})(?:(?:,? and |, )(?:also )?(?:{deeds}|edited|starred in|acted in))*)"
        rf"(?P<object> (?:the|this|its|all the|all|an?)(?: (?!for\b|of\b|by\b"
        rf"|to\b)[\w’'-]+){{0,3}}? (?:(?P<craft>{crafts})\b"
        rf"|(?:{films})\b(?!['’]s| (?:score|music|version|adaptation|series|festival|company))))"
        r"(?!['’]s)"
    )


def _active(text: str, title: str) -> Iterator[Credit]:
    for cue in _deed().finditer(text):
        before = text[: cue.start()]
        people = persons_before(text, cue.start())
        with_ = _WITH.match(text, cue.end()) if people else None
        people += persons(text, with_.end())[0] if with_ else []
        if not people or wished(before[: people[0].start], None, title) or _others(cue["object"], title):
            continue
        if cue["craft"]:
            fields = [_fields("names/credits/crafts.txt").get(cue["craft"].casefold())]
        else:
            verbs = re.split(r",? and (?:also )?|, ", cue["verbs"])
            fields = [_fields("names/credits/deeds.txt").get(verb) for verb in verbs]
        yield from (Credit(field, tuple(people)) for field in dict.fromkeys(fields) if field)
    for cue in _RETURNS.finditer(text) if " to " in text else ():
        yield Credit(Field.COMPOSER, tuple(persons_before(text, cue.start())))


def named_so(sentence: SentenceInContext, title: str) -> Iterator[Credit]:
    """Return whose debut as a director the film is, and who is called its producer."""
    if sentence.section != Kind.RECEPTION:
        yield from _debuts(sentence.text, title)
        yield from _as_producers(sentence.text)


# "the film is Ann Lee's directorial debut", "marked the feature debut of actor Bob Ray as director"
_DEBUT = re.compile(
    r"(?P<head>(?P<subject>[^,;]*?),? (?:also |which |that )?(?:is|was|marks|marked|being) )(?:the )?"
    r"(?:(?P<of>(?:[\w-]+ ){0,3}?directorial (?:[\w-]+ )?debut (?:of|for) )"
    r"|(?P<whose>[^,;.]{2,60}?)['’]s? (?:[\w-]+ ){0,3}?(?:directorial (?:[\w-]+ )?(?:debut|effort)"
    r"|debut as (?:a )?director"
    r"|film as (?:a )?director))"
)


def _debuts(text: str, title: str) -> Iterator[Credit]:
    """Return who first directed with the film."""
    if "direct" not in text or ("debut" not in text and "effort" not in text and "film as" not in text):
        return
    called = predicate(text, title)
    for cue in _DEBUT.finditer(text):
        if not (is_film(cue["subject"], title) or called) or wished(cue["head"], None, title):
            continue
        if cue["of"]:
            yield Credit(Field.DIRECTOR, tuple(persons(text, cue.end())[0]))
        else:
            people, end = persons(text[: cue.end("whose")], cue.start("whose"))
            yield Credit(Field.DIRECTOR, tuple(people) if end == cue.end("whose") else ())


_PRODUCERS = re.compile(
    r",? (?:serving |acting |on board )?as (?:the |its |the film['’]s )?producers?\b(?! (?:of|for|on)\b)"
)
_ITS_PRODUCER = re.compile(
    r"\b(?:[Tt]he film['’]s|[Tt]he movie['’]s|[Ii]ts|co-written with|written with) producers?,?"
    r" (?=[^\W\d_a-z])"
)


def _as_producers(text: str) -> Iterator[Credit]:
    """Return who is called the film's producer: "with Ann Lee as producer", "the film's producer Bob Ray"."""
    if "producer" not in text:
        return
    for cue in _PRODUCERS.finditer(text):
        people = persons_before(text, cue.start())
        if people and re.search(r"\b(?:with|has|had|have)\s\Z", text[: people[0].start]):
            yield Credit(Field.PRODUCER, tuple(people))
    for cue in _ITS_PRODUCER.finditer(text):
        yield Credit(Field.PRODUCER, tuple(persons(text, cue.end())[0]))


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
    jobs = pattern("names/credits/credited_jobs.txt")
    return re.compile(
        rf"\b(?P<job>{jobs})(?P<is>,| was| is)? (?=[^\W\d_a-z])"
        rf"|(?: (?:was|is|served as|serves as|worked as|acted as|was hired as|was chosen as"
        r"|was signed as|was the)(?: the| its| a"
        rf"| the film['’]s)?"
        rf"(?: \w+)?? )(?P<held>{jobs})\b(?! of (?!the film\b)| for (?!the film\b)| (?:on|behind|and)\b)"
    )


_RETURNS = re.compile(
    r"(?:, (?:who|a|the)\b[^,;]*,)? (?P<is>returned|returns|came back|was hired|was chosen|was selected"
    r"|was brought (?:in|on))"
    r" to (?:score|compose|write the (?:score|music))\b"
)


def jobs(sentence: SentenceInContext, title: str) -> Iterator[Credit]:
    """Return the credits that only a job before a name tells: "cinematographer Ann Lee"."""
    text = sentence.text
    for cue in _job().finditer(text) if sentence.section in _TOLD else ():
        before = text[: cue.start()]
        field = _fields("names/credits/credited_jobs.txt").get((cue["job"] or cue["held"]).casefold())
        people = persons(text, cue.end())[0][:1] if cue["job"] else persons_before(text, cue.start())
        if cue["job"] and _NOT_HERE.search(before):
            continue
        if (
            people
            and not text.startswith(("'s", "’s"), people[-1].end)
            and field in {Field.CINEMATOGRAPHER, Field.COMPOSER, Field.EDITOR}
            and not wished(before[-60:], None, title)
        ):
            yield Credit(field, tuple(people))


_NOT_HERE = re.compile(
    r"\b(?:like|such as|by|of|on|with|inspired by|including|and|former|winning|winner|nominated|late|an?"
    r"|another|frequent)"
    r"(?: \w+)?\s?\Z|(?<!film)(?<!movie)(?<!picture)['’]s?\s?\Z",
    re.IGNORECASE,
)


@cache
def _fields(name: str) -> dict[str, Field]:
    """Return words → the field that they tell of; words of other work are left out."""
    return {words: Field(field) for words, field in wordtable(name).items() if field != "-"}
