"""Prose to the prizes that the film or its makers won: 'award'."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.facts.countries import country_of
from unreel.facts.fact import Fact
from unreel.facts.who import plain
from unreel.film import Kind, Span
from unreel.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.lines import Line
    from unreel.film import Film

_TOLD = {Kind.OVERVIEW, Kind.RELEASE, Kind.RECEPTION, Kind.PRODUCTION, ""}
_CUE = re.compile(
    r"(?<![\w-])(?P<verb>won|wins|winning|(?:was|were) (?:also |later )?awarded|(?:was|were) (?:also )?(?:presented with|honou?red with|given)"
    r"|receiv(?:ed|ing)|picked up|took home|earned|collected|garnered|recipient of|winner of|swept|(?:received|won) (?:was|were))\b"
)
_NOT = re.compile(
    r"\b(?:not|never|n't|had|having|previously|previous|earlier|who has|whose|would have|could|should|failed|lost|nominated for|hoped|after|"
    r"before|despite|if|novel|play|book|novelist|Tony|Pulitzer|Nobel|just|other films|sequel|his first film)(?: \w+){0,6} ?\Z|n't (?:\w+ ){0,3}\Z"
)
_LEAD = re.compile(
    r" (?:(?:both|all|also|only|additionally|its|his|her|their|three more|yet) )*(?:for |in )?(?:the |a |an )?(?:(?:19|20)\d\d |\d+(?:st|nd|rd|th) )?"
)
_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|several|multiple|numerous|many|both"
    r"|\d{1,2})(?: of (?:them|the|its|those)(?: [\w-]+)?| (?:other|more|additional|further))?"
)
_PART = r"[^\W\d_a-z][\w’'.&-]*"
_SMALL = r"(?:of|in|the|d'|de|du|la|des|by|a|an|or|from|–|-|—|on)"
_CATEGORY = (
    r"(?:Best|Outstanding|Worst|Favou?rite|Special|Most|Audience|Grand|Jury|People's|Top|Certificate)"
    rf" {_PART}(?:(?: (?:{_SMALL} ){{0,2}}|, (?=or )| ?[–—] ?| â\S* )(?:{_PART}|\d[\w]*))*"
)


@cache
def _prize() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(wordlist("facts/prize_words.txt"), key=lambda word: (-len(word), word))))
    return re.compile(
        rf"(?:[\"“](?P<quoted>[^\"”]{{2,60}})[\"”](?: (?:award|Award|prize)|(?= ['(]| (?:at|from) ))|(?P<category>{_CATEGORY})"
        rf"|(?:{_PART} |{_SMALL} |\d+th |\d{{4}} ){{0,9}}?(?P<word>{words})(?![\w’'-])(?! \(\w+\) [Aa]ward| (?:Awards?|awards?|Prizes?|Oscars?|Globes?|Medal|Trophy)\b)(?: (?:of|in) (?:the )?{_PART}(?: {_PART})*)?)"
    )


_FOR = re.compile(
    rf" (?:for|in the category of|in) (?:the )?(?P<for>(?:Best|Outstanding|Worst|Most|Second Best) {_PART}(?:(?: (?:{_SMALL} ){{0,2}}| ?[–—-] ?| â\S* ){_PART})*"
    rf"|(?:best|outstanding) (?:[a-z]+ )*(?:film|actor|actress|director|screenplay|cinematography|music|score|feature|documentary))"
)
_ITEMS = re.compile(
    r"(?: at (?:the )?[^:,;.]{3,70}?| in (?:the )?[^:,;.]{3,60}?)?(?:: ?(?:for )?| ?[–—-] |,? (?:including|included|namely|such as|for|in the categor(?:y|ies) of|in|being)(?: those| awards| one)?(?: for)? (?:the )?|; |, (?=Best ))"
)
_ITEM = re.compile(
    rf"(?:the )?(?:awards? for )?[\"“]?(?P<item>{_PART}(?:(?: (?:{_SMALL} ){{0,2}}| ?[–—] ?| â\S* ){_PART})*)[\"”]?(?: \([^()]*\)| for [^,;.]*?(?=, | and |\.|;|\Z)| to [^,;.]*?(?=, | and |\.|;|\Z))?"
)
_NEXT = re.compile(r",? (?:and|&|as well as|along with|plus)(?: for| won)? (?:the |a )?|[,;] (?:and )?(?:for )?(?:the |a )?")


def awards(film: Film, lines: Sequence[Line]) -> Iterable[Fact]:
    """Give the prizes won for the film, each once, in the prose's order; nominations are none."""
    told: dict[str, Fact] = {}
    for line in lines:
        if line.quoted or line.section not in _TOLD or not _CUE.search(line.text):
            continue
        for span in statements(line, film.title):
            name = span.of(line.text)
            key = plain(name)
            if _NEVER.search(name) or (len(name.split()) == 2 and name.split()[0] in country_of()):  # noqa: PLR2004
                continue
            if not any(key in known or known in key for known in told):
                told[key] = Fact("award", name, line, span)
    return told.values()


