"""Read who made the film: "written and directed by …", "Ann Lee scored the film"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import hint, pattern, patterns, wordlist, wordset, wordtable
from unreel.model.article import Kind
from unreel.names.credits.credit import CreditCue, is_of_title, jobs_of, kind, shared
from unreel.names.credits.persons import persons, persons_before
from unreel.names.credits.subjects import (
    coordinated_with_film,
    is_irrealis,
    is_title,
    modifies_film,
    predicate,
    said_of_film,
    subject_follows,
)

if TYPE_CHECKING:
    from unreel.names.credits.credit import SectionText

_any = patterns("names/credits/words.txt")


def statements(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return the credits that a sentence states of the film called `title`."""
    text = statement.text
    # in what was said later of the film, "it" may be anything
    is_later = statement.section == Kind.RECEPTION and text.startswith("It ")
    if any(map(text.__contains__, (" by ", " by, ", " by: ", " director"))) and not is_later:
        yield from _passive(text, title)
    if statement.section != Kind.RECEPTION:
        yield from _active(text, title)


_AND = r"(?:,? (?:and|&|&amp;) |, |/)"


# "written, co-produced, and directed by", "directed, produced by and starring", "written by and directed by"
_VERBS, _CRAFTS = pattern("names/credits/participles.txt"), pattern("names/credits/crafts.txt")
_ALSO, _JOINT = rf"(?:(?:{_any('adverbs')}) )?", rf"(?:{_AND}| |-)"
_DONE = rf"{_ALSO}(?:{_VERBS}|{_any('done')})"
_CAP = r"[A-Z&][\w.&'’-]*"
_BANNER = (
    rf"(?-i: under (?:(?:the|his|her|their) )?(?:banners?(?: of)? )?{_CAP}(?: {_CAP}){{0,5}}(?: banner)?)"
)
"""What may stand between "produced" and "by": " under the banner of Rail Pictures"."""
_PASSIVE = lazy_regex(
    rf"\b(?:(?P<crafts>(?:{_CRAFTS})(?:{_AND}(?:the )?(?:{_CRAFTS})){{0,9}})(?: \([^()]*\))?"
    r"(?:,? (?:for|of|to) (?:(?:the|this) (?:\d{4} )?(?:film|movie)"
    rf"|(?P<of>[\"“A-Z\d](?:(?! and (?:{_CRAFTS})\b)[^,.;]){{1,60}}?)))?"
    rf"(?:,? which|, which [^,;]{{2,120}},)?"
    rf"(?:,? (?:is|was|were|are|has been|being)|,)?(?: \w+ly| all)?"
    rf"(?: (?P<done>{_DONE}(?:{_JOINT}{_DONE}){{0,9}}))? "
    rf"|(?P<verbs>(?:{_VERBS})(?:(?: by)?{_JOINT}{_ALSO}(?:{_VERBS})){{0,9}})"
    rf"(?: \w+ly| in \d{{4}}|{_BANNER})? )"
    r"by(?::|(?P<star>,? and (?:starring|featuring|stars)))? ",
    re.IGNORECASE,
)


def _passive(text: str, title: str) -> Iterator[CreditCue]:
    base = head = predicate(text, title)  # behind here a participle is said of the film
    for cue in _PASSIVE.finditer(text):
        people, end = persons(text, cue.end(), of_noun=bool(cue["crafts"]) and not cue["done"])
        if not people or is_of_title(cue):
            continue
        before = text[: cue.start()]
        if cue["crafts"]:
            jobs = _of_crafts(before, cue, base, title)
        else:
            words = re.split(rf"(?: by)?(?:{_AND}| (?!produced))", cue["verbs"].casefold())
            jobs = _jobs("participles", words)
            people = people[:1] if cue["star"] else people
            written = {*map(kind, jobs)} <= {"writer"}
            if not _is_said(before, base, title, text[end:], written=written):
                continue
        if jobs or cue["verbs"]:
            base = end
        yield from shared(jobs, people, text[end:])
    by = _FILM_BY.match(text, head) if head is not None else None
    if by:
        people = persons(text, by.end())[0]
        # who only made it may be a company
        whole = not by["made"] or all(" " in one.of(text) for one in people)
        whole = whole and not (by["made"] and _ACTOR.match(text, by.end()))
        yield CreditCue("director", tuple(people) if whole else ())
        yield CreditCue("writer", tuple(people) if _WRITES_TOO.match(text, by.end()) else ())


_FILM_BY = re.compile(
    r"(?: about (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}+)? by "
    r"|(?P<made> made by )| from (?=(?:the )?(?:[\w-]+ ){0,3}directors? [A-Z])"
)
"""What leads from the words that call the film one to its director: "a film by", "a film from director"."""
_ACTOR = re.compile(r"(?:the )?(?:[A-Z]?\w+ )?act(?:or|ress)\b")
_WRITES_TOO = re.compile(r"(?:[\w-]+ ){0,2}?(?:writers?[-/]directors?|directors?[-/]writers?)\b")


