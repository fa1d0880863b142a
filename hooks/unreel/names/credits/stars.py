"""Read who stars in the film, from its overview."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, patterns
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.credit import ACTOR, CreditCue, is_of_title
from unreel.names.credits.persons import persons, persons_before
from unreel.names.credits.subjects import (
    IRREALIS,
    coordinated_with_film,
    is_film,
    is_irrealis,
    modifies_film,
    predicate,
    subject_follows,
)

if TYPE_CHECKING:
    from unreel.names.credits.credit import SectionText

_any = patterns("names/credits/words.txt")
_FILMS = pattern("lexicon/film_words.txt")
_LEAD = rf"(?:{_any('leading')})"
_CUE = lazy_regex(
    rf"\b(?:(?P<finite>(?:also )?(?:(?:{_any('star')})(?=[ .,])|(?:{_any('star in')}) {_LEAD} roles?)"
    rf"|(?:{_any('play')}) (?:(?:fe)?male )?(?:{_LEAD} (?:roles?|characters?)|{_any('leads')})"
    rf"|(?<=[\w.] )starring as\b|{_any('round out')})"
    r"|(?:also )?(?P<participle>(?:co-?)?starring|with stars)"
    rf"|(?P<featuring>(?:featuring|features|featured)(?! the (?:{_any('voices')}) of))"
    rf"|(?P<cast>(?:an? |the )?(?:[\w-]{{1,40}} )?(?:{_any('ensemble')})(?: (?!supporting)[\w-]{{1,40}})?"
    rf" (?:cast|of actors|of),? ?(?:{_any('cast of')})?"
    rf"|in the {_LEAD} roles? (?:are|is|were|was)"
    rf"|the {_LEAD} roles? (?:are|is|were|was) (?:{_any('portrayed')}) by"
    rf"|(?:{_any('with the')}) the (?:{_any('voices')}) of)"
    rf"|(?P<with>with|has)) ?(?:by |both |(?:him|her)self,? (?:(?:{_any('beside')}) )?)?",
    re.IGNORECASE,
)
_LEADING = lazy_regex(
    rf"\A[^.;]*?\b(?:in|as|playing|plays?|essaying) (?:the )?(?:film's )?(?:\w+ )?(?:{_LEAD}|protagonists?)\b"
)
_IN_LEAD = lazy_regex(rf"\A,? (?:in|as) (?:the |a )?(?:\w+ )?{_LEAD}\b")
_OPENING = re.compile(r"\A(?:Directed|Written|Produced|Co-?\w+|Based|Also)\b.*(?:,| and| &)\s*\Z")
_CAST = lazy_regex(
    r"\b(?:cast|voices|ensemble)(?: also)? (?:consists of (?:[\w/-]+ ){1,4}actors,? including"
    rf"|{_any('cast has')})(?: actors)?:? "
)
_FEATURES = re.compile(
    r"\A(?P<subject>[^;:]*?) (?:also )?(?:features|featured) (?:actors |performances (?:by|from) )?"
    r"(?=[^a-z\W\d_])"
)
_OTHERWISE = lazy_regex(rf"['’]|,? (?:{_any('featured otherwise')})\b")
_INTO = re.compile(
    r"\A(?: ?(?:together|also))? (?:as|in|alongside|opposite|with)\b|\A,? (?:while|whereas|and|of)\b|\A,"
)


def statements(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return those whom a sentence of the overview says to star in the film called `title`."""
    if statement.section == Kind.OVERVIEW:
        yield CreditCue(ACTOR, tuple(_starring(statement.text, title)))


