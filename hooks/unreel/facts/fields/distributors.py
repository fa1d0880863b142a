"""Prose to those who brought the film to its audience."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.fields.releases import OTHERWISE
from unreel.facts.reader import ABOUT_FILM, ADDED, Reader, within
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import wordlist
from unreel.model.spans import Span
from unreel.names.credits.subjects import belongs, goes_on, head, is_film, said_of_film, told_later, wished

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film

_PART = r"(?:\d+(?:st|nd|rd|th) (?=[A-Z])|[^\W\d_a-z][\w’'&+!.-]*)"
_FIRM = (
    rf"(?:{_PART}(?: ?(?:(?:&|&amp;|of|de|du|des) )?(?:the )?{_PART}(?! (?:Film )?Festival))*"
    r"(?: \d+\b(?! \w+ \d))?)"
)
_CUE = re.compile(
    rf"\b(?P<verb>[Rr]eleased|[Dd]istributed|release|distribution"
    rf"|[Rr]elease and distribution)(?P<gap>(?:(?! by | through | via |;)[^\n]){{0,150}}?),? (?:by|through"
    rf"|via) (?:the )?(?={_PART})"
)
# what stands between "released" and "by" tells where, when and how
_GAP = re.compile(
    r"\A,? (?:in|on|for|to|at|across|throughout|worldwide|\w+ly|nationwide|direct|and distributed"
    r"|and released|over|as|\d|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b(?!.*\b(?:was|were|is|had|has"
    r"|dominated|followed|directed|written)\b)"
)
_DEED = re.compile(
    rf"(?P<firm>{_FIRM}) (?:theatrically |subsequently |then |later |also |eventually |first )?(?:released"
    rf"|distributed) (?:the (?:film|movie|picture)|it)\b(?!['’]s| (?:on|to) (?:DVD|VHS|Blu|home|video))"
)
_NEXT = re.compile(r" ?(?:\([^()]*\))?,? (?:and|&|&amp;) (?:by |through )?(?=[A-Z0-9])|, (?=[A-Z0-9])")
_NO_FIRM = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas"
    r"|The Film)\b"
)
_ENDS = tuple(wordlist("facts/fields/company_endings.txt"))


def distributors(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who released or distributed the film, publishers of home media aside."""
    for sentence in sentences:
        text = sentence.text
        if "home" not in sentence.heading.text.casefold() and ("elease" in text or "istribut" in text):
            for span in statements(text, film.title):
                yield Fact(Field.DISTRIBUTOR, span.of(text), sentence, span)


READER = Reader("distributors", (Field.DISTRIBUTOR,), ABOUT_FILM | ADDED, distributors, within)


def statements(text: str, title: str) -> Iterator[Span]:
    """Return the places of those whom a sentence says to have released the film called `title`."""
    for cue in _CUE.finditer(text):
        if _of_film(text, cue, title) and not OTHERWISE.search(cue["gap"].replace(title, "")):
            yield from _firms(text, cue.end())
    for deed in _DEED.finditer(text):
        if not wished(text[: deed.start()], None, title) and not OTHERWISE.search(
            text[deed.end() : deed.end() + 60]
        ):
            yield from _firms(text, deed.start("firm"))


def _of_film(text: str, cue: re.Match[str], title: str) -> bool:
    before = text[: cue.start()]
    called = head(text, title)
    if cue["gap"] and not _GAP.match(cue["gap"]):
        return False
    if cue["verb"] in {"release", "distribution"}:
        owned = re.search(r"(?:\b(?:[Ii]ts|a|an|[Tt]he)(?: [\w-]+){0,3} )\Z", before)
        return (
            bool(owned)
            and not OTHERWISE.search(before.replace(title, ""))
            and cue["verb"] == "release"
            and bool(re.search(r"(?:had|given|received|its) ", before))
        )
    if wished(before, called.end if called else None, title):
        return False
    if called and called.end <= len(before):
        between = re.sub(
            r"\b(?:theatrically|also|which was|that was|and was|was|later|\w+ly)\s*\Z",
            ", ",
            before[called.end :],
        )
        return belongs(between, written=False)
    bare = re.sub(
        r"(?: |\A)(?:\w+ly|also|first|later|then|produced and|produced,? directed,? and|and)\s*\Z",
        " ",
        before,
    )
    if not bare.strip() or _OPENING.search(before):
        return told_later(text[cue.end() :], title)
    return (
        said_of_film(bare, title)
        or goes_on(before, title)
        or goes_on(bare, title)
        or bool(
            re.search(r"\b(?:which|that|it) (?:was|is)(?: \w+ly)? \Z", before)
            and is_film(re.split(r",? (?:which|that|it) ", before)[0], title)
        )
    )


_OPENING = re.compile(r"\A(?:Produced|Directed|Written)\b[^.]*\band\s*\Z")


def _firms(text: str, at: int) -> Iterator[Span]:
    firm = re.compile(_FIRM)
    while (found := firm.match(text, at)) and not _NO_FIRM.match(found[0]):
        name = found[0]
        while name.endswith((".", "'s", "’s")) and not name.endswith(_ENDS):
            name = name.removesuffix("'s").removesuffix("’s").rstrip(".")
        if re.match(r" (?:stars?|plays?|is|was|directed|wrote|has|had)\b", text[found.end() :]):
            return
        name = name.rstrip("'’")
        if name in country_of():
            return
        yield Span(found.start(), found.start() + len(name))
        more = _NEXT.match(text, found.end())
        if more is None:
            return
        at = more.end()
