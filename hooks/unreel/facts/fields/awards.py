"""Read the prizes that the film or its makers won."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import patterns
from unreel.model.article import Kind
from unreel.model.spans import Span

_any = patterns("facts/fields/awards.txt")
_CUE = re.compile(rf"(?<![\w-])(?:{_any('cues')}|(?:was|were) (?:also |later )?(?:{_any('participles')}))\b")
_ELSEWHERE = re.compile(rf"\b(?:{_any('elsewhere')})(?: \w+){{0,6}} ?\Z|n't (?:\w+ ){{0,3}}\Z")
_NEVER = re.compile(rf"\b(?:{_any('never')})\b", re.IGNORECASE)
# what makers are known for: "Ann Lee, who won", "Ann Lee (who had won"
_OF_MAKER = re.compile(r"(?:\bwho (?:also )?|\([^)]*|\bfrom )\Z")
_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for|on)) "
    r"(?:the )?(?:\d{4} )?(?:film |movie )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)
_COUNT = (
    rf"(?:{_any('counts')}|\d{{1,2}})"
    r"(?: of (?:them|the|its|those)(?: [\w-]+)?| (?:other|more|additional|further))?"
)
_PART = r"[^\W\d_a-z][\w’'.&-]*"
_SMALL = rf"(?:{_any('small words')})"
_PARTS = rf"{_PART}(?:(?: (?:{_SMALL} ){{0,2}}| ?[–—] ?| â\S* ){_PART})*"
_LEAD = re.compile(
    rf" (?:(?:{_any('lead-ins')}) )*(?:for |in )?(?:the |a |an )?(?:(?:19|20)\d\d |\d+(?:st|nd|rd|th) )?"
)
_COUNTED = re.compile(rf"(?:{_COUNT})\b ?")
_PRIZE = re.compile(
    r"(?:[\"“](?P<quoted>[^\"”]{2,60})[\"”](?: (?:award|Award|prize)|(?= ['(]| (?:at|from) ))"
    rf"|(?P<category>(?:{_any('categories')}) {_PART}"
    rf"(?:(?: (?:{_SMALL} ){{0,2}}|, (?=or )| ?[–—] ?| â\S* )(?:{_PART}|\d[\w]*))*)"
    rf"|(?:{_PART} |{_SMALL} |\d+th |\d{{4}} ){{0,9}}?(?P<word>{_any('words')})(?![\w’'-])"
    r"(?! \(\w+\) [Aa]ward| (?:Awards?|awards?|Prizes?|Oscars?|Globes?|Medal|Trophy)\b)"
    rf"(?: (?:of|in) (?:the )?{_PART}(?: {_PART})*)?)"
)
_NOMINATED = re.compile(rf"[ -](?:(?:[A-Z][\w-]*|and|award) ){{0,4}}(?:{_any('nominations')})\b")
_FOR = re.compile(
    rf" (?:for|in the category of|in) (?:the )?(?P<for>(?:{_any('behind for')}) {_PART}"
    rf"(?:(?: (?:{_SMALL} ){{0,2}}| ?[–—-] ?| â\S* ){_PART})*"
    rf"|(?:best|outstanding) (?:[a-z]+ )*(?:{_any('subjects')}))"
)
_NEXT = re.compile(rf",? (?:{_any('joints')})(?: for| won)? (?:the |a )?|[,;] (?:and )?(?:for )?(?:the |a )?")
_NEXT_PRIZE = re.compile(
    r"(?: \([^()]*\))?(?: for [^,;.]*?(?=, (?:and )?(?:the|a|Best)\b| and (?:the|a|Best)\b))?"
    rf"(?:{_NEXT.pattern})"
)
_WITHIN = re.compile(r" \((?=includ)[^()]*\)")
_MORE = re.compile(rf"(?:,? including|,| and|, and)(?= (?:{_COUNT} |an? |the )[A-Z])")
_OPENS_ITEM = r"(?:the )?(?:awards? for )?[\"“]?"
_LIST = re.compile(
    r"(?:including |(?: at (?:the )?[^:,;.]{3,70}?| in (?:the )?[^:,;.]{3,60}?)?"
    rf"(?:: ?(?:for )?| ?[–—-] |,? (?:{_any('list openings')})(?: those| awards| one)?(?: for)? (?:the )?"
    rf"|; |, (?=Best )))(?={_OPENS_ITEM}(?:{_any('first of a list')})\b)"
)
_ITEM = re.compile(
    rf"{_OPENS_ITEM}(?P<item>{_PARTS})[\"”]?"
    r"(?: \([^()]*\)| for [^,;.]*?(?=, | and |\.|;|\Z)| to [^,;.]*?(?=, | and |\.|;|\Z))?"
)


def awards(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of the prizes that a sentence says were won for the film; nominations are none."""
    text = sentence.text
    for cue in _CUE.finditer(text):
        before = text[: cue.start()]
        if sentence.section == Kind.PRODUCTION and _OF_MAKER.search(before):
            continue
        elsewhere = _ELSEWHERE.search(before) or is_quoted(text, cue.start())
        if not elsewhere and not _another(text[cue.end() :], title):
            for span in _prizes(text, cue.end()):
                name = span.of(text)
                if not _NEVER.search(name) and name.rpartition(" ")[0] not in country_of():
                    yield span


