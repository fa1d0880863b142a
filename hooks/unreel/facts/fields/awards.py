"""Prose to the prizes that the film or its makers won: 'award'."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.reader import ABOUT_FILM, ADDED, Reader, within
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import pattern
from unreel.model.article import Kind
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film

_CUE = re.compile(
    r"(?<![\w-])(?P<verb>(?:received|won) (?:was|were)|won|wins|winning|(?:was|were) (?:also |later )?awarded"
    r"|(?:was"
    r"|were) (?:also )?(?:presented with|honou?red with|given)"
    r"|receiv(?:ed|ing)|picked up|took home|earned|collected|garnered|recipient of|winner of|swept"
    r")\b"
)
_NOT = re.compile(
    r"\b(?:not|never|n't|had|having|previously|previous|earlier|who has|whose|would have|could|should|failed"
    r"|lost|hoped|after|"
    r"before|despite|if|novel|play|book|novelist|Tony|Pulitzer|Nobel|just|other films|sequel"
    r"|his first film)(?: \w+){0,6} ?\Z|n't (?:\w+ ){0,3}\Z"
)
_LEAD = re.compile(
    r" (?:(?:both|all|also|only|additionally|its|his|her|their|three more|yet) )*(?:for |in )?(?:the |a "
    r"|an )?(?:(?:19|20)\d\d |\d+(?:st|nd|rd|th) )?"
)
_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|several|multiple|numerous|many|both"
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
    words = pattern("facts/fields/prize_words.txt")
    return re.compile(
        rf"(?:[\"“](?P<quoted>[^\"”]{{2,60}})[\"”](?: (?:award|Award|prize)|(?= ['(]| (?:at|from) ))"
        rf"|(?P<category>{_CATEGORY})"
        rf"|(?:{_PART} |{_SMALL} |\d+th |\d{{4}} ){{0,9}}?(?P<word>{words})(?![\w’'-])(?! \(\w+\) [Aa]ward"
        rf"| (?:Awards?|awards?|Prizes?|Oscars?|Globes?|Medal|Trophy)\b)(?: (?:of"
        rf"|in) (?:the )?{_PART}(?: {_PART})*)?)"
    )


_FOR = re.compile(
    rf" (?:for|in the category of|in) (?:the )?(?P<for>(?:Best|Outstanding|Worst|Most"
    rf"|Second Best) {_PART}(?:(?: (?:{_SMALL} ){{0,2}}| ?[–—-] ?| â\S* ){_PART})*"
    rf"|(?:best|outstanding) (?:[a-z]+ )*(?:film|actor|actress|director|screenplay|cinematography|music"
    rf"|score|feature|documentary))"
)
_ITEMS = re.compile(
    r"(?: at (?:the )?[^:,;.]{3,70}?| in (?:the )?[^:,;.]{3,60}?)?(?:: ?(?:for )?| ?[–—-] |,? (?:including"
    r"|included|namely|such as|for|in the categor(?:y|ies) of|in|being)(?: those| awards"
    r"| one)?(?: for)? (?:the )?|; |, (?=Best ))"
)
_ITEM = re.compile(
    rf"(?:the )?(?:awards? for )?[\"“]?(?P<item>{_PART}(?:(?: (?:{_SMALL} ){{0,2}}| ?[–—] ?"
    rf"| â\S* ){_PART})*)[\"”]?(?: \([^()]*\)| for [^,;.]*?(?=, | and |\.|;|\Z)| to [^,;.]*?(?=, | and |\.|;"
    rf"|\Z))?"
)
_NEXT = re.compile(
    r",? (?:and|&|as well as|along with|plus)(?: for| won)? (?:the |a )?|[,;] (?:and )?(?:for )?(?:the |a )?"
)


def awards(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the prizes won for the film, in the prose's order; nominations are none."""
    for sentence in sentences:
        for span in statements(sentence, film.title):
            name = span.of(sentence.text)
            if not _NEVER.search(name) and name.rpartition(" ")[0] not in country_of():
                yield Fact(Field.AWARD, name, sentence, span)


READER = Reader("awards", (Field.AWARD,), ABOUT_FILM | ADDED, awards, within)


def statements(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of the names of prizes that a sentence says were won for the film called `title`."""
    text = sentence.text
    for cue in _CUE.finditer(text):
        before = text[: cue.start()]
        if sentence.section == Kind.PRODUCTION and re.search(
            r"(?:\bwho (?:also )?|\([^)]*|\bfrom )\Z", before
        ):
            continue  # what makers are known for
        if not _NOT.search(before) and _quoted_before(before) and not _another(text[cue.end() :], title):
            yield from _won(text, cue.end())


def _quoted_before(before: str) -> bool:
    """Return whether no quotation is open."""
    return before.count('"') % 2 == 0 and before.count("“") == before.count("”")


def _another(after: str, title: str) -> bool:
    """Return whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(after)
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()


_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for"
    r"|on)) (?:the )?(?:\d{4} )?(?:film |movie )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)
_NEVER = re.compile(
    r"\b(?:Life(?:time)? Achievement|Thalberg|Honorary|Tony|Pulitzer|Nobel|Man Booker|Hugo|seal|rating)\b",
    re.IGNORECASE,
)


def _won(text: str, at: int) -> Iterator[Span]:
    """Return the places of the prizes of the list that opens at `at`."""
    lead = _LEAD.match(text, at)
    at = lead.end() if lead else at
    while True:
        if counted := _COUNTED.match(text, at):
            yield from _counted(text, at, counted.end())
            return
        prize = _prize().match(text, at)
        if prize is None or _nomination(text, prize.end()):
            return
        spans, end = _one(text, prize)
        yield from spans
        aside = _BY_WHOM.match(text, end)
        more = _NEXT.match(text, aside.end() if aside else end) if spans else None
        if more is None:
            return
        at = more.end()


_COUNTED = re.compile(rf"(?:{_COUNT})\b ?")
_BY_WHOM = re.compile(
    r"(?: \([^()]*\))?(?: for [^,;.]*?(?=, (?:and )?(?:the|a|Best)\b| and (?:the|a|Best)\b))?"
)


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


def _nomination(text: str, end: int) -> bool:
    return _NOMINATED.match(text, end) is not None


_NOMINATED = re.compile(
    r"[ -](?:(?:[A-Z][\w-]*|and|award) ){0,4}(?:nominat|nods?\b|consideration|nominee|winning)"
)


def _counted(text: str, start: int, at: int) -> Iterator[Span]:
    """Return the prizes that follow a number: "six, including Best Picture", "four Golden Globes"."""
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
    return Span(
        start, start + len(text[start:end].rstrip(' .,–—-"”').removesuffix(" for").removesuffix(" at the"))
    )
