"""The overview to those who star in the film."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.grammar.who import Names
from unreel.facts.reader import Reader
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.persons import before as persons_before
from unreel.names.credits.persons import persons
from unreel.names.credits.subjects import WISHED, belongs, goes_on, is_film, predicate, told_later, wished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film
    from unreel.model.spans import Span

_CUE = re.compile(
    r"\b(?:(?P<finite>(?:also )?(?:co-?)?(?:stars?|starred)(?=[ .,])"
    r"|(?:also )?(?:appear(?:s|ed)?|star(?:s|red)?) in (?:the )?(?:main|lead|leading) roles?"
    r"|(?:plays?|played) the (?:two )?(?:(?:fe)?male )?(?:(?:lead|leading|main|title|titular)"
    r" (?:roles?|characters?)|leads?"
    r"|protagonists?)"
    r"|(?<=[\w.] )starring as\b|rounds? out the (?:film['’]s )?(?:main|principal) cast)"
    r"|(?:also )?(?P<participle>(?:co-?)?starring)"
    r"|(?P<featuring>featuring|features|featured)"
    r"|(?P<cast>(?:an? |the )?(?:[\w-]+ )?(?:ensemble|all-star"
    r"|star-studded)(?: (?!supporting)[\w-]+)? (?:cast|of actors|of),?"
    r" ?(?:including|includes|featuring|of|consisting of|comprising|composed of|led by|headed by"
    r"|that includes)?"
    r"|in the (?:main|lead|leading|title|titular|principal|starring) roles? (?:are|is|were|was)"
    r"|(?:featuring|with|features|starring) the (?:voices|voice talents|voice acting|vocal talents) of)"
    r"|(?P<with>with)) ?"
    r"(?:by |both |(?:him|her)self,? (?:and |along with |alongside |with )?)?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\A[^.;]*?\b(?:in|as|playing|plays?|essaying) (?:the )?(?:(?:film's )?(?:\w+ )?(?:lead|leading|main"
    r"|title|titular|starring|central|pivotal"
    r"|prominent|principal|key|crucial|primary|protagonists?)\b)"
)
_IN_LEAD = re.compile(
    r"\A,? (?:in|as) (?:the |a )?(?:\w+ )?(?:lead|leading|main|title|titular|starring|central|pivotal"
    r"|prominent|principal|key)\b"
)
_OPENING = re.compile(r"\A(?:Directed|Written|Produced|Co-?\w+|Based|Also)\b.*(?:,| and| &)\s*\Z")
_CAST = re.compile(
    r"\b(?:cast|voices|ensemble)(?: also)? (?:consists of (?:[\w/-]+ ){1,4}actors,? including"
    r"|features?|featured|includes?|included|is led by|was led by"
    r"|is headed by|consists of"
    r"|comprises|of)(?: actors)?:? "
)
_FEATURES = re.compile(r"\A(?P<subject>[^;:]*?) (?:also )?(?:features|featured) (?:actors )?(?=[^\W\d_a-z])")
# What is featured is not a cast: "features Ann Lee's songs", "features Bob Ray on guitar".
_OTHERWISE = re.compile(r"['’]|,? (?:on|cinematography|performing|songs|music|talking|singing|speaking)\b")
_INTO = re.compile(
    r"\A(?: ?(?:together|also))? (?:as|in|alongside|opposite|with)\b|\A,? (?:while|whereas|and|of)\b|\A,"
)


def stars(film: Film, sentences: Sequence[SentenceInContext]) -> list[Fact]:
    """Return whom the overview names as starring in the film."""
    names = Names(film, sentences)
    # whom a cast includes counts where nobody is said to star
    return _stated(statements, film, sentences, names) or _stated(_cast, film, sentences, names)


READER = Reader("stars", (Field.STAR,), {Kind.OVERVIEW}, stars)


def _stated(
    find: Callable[[str, str], Iterator[Span]],
    film: Film,
    sentences: Sequence[SentenceInContext],
    names: Names,
) -> list[Fact]:
    found = [
        Fact(Field.STAR, names.whole(span.of(sentence.text)), sentence, span)
        for sentence in sentences
        for span in find(sentence.text, film.title)
    ]
    return [fact for fact in found if plain(fact.text) != plain(film.title)]


def _cast(text: str, title: str) -> Iterator[Span]:
    for cue in _CAST.finditer(text):
        if not re.search(r"\bsupporting\b", text[: cue.start()]) and not WISHED.search(text[: cue.start()]):
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


def statements(text: str, title: str) -> Iterator[Span]:
    """Return the places of those whom a sentence says to star in the film called `title`."""
    cues = list(_CUE.finditer(text))
    head = predicate(text, title) if cues else None
    for cue in cues:
        people, end = persons(text, cue.end())
        if people and _said(cue, text, head, title, end):
            yield from people
            yield from _beside(text, end)
        elif cue["finite"] and (not people or " who " in text[: cue.start()][-30:]):
            yield from _those_who_star(text, cue)


_BESIDE = re.compile(
    r",? (?:in|as) (?:the|his|her|their|a|an) (?:[\w-]+ ){0,3}?(?:roles?|leads?|debut|characters?"
    r"|protagonists?)"
    r",? (?:alongside|opposite|along with|together with) "
)


def _beside(text: str, end: int) -> Iterator[Span]:
    """Return those who star beside others: "stars Ann Lee in the lead role, alongside Bob Ray"."""
    if more := _BESIDE.match(text, end):
        yield from persons(text, more.end())[0]


def _said(cue: re.Match[str], text: str, head: int | None, title: str, end: int) -> bool:
    """Return whether the names between the cue and `end` are said to star in the film."""
    before, after = text[: cue.start()], text[end:]
    if cue["featuring"] and not _LEADING.search(after[:80]):
        return False
    if (cue["with"] and not _IN_LEAD.match(after)) or _wished(cue, before, head, title):
        return False
    return bool(cue["cast"]) or _of_film(cue, before, head, title, after)


def _wished(cue: re.Match[str], before: str, head: int | None, title: str) -> bool:
    if cue["finite"] and before.endswith("and "):  # a clause of its own
        return wished(before[before.rstrip().rfind(" and") :], None, title)
    return wished(before, head, title)


def _of_film(cue: re.Match[str], before: str, head: int | None, title: str, after: str) -> bool:
    if not before.strip() or (cue["participle"] and _OPENING.match(before)):
        return told_later(after, title) or bool(cue["participle"] and _FRAGMENT.match(after))
    if head is not None and head <= len(before) and _behind(before[head:]):
        return not cue["finite"] or bool(re.search(r"(?:\band|,|which|that|it|also|film|movie)\s*\Z", before))
    subject = re.sub(r",? (?:also|which|that)\s*\Z", "", before.rstrip())
    if cue["finite"] and (_ITS_SCRIPT.match(before) or _set_off(subject, title)):
        return True
    made = _MADE.match(before) if cue["participle"] else None
    if made and is_film(made["subject"], title):
        return True
    return is_film(_clause(subject), title) or goes_on(before, title)


# A sentence that lost its beginning: "Starring Ann Lee and Bob Ray in the lead roles."
_FRAGMENT = re.compile(
    r"\A(?: in (?:the )?(?:main|lead|leading|title) roles?)?[.\s]*\Z|\A, the (?:plot|story) "
)
# "The film was based on the novel Zoe, and was directed by Ann Lee, starring Bob Ray"
_MADE = re.compile(
    r"\A(?P<subject>[^,;]*?) (?:is|was) (?:\w+ )?(?:based|directed|written|produced|made|shot"
    r"|released|filmed)\b"
    r"(?!.*\b(?:sequel|remake|films?|series)\b).*,(?: and)?\s*\Z"
)
# "The script was written by Ann Lee, directed by Bob Ray, and stars Kim Oh"
_ITS_SCRIPT = re.compile(
    r"\A(?:The (?:script|screenplay|story)|This (?:[\w-]+ )?(?:version|adaptation|remake"
    r"|installment)) (?:is|was)\b"
    r"[^;.]*,? and (?:also )?\Z"
)


def _set_off(subject: str, title: str) -> bool:
    """Return whether the film is named before words set off by commas: "The film, a remake of Zoe, stars"."""
    film, comma, _ = subject.partition(", ")
    return bool(comma) and subject.endswith(",") and is_film(film, title)


def _clause(before: str) -> str:
    return re.split(r"[,;:]\s", before.rstrip())[-1]


def _behind(between: str) -> bool:
    return belongs(
        re.sub(r",? (?:which|that)\s*\Z|\bin (?:his|her|their|its) [^,]*?debut\b", ",", between),
        written=False,
    )


_WITH = re.compile(r"(?:alongside|opposite|with|as [^,.;]*? (?:alongside|opposite)) ")


def _those_who_star(text: str, cue: re.Match[str]) -> Iterator[Span]:
    """Return the names before "star": "Ann Lee and Bob Ray star as a couple"."""
    before = text[: cue.start()].rstrip()
    who = before.removesuffix(" who").rstrip(",")
    rest = text[cue.end("finite") :]
    if WISHED.search(before) or not (_INTO.match(rest) or not rest.strip(" .")):
        return
    yield from persons_before(text, len(who))
    if with_ := _WITH.match(text, cue.end()):
        yield from persons(text, with_.end())[0]
