"""Find names that the words around them say are people's: a credit, a job, or a deed of people's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordlist, wordset
from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.credit import SectionText
from unreel.names.no_person import is_no_person
from unreel.names.runs import runs
from unreel.names.story import is_documentary
from unreel.names.titles import is_title

# Between two names of one list: ", ", " and ", ", and ", " & ".
_COMMA = re.compile(r",? (?:and |& )|, |/")
_OUTLET = re.compile(r"\b(?:in|at|of|from|for) \Z", re.IGNORECASE)
_NEAR = 150
"""Code points before a name among which the words stand that say whose it is."""


def spans(statements: Sequence[SectionText], title: str) -> list[list[Span]]:
    """Return for each sentence the names in it that are people's.

    A story has writers and singers of its own, so there only those count who play in the film.
    """
    real = is_documentary(statements)
    found = [_named(one.text, title, in_story=one.section == Kind.PLOT and not real) for one in statements]
    things = _with_article(
        {span.of(one.text) for one, spans in zip(statements, found, strict=True) for span in spans},
        statements,
    )
    return [
        [span for span in spans if span.of(one.text) not in things]
        for one, spans in zip(statements, found, strict=True)
    ]


def _with_article(names: Iterable[str], statements: Sequence[SectionText]) -> set[str]:
    """Return the names that mostly have an article, which people's have once at most: "the Ann Lee novel"."""
    text = "\n".join(one.text for one in statements)
    articles = {name: text.count(f"the {name}") + text.count(f"The {name}") for name in names}
    return {name for name, count in articles.items() if count > 1 and count * 2 >= text.count(name)}


def _named(sentence: str, title: str, *, in_story: bool) -> list[Span]:
    found = []
    in_credits = False
    end = 0
    for run in runs(sentence):
        goes_on = in_credits and _COMMA.fullmatch(sentence, end, run.start)
        near = max(0, run.start - _NEAR)
        in_credits = bool(goes_on or _is_credited(sentence[near : run.start], in_story=in_story))
        end = run.end
        name = run.of(sentence)
        is_other = name in title or title in name or is_no_person(name)
        if not is_other and _is_person(sentence, run, credited=in_credits, in_story=in_story):
            found.append(run)
    return found


def _is_person(sentence: str, run: Span, *, credited: bool, in_story: bool) -> bool:
    before, after = sentence[max(0, run.start - _NEAR) : run.start], sentence[run.end :]
    name = run.of(sentence)
    if not in_story and " " in name and _wrote_work(name, before, after):
        return _has_words_of_people(name)
    if before.endswith((" the ", "The ")) or not (credited or _has_words_of_people(name)):
        return False
    if in_story:
        return " " in name and (credited or bool(_plays().match(after)))
    # "Ann Lee in Silver Lining said"
    job, deed = _is_behind_job(before), bool(_deed().match(after) and not _OUTLET.search(before))
    # "Uncle Joe writes a letter": who is told by a title and a given name is of the story
    deed = deed and not _is_familiar(name)
    reviews = not before and bool(_OF_OUTLET.match(after))
    # a single word is more often a company or a place, and a family name that was given in full
    # before: it takes both marks to be a name of its own ("Video blogger BadComedian appears")
    return credited or job or deed or reviews if " " in name else job and deed


def _is_familiar(name: str) -> bool:
    """Return whether a name is a title and a given name: "Uncle Joe", "Baby John"."""
    first, _, last = name.partition(" ")
    return is_title(first) and last in wordset("lexicon/us_given_names.txt")


def _wrote_work(name: str, before: str, after: str) -> bool:
    """Return whether a name is of who made a work: "based on the Ann Lee novel", "Ann Lee's 1997 film"."""
    if _OF_WORK.match(after) and _BASED_ON.search(before[-_CLOSE:]):
        return True
    is_whole = not (before.endswith((" the ", "The ")) or is_title(name.partition(" ")[0]))
    return is_whole and _OWNS_WORK.match(after) is not None


_BASED_ON = re.compile(r"\b(?:[Bb]ased (?:up)?on|[Aa]dapted from|[Aa]daptation of) (?:the |a )?(?:\d{4} )?\Z")
_CLOSE = 30
"""Code points before a name within which it is said that something is based on a work."""
_OF_WORK = re.compile(r" (?:short )?(?:novels?|novella|book|memoir|play|story|stories)\b")