def _another(after: str, title: str) -> bool:
    """Return whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(after)
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()


def _prizes(text: str, at: int) -> Iterator[Span]:
    """Return the places of the prizes of the list that opens at `at`, in code points."""
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    while True:
        if counted := _COUNTED.match(text, at):
            yield from _counted(text, at, counted.end())
            return
        prize = _PRIZE.match(text, at)
        if prize is None or _NOMINATED.match(text, prize.end()):
            return
        spans, end = _one(text, prize)
        yield from spans
        more = _NEXT_PRIZE.match(text, end) if spans else None
        if more is None:
            return
        at = more.end()


def _one(text: str, prize: re.Match[str]) -> tuple[list[Span], int]:
    """Return the places of what the name of a prize tells ("Academy Awards for Best Actor"), and its end."""
    end, word = prize.end(), prize["word"]
    if prize["quoted"]:
        bare = prize[0].endswith(("”", '"')) and "won" not in text[max(0, prize.start() - 12) : prize.start()]
        return ([] if bare else [Span(*prize.span("quoted"))]), end
    if prize["category"]:
        return [_span(text, prize.start(), end)], end
    for_ = _FOR.match(text, end)
    if for_ and (word.endswith("s") or prize[0] == word):
        return [_span(text, *for_.span("for"))], for_.end()
    listed = list(_items(text, end)) if word.endswith("s") else []
    if listed:
        return listed, len(text)
    named = prize[0] not in {"Award", "Awards", "Prize"} and (prize[0][0].isupper() or for_)
    end = for_.end() if for_ else end
    return ([_span(text, prize.start(), end)] if named else []), end


def _counted(text: str, start: int, at: int) -> Iterator[Span]:
    """Return the prizes that follow a number: "six, including Best Picture", "four Golden Globes"."""
    prize = _PRIZE.match(text, at)
    if prize and _NOMINATED.match(text, prize.end()):
        return
    end = prize.end() if prize else at
    for_ = _FOR.match(text, end)
    listed = list(_items(text, end)) or ([_span(text, *for_.span("for"))] if for_ else [])
    yield from listed
    if listed:
        return
    aside = _WITHIN.match(text, end)
    yield from _items(text[: aside.end() - 1], end + 2) if aside else ()
    if prize and not aside and prize["word"] and prize[0][0].isupper():
        yield Span(start, end)
    more = _MORE.match(text, aside.end() if aside else end)
    if more:
        yield from _prizes(text, more.end())


def _items(text: str, at: int) -> Iterator[Span]:
    """Return the places of the categories of a list: ", including Best Picture and Best Actor"."""
    joint = _LIST.match(text, at)
    while joint and (item := _ITEM.match(text, joint.end())):
        yield _span(text, *item.span("item"))
        joint = _NEXT.match(text, item.end())


def _span(text: str, start: int, end: int) -> Span:
    words = text[start:end].rstrip(' .,–—-"”').removesuffix(" for").removesuffix(" at the")
    return Span(start, start + len(words))