def statements(line: Line, title: str) -> Iterator[Span]:
    """Give the places of the names of prizes that a sentence says were won for the film called `title`."""
    text = line.text
    for cue in _CUE.finditer(text):
        before = text[: cue.start()]
        if line.section == Kind.PRODUCTION and re.search(r"(?:\bwho (?:also )?|\([^)]*|\bfrom )\Z", before):
            continue  # what makers are known for
        if not _NOT.search(before) and _quoted_before(before) and not _another(text[cue.end() :], title):
            yield from _won(text, cue.end())


def _quoted_before(before: str) -> bool:
    """Tell whether no quotation is open."""
    return before.count('"') % 2 == 0 and before.count("“") == before.count("”")


def _another(after: str, title: str) -> bool:
    """Tell whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(after)
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()


_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for|on)) (?:the )?(?:\d{4} )?(?:film |movie )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)
_NEVER = re.compile(r"\b(?:Life(?:time)? Achievement|Thalberg|Honorary|Tony|Pulitzer|Nobel|Man Booker|Hugo|seal|rating)\b", re.IGNORECASE)


def _won(text: str, at: int) -> Iterator[Span]:
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    count = re.compile(rf"(?:{_COUNT})\b ?").match(text, at)
    if count:
        yield from _counted(text, at, count.end())
        return
    while prize := _prize().match(text, at):
        if _nomination(text, prize.end()):
            return
        end = prize.end()
        word = prize["word"]
        if prize["quoted"] and prize[0].endswith(("”", '"')) and "won" not in text[max(0, at - 12) : at]:
            return
        if prize["quoted"]:
            yield Span(*prize.span("quoted"))
        elif prize["category"]:
            yield _span(text, prize.start(), end)
        elif word in {"award", "awards", "prize", "Awards"} and prize[0] == word:
            for_ = _FOR.match(text, end)
            if for_ is None:
                return
            yield _span(text, *for_.span("for"))
            end = for_.end()
        else:
            for_ = _FOR.match(text, end)
            listed = list(_items(text, end)) if word and word.endswith("s") and not for_ else []
            if listed:
                yield from listed
                return
            end = for_.end() if for_ else end
            if for_ and word and word.endswith("s"):
                yield _span(text, *for_.span("for"))
            elif prize[0] in {"Award", "Awards", "Prize"}:
                return
            elif prize[0][0].isupper() or prize[0][0] in "\"“" or for_:
                yield _span(text, prize.start(), end)
        aside = re.compile(r"(?: \([^()]*\))?(?: for [^,;.]*?(?=, (?:and )?(?:the|a|Best)\b| and (?:the|a|Best)\b))?").match(text, end)
        end = aside.end() if aside else end
        more = _NEXT.match(text, end)
        if more is None:
            return
        if counts := re.compile(rf"{_COUNT} ").match(text, more.end()):
            yield from _counted(text, more.end(), counts.end())
            return
        at = more.end()


def _nomination(text: str, end: int) -> bool:
    return bool(re.match(r"[\w\s’'-]{0,30}\b(?:nominat|nod|consideration|nominee|-winning)", text[end : end + 50]))


def _counted(text: str, start: int, at: int) -> Iterator[Span]:
    """Give the prizes that follow a number: "six, including Best Picture", "four Golden Globes: Best Actor …"."""
    prize = _prize().match(text, at)
    if prize and _nomination(text, prize.end()):
        return
    end = prize.end() if prize else at
    for_ = _FOR.match(text, end)
    listed = list(_items(text, end)) or ([_span(text, *for_.span("for"))] if for_ else [])
    aside = _WITHIN.match(text, end)
    yield from listed
    if listed:
        return
    yield from _items(text, end + 2, aside.end() - 1) if aside else ()
    if prize and not aside and prize["word"] and prize[0][0].isupper():
        yield Span(start, end)
    more = _MORE.match(text, aside.end() if aside else end)
    if more:
        yield from _won(text, more.end())


_WITHIN = re.compile(r" \((?=includ)[^()]*\)")
_MORE = re.compile(rf"(?:,? including|,| and|, and)(?= (?:{_COUNT} |an? |the )[A-Z])")


def _items(text: str, at: int, end: int | None = None) -> Iterator[Span]:
    text = text[:end]
    lead = re.compile(rf"including |{_ITEMS.pattern}").match(text, at)
    if lead is None:
        return
    at = lead.end()
    first = True
    while item := _ITEM.match(text, at):
        name = item["item"]
        if first and not re.match(r"(?:Best|Outstanding|Worst|Most|Favou?rite|Special)\b", name):
            return
        first = False
        yield _span(text, *item.span("item"))
        more = _NEXT.match(text, item.end())
        if more is None:
            return
        at = more.end()


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(" .,–—-\"”").removesuffix(" for").removesuffix(" at the")))