_OWNS_WORK = re.compile(
    r"['’]s? (?:(?:[a-z-]+ )?(?:18|19|20)\d\d (?:[a-z-]+ )?(?:films?|movies?|documentary)\b"
    r"|(?:(?:18|19|20)\d\d )?(?:[a-z-]+ )?"
    r"(?:novels?|novella|memoirs?|autobiography|screenplay|short story|play)\b)"
)


def _has_words_of_people(name: str) -> bool:
    """Return whether no word of a name tells of a thing ("World War"), but for the family's ("Pete Best")."""
    first, *others = name.split()
    words = others[:-1] if first in wordset("lexicon/us_given_names.txt") else [first, *others]
    return wordset("names/likely_people/no_names.txt").isdisjoint(words)


def _is_credited(before: str, *, in_story: bool) -> bool:
    """Return whether the words before a name end in a credit, or in one and a single word behind it."""
    words = before[:-1].casefold()
    ends = _last_words(in_story=in_story)
    # a pattern that ends at a place is slow to search; hardly any words pass this
    may_be = words.endswith(ends) or words.rpartition(" ")[0].endswith(ends)
    if may_be and _credit(in_story=in_story).search(before):
        return True
    return not in_story and _together().search(before[-_CLOSE:]) is not None


@cache
def _credit(*, in_story: bool) -> re.Pattern[str]:
    cues = "|".join(map(pattern, _cues(in_story=in_story)))
    return re.compile(rf"\b(?i:{cues})(?: \w+)? $")


@cache
def _together() -> re.Pattern[str]:
    called = pattern("names/person_cues.txt#together")
    return re.compile(rf"\b(?i:{called})(?: (?:are|were|like|such as|as|include[sd]?|including))? $")


@cache
def _last_words(*, in_story: bool) -> tuple[str, ...]:
    cues = (cue for name in _cues(in_story=in_story) for cue in wordlist(name))
    return tuple(sorted({cue.rpartition(" ")[2].casefold() for cue in cues}))


def _cues(*, in_story: bool) -> list[str]:
    """Return the names of the lists of what stands before a name."""
    parts = ["in any section"] if in_story else ["in any section", "outside of the story"]
    return [f"names/person_cues.txt#{part}" for part in parts]


def _is_behind_job(before: str) -> bool:
    """Return whether the words before a name end in a job."""
    return _job().search(before, max(0, len(before) - _LONGEST_JOB)) is not None


_LONGEST_JOB = max(map(len, wordlist("lexicon/occupations.txt"))) + len(", ")


@cache
def _job() -> re.Pattern[str]:
    called = pattern("lexicon/occupations.txt")
    return re.compile(rf"\b(?:{called}|(?!Star)(?i:{called})),? $")


@cache
def _deed() -> re.Pattern[str]:
    # "Max Nicholson of IGN rated", "Sharlto Copley also said"
    actors, others, critics = (
        pattern(f"names/person_verbs.txt#{part}") for part in ("of actors", "of others", "of critics")
    )
    outlet = rf"{_AT_OUTLET}(?:[\"“][^\"“”]{{2,40}}[\"”]|[A-Z][\w.&'’-]*+(?: [A-Z][\w.&'’-]*+)*+)"
    return re.compile(
        rf"(?:{outlet},?(?: \w+ly| also| who)? (?:{critics})\b"
        rf"|(?:{outlet},?)?(?: \w+ly| also| then| who)? ?\b(?:{actors}|{others})\b)"
    )


_AT_OUTLET = r",? (?:of|from|for|(?:writing|reviewing)(?: it| the film)? (?:for|in)) (?:the )?"
_OF_OUTLET = lazy_regex(rf"{_AT_OUTLET}[\"“](?=[A-Z])")
"""What stands behind who opens a sentence with an opinion: "Ann Lee of "The Ledger" found"."""


@cache
def _plays() -> re.Pattern[str]:
    """Match " plays Max" and " plays the role of", but not " plays the piano"."""
    deeds = pattern("names/person_verbs.txt#of actors")
    parts = pattern("names/portrayals/words.txt#part of")
    return re.compile(rf"(?: also)? (?:{deeds}) (?:as )?(?:The )?(?:[^a-z\W\d_]|{parts})")
