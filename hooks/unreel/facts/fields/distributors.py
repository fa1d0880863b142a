"""Read who brought the film to its audience: released it, has the rights to, or sent it home on discs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.companies import COMPANY, PART, companies, without_owner
from unreel.facts.grammar.rights import ADVERBS, LEAD, film_at, known, owners
from unreel.facts.grammar.showings import OTHERWISE
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import hint, patterns, wordlist
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.credits.subjects import is_done_to_film, is_film, is_irrealis

_any = patterns("facts/fields/distributors.txt")
_NOUNS = {"release", "releases"}
_MEANS = r"(?:an? |[Pp]remium |[Vv]ideo |digital |streaming |[Vv]OD |select )"
"""What a film is released through, or by, that is no company: "through a limited release"."""
_CUE = lazy_regex(
    rf"\b(?P<verb>{_any('cues')})"
    rf"(?P<gap>(?:(?! by | where | (?:through|via) (?!{_MEANS})|;)[^\n]){{0,150}}?),?"
    rf" (?:by|through|via) (?!{_MEANS}){LEAD}(?={PART})"
)
# what stands between "released" and "by" tells where, when and how
_GAP = lazy_regex(rf"\A,? (?:{_any('gap')}|\d|{'|'.join(MONTHS)})\b(?!.*\b(?:{_any('no gap')})\b)")
_DEED = lazy_regex(rf"(?P<firm>{COMPANY}),? {ADVERBS}(?:released|distributed|releases|distributes) ")
_AT_HOME = re.compile(r" (?:\w+ )?(?:on|to) (?:[\w-]+ )?(?:DVD|VHS|Blu|home|video)")
_may_be_cued = hint(*wordlist("facts/fields/distributors.txt#cues"), "releases", "distributes")
_NO_DISTRIBUTOR = lazy_regex(rf"\b(?:{_any('no distributors')})\b")
_may_tell_owner = hint("elease", "istribut", "ights", "picked up", "cquire", "ought ", "uys ")
_HINT = re.compile(r"elease|istribut|ights|picked up|(?:cquire[ds]|ought|uys) (?:the|it|by)\b")
_AFTER = 60
"""Code points behind "released the film" within which it may prove to be on home media."""
_HOME = re.compile(
    r"\b(?:on|as an?|to) (?:[\w-]+ ){0,3}?"
    r"(?P<medium>DVD|Blu-ray|VHS|home video|[Ll]aser[Dd]isc|videocassette)\b"
)


def distributors(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who is said to have released the film, and who first brought it home, with the medium."""
    for sentence in sentences:
        for whole in statements(sentence, film.title):
            span = without_owner(sentence.text, whole)
            if not _NO_DISTRIBUTOR.search(span.of(sentence.text)):
                yield Fact(Field.DISTRIBUTOR, span.of(sentence.text), sentence, span)
    at_home = (
        Fact(Field.DISTRIBUTOR, span.of(one.text), one, span, medium)
        for one in sentences
        for span, medium in _at_home(one, film.title)
    )
    yield from islice(at_home, 1)


