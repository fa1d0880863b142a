"""Read who has the right to release the film, or is called its distributor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from unreel.facts.fact import plain
from unreel.facts.grammar import places
from unreel.facts.grammar.companies import COMPANY, PART, companies, is_company
from unreel.facts.grammar.showings import OTHERWISE
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns, wordset
from unreel.model.spans import Span
from unreel.names.credits.subjects import is_done_to_film, is_irrealis

_any = patterns("facts/grammar/rights.txt")
_WHICH = rf"(?:{_any('which')})"
LEAD = rf"(?:(?:the |an? )?(?:[\w-]+ )?(?:{_any('kinds')}) )?(?:the )?"
"""A pattern of what a distributor may be called before its name: "the distribution company "."""
ADVERBS = rf"(?:(?:{_any('adverbs')}),? ){{0,3}}"
_KINDS = rf"(?:(?:{_any('of rights')}) ){{1,3}}rights"
_RIGHTS = (
    rf"(?:(?:(?:most of )?(?:the |all |its |th(?:e|is) (?:film|movie)['’]s ))?(?:[\w.-]+ ){{0,3}}?{_KINDS}"
    r"|(?<!television )(?<!TV )(?<!film )(?<!movie )(?<!remake )(?<!video )(?<!broadcast )(?<!media )"
    r"[Rr]ights(?= to [\"“])|the rights(?= to (?:the (?:film|movie)\b(?!['’]s)|it\b)))"
)
# "Rail Films bought the distribution rights to the film"
_BUYS = lazy_regex(
    rf"(?P<firm>{COMPANY})(?: \([^()]*\))?(?:, an? [^,;.]{{2,80}})?,? {ADVERBS}(?:{_any('buys')}) {_RIGHTS}\b"
    r"(?P<of> (?:to|for|of) )?"
)
# "The U.S. rights to Zoe were sold to Rail Films"
_BOUGHT = lazy_regex(
    rf"\b{_RIGHTS}(?P<of> (?:to|for|of) [^,;.]{{2,80}}?)?(?: (?:in|for) [^,;.]{{2,40}}?)?"
    rf" (?:was|were|have been|has been|are) (?:then |later )?"
    rf"(?:(?:{_any('bought')})(?: from [^,;.]{{2,80}}?)? by|sold to)"
    rf" {LEAD}(?={PART})"
)
_TO_RELEASE = re.compile(r"\A (?:to|for|of) (?:(?:distribute|release) )?")
_PICKED_UP = lazy_regex(
    r"\b(?:picked up|acquired)(?P<for> for [^,;.]{0,40}?(?:distribution|release))?"
    rf" by {LEAD}(?={PART})"
)
# "Rail Films picked the film up for distribution", "Rail Films acquired the film"
_PICKS_UP = lazy_regex(
    rf"(?P<firm>{COMPANY}),? {ADVERBS}(?:pick(?:ed|s)(?: up)?|acquire[ds]|b(?:ought|uys))"
    r" (?:(?P<film>the (?:film|movie))|it)(?: up)?\b"
    r"(?!['’]s| (?:rights|score|studio|library|company|series)\b)"
    r"(?P<for> for (?:[\w.-]+ ){0,4}(?:distribution|release)\b)?"
)
# "Distribution was handled by Rail Films", "with distribution arranged by Rail Films"
_HANDLED = lazy_regex(
    r"\b[Dd]istribution (?:(?:in|of) [^,;.]{2,40} )?(?:(?:is|was|is being|was being) )?"
    rf"(?:handled|arranged) by {LEAD}(?={PART})"
)
_HANDLES = lazy_regex(
    rf"(?P<firm>{COMPANY}),? {ADVERBS}(?:handle[ds]|handling) "
    r"(?:the |its |the film['’]s )?(?:(?!DVD|home|video)[\w.-]+ ){0,2}distribution\b"
)
# "It is a Rail Films release"
_RELEASE_OF = lazy_regex(rf"\b(?:is|was) an? (?P<firm>{COMPANY}) release\b")
_DISTRIBUTOR = lazy_regex(rf"\b(?:[Tt]he|{_WHICH}) distributor,? (?={PART})")
_FOR = re.compile(r"[^;.]{0,80}? for (?:[\w.-]+ ){0,4}(?:distribution|release)\b")
# "The film's distributor, Rail Films", "Rail Films served as its distributor"
_IS_DISTRIBUTOR = lazy_regex(
    rf"\b(?:(?:[Tt]he film['’]s|Its)(?: [\w.]+){{0,2}}|[Tt]he (?:{_WHICH} ){{0,2}}{_WHICH})"
    rf" distributors?,? (?:was |is |were |\()?(?:the )?(?={PART})"
    rf"|(?P<its>\bits) distributor,? (?:the )?(?={PART})"
    rf"|\bwith (?P<with>{COMPANY}) as (?:its |the )?distributor\b"
    rf"|(?P<firm>{COMPANY}) (?:\w+ [^,;.]{{0,50}}? and )?(?:served as|became|was|is)"
    r" (?:the film['’]s|its|the) (?:[\w.]+ ){0,2}distributor\b(?! (?:of|for) (?!the film\b|the movie\b))"
    rf"|(?P<apposed>{COMPANY}), the (?:[\w.]+ ){{0,2}}distributor (?:of|for) "
    r"(?:the (?:film|movie)\b|(?P<of>))"
    rf"|\b(?:convinced?|persuaded?|got) (?P<won>{COMPANY}) to (?:serve as (?:its|the film['’]s) distributor"
    r"|(?:distribute|release) (?:it|the (?:film|movie)))\b"
)
_TOLD = re.compile(r"\b(?:announced|reported|revealed|confirmed|had|has)\b")
_PRICE = re.compile(r"(?:an? |[$£€₹]|Rs|\d|about|around|approximately|over|nearly|all |worldwide|English)")
_NEAR = 60
"""Code points behind "rights for" within which a territory is named."""


def owners(text: str, title: str) -> Iterator[Span]:
    """Return the places of those who are said to have the right to release the film, or its distributors."""
    for cue in _BUYS.finditer(text) if "ights" in text else ():
        if cue[0].endswith(" the rights to ") and OTHERWISE.search(text):
            continue
        of = (cue["of"] or "").strip()
        of_film = not of or film_at(text, cue.end(), title) or (of == "for" and _is_market(text, cue.end()))
        if of_film and not is_irrealis(_TOLD.sub("", text[: cue.start()]), None, title):
            yield from _named(text, companies(text, cue.start("firm"), acting=True))
    for cue in _BOUGHT.finditer(text) if "ights" in text else ():
        if not cue["of"] or film_at(_TO_RELEASE.sub("", cue["of"]), 0, title):
            yield from companies(text, cue.end())
    for cue in _PICKED_UP.finditer(text):
        found = list(companies(text, cue.end()))
        told = cue["for"] or (found and _FOR.match(text, found[-1].end))
        found = found if told else list(known(text, found))
        if found and is_done_to_film(text[: cue.start()], text[cue.end() :], title):
            yield from found
    yield from _handlers(text, title)
    yield from _called_distributors(text, title) if "distribut" in text else ()


def _called_distributors(text: str, title: str) -> Iterator[Span]:
    """Return the places of those who are called the film's distributor, or were won for it."""
    for cue in _IS_DISTRIBUTOR.finditer(text):
        if is_irrealis(text[: cue.start()], None, title) or (
            cue["its"] and not _opens_with_film(text, title)
        ):
            continue
        if cue["of"] is not None and not film_at(text, cue.end(), title):
            continue
        named = ("firm", "with", "apposed", "won")
        at = next((cue.start(group) for group in named if cue[group]), cue.end())
        yield from companies(text, at, acting=True)