def cast(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return those whom the cast includes: they count where nobody is said to star."""
    if statement.section == Kind.OVERVIEW:
        yield CreditCue(ACTOR, tuple(_cast(statement.text, title)))


def _cast(text: str, title: str) -> Iterator[Span]:
    for cue in _CAST.finditer(text):
        if not re.search(r"\bsupporting\b", text[: cue.start()]) and not IRREALIS.search(text[: cue.start()]):
            yield from persons(text, cue.end())[0]
    for cue in _FEATURES.finditer(text):
        people, end = persons(text, cue.end())
        many = len(people) > 1 or text.startswith(" (", end) or re.match(r" (?:as|in) ", text[end:])
        if many and is_film(_clause(cue["subject"]), title) and not _OTHERWISE.match(text[end:]):
            yield from people
    head = predicate(text, title) if "featuring" in text else None
    for cue in re.finditer(r"\bfeaturing ", text):
        people = persons(text, cue.end())[0]
        if len(people) > 1 and head and head < cue.start() and _behind(text[head : cue.start()]):
            yield from people


# "stars Ann Lee in the lead role, alongside Bob Ray"
_BESIDE = lazy_regex(
    r",? (?:in|as) (?:(?:the|his|her|their|a|an) )?(?:[\w-]+ ){0,3}?"
    rf"(?:{_any('parts')}),? (?:{_any('alongside')}) "
    r"|,? in (?:(?:the|his|her|their|a|an) )?(?:[\w-]+ ){0,3}?"
    rf"(?:{_any('parts')})(?:,? (?:{_any('also there')}) |, )(?=[^a-z\W\d_])"
    # "stars Ann Lee opposite Bob Ray and features Kim Oh"
    r"|,? (?:opposite|alongside) (?=[^a-z\W\d_])"
    r"|,? and (?:also )?featur(?:es|ing) (?:actors )?(?=[^a-z\W\d_])"
)


_SUPPORTING = re.compile(r",? (?:in|essay\w*|play\w*|as) (?:an? |the )?(?:[\w-]+ )?supporting\b")


def _starring(text: str, title: str) -> Iterator[Span]:
    cues = list(_CUE.finditer(text))
    head = predicate(text, title) if cues else None
    for cue in cues:
        people, end = persons(text, cue.end())
        if is_of_title(cue):
            continue
        if before := _with(text, cue, head, title):
            yield from before
            continue
        if people and _is_said(cue, text, head, title, end):
            yield from people
            if beside := _BESIDE.match(text, end):
                more, stop = persons(text, beside.end())
                yield from () if _SUPPORTING.match(text, stop) else more
        elif cue["finite"] and (not people or " who " in text[: cue.start()][-30:]):
            yield from _those_who_star(text, cue)


def _is_said(cue: re.Match[str], text: str, head: int | None, title: str, end: int) -> bool:
    """Return whether the names between the cue and `end` are said to star in the film."""
    before, after = text[: cue.start()], text[end:]
    if cue["featuring"] and not _LEADING.search(after[:80]):
        return False
    joint = before.rstrip().rfind(" and") if cue["finite"] and before.endswith("and ") else None
    is_planned = is_irrealis(before[joint:], head if joint is None else None, title)
    if is_planned or (cue["with"] and not _IN_LEAD.match(after)):
        return False
    return bool(cue["cast"]) or _of_film(cue, before, head, title, after)


def _of_film(cue: re.Match[str], before: str, head: int | None, title: str, after: str) -> bool:
    if not before.strip() or (cue["participle"] and _OPENING.match(before)):
        return subject_follows(after, title) or bool(cue["participle"] and _FRAGMENT.match(after))
    if head is not None and head <= len(before) and _behind(before[head:]):
        return not cue["finite"] or bool(
            re.search(r"(?:\band|,(?: with)?|which|that|it|also|film|movie)\s*\Z", before)
        )
    subject = re.sub(r",? (?:[–—] )?(?:also|which|that)\s*\Z", "", before.rstrip())
    if (_WHO_MADE.search(subject) if cue["finite"] else _SET_OFF.fullmatch(subject)) and not _OTHER.search(
        before
    ):
        return True
    film, *aside = subject.split(", ")  # set off by commas: "The film, a remake of Zoe, stars"
    set_off = aside and subject.endswith(",") and is_film(film, title)
    if cue["finite"] and (set_off or _ITS_SCRIPT.match(before)):
        return True
    made = (_MADE.match(before) or _IS_A.match(before)) if cue["participle"] else None
    of_film = made and is_film(made["subject"], title)
    return bool(of_film) or is_film(_clause(subject), title) or coordinated_with_film(before, title)


# "Ann Lee directed the silent film, which stars", "The film directed by Bob Ray stars"
_WHO_MADE = lazy_regex(
    rf"\b(?:directed|wrote|made) (?:the|this) (?:[a-z-]+ ){{0,2}}(?:{_FILMS})\Z"
    rf"|\A(?:The|This) (?:{_FILMS}),? (?:written and )?directed by [A-Z][\w.’' -]{{2,40}}\Z"
)
_SET_OFF = lazy_regex(rf"(?:The|This) (?:{_FILMS}),?")
_OTHER = re.compile(r"\b(?:original|sequel|remake|version|series)\b")
# A sentence that lost its beginning: "Starring Ann Lee and Bob Ray in the lead roles."
_FRAGMENT = lazy_regex(rf"\A(?: in (?:the )?{_LEAD} roles?)?[.\s]*\Z|\A, the (?:plot|story) ")
# "The film was based on the novel Zoe, and was directed by Ann Lee, starring Bob Ray"
_MADE = lazy_regex(
    rf"\A(?P<subject>[^,;]{{0,200}}?) (?:is|was) (?:\w+ )?(?:{_any('made')})\b"
    r"(?!.*\b(?:sequel|remake|films?|series)\b).*,(?: and)?\s*\Z"
)
# "The film is a biography of Zoe starring Ann Lee"
_IS_A = re.compile(
    r"\A(?P<subject>[^,;]{0,200}?) is an? "
    r"(?!.*\b(?:sequel|remake|films?|series|version|adaptation)\b)[^,;]*\s\Z"
)
# "The script was written by Ann Lee, directed by Bob Ray, and stars Kim Oh"
_ITS_SCRIPT = re.compile(
    r"\A(?:The (?:script|screenplay|story)|This (?:[\w-]+ )?(?:version|adaptation|remake|installment))"
    r" (?:is|was)\b[^;.]*,? and (?:also )?\Z"
)


def _clause(before: str) -> str:
    return re.split(r"[,;:]\s", before.rstrip())[-1]


def _behind(between: str) -> bool:
    return modifies_film(
        re.sub(r",? (?:which|that)\s*\Z|\bin (?:his|her|their|its) [^,]{0,100}?debut\b", ",", between),
        written=False,
    )


def _with(text: str, cue: re.Match[str], head: int | None, title: str) -> list[Span]:
    """Return the names before "starring": "directed by Bob Ray, with Ann Lee starring as Max"."""
    if not cue[0].startswith("starring") or is_irrealis(text[: cue.start()], head, title):
        return []
    end = len(text[: cue.start()].rstrip())
    with_ = text.rfind("with ", 0, end)
    people, stop = persons(text, with_ + len("with "), end) if with_ >= 0 else ([], 0)
    return people if stop == end else []


_WITH = re.compile(
    r"(?:in (?:the|this) (?:film|movie|picture),? )?"
    r"(?:alongside|opposite|with|as [^,.;]*? (?:alongside|opposite)) "
)


def _those_who_star(text: str, cue: re.Match[str]) -> Iterator[Span]:
    """Return the names before "star": "Ann Lee and Bob Ray star as a couple"."""
    before = text[: cue.start()].rstrip()
    who = before.removesuffix(" who").rstrip(",")
    rest = text[cue.end("finite") :]
    if IRREALIS.search(before) or not (_INTO.match(rest) or not rest.strip(" .")):
        return
    yield from persons_before(text, len(who))
    if with_ := _WITH.match(text, cue.end()):
        yield from persons(text, with_.end())[0]
