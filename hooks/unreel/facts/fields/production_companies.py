"""Read which companies made the film."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.facts.grammar.companies import PART, companies, is_company
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import any_of, patterns
from unreel.model.spans import Span
from unreel.names.credits.persons import persons_before
from unreel.names.credits.subjects import (
    film_noun_phrase,
    is_done_to_film,
    is_film,
    is_irrealis,
    subject_follows,
)

_FAR = 1000
"""Code points around a participle within which a sentence says of what it speaks."""
_any = patterns("facts/fields/production_companies.txt")
# "Ann Lee's own production company, ", "the German studio ", "her banner "
_LEAD = (
    rf"(?:(?:The|{_any('whose')}|{PART}(?: {PART}){{0,3}}['’]s)(?: own)? )?"
    rf"(?:(?:[a-z-]+ |[A-Z][\w-]+ )?(?:{_any('kinds')})(?:,| of| called| named)? )?(?:the )?(?={PART})"
)
_PASSIVE = re.compile(
    rf"\b(?:{_any('deeds')})(?: (?:{_any('adverbs')})| in [\w-]+)? (?:by|through|under) {_LEAD}"
)
# what was told of the film before: "It was directed by Ann Lee, "
_EARLIER = re.compile(r"(?: (?:was|is))?,? (?:\w+(?:,? and |, ))?\w+ by [^;]{0,300}?,? (?:and )?\Z")
# what was to be is of the past: "the film, which would be produced by Rail Pictures"
_IN_PAST = re.compile(r" (?:would be|is being|was being|is to be|was to be) \Z")
_RELATIVE = re.compile(r"\bthe film[\"”]?,? (?:which|that) was \Z")
# "Filmed on location in Rome, and "
_OPENING = re.compile(r"[A-Z]\w+ed [^;]*,? (?:and )?")
_ACTIVE = re.compile(
    r"(?: (?:also|\w+ly|financed and))? (?:(?:co-?)?produced|(?:co-?)?financed|bankrolled)"
    r" (?:the (?:film|movie|picture)|it)\b(?!['’]s)"
)
_BEHIND = re.compile(
    rf"(?: \([^()]*\))?(?: (?:himself|herself|themselves))?,? (?:(?P<sure>(?:{_any('of banners')}) {_LEAD})"
    rf"|(?:{_any('of people')}|{_any('joints')}) {_LEAD})"
)
_BANNER = re.compile(
    rf"\b(?:under (?:(?:{_any('whose')}) )?(?:own |home )?(?:production )?banners?,?(?: of)? (?={PART})"
    rf"|(?:{_any('of the film')}) production (?:company|companies|house)(?:,| is| was| were)? (?={PART}))"
)
_FIRST = re.compile(
    rf" (?:is|was|being|marks|marked) (?:also )?(?:{_any('whose')}) "
    rf"(?:(?:first|second|third) (?:\w+ )?(?:{_any('firsts')}) (?:of|from|by)"
    rf"|(?:[\w-]+ )?co-?production (?:of|between|by)) {_LEAD}"
)
_COMPANIES = re.compile(
    r"\b[Pp]roduction companies (?:involved |behind the film |for the film |on the film )?"
    rf"(?:include|included|are|were) (?:the )?(?={PART})"
)
_WAS = re.compile(
    r" (?:was|were|is|are) (?:the|its|one of the|among the) (?:film['’]s )?production compan(?:y|ies)\b"
)
_HINT = re.compile(
    r"roduced|inanced|ankrolled|[Mm]ade by|banner|roduction (?:of|from|by|between|compan|house)"
    r"|\b(?:first|second|third) "
)
_OWNER = re.compile(rf"(?:.*(?:(?:['’]s|s['’]) (?:own )?|-based )|(?:{any_of(country_of())}) )(?=[A-Z0-9])")
_STUDIOS = ("Studio", "Studios", "Pictures", "Productions", "Entertainment")
_STUDIO = re.compile(
    rf"(?: (?!by |from |of |for |in |on )[\w-]+){{0,6}}? (?P<studio>{PART}(?: {PART}){{0,2}})(?= [a-z])"
)


def production_companies(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of the companies that a sentence says made the film; distributors are none."""
    text = sentence.text
    called = film_noun_phrase(text, title) if any(word in text for word in _STUDIOS) else None
    studio = _STUDIO.match(text, called.start, called.end) if called else None
    if studio and studio["studio"].endswith(_STUDIOS):
        yield Span(*studio.span("studio"))
    if not _HINT.search(text):
        return
    for cue in _PASSIVE.finditer(text):
        before, after = text[max(0, cue.start() - _FAR) : cue.start()], text[cue.end() : cue.end() + _FAR]
        before = _IN_PAST.sub(" was ", before)
        if _RELATIVE.search(before.replace(title, "the film")):
            before = "It was "
        earlier = (before, _EARLIER.sub(" was ", before), re.sub(r", \Z", " and ", before))
        fronted = _OPENING.fullmatch(before) and subject_follows(after, title)
        if fronted or any(is_done_to_film(one, after, title) for one in earlier):
            yield from _listed(text, cue.end())
    for cue in _FIRST.finditer(text):
        if is_film(re.split(r"[,;] ", text[: cue.start()])[-1], title):
            yield from _listed(text, cue.end())
    yield from _active(text)


def _active(text: str) -> Iterator[Span]:
    """Return who is said to have produced the film, or to be its company."""
    for cue in _ACTIVE.finditer(text):
        if not is_irrealis(text[: cue.start()], None, ""):
            yield from (span for span in persons_before(text, cue.start()) if is_company(span.of(text)))
            yield from _behind(text, cue.end())
    for cue in _BANNER.finditer(text) if "banner" in text or "production " in text else ():
        if not is_irrealis(text[: cue.start()], None, ""):
            yield from _listed(text, cue.end(), sure=True)
    for cue in _COMPANIES.finditer(text):
        yield from _listed(text, cue.end(), sure=True)
    for cue in _WAS.finditer(text) if "production compan" in text else ():
        yield from (span for span in persons_before(text, cue.start()) if is_company(span.of(text)))


def _listed(text: str, at: int, *, sure: bool = False) -> Iterator[Span]:
    """Return the companies of the list that opens at `at`, and of those that words behind it lead to.

    Where it is `sure` that they are companies, the first need not say so, nor one behind "and".
    """
    end = at
    for span in companies(text, at, acting=sure):
        company = _company(text, span)
        if text.startswith(" through ", span.end):
            end = span.end
            break  # who leads to a company of theirs is none
        if is_company(company.of(text)) or (sure and text[end : span.start] in {"", " and ", " & "}):
            yield company
        end = span.end
    if end > at:
        yield from _behind(text, end)


def _behind(text: str, at: int) -> Iterator[Span]:
    """Return the companies to which the words behind a list lead: "Ann Lee of Rail Pictures"."""
    lead = _BEHIND.match(text, at)
    if lead:
        yield from _listed(text, lead.end(), sure=bool(lead["sure"]))


def _company(text: str, span: Span) -> Span:
    """Return the company of a name, without the person whose it is or where it is from.

    "Ann Lee's Rail Pictures", "Ann Lee of Rail Pictures", "Rome-based Rail Pictures"
    """
    owner = _OWNER.match(text, span.start, span.end)
    start = owner.end() if owner else span.start
    _, joint, behind = text[start : span.end].rpartition(" of ")
    return Span(span.end - len(behind), span.end) if joint and is_company(behind) else Span(start, span.end)
