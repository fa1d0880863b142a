"""Tell whether it is the film that was released, shown or opened, and nothing else."""

from __future__ import annotations

import re

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns
from unreel.names.credits.subjects import (
    ASIDE,
    coordinated_with_film,
    film_noun_phrase,
    is_film,
    modifies_film,
    subject_follows,
)

_any = patterns("facts/grammar/showings.txt")
OTHERWISE = lazy_regex(rf"\b(?!video[ -]on)(?<!direct-to-)(?<!straight-to-)(?:{_any('otherwise')})\b")
"""What is released besides the film, and how it comes home: neither is a release of the film."""
_HOWEVER = re.compile(r",? however,?(?= (?:was|is|had|has|were)\b| ?\Z)")
_ADVERBS = lazy_regex(rf"(?:\b(?:{_any('adverbs')})\s*+){{1,6}}\Z")
_HAD = lazy_regex(rf" (?:{_any('auxiliaries')})(?: (?:{_any('kinds')}|[A-Z][A-Za-z]+))*+\Z")


def is_of_film(text: str, cue: re.Match[str], title: str) -> bool:
    """Return whether it is the film that a sentence says to have been released, shown or opened."""
    before = text[: cue.start()]
    clause = _AFTER_THAT.sub("", _ADVERBS.sub("", _HOWEVER.sub("", before))).rstrip()
    is_object = _IS_OBJECT.match(text, cue.end()) or _names(title, text, cue.end())
    if (
        (is_object and not before.endswith("to "))
        or (_TAKES_PLACE.match(text, cue.end()) and _THE_ONE.fullmatch(before))
        # "The film, released on"
        or (cue[0] in _PARTICIPLES and is_film(clause.rstrip(" ,"), title))
        or (before in {"A ", "An "} and cue[0].endswith(("release", "run")))
    ):
        return True
    subject = _HAD.sub("", clause)
    if OTHERWISE.search(re.split(r"[,;] | while | but | and ", subject + " ")[-1].replace(title, "")):
        return False
    called = film_noun_phrase(text, title)
    if called and called.end <= len(before):
        return _behind(before, called.end)
    if _OPENS.fullmatch(before):
        return (
            subject_follows(text[cue.end() :], title) or _ONLY_SHOWN.fullmatch(text, cue.start()) is not None
        )
    return (
        _owned(clause, title)
        or _is_given(clause, title)
        or _is_subject(subject, title)
        or any(coordinated_with_film(one, title) for one in (clause, subject))
    )


_OPENS = re.compile(r"\W*(?:(?:First|Finally|Eventually|Originally|Initially|After (?:being|having been)) )?")
"""What may stand before what is told of the film that is named behind it: "Finally released in 1999, it"."""
_PARTICIPLES = {"released", "broadcast", "aired", "shown", "screened", "premiered"}
_AFTER_THAT = re.compile(
    r"\A(?:After|Following|Despite|Before) [^,;]{1,80}?,? (?=(?:it|the film|the movie)\b)"
)
_THE_ONE = re.compile(r"(?:In [^,;]{2,40}, )?(?:The|Its|the|its)(?: [\w-]+){0,2} ")
_TAKES_PLACE = re.compile(r" (?:was held|was on|took place|occurred)\b")
"""What is said of the premiere, and of nobody else's: "The premiere took place in Rome on May 3, 1999."."""
_IS_OBJECT = re.compile(
    r" (?:of )?(?:(?:the|this) (?:film|movie|picture)|it)\b(?!['’]s| (?:score|festival)\b)"
)
# "The premiere of Zoe took place", "Ann Lee premiered Zoe at"
_QUOTE = re.compile(r" (?:of )?[\"“]?")


def _names(title: str, text: str, at: int) -> bool:
    """Return whether the film's title stands behind a release, at `at`."""
    lead = _QUOTE.match(text, at)
    end = lead.end() if lead else at
    return lead is not None and text.startswith(title, end) and not text.startswith("'s", end + len(title))


_GIVES = re.compile(
    r"\b(?:gave|giving|gives|grant(?:ed|ing)) (?P<film>[^,;]{2,80}?) (?:an?|its)(?: [\w-]+){0,3}\Z"
)
_ONLY_SHOWN = re.compile(
    r"(?:Shown|Screened|Premiered|Aired|Released) (?:in|at|on) (?:[^a-z\W\d_]|the |\d)"
    r"(?:(?!, [a-z])[^;:]){0,150}"
)
"""What leaves the film unsaid: "Shown at the Lund Film Festival on May 3, 1999."."""


def _is_given(clause: str, title: str) -> bool:
    """Return whether a clause says that the film is given what follows: "Rail Films gave it a limited"."""
    given = _GIVES.search(clause)
    return given is not None and is_film(given["film"], title)


_LINKED = re.compile(r" (?:was|is|which|that|had its|and had its|has|and has)(?: [\w-]+){0,3}\s*\Z")
_CARRIED = re.compile(r"\b(?:and|which|that|it|film)(?: \w+){0,3}\s*\Z")


def _behind(before: str, end: int) -> bool:
    """Return whether a release is told of the film behind the words, up to `end`, that call it one."""
    between = before[end:]
    if modifies_film(_LINKED.sub(", ", between), written=False):
        return True
    return bool(_CARRIED.search(before)) and not re.search(r"\b(?:remake|sequel|novel) ", between)


_OWNER = re.compile(r"(?:\A|(?<=[,;]))(?P<subject>[^,;]*?)(?:['’]s|\b(?P<its>[Ii]ts))(?: [\w.-]+){0,4}\Z")
_THE = lazy_regex(rf"\b[Tt]he (?:film(?:['’]s)? )?(?:(?:{_any('own kinds')}) )+\Z")


def _owned(clause: str, title: str) -> bool:
    """Return whether a clause ends with the film's own: "its world premiere", "The film's premiere"."""
    owner = _OWNER.search(clause)
    if owner is None:
        return bool(_THE.search(clause + " "))
    return bool(owner["its"]) or is_film(owner["subject"].strip(), title)


_ASIDE = lazy_regex(rf"(?P<film>[^,]*), (?:{ASIDE})\b[^,]*,\Z")


def _is_subject(subject: str, title: str) -> bool:
    plain = re.sub(r",? (?:which|that|it|and|and it|but)\Z", "", subject)
    aside = _ASIDE.match(plain)
    clauses = (re.split(r"(?:[,;]|(?<!named) after| before| when) ", one)[-1] for one in (subject, plain))
    candidates = (plain, *clauses, aside["film"] if aside else "")
    return any(is_film(one, title) for one in candidates) or bool(_THE.search(plain + " "))
