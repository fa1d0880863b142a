"""Read the prizes that the film or its makers won."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.grammar.prizes import Prize, prizes
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import patterns
from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.model.spans import Span

_any = patterns("facts/fields/awards.txt")
_CUE = re.compile(
    rf"(?:\A(?:{_any('openings')})\b[:,]?|\b(?:{_any('openings')})[:,]? (?=(?:Best|Outstanding|Academy) ))"
    rf"|(?<![\w-])(?:{_any('cues')}|(?:was|were|been) (?:also |later )?(?:{_any('participles')})"
    rf"|(?:{_any('the only one')}) [^,.;]{{0,60}}?(?:ever )?to (?:ever )?win"
    r"|awarded (?:it|him|her|them|the film|[A-Z]\w+(?: [A-Z]\w+)?)(?: with)?(?= (?:its|the|an?|Best)\b))\b"
)
_ELSEWHERE = re.compile(rf"\b(?:{_any('elsewhere')})(?: \w+){{0,6}} ?\Z|n't (?:\w+ ){{0,3}}\Z")
_NEVER = re.compile(rf"\b(?:{_any('never')})\b", re.IGNORECASE)
_MARKED = re.compile(r" \((?:[^()]*, )?(?:[Ww]on|WON|[Ww]inners?)\)")
"""What marks a prize of a list as won: "Best Film (winner)"."""
# what makers are known for: "Ann Lee, who won", "Ann Lee (who had won"
_OF_MAKER = re.compile(r"(?:\bwho (?:also )?|\([^()]*|\bfrom )\Z")
_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for|on)) "
    r"(?:the )?(?:\d{4} )?(?:film,? |movie,? )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)
_OF_NOMINATIONS = re.compile(
    r"(?<!total )(?:of|from|out of) (?:the |its |their )?[\w-]+ (?:\w+ )?nominations"
)
_OBJECT = re.compile(r"(?![,.;)]| (?:none|no|nothing)\b)")
"""What may stand behind "won": neither the end of its clause nor a "none"."""
_LIST = re.compile(r"(?:\d+(?:st|nd|rd|th) )?Academy Awards? (?:for )?Best [A-Z](?:.{3,80}? Best [A-Z]){2}")
"""Prizes one behind the other, without a verb."""
_NUMBERED = re.compile(r"\(\d+\) Best ")
_HAS_WON = re.compile(r"\b(?:won|winning) (?:\w+ ){1,3}(?:Academy Awards|Oscars)\b")
_NOMINATION = re.compile(r"nominat", re.IGNORECASE)
_END = re.compile(
    rf"\b(?:[Nn]ominat\w*|{_any('ends')})\b|(?<=[a-z\d]{{2}})[.!?][\"”]? (?=[A-Z])|; (?!for |[Bb]est |the )"
)


def awards(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the prizes that were won for the film, with their giver; nominations are none."""
    has_won, before = False, ""
    for sentence in sentences:
        text = sentence.text
        listed = (has_won and _LIST.match(text)) or (before.endswith(" Won") and _NUMBERED.match(text))
        if listed and not _NOMINATION.search(text):
            found: Iterator[Prize] = prizes(text, 0, len(text))
        elif _CUE.search(text) or _MARKED.search(text):
            found = won(sentence, film.title)
        else:
            found = iter(())
        for prize in found:
            giver = prize.giver.of(text) if prize.giver else ""
            yield Fact(Field.AWARD, prize.span.of(text), sentence, prize.span, giver)
        has_won, before = has_won or bool(_HAS_WON.search(text)), text


def won(sentence: SentenceInContext, title: str) -> Iterator[Prize]:
    """Return the prizes that a sentence says were won for the film called `title`."""
    text = sentence.text
    if _MARKED.search(text):
        yield from (one for one in prizes(text, 0, len(text)) if _MARKED.match(text, one.span.end))
        return
    cues = list(_CUE.finditer(text))
    for cue, following in zip(cues, (*cues[1:], None), strict=True):
        before = text[: cue.start()]
        if sentence.section == Kind.PRODUCTION and _OF_MAKER.search(before):
            continue
        if (
            not _OBJECT.match(text, cue.end())
            or _ELSEWHERE.search(before)
            or is_quoted(text, cue.start())
            or _another(text[cue.end() :], title)
        ):
            continue
        end = following.start() if following else len(text)
        for prize in prizes(text, cue.end(), _until(text, Span(cue.end(), end))):
            name = prize.span.of(text)
            if not _NEVER.search(name) and name.rpartition(" ")[0] not in country_of():
                yield prize


def same_prize(one: Fact, other: Fact) -> bool:
    """Return whether two facts state one prize: what is the best may be so for several givers."""
    a, b = plain(one.text), plain(other.text)
    return (a in b or b in a) and (not one.about or not other.about or one.about == other.about)


def _until(text: str, region: Span) -> int:
    """Return where the words end, in code points, that tell what was won."""
    behind = _OF_NOMINATIONS.search(text, region.start, region.end)
    found = _END.search(text, behind.end() if behind else region.start, region.end)
    if found is None:
        return region.end
    # "the Rail Award and a Porter Award nomination": the reader of prizes must see what follows the name
    return found.end() if found[0].casefold().startswith(("nominat", "nod")) else found.start()


def _another(after: str, title: str) -> bool:
    """Return whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(after)
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()