_WHICH = re.compile(r"(?:\A(?: which| that)|, which|,? and|, and it) (?:is|was)(?: also)?\s*\Z")
_THIS = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:film|movie|picture),? (?:which|that) (?:is|was)\s*\Z")
"""What leads to a participle that is said of an object: "Ann Lee stars in this film, which is"."""
_FREELY = lazy_regex(rf"(?:\A|\s)(?:{_any('adverbs')}|[A-Za-z]+ly)\s*\Z")
_NO_VERB = lazy_regex(rf"(?:(?!\b(?:{_any('verbs')})\b)[^.]|\.(?=\w)|(?<=\b[A-Z])\.)*\.?\s*")
"""The rest of a sentence that is nothing but credits: "Directed by Ann Lee and produced by Bob Ray."."""


def _is_said(before: str, base: int | None, title: str, after: str, *, written: bool) -> bool:
    """Return whether a participle behind `before` is said of the film."""
    if is_irrealis(before, base, title):
        return False
    before = _FREELY.sub(" ", before)
    is_behind = base is not None and base <= len(before)
    if is_behind and modifies_film(_WHICH.sub(",", before[base:]), written=written):
        return True
    if not is_behind and not before.strip():
        return subject_follows(after, title) or bool(_NO_VERB.fullmatch(after))
    return bool(_THIS.search(before)) or said_of_film(before, title) or coordinated_with_film(before, title)


def _jobs(name: str, words: Iterable[str]) -> list[str]:
    """Return the jobs that words of a list tell of: "written" and "directed" → writer, director."""
    return list(filter(None, dict.fromkeys(map(jobs_of(name).get, words))))


_BORROWED = lazy_regex(rf"\b(?:{_any('borrowed')})\s?(?:original )?\Z", re.IGNORECASE)
_ON_STAGE = lazy_regex(rf"\b(?:{_any('on stage')})\b[^.;]{{0,300}}\Z")
_COMPILED = re.compile(r"\bsoundtrack (?:album )?(?:also )?(?:includes|features|contains)\b[^;.]{0,300}\Z")
_ORIGINAL = re.compile(r"\boriginal (?:[a-z-]+ ){0,2}\Z")
"""Before a score this says that it is the film's, whatever songs are heard beside it."""
_HEARD = lazy_regex(rf"\b(?:{_any('heard')})\s\Z")


def _of_crafts(before: str, cue: re.Match[str], base: int | None, title: str) -> list[str]:
    """Return the jobs that the nouns tell of: "story and screenplay by" → writer of the story, writer."""
    done = (cue["done"] or "").casefold()
    if (
        is_irrealis(before, base, title)
        or _BORROWED.search(before)
        or before in {"A ", "An "}  # "A script by Ann Lee was rejected"
        or _ON_STAGE.search(before)
        or (cue["of"] and not is_title(cue["of"], title))
        or ("perform" in done and not ("compos" in done or "writ" in done))
        or done in wordset("names/credits/words.txt#handled only")
    ):
        return []
    words = re.split(rf"{_AND}(?:the )?", cue["crafts"].casefold())
    found = _jobs("crafts", words)
    if "composer" in found and "songs" in words and _SOME.search(before) and done in _HEARD_ONLY:
        return []
    if "composer" in found and "compos" not in done:
        heard = done in wordset("names/credits/words.txt#done to songs") or _HEARD.search(before)
        compiled = _COMPILED.search(before) and not _ORIGINAL.search(before)
        if ("songs" in words and heard) or compiled or _of_song(before, title):
            return []  # who wrote or sang a song is not who wrote the film's music
    return found


_SOME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|many|more|some|several|other)\b(?: [a-z]+)?\s\Z", re.IGNORECASE
)
"""What stands before some songs of a film, which need not be by who composed its music."""
_HEARD_ONLY = {"", "composed and performed", "written and performed", "performed"}


_SONG = re.compile(r"[\"“](?P<name>[^\"“”]{1,80})[\"”],? (?:with )?\Z")


def _of_song(before: str, title: str) -> bool:
    """Return whether a song stands directly before who made its music: "Rails", music by Ann Lee."""
    song = _SONG.search(before[-100:])
    return song is not None and not is_title(song["name"], title)


