"""Read the names in a list of people behind a credit ("directed by …"), each with its place."""

from __future__ import annotations

import re
from functools import cache

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTHS
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import any_of, pattern, patterns, wordlist, wordset
from unreel.model.spans import Span
from unreel.names.runs import bare
from unreel.names.titles import is_title

_any = patterns("names/credits/words.txt")
_INITIAL = r"[^a-z\W\d_]\."
# also the marks that letters become in a text whose encoding was misread ("MiloÅ¡")
_WORD = (
    r"[^a-z\W\d_](?:[\w’\x80-\x9f¡-ª¬-º]|['](?!s\b)(?=\w)|-(?=\w)|\.(?=\w)|\$|(?<=\bSt)\.(?!\w)|(?<=\bDr)\.(?!\w)"
    r"|(?<=\bMr)\.(?!\w)|(?<=\bMs)\.(?!\w)|(?<=\bMrs)\.(?!\w))*"
)
_NUMBER = rf"\d{{1,2}}(?= (?:{_any('behind a number')})\b)"
_TOKEN = rf"(?:{_NUMBER}|(?!(?:Jr|Sr)\b)(?:(?:{_INITIAL})+(?=[\s\-,)]|\Z)|{_WORD}))"
_NICK = r"(?:[\"“][^\"”]{1,20}[\"”]|'[A-Z][\w ]{0,18}'(?= [A-Z]))"
_SUFFIX = r"(?:,? (?:Jr|Sr)\b\.?|,? I{2,3}\b)"


_PARTICLE = rf"(?:(?:{pattern('lexicon/particles.txt')})(?: |(?<=['’-])))"
_NAME = lazy_regex(
    rf"(?:(?:the|The) (?={_WORD}s\b|{_WORD} (?:[Bb]rothers|[Ss]isters)\b))?"
    rf"{_PARTICLE}?{_TOKEN}(?: (?:{_NICK} )?{_PARTICLE}*{_TOKEN})*"
    rf"(?: [Bb]rothers\b| [Ss]isters\b)?{_SUFFIX}?"
)


_MAY = re.compile(r"(?:May|April|June|August) [^a-z\W\d_][a-z]")
"""Months that are given names too, with a family name behind."""
# Between two people of one list.
_BETWEEN = lazy_regex(
    r"(?:,? ?(?:\band\b|&|&amp;)(?: (?:also|later))?(?: with\b| by\b)?"
    rf"|,? (?:{_any('between names')})|[,;](?: (?:{_any('between names')}|also))?|/) ?"
)
# What may stand behind a name without ending the list: a remark in brackets, the part that is played.
_ASIDE = re.compile(r" ?(?:\([^()]*\)|\[[^\[\]]*\])")
_AS = re.compile(r",? as (?!well as\b)")
_NEXT_WITH_PART = re.compile(
    r",? (?:alongside|with|opposite|along with) (?=(?:former |fellow |newcomers? )?[^a-z\W\d_])"
    r"|,? and (?=[^a-z\W\d_][^,;]{2,40}? as )(?![^,;]{2,40}? respectively\b)"
    r"|, (?:and )?(?!(?:Jr|Sr)\b)(?=[^a-z\W\d_])|; (?:and )?"
)
_CAP = r"[A-Z&\d][\w.&'’-]{0,30}"
# "Ann Lee of Rail Pictures, Bob Ray", "Ann Lee through her Rail Pictures company, along with Bob Ray"
_OF_HOUSE = lazy_regex(
    rf" (?:of|from|through|via|under|for)(?: (?:his|her|their|the))?(?: own)?"
    rf"(?: (?:(?:[a-z-]{{1,20}} ){{0,2}}(?:company|companies|banner|label|studio),? ))?"
    rf"(?: ?{_CAP}){{0,4}} (?:{_any('houses')})\b(?: (?:company|banner|label|studio))?"
    rf"(?=,? (?:and|along with|alongside|with) [A-Z]|, [A-Z])"
)
"""Whose company stands behind a name, before the next one of the list."""
_APPOSED = lazy_regex(rf", {_WORD}(?: {_WORD})*\.?")
# A person who does something of their own is no longer in the list: "…, and Zoe Ray plays Max".
_DOES = lazy_regex(
    rf"(?:,? who|,? (?:also|later|then))? (?:{_any('does')}"
    r"|(?!starring|featuring|including|introducing)[a-z]+ing|as well as [^,.]* (?:star|play)s?)\b"
)


_WITH_STAR = lazy_regex(
    r",? with (?:(?:[^a-z\W\d_][\w.’'-]* ){1,4}"
    r"(?:(?:co-)?starring\b|in (?:the |an? )?(?:[\w-]+ )?(?:leads?|roles?)\b)"
    r"|(?:[^a-z\W\d_][\w.’'-]*,? (?:and )?){1,9}"
    rf"as (?:the |its |an? )?(?:\w+ )?(?:{pattern('names/credits/jobs.txt')})s?\b)"
)
"""Behind "directed by Ann Lee" they name no other director: ", with Bob Ray starring", "with … as editor"."""


