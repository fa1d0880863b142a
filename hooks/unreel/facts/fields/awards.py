"""Read the prizes that the film or its makers won."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.grammar.prizes import CRAFT, Prize, prizes
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import pattern, patterns
from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.model.spans import Span

_any = patterns("facts/fields/awards.txt")
_BEST = r"(?:Best|Worst|Outstanding) [A-Z]"
_GIVERS = pattern("facts/grammar/prizes.txt#givers")
_CUE = re.compile(
    rf"(?:\A(?:{_any('openings')})\b[:,]?|\b(?:{_any('openings')})(?: \(\d+\))?[:,]? (?=[A-Z]))"
    rf"|(?<![\w-])(?:{_any('cues')}|(?:was|were|been) (?:also |later )?(?:{_any('participles')})"
    rf"|(?:was|were|been) (?:also )?(?:{_any('chosen')})(?: as)?(?= (?:the )?{_BEST})"
    rf"|(?:{_any('the only one')}) [^,.;]{{0,60}}?(?:ever )?to (?:ever )?win"
    r"|awarded (?:it|him|her|them|the film|[A-Z]\w+(?: [A-Z]\w+)?)(?: with)?(?= (?:its|the|an?|Best)\b)"
    # "The film brought Ann Lee the Rail Award", "The Rail Circle named Ann Lee Best Director"
    r"|brought [^,.;]{2,80}?(?= (?:the|an?) [A-Z])"
    rf"|(?:{_GIVERS})(?: of [A-Z][\w.]+| Online)?(?: members)?(?: also)? (?:{_any('gives')})"
    rf"(?=[^.;]{{0,80}}? {_BEST}))\b"
)
_ELSEWHERE = re.compile(rf"\b(?:{_any('elsewhere')})(?: \w+){{0,6}} ?\Z|n't (?:\w+ ){{0,3}}\Z")
_NEVER = re.compile(rf"\b(?:{_any('never')})\b", re.IGNORECASE)
_MARKED = re.compile(
    r" \((?:[^()]*, )?(?:[Ww]on|WON|[Ww]inners?)\)|(?: \([^()]*\))? ?[–—-] ?(?:Won|WON|Winner|WINNER)\b"
)
"""What marks a prize of a list as won: "Best Film (winner)", "Best Film – Won"."""
# what makers are known for: "Ann Lee, who won", "Ann Lee (who had won"
_OF_MAKER = re.compile(r"(?:\bwho (?:also )?|\([^()]*|\bfrom )\Z")
_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for|on)) "
    r"(?:the )?(?:\d{4} )?(?:film,? |movie,? )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)
_SHARED = re.compile(r",? (?:sharing|shared|tied|tying)\b")
"""What leads to others, with their own films, who won a prize too."""
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
    rf"\b(?:[Nn]omin(?:at|ee)\w*|{_any('ends')})\b|(?<=[a-z\d]{{2}})[.!?][\"”]? (?=[A-Z])"
    rf"|; (?!(?:and )?(?:for |[Bb]est |the |(?:[A-Z]\w+ ){{0,2}}{CRAFT}))"
)


def awards(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the prizes that were won for the film, with their giver; nominations are none."""
    has_won, before = False, ""
    for sentence in sentences:
        text = sentence.text
        listed = (has_won and _LIST.match(text)) or (before.endswith(" Won") and _NUMBERED.match(text))
        if listed:
            nominated = _NOMINATION.search(text)
            found: Iterator[Prize] = prizes(text, 0, nominated.start() if nominated else len(text))
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
    behind = 0  # who is named behind a prize gives none that is won by another clause
    for cue, following in zip(cues, (*cues[1:], None), strict=True):
        before = text[: cue.start()]
        if sentence.section == Kind.PRODUCTION and _OF_MAKER.search(before):
            continue
        if not _OBJECT.match(text, cue.end()) or _ELSEWHERE.search(before) or is_quoted(text, cue.start()):
            continue
        end = min(following.start() if following else len(text), _bracket_end(text, cue.start()))
        end = _until(text, Span(cue.end(), end))
        if _another(text[cue.end() : end], title):
            continue
        for prize in list(prizes(text, cue.end(), end, behind)) or _cup(text, cue.end(), end):
            if prize.giver and prize.giver.start > prize.span.end:
                behind = prize.giver.end
            name = prize.span.of(text)
            if not _NEVER.search(name) and name.rpartition(" ")[0] not in country_of():
                yield prize


def _bracket_end(text: str, at: int) -> int:
    """Return where the bracket ends that is open at `at`, as in "(winning one)"; else where the text ends."""
    opened = text.rfind("(", 0, at) > text.rfind(")", 0, at)
    closed = text.find(")", at) if opened else -1
    return closed if closed > 0 else len(text)


# what nobody calls a prize, but a festival gives: "won the Silver Rosa at the Lund Film Festival"
_CUP = re.compile(
    r"(?: both| also)? the (?P<cup>[A-Z][\w’'-]+(?: (?:d'|de |of |for )?[A-Z][\w’'-]+){0,4})"
    rf"(?= (?:at|from|in) (?:the )?(?P<giver>(?:\d[\w.]* )?[A-Z](?:[\w.’'&-]+ ){{1,7}}?"
    rf"(?:{_any('festivals')})))\b"
)


def _cup(text: str, start: int, end: int) -> Iterator[Prize]:
    """Return the prize that only the festival behind it tells."""
    found = _CUP.match(text, start, end)
    if found:
        yield Prize(Span(*found.span("cup")), Span(*found.span("giver")))


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
    other = _FOR_FILM.search(_SHARED.split(after)[0])
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()
