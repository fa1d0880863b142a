"""Read which companies made the film."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.facts.grammar.companies import COMPANY, PART, companies, is_company, without_owner
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import hint, patterns
from unreel.model.spans import Span
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
_OWNER = r"[^a-z\W\d_][\w.-]{0,40}(?: [^a-z\W\d_][\w.-]{0,40}){0,3}['’]s"
# "Ann Lee's own production company, ", "the German studio ", "her banner "
_LEAD = (
    rf"(?:(?:The|{_any('whose')}|{_OWNER})(?: own)? )?"
    rf"(?:(?:[a-z-]+ |[A-Z][\w-]+ )?(?:{_any('kinds')})(?:,| of| called| named)? )?(?:the )?(?={PART})"
)
_PASSIVE = lazy_regex(
    rf"\b(?:{_any('deeds')})(?: (?:{_any('adverbs')})| in [\w-]+)? "
    rf"(?:by|through|under|(?:as|in) an? (?:{_any('ventures')}) (?:between|of|by)) {_LEAD}"
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
_BEHIND = lazy_regex(
    rf"(?: \([^()]*\))?(?: (?:himself|herself|themselves))?,? (?:(?P<sure>(?:{_any('of banners')}) {_LEAD})"
    rf"|(?:{_any('of people')}|{_any('joints')}) {_LEAD})"
)
_BANNER = lazy_regex(
    rf"\b(?:under (?:(?:{_any('whose')}) )?(?:own |home )?(?:production )?banners?,?(?: of)? (?={PART})"
    rf"|(?:{_any('of the film')}) production (?:company|companies|house)(?:,| is| was| were)? (?={PART}))"
)
_FIRST = lazy_regex(
    rf"(?: (?:is|was|being|became|marks|marked) (?:also )?|, )(?:{_any('whose')}) "
    rf"(?:(?:first|second|third) (?:\w+ )?(?:{_any('firsts')}) (?:of|from|by)|production of"
    rf"|(?:[\w$£€-]+ ){{0,2}}(?:{_any('ventures')}) (?:of|between|by)) {_LEAD}"
)
# "It was a Rail Pictures production"
_OF_COMPANY = lazy_regex(rf" (?:is|was) an? (?P<firm>{COMPANY})(?:/{COMPANY})? production\b")
# "Night Train is a 1999 film from Rail Pictures"
_FROM = lazy_regex(rf" (?:by|from) {_LEAD}")
# "Ann Lee and Bob Ray produced it under their Rail Films and Zed banners"
_UNDER_THEIR = lazy_regex(
    r"\bproduc[^;]{1,200}? under (?:the|his|her|their|its) (?:own )?"
    rf"(?P<firm>{COMPANY}(?:(?:, and |, | and ){COMPANY}){{0,3}}) banners?\b"
)
_SHOWN = re.compile(r"\b(?:releas|distribut)")
_COMPANIES = lazy_regex(
    r"\b[Pp]roduction companies (?:involved |behind the film |for the film |on the film )?"
    rf"(?:include|included|are|were) (?:the )?(?={PART})"
)
_WAS = re.compile(
    r" (?:was|were|is|are) (?:also )?(?:(?:credited|listed) as )?(?:(?:the|its|one of the|among the) )?"
    r"(?:film['’]s )?production compan(?:y|ies)\b"
)
_HINT = re.compile(
    r"roduced|inanced|ankrolled|unded by|acked by|[Mm]ade by|banner"
    r"|roduction (?:of|from|by|between|compan|house)"
    r"|\b(?:first|second|third) "
)
_WORDS = ("roduced", "inanced", "ankrolled", "unded by", "acked by", "ade by", "banner", "roduction ")
_may_tell = hint(*_WORDS, "first ", "second ", "third ")
_STUDIOS = ("Studio", "Studios", "Pictures", "Productions", "Entertainment")
_STUDIO = lazy_regex(
    rf"(?: (?!by |from |of |for |in |on )[\w-]+){{0,6}}? (?P<studio>{PART}(?: {PART}){{0,2}})(?= [a-z])"
)


def production_companies(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of the companies that a sentence says made the film; distributors are none."""
    text = sentence.text
    called = film_noun_phrase(text, title) if any(word in text for word in _STUDIOS) else None
    if called:
        yield from _whose(text, called)
    if not (_may_tell(text) and _HINT.search(text)):
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
    for cue in _OF_COMPANY.finditer(text):
        if is_film(re.split(r"[,;] ", text[: cue.start()])[-1], title) and is_company(cue["firm"]):
            yield Span(*cue.span("firm"))
    yield from _active(text)


def _whose(text: str, called: Span) -> Iterator[Span]:
    """Return the companies in or behind the words that call the film one: "a 1999 Rail Pictures film"."""
    studio = _STUDIO.match(text, called.start, called.end)
    if studio and studio["studio"].endswith(_STUDIOS):
        yield Span(*studio.span("studio"))
    from_ = _FROM.match(text, called.end)
    if from_:
        yield from _listed(text, from_.end())


def _active(text: str) -> Iterator[Span]:
    """Return who is said to have produced the film, or to be its company."""
    for cue in _ACTIVE.finditer(text):
        if not is_irrealis(text[: cue.start()], None, ""):
            yield from _before(text, cue.start())
            yield from _behind(text, cue.end())
    for cue in _BANNER.finditer(text) if "banner" in text or "production " in text else ():
        if not is_irrealis(text[: cue.start()], None, ""):
            yield from _listed(text, cue.end(), sure=True)
    for cue in _COMPANIES.finditer(text):
        yield from _listed(text, cue.end(), sure=True)
    for cue in _WAS.finditer(text) if "production compan" in text else ():
        yield from _before(text, cue.start())
    for cue in _UNDER_THEIR.finditer(text) if "banner" in text else ():
        if not is_irrealis(text[: cue.start()], None, "") and not _SHOWN.search(cue[0]):
            yield from _listed(text, cue.start("firm"), sure=True)


_START = re.compile(r"(?<![\w.'’-])[^a-z\W\d_]")


def _before(text: str, end: int) -> Iterator[Span]:
    """Return the companies of the list that ends at `end`: whose deed the words behind it tell."""
    for start in _START.finditer(text, 0, end):
        found = list(companies(text[:end], start.start(), acting=True))
        if found and found[-1].end == end:
            yield from (without_owner(text, span) for span in found if is_company(span.of(text)))
            return


_MANY = 2
"""Companies before "and" that show that one more follows."""


def _listed(text: str, at: int, *, sure: bool = False) -> Iterator[Span]:
    """Return the companies of the list that opens at `at`, and of those that words behind it lead to.

    Where it is `sure` that they are companies, the first need not say so, nor one behind "and"; nor need one
    behind many others.
    """
    end, known = at, 0
    for span in companies(text, at, acting=sure):
        company = without_owner(text, span)
        if text.startswith(" through ", span.end):
            end = span.end
            break  # who leads to a company of theirs is none
        joined = text[end : span.start] in {"", " and ", ", and ", " & "}
        if is_company(company.of(text)) or (joined and (sure or known >= _MANY)):
            known += 1
            yield company
        end = span.end
    if end > at:
        yield from _behind(text, end)


def _behind(text: str, at: int) -> Iterator[Span]:
    """Return the companies to which the words behind a list lead: "Ann Lee of Rail Pictures"."""
    lead = _BEHIND.match(text, at)
    if lead:
        yield from _listed(text, lead.end(), sure=bool(lead["sure"]))