def persons(text: str, at: int, end: int | None = None, *, of_noun: bool = False) -> tuple[list[Span], int]:
    """Return the names of the list that opens at `at` in a sentence, and where the list ends.

    What leads in to a name is left out ("the British writer Monica Ali"), and so are the parts that
    they play ("Ann Lee as Zoe and Bob Ray as Max") and remarks in brackets. Where a list is told `of_noun`
    ("the screenplay by Ann Lee was bought"), a verb behind it says nothing of the last name.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    stop = at
    while at < end:
        span = _person(text, at, end)
        if span is None or text.startswith(("'s ", "’s "), span.end):
            break
        if found and (
            _WITH_STAR.match(text, stop, end) or (not of_noun and _DOES.match(text, span.end, end))
        ):
            break
        found.append(span)
        at = stop = _after(text, span.end)
        house = _OF_HOUSE.match(text, at, end)
        at = house.end() if house else at
        if part := _AS.match(text, at):
            next_ = _next_with_part(text, part.end(), end)
            if next_ is None or _APPOSED.fullmatch(text, next_.start(), end):
                return found, end  # of a part's name, too: "Ann Lee as the champion, Max Orr."
            stop, at = next_.start(), next_.end()
        elif between := _BETWEEN.match(text, at, end):
            at = _after(text, between.end())
            at += text.startswith(" ", at)
        else:
            break
    return found, stop


def _next_with_part(text: str, at: int, end: int) -> re.Match[str] | None:
    """Return what leads to who plays another part, behind the part at `at`.

    Where semicolons part the list, a comma leads to more of the part: "as her friend, Max Orr; Bob Ray as".
    """
    next_ = _NEXT_WITH_PART.search(text, at, end)
    stop = text.find("; ", next_.end(), end) if next_ and next_[0].startswith(", ") else -1
    apposed = next_ and stop > 0 and " as " not in text[next_.end() : stop]
    return _NEXT_WITH_PART.match(text, stop, end) if apposed else next_


def _after(text: str, at: int) -> int:
    while aside := _ASIDE.match(text, at):
        at = aside.end()
    return at


def _person(text: str, at: int, end: int) -> Span | None:
    lead = _lead_in().match(text, at, end)
    lead = None if lead and _TAKES_ON.match(lead[0]) else lead
    named = _NAME.match(text, lead.end() if lead else at, end) or _NAME.match(text, at, end)
    if named is None or named[0] in wordset("names/credits/words.txt#no names"):
        return None
    name = named[0].rstrip("'’-")
    first = name.partition(" ")[0]
    if first != name and name.rpartition(" ")[2] in wordset("names/credits/words.txt#openings"):
        name = name.rpartition(" ")[0]  # of two sentences without a stop: "with Ann Lee The film"
    name = bare(name.partition(" The ")[0])
    if (
        (first in MONTHS and not _MAY.match(name))
        or name in country_of()
        or name in wordset("lexicon/languages.txt")
        or name in wordset("names/no_people.txt")
    ):
        return None
    # "So Ji-sub" is a name
    if first in _FUNCTION_WORDS and "-" not in name and not (first in _NAMES_TOO and " " in name):
        return None
    if is_title(name) or name.casefold() in wordset("lexicon/occupations.txt") or len(name) == 1:
        return None
    return Span(named.start(), named.start() + len(name))


_FUNCTION_WORDS = wordset("names/function_words.txt") - {"The", "All", "An"}
_NAMES_TOO = {"He", "Just", "So", "You"}
"""Words that open sentences and are given or family names as well: "directed by He Jianjun"."""
_TAKES_ON = lazy_regex(rf"(?:[A-Z][\w.’'-]* ){{1,3}}(?:{_any('takes on')}) ")


@cache
def _lead_in() -> re.Pattern[str]:
    """Match what says who someone is before their name: "the British writer ", "newcomers "."""
    # "directed by Ann Lee and stars Bob Ray" is no lead-in, and a lyricist no composer
    occupations = wordset("lexicon/occupations.txt") - {"star", "co-star", "lyricist"}
    jobs = any_of((*occupations, *wordlist("names/credits/lead_ins.txt")))
    word = rf"(?:(?!(?:{_any('no lead-in')}) )[\w’'.-]{{1,40}}+ |{_OF_WORK})"
    first = rf"(?:(?i:{jobs}),? (?:(?i:{jobs}) )?and (?:[a-z]{{1,20}} )?)?(?:[A-Za-z]{{1,20}}[-/]){{0,3}}"
    return re.compile(rf"{word}{{0,4}}?{first}(?i:{jobs})s?,? (?=[^a-z\W\d_])")


_OF_WORK = r"[\"“][^\"”]{1,40}[\"”] "
"""A title before a job: of "the "Zoe" star Ann Lee"."""
_START = re.compile(r"(?<![\w.'’-])(?:the (?=[^a-z\W\d_]))?[^a-z\W\d_]")


def persons_before(text: str, end: int) -> list[Span]:
    """Return the names of the list that ends at `end`: whose deed the words behind it tell."""
    for start in _START.finditer(text, 0, end):
        found, stop = persons(text, start.start(), end)
        if found and stop == end and found[0].start == start.start():
            return found[1:] if len(found) > 1 and _FRONTED.search(text, 0, found[0].start) else found
    return []


_FRONTED = re.compile(
    r"(?:\A|[,;.] )(?:(?:In|At|During|After|Before|Since|Around|Following)\b|(?:in|at|during|after|before)\b)"
    r"(?: [a-z\d][\w-]*){0,6} ?\Z"
)
"""What leads to a name that opens no list: "In the middle of the Rail War, Ann Lee and Bob Ray wrote"."""
