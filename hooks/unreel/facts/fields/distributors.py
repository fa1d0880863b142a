"""Read who brought the film to its audience: released it, has the rights to, or sent it home on discs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.fields.releases import OTHERWISE
from unreel.facts.grammar.companies import COMPANY, PART, companies
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import patterns
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import is_done_to_film, is_irrealis

_any = patterns("facts/fields/distributors.txt")
_CUE = re.compile(
    rf"\b(?P<verb>{_any('cues')})(?P<gap>(?:(?! by | through | via |;)[^\n]){{0,150}}?),?"
    rf" (?:by|through|via) (?:the )?(?={PART})"
)
# what stands between "released" and "by" tells where, when and how
_GAP = re.compile(rf"\A,? (?:{_any('gap')}|\d|{'|'.join(MONTHS)})\b(?!.*\b(?:{_any('no gap')})\b)")
_DEED = re.compile(
    rf"(?P<firm>{COMPANY}) (?:(?:{_any('adverbs')}) )?(?:released|distributed)"
    r" (?:the (?:film|movie|picture)|it)\b(?!['’]s| (?:on|to) (?:DVD|VHS|Blu|home|video))"
)
_NO_DISTRIBUTOR = re.compile(rf"\b(?:{_any('no distributors')})\b")
_HINT = re.compile(r"elease|istribut|rights|picked up")
_AFTER = 60
"""Code points behind "released the film" within which it may prove to be on home media."""


_RIGHTS = rf"(?:the |all )?(?:[\w.-]+ ){{0,3}}?(?:(?:{_any('of rights')}) ){{1,3}}rights"
# "Rail Films bought the distribution rights to the film"
_BUYS = re.compile(
    rf"(?P<firm>{COMPANY}),? (?:(?:{_any('adverbs')}) )?(?:{_any('buys')}) {_RIGHTS} (?:to|for|of|in) "
)
# "The U.S. rights to Zoe were sold to Rail Films"
_BOUGHT = re.compile(
    rf"\b{_RIGHTS}(?P<of> (?:to|for|of) [^,;.]{{2,80}}?)?(?: (?:in|for) [^,;.]{{2,40}}?)?"
    rf" (?:was|were|have been|has been) (?:(?:{_any('bought')}) by|sold to)(?: the)? (?={PART})"
)
_PICKED_UP = re.compile(
    rf"\b(?:picked up|acquired)(?P<for> for [^,;.]{{0,40}}?(?:distribution|release))? by (?:the )?(?={PART})"
)
_FOR = re.compile(r"[^;.]{0,80}? for (?:[\w.-]+ ){0,4}(?:distribution|release)\b")
# "The film's distributor, Rail Films", "Rail Films served as its distributor"
_IS_DISTRIBUTOR = re.compile(
    rf"\b(?:[Tt]he film['’]s|Its) (?:[\w.]+ )?distributors?,? (?:was |is |were )?(?={PART})"
    rf"|(?P<firm>{COMPANY}) (?:\w+ [^,;.]{{0,50}}? and )?(?:served as|became|was|is)"
    r" (?:the film['’]s|its|the) (?:[\w.]+ ){0,2}distributor\b(?! (?:of|for) (?!the film\b|the movie\b))"
)
_HOME = re.compile(r"\bon (?:[\w-]+ ){0,3}(?P<medium>DVD|Blu-ray|VHS|home video)\b")


def distributors(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who is said to have released the film; those who brought it home count if nobody else did."""
    at_home: list[Fact] = []
    shown = False
    for sentence in sentences:
        for span in statements(sentence, film.title):
            if _NO_DISTRIBUTOR.search(span.of(sentence.text)):
                continue
            shown = True
            yield Fact(Field.DISTRIBUTOR, span.of(sentence.text), sentence, span)
        at_home += (
            Fact(Field.DISTRIBUTOR, span.of(sentence.text), sentence, span, medium)
            for span, medium in _at_home(sentence, film.title)
        )
    yield from () if shown else at_home[:1]


def statements(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of those whom a sentence says to have released the film, home media aside."""
    text = sentence.text
    if "home" in sentence.heading.text.casefold() or not _HINT.search(text):
        return
    yield from _owners(text, title)
    for cue in _CUE.finditer(text):
        gap, before, after = cue["gap"], text[: cue.start()], text[cue.end() :]
        if gap and (not _GAP.match(gap) or OTHERWISE.search(gap.replace(title, ""))):
            continue
        received = cue["verb"] == "release"
        if _received(before.replace(title, "")) if received else is_done_to_film(before, after, title):
            yield from companies(text, cue.end())
    for deed in _DEED.finditer(text):
        after = text[deed.end() : deed.end() + _AFTER]
        if not is_irrealis(text[: deed.start()], None, title) and not OTHERWISE.search(after):
            yield from companies(text, deed.start("firm"))


def _owners(text: str, title: str) -> Iterator[Span]:
    """Return who is said to have the right to release the film, or to be its distributor."""
    for cue in _BUYS.finditer(text) if "rights" in text else ():
        if _is_film(text, cue.end(), title) and not is_irrealis(text[: cue.start()], None, title):
            yield from companies(text, cue.start("firm"), acting=True)
    for cue in _BOUGHT.finditer(text) if "rights" in text else ():
        if not cue["of"] or _is_film(cue["of"].split(" ", 2)[2], 0, title):
            yield from companies(text, cue.end())
    for cue in _PICKED_UP.finditer(text):
        found = list(companies(text, cue.end()))
        told = cue["for"] or (found and _FOR.match(text, found[-1].end))
        if told and is_done_to_film(text[: cue.start()], text[cue.end() :], title):
            yield from found
    for cue in _IS_DISTRIBUTOR.finditer(text) if "distributor" in text else ():
        if not is_irrealis(text[: cue.start()], None, title):
            yield from companies(text, cue.start("firm") if cue["firm"] else cue.end(), acting=True)


_FILM = re.compile(r"(?:the|this) (?:film|movie|picture)\b(?!['’]s)|it\b")


def _is_film(text: str, at: int, title: str) -> bool:
    """Return whether the film is named at `at`."""
    return bool(_FILM.match(text, at)) or plain(text[at : at + 2 * len(title)]).startswith(plain(title))


def _at_home(sentence: SentenceInContext, title: str) -> Iterator[tuple[Span, str]]:
    """Return the places of those who are said to have released the film for the home, and on what."""
    text = sentence.text
    for cue in _CUE.finditer(text):
        before, after = text[: cue.start()], text[cue.end() :]
        home = _HOME.search(cue["gap"]) or _HOME.search(after[:_AFTER])
        if home and cue["verb"] != "release" and is_done_to_film(before, after, title):
            yield from ((span, home["medium"]) for span in companies(text, cue.end()))


def _received(before: str) -> bool:
    """Return whether words lead to a release of the film: "It was given a limited"."""
    owned = re.search(r"\b(?:[Ii]ts|a|an|[Tt]he)(?: [\w-]+){0,3} \Z", before)
    return bool(owned and re.search(r"(?:had|given|received|its) ", before)) and not OTHERWISE.search(before)