def statements(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of those whom a sentence says to have released the film, home media aside."""
    text = sentence.text
    if "home" in sentence.heading.text.casefold() or not (_may_tell_owner(text) and _HINT.search(text)):
        return
    yield from owners(text, title)
    for cue in _CUE.finditer(text):
        gap, before, after = cue["gap"], text[: cue.start()], text[cue.end() :]
        if gap and (not _GAP.match(gap) or OTHERWISE.search(gap.replace(title, ""))):
            continue
        received = cue["verb"] in _NOUNS
        if _received(before.replace(title, "")) if received else _is_released(before, after, title):
            yield from _by_territory(text, cue.end())
    for deed in _DEED.finditer(text):
        film = film_at(text, deed.end(), title)
        after = text[film.end : film.end + _AFTER] if film else ""
        if not film or _AT_HOME.match(after) or OTHERWISE.search(after):
            continue
        if not is_irrealis(text[: deed.start()], None, title):
            yield from known(text, companies(text, deed.start("firm"), acting=True))


_ABROAD = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_ELSEWHERE = lazy_regex(
    rf"(?: (?:in|throughout|across|for) (?:the )?{_ABROAD})?,? (?:and|while|or) "
    rf"(?:(?:in |throughout |across )?(?:the )?{_ABROAD} |internationally |overseas )?"
    rf"(?:by|via) {LEAD}(?={PART})"
)
"""What leads to who released it in another country: "by Filmo in Peru and in Rome by Zed"."""


def _by_territory(text: str, at: int) -> Iterator[Span]:
    """Return the companies of a list that opens at `at`, and those of further territories behind it."""
    while at:
        found = list(companies(text, at))
        yield from found
        further = _ELSEWHERE.match(text, found[-1].end) if found else None
        at = further.end() if further else 0


_PLACE = re.compile(r"\A(?:In|Outside) (?:the )?(?:[A-Z][\w.]+,? ){1,4}(?=the |it |[\"“A-Z])")
_FIRST = re.compile(r"\b(?:originally|initially) \Z")
_BEING = re.compile(r"\bis being \Z")
# "Zoe premiered in Rome in May 1999, was "
_GOES_ON = re.compile(
    r"\A(?P<subject>[^,;]{1,80}?) (?:premiered|opened|debuted|was \w+ed|(?:had|has) its)\b[^;]{0,200}?"
    r"(?:(?:, (?:and )?|,? and )(?:(?:was|has been|is) )?|,? where it was )(?:(?:\w+ly|later|then) )?\Z"
)
# "It is directed by Ann Lee, produced by Rail Pictures, "
_DONE_BEFORE = re.compile(
    r"\A(?P<subject>[^,;]{1,80}?) (?:is|was) (?:[a-z-]+(?:, | and |, and ))?[a-z-]+ed by"
    r" [^;]{2,300}?,? (?:and )?\Z"
)


def _is_released(before: str, after: str, title: str) -> bool:
    """Return whether it is the film that is said to be released or distributed by somebody."""
    before = _BEING.sub("is ", _FIRST.sub("", _PLACE.sub("", before)))
    earlier = _GOES_ON.match(before) or _DONE_BEFORE.match(before)
    return is_done_to_film(before, after, title) or bool(earlier and is_film(earlier["subject"], title))


def _at_home(sentence: SentenceInContext, title: str) -> Iterator[tuple[Span, str]]:
    """Return the places of those who are said to have released the film for the home, and on what."""
    text = sentence.text
    if not _may_be_cued(text):
        return
    for cue in _CUE.finditer(text):
        before, after = text[: cue.start()], text[cue.end() :]
        home = _HOME.search(cue["gap"]) or _HOME.search(after[:_AFTER])
        spoilt = cue["gap"] and not _GAP.match(cue["gap"])
        if home and not spoilt and cue["verb"] not in _NOUNS and _is_released(before, after, title):
            yield from ((span, home["medium"]) for span in companies(text, cue.end()))
    yield from _discs(text, title)
    for deed in _DEED.finditer(text):
        film = film_at(text, deed.end(), title)
        home = _HOME.search(text[film.end : film.end + _AFTER]) if film else None
        if home and not is_irrealis(text[: deed.start()], None, title):
            yield from (
                (span, home["medium"]) for span in known(text, companies(text, deed.start(), acting=True))
            )


# "A DVD of the film was released in Peru by Rail Video"
_DISC = lazy_regex(
    r"(?:\A|[,;] )(?:(?:A|The|the|a) )?(?P<medium>DVD|Blu-ray|VHS)(?: [Dd]isc| edition| version)?"
    r"(?P<of> of [^,.;]{2,80}?)? was (?:first )?released(?: [^,.;]{0,100}?)?,? (?:by|through) "
    rf"(?:the )?(?={PART})"
)


def _discs(text: str, title: str) -> Iterator[tuple[Span, str]]:
    """Return the places of those who are said to have released the film's discs, and which."""
    for cue in _DISC.finditer(text):
        if not cue["of"] or film_at(cue["of"], len(" of "), title):
            yield from ((span, cue["medium"]) for span in companies(text, cue.end()))


def _received(before: str) -> bool:
    """Return whether words lead to a release of the film: "It was given a limited"."""
    owned = re.search(r"\b(?:[Ii]ts|a|an|[Tt]he|had|received)(?: [\w-]+){0,3} \Z", before)
    return bool(owned and re.search(r"(?:had|given|received|its) ", before)) and not OTHERWISE.search(before)