@cache
def _deed() -> re.Pattern[str]:
    deeds = pattern("names/credits/deeds.txt")
    films = rf"(?:{pattern('lexicon/film_words.txt')})\b"
    return re.compile(
        rf"(?P<who>,? who)? (?:(?:{_any('before deeds')}) )?"
        rf"(?P<verbs>(?:(?:{_any('played')})(?:,? and |, ))?"
        rf"(?:{deeds})(?:(?:,? and |, )(?:also )?(?:{deeds}|{_any('played')})){{0,9}})"
        rf"(?: (?P<alone>additional writing)\b"
        rf"|(?P<object> (?:{_any('before a part')})(?: (?!for\b|of\b|by\b|to\b)[\w’'-]+){{0,3}}?"
        rf" (?:(?P<craft>{_CRAFTS})\b"
        rf"|{films}(?!['’]s| (?:{_any('no film')}))))"
        r"|(?P<it> it\b)|(?= [\"“A-Z]))"
        r"(?!['’]s)"
    )


_may_tell_deed = hint(*wordtable("names/credits/deeds.txt"))
_may_return = hint(*wordlist("names/credits/words.txt#returned"))
_AS_OTHERS = lazy_regex(rf"[^;.]{{0,200}}? as (?:an? |the )?(?:{pattern('names/credits/jobs.txt')})\b")
"""Behind "with" this says that they did something else: "with Bob Ray as executive producer"."""
_AND_CRAFT = lazy_regex(rf"{_AND}(?:the )?(?P<craft>{_CRAFTS})(?=(?: departments?)?,? respectively\b)")
_WITH = re.compile(r"(?: for the film)?,? (?:along )?with ")
_ELSEWHERE = lazy_regex(rf"\b(?:{_any('elsewhere')})\b")
_DIRECTING = re.compile(
    r"\bwith (?P<who>[^a-z\W\d_][\w.’'-]*(?: [^a-z\W\d_][\w.’'-]*){1,3})(?= directing(?:[,.;]| and\b))"
)
_RETURNS = lazy_regex(rf"(?:, (?:who|a|the)\b[^,;]*,)? (?:{_any('returned')}) to (?:{_any('score')})\b")


# "Ann Lee directed the film Zoe", "wrote the script for the 1999 film Zoe"
_WORK = re.compile(r" (?=[\"“A-Z])")
_WORK_OF_CRAFT = re.compile(
    r"(?: (?:for|of|to|on)(?: (?:the|his|her|their) (?:[\w-]+ ){0,3}?"
    r"(?:film|movie|series|show|play|novel|musical)s?,?)?)?"
    r" (?=[\"“A-Z])"
)
_LONGER = re.compile(r"['’]s|:|[\w-]|,? [A-Z0-9]")
"""Behind a title these show that it is only the beginning of one."""


def _of_other(text: str, cue: re.Match[str], title: str) -> bool:
    """Return whether somebody did something for another work, whose title the words behind a deed name."""
    named = (_WORK_OF_CRAFT if cue["craft"] else _WORK).match(text, cue.end())
    if named is None or cue["it"]:
        return False
    start = named.end() + text.startswith(('"', "“"), named.end())
    end = start + len(title)
    return text[start:end].casefold() != title.casefold() or bool(_LONGER.match(text, end))


def _done(cue: re.Match[str]) -> list[str]:
    """Return the jobs that a deed tells of; what nobody calls a film and somebody wrote may be a book."""
    if craft := cue["alone"] or cue["craft"]:
        return _jobs("crafts", [craft.casefold()])
    jobs = _jobs("deeds", re.split(r",? and (?:also )?|, ", cue["verbs"]))
    return [] if jobs == ["writer"] and not cue["object"] else jobs


def _active(text: str, title: str) -> Iterator[CreditCue]:
    for cue in _deed().finditer(text) if _may_tell_deed(text) else ():
        people = persons_before(text, cue.start())
        people = people[-1:] if cue["who"] else people
        with_ = _WITH.match(text, cue.end()) if people else None
        beside = with_ and not _AS_OTHERS.match(text, with_.end())
        people += persons(text, with_.end())[0] if with_ and beside else []
        elsewhere = _ELSEWHERE.search((cue["object"] or "").replace(title, "")) or _of_other(text, cue, title)
        if not people or elsewhere or is_irrealis(text[: people[0].start], None, title):
            continue
        behind = _AND_CRAFT.match(text, cue.end()) if cue["craft"] else None
        jobs = [*_done(cue), *(_jobs("crafts", [behind["craft"].casefold()]) if behind else [])]
        yield from shared(jobs, people, text[behind.end() if behind else cue.end() :])
    for cue in _DIRECTING.finditer(text) if " directing" in text else ():
        people = persons(text[: cue.end()], cue.start("who"))[0]
        planned = is_irrealis(text[: cue.start()], None, title)
        yield CreditCue("director", () if planned else tuple(people))
    for cue in _RETURNS.finditer(text) if _may_return(text) else ():
        yield CreditCue("composer", tuple(persons_before(text, cue.start())))