def _handlers(text: str, title: str) -> Iterator[Span]:
    """Return the places of those who take care of the film, or are called its distributor without more."""
    for cue in _PICKS_UP.finditer(text):
        if not is_irrealis(_TOLD.sub("", text[: cue.start()]), None, title):
            found = companies(text, cue.start("firm"), acting=True)
            yield from _named(text, found) if cue["for"] else known(text, found) if cue["film"] else ()
    for pattern in (_HANDLES, _RELEASE_OF):
        for cue in pattern.finditer(text):
            if not is_irrealis(text[: cue.start()], None, title):
                yield from known(text, companies(text, cue.start("firm"), acting=True))
    for cue in _HANDLED.finditer(text) if "handled" in text else ():
        yield from companies(text, cue.end())
    for cue in _DISTRIBUTOR.finditer(text) if "istributor" in text else ():
        yield from known(text, companies(text, cue.end(), acting=True))


def _named(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Return those that are names, and no words that open a sentence: "After buying the rights"."""
    words = wordset("names/function_words.txt")
    return (span for span in spans if is_company(span.of(text)) or span.of(text) not in words)


def known(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Return those that are known as companies: who else released a film may be a person."""
    return (span for span in spans if is_company(span.of(text)))


def _opens_with_film(text: str, title: str) -> bool:
    """Return whether the film is the first thing that a sentence speaks of."""
    return text.startswith(("It ", "Its ", "The film", "This film", title, f'"{title}'))


def _is_market(text: str, at: int) -> bool:
    """Return whether a territory or a price is named at `at`: "rights for France", "for $5 million"."""
    return bool(_PRICE.match(text, at) or places.stated(f" in {text[at : at + _NEAR]}", frozenset()))


_FILM = re.compile(r"(?:the|this) (?:film|movie|picture)\b(?!['’]s)|it\b")


def film_at(text: str, at: int, title: str) -> Span | None:
    """Return the words that name the film at `at`."""
    found = _FILM.match(text, at)
    if found:
        return Span(*found.span())
    start = at + text.startswith(('"', "“"), at)
    end = next((end for end in _ends(start + len(title)) if plain(text[start:end]) == plain(title)), start)
    whole = text.startswith(('"', "”"), end) if start > at else not _LONGER.match(text, end)
    return Span(start, end) if end > start and whole else None


def _ends(at: int) -> range:
    """Return where a title may end that would end at `at` but for spaces and marks: "Sea Side", "Seaside"."""
    return range(at - 2, at + 3)


_LONGER = re.compile(r"['’]s|:|[\w-]|,? [A-Z0-9]")
"""Behind a title these show that it is only the beginning of one."""
