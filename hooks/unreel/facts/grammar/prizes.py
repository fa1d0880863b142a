"""Read the names of prizes in a stretch of prose: "the Golden Rail Award for Best Film", "Best Editing"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.facts.grammar.givers import COUNT, GIVER, PART, PLACE, giver_before, giver_behind, trimmed
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns, wordset
from unreel.model.spans import Span

_any = patterns("facts/grammar/prizes.txt")
_SMALL = rf"(?:{_any('small words')})"
# in lists whose marks were lost the next prize follows without one: "Best Film Rail Award for Best Actor"
_MORE_OF_IT = rf"(?!(?:{_any('first words')})\b){PART}"
_DASH = rf"(?: ?[–—-] ?| â\S* )(?=(?:{_any('behind a dash')})\b)"
_PARTS = rf"{PART}(?:(?:{_DASH}| (?:{_SMALL} ){{0,2}}){_MORE_OF_IT})*"
CRAFT = rf"(?:{_any('crafts')})\b"
"""What a prize is for, at its end: "Actress", "Sound"."""
_IN_A = rf"(?: in an? (?:{PART} )?{PART}(?: (?:or |and )?{PART}){{0,2}})?"
_ITEM = rf"(?: the)? (?P<item>(?:(?!(?:{_any('categories')}) ){PART} ){{0,3}}?{CRAFT}{_IN_A})"
_SMALL_ITEM = rf" (?P<small>{_any('small crafts')})(?=,| and\b|[.;)]| \(|\Z)"
_CATEGORY = (
    rf"(?:Best (?:{_any('wide categories')}), (?:{_any('aspects')})\b(?: (?:{_SMALL} ){{0,2}}{_MORE_OF_IT})*"
    rf"|(?:{_any('categories')}) (?:(?:{_SMALL} ){{0,2}}{_PARTS}(?: (?:{_any('small ends')})\b)?"
    r"|[\"“][^\"”]{2,60}[\"”])"
    rf"|(?:[^a-z\W\d_ß-öø-ÿ][\w’'.&-]{{0,25}}+ ){{1,3}}of the Year\b"
    rf"(?: ?[–—-] (?:{_any('behind a dash')}|{_any('crafts')})\b)?"
    rf"|(?<!second )(?<!third )[Bb]est (?:(?!and |or )[a-z-]+ ){{0,3}}?(?:{_any('subjects')})\b"
    rf"(?! (?:{_any('no prize')})\b))"
)
_LED = (
    r"(?:(?: in (?:19|20)\d\d)?,? (?:for|as|in|in the category of|in the categories of|of(?= Best))"
    r"(?: the)? [\"“]?)"
)
_PRIZE = lazy_regex(
    rf"(?<![\w-])(?<!The )(?:(?P<count>{COUNT} (?:of (?:the |its )(?:{COUNT} )?)?)?"
    rf"(?P<name>(?!(?:{_any('superlatives')}) )"
    rf"(?:(?P<small>{_any('small kinds')}) (?=awards?\b|prizes?\b|mention\b)"
    rf"|[Hh]onorary |[Ss]pecial |\d+(?:st|nd|rd|th) |\d{{4}} )?"
    rf"(?:(?!The ){PART} (?:(?:{_MORE_OF_IT}|{_any('joining words')}) ){{0,7}}?)??"
    rf"(?P<word>{_any('words')})(?![\w’'-])"
    rf"(?! \(\w+\) [Aa]ward| (?:[A-Z]\w+ ){{0,2}}(?:{_any('more words')})\b)"
    rf"(?: South\b| of (?!Best)(?:the )?{PART}(?: {PART})*"
    rf"|(?<=Prix)(?: (?:(?:de la|du|des|de|et) )?{_MORE_OF_IT}){{1,4}})?)"
    rf"(?:{_LED}(?P<for>(?:{_CATEGORY}|(?:{PART} )?(?:{PART} )?{CRAFT}(?: {PART})*)))?"
    rf"|(?P<category>{_CATEGORY}|(?<=\bwinning one for )(?:{PART} ){{0,3}}?{CRAFT})"
    r"|[\"“](?P<quoted>[A-Z][^\"”]{2,60})[\"”](?: (?:[Aa]ward|[Pp]rize)\b|(?= '[^']{3,40} [Aa]ward)))"
)
_MORE = lazy_regex(
    rf"(?:,? and|,| &|,? as well as)(?: for)?(?:{_ITEM}"
    rf"(?! (?!and |for |at |from )\w)|{_SMALL_ITEM})"
)
_CRAFTS = lazy_regex(
    rf"(?:[:;]| \(|,? (?:{_any('list openings')}):?){_ITEM}"
    r"(?= and|,|;|\.|\)|\Z)"
)
"""The crafts behind how many prizes were won: "four Rail Awards: Editing and Sound"."""
_REMARK = re.compile(r" ?\([^()]*\)")
_NO_PRIZE = lazy_regex(
    rf"[ -](?:(?:[A-Z][\w-]*|and|award) ){{0,7}}(?:{_any('nominations')})\b"
    rf"|[ -](?:[Aa]ward[ -])?(?:{_any('no prizes')})\b"
)
_FAMILY_NAME = lazy_regex(rf" (?!(?:{_any('first words')})\b){PART}")
_OCCASION = lazy_regex(
    rf"\b(?:{_any('before an occasion')})(?: the)?(?: inaugural| first| second| third| \d+(?:st|nd|rd|th))?"
    r"(?: annual)? ?[\"“]?\Z"
    r"|\b(?:at|from) [^,.;]{0,50}Awards and (?:the )?\Z"
)
_TAKEN = re.compile(r"\b(?:[Ww]inner|[Rr]ecipient)(?: \([^()]*\))? of (?:the )?[\"“]?\Z")
_DIRECTLY = re.compile(r"\b(?:won|winning|received|receiving|earned) \Z")
"""What leads to all prizes that one giver gave: "Ann Lee and Bob Ray won Academy Awards"."""
_GIVES_BRACKET = re.compile(r"\bFestival \(\Z")
"""What stands before the prizes that it gave: "Lund Film Festival (Audience Award)"."""


class Prize(NamedTuple):
    """A prize as a text names it."""

    span: Span
    """Its name: "Golden Rail Award for Best Film", "Best Editing", "two Rail Awards"."""
    giver: Span | None
    """Who gives it, or where, be it in its name or not: "Golden Rail Award", "54th Lund Film Festival"."""
    category: Span | None = None
    """What it is for: "Best Film"."""


def prizes(text: str, start: int, end: int, behind: int = 0, heading: Span | None = None) -> Iterator[Prize]:
    """Return the prizes that are named between two places of a text, in code points; nominations are none.

    Who gives them is not looked for before `behind`; who gives the first ones may stand in their `heading`.
    """
    text = _CALLED.sub(lambda found: " " * len(found[0]), text)
    yield from _of_one_list(text, [*_named(text, Span(start, end), behind, heading)])


_CALLED = re.compile(r"\((?:then|now|later|formerly|also)? ?(?:called|named|known as) [^()]*\)")
"""What a prize is called besides, which is no other prize: "Best Film (then called "Best Picture")"."""


def _of_one_list(text: str, found: list[Prize]) -> list[Prize]:
    """Return prizes, those before the last of a list with its giver: "Best Film and Best Song at the …"."""
    given: list[Prize] = []
    after: Prize | None = None
    for prize in reversed(found):
        goes_on = after and JOINT.fullmatch(text, prize.span.end, after.span.start)
        shared = after.giver if after and goes_on and after.giver else None
        bare = after and after.span == after.category and prize.span == prize.category
        if shared and after and shared.start >= after.span.end and bare:
            prize = prize._replace(giver=shared)  # noqa: PLW2901 - the same prize, with its giver
        given.append(prize)
        after = prize
    return given[::-1]


def _named(text: str, within: Span, behind: int, heading: Span | None) -> Iterator[Prize]:
    """Return the prizes of a stretch, each with the giver that is named near it or in the heading above."""
    at, end = within
    given = behind
    while found := _PRIZE.search(text, at, end):
        at = found.end()
        if _NO_PRIZE.match(text, at):
            continue
        title = _title(text, found)
        # who is named behind one prize gives no later one that has a name of its own
        own = (found["name"] or "x")[0].isupper()
        prize = _prize(text, found, Span(given if own else behind, end), heading)
        heading = title or heading
        if prize is None:
            continue
        if prize.giver and prize.giver.start > prize.span.end:
            given = prize.giver.end
        opening = _CRAFTS.match(text, at, end) if found["count"] else None
        if opening:
            item = Span(*opening.span("item"))
            prize, at, heading = Prize(item, Span(*found.span("name")), item), opening.end(), None
        yield from _coordinated(text, prize, found)
        for span in _listed(text, at, end):
            yield Prize(span, giver_behind(text, span, end) or prize.giver, span)
            at = span.end


def _coordinated(text: str, prize: Prize, found: re.Match[str]) -> Iterator[Prize]:
    """Return a prize, before it the one that it shares a word with: "the Rail and Porter prizes"."""
    shares = found["word"] in {"awards", "prizes"} and not found["count"] and not prize.category
    first = _PAIR.search(text, max(0, prize.span.start - _NEAR), prize.span.start) if shares else None
    if first:
        yield prize._replace(span=Span(*first.span("first")))
    yield prize


_NEAR = 80
_PAIR = lazy_regex(rf"\b(?:the|both) (?P<first>{PART}(?: {PART}){{0,4}}) and (?:the )?\Z")


def _title(text: str, found: re.Match[str]) -> Span | None:
    """Return whose prizes the next ones are, as a name with its categories behind it says: "Rail Awards"."""
    name, word = found["name"], found["word"]
    if name is None or name[0].islower() or name in _BARE:
        return None
    above = word.endswith("s") and _CATEGORY_NEAR.match(text, found.end())
    return Span(found.start("name"), found.end("word")) if found["for"] or above else None


def _prize(text: str, found: re.Match[str], within: Span, heading: Span | None) -> Prize | None:
    """Return the prize whose name was found, or None if the words name an occasion or a kind."""
    name, word = found["name"], found["word"]
    if name is None:
        span = trimmed(text, *found.span("category" if found["category"] else "quoted"))
        return Prize(span, _giver(text, span, within, GIVER, heading), span)
    category = trimmed(text, *found.span("for")) if found["for"] else None
    own = Span(*found.span("name")) if category and not name[0].islower() and name not in _BARE else None
    if category and (word.endswith("s") or (name == word and word not in _WHOLE)):
        return Prize(category, own or _giver(text, category, within, GIVER, heading), category)
    if word in _GIVEN_NAMES and _FAMILY_NAME.match(text, found.end("word")):
        return None  # "Oscar Lee"
    if _is_no_prize(text, found):
        return None
    span = trimmed(text, found.start() if word.endswith("s") else found.start("name"), found.end())
    # who gives "Rail Awards" is no Lund Festival that gave what was named before
    before = None if word.endswith("s") else giver_before(text, span, within.start, PLACE)
    return Prize(span, giver_behind(text, span, within.end) or own or before, category)


def _is_no_prize(text: str, found: re.Match[str]) -> bool:
    """Return whether the name of a prize names an occasion or a kind, or leads to prizes behind it."""
    name, word = found["name"], found["word"]
    lead = text[max(0, found.start() - 40) : found.start()]
    taken = not word.endswith("s") and _TAKEN.search(lead)
    if not (found["count"] or taken) and _OCCASION.search(lead):
        return True
    in_bracket = lead.endswith("(") and not _GIVES_BRACKET.search(lead)
    direct = name[0].isupper() and _DIRECTLY.search(lead)
    many = name in {word, "Academy Awards"} and word.endswith("s") and not (found["count"] or direct)
    is_kind = many or (
        name[0].islower() and not (found["for"] or found["small"] or name.startswith("honorary "))
    )
    follows = word.endswith("s") and _CATEGORY_NEAR.match(text, found.end())
    return bool(in_bracket or is_kind or name in _BARE or follows)


_BARE = {"Award", "Awards", "Prize", "Prizes"}
_GIVEN_NAMES = wordset("facts/grammar/prizes.txt#given names")
_WHOLE = wordset("facts/grammar/prizes.txt#whole names")
_CATEGORY_NEAR = lazy_regex(rf"[^.;,]{{0,70}}?(?:, (?:{_any('list openings')})\b[^.;,]{{0,30}}?)?{_CATEGORY}")
"""Behind "six Academy Awards" the prizes themselves follow."""
JOINT = re.compile(
    r"(?: ?\([^()]*\))?(?: for [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)?"
    r"(?:,? and|,|;| &|,? as well as)+(?: the| for)? ?"
)
"""What stands between two prizes of one list."""


def _listed(text: str, at: int, end: int) -> Iterator[Span]:
    """Return the prizes of which only the craft is named: "Best Film, Editing and Sound"."""
    while more := _MORE.match(text, _behind_remark(text, at), end):
        yield Span(*more.span("item" if more["item"] else "small"))
        at = more.end()


def _behind_remark(text: str, at: int) -> int:
    remark = _REMARK.match(text, at)
    return remark.end() if remark else at


def _giver(text: str, prize: Span, within: Span, names: re.Pattern[str], heading: Span | None) -> Span | None:
    """Return who gives a prize: named behind it, or last before it, or above it, `within` a stretch."""
    behind = giver_behind(text, prize, within.end)
    before = giver_before(text, prize, within.start, names)
    above = [one for one in (before, heading) if one]
    return behind or max(above, key=lambda one: one.start, default=None)
