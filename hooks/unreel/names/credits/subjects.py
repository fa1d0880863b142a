"""Which film a statement is about: this one, another, or the book that it was made from."""

from __future__ import annotations

import re
from functools import lru_cache

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import any_of, pattern, patterns, wordlist
from unreel.model.spans import Span

_any = patterns("names/credits/subjects.txt")

IRREALIS = lazy_regex(
    rf"(?:\A|(?<=[,;]))(?=[^,;]*+\Z)[^,;]*?(?<!ccording )\b(?:{_any('irrealis')})\b", re.IGNORECASE
)
"""Behind these words nothing is stated as done, or not of this film."""
_OTHER_FILM = lazy_regex(rf"\b(?:{_any('other films')})\b", re.IGNORECASE)
_WORK = lazy_regex(rf"\b(?:{_any('works')})\b", re.IGNORECASE)
ASIDE = _any("asides")
"""What opens an aside behind the film: "The film, which …,"."""
_COPULA = rf"(?:{_any('copulas')})(?: (?:{_any('adverbs')})\b)*+"
_IS_DONE = lazy_regex(rf" {_COPULA}\Z")
# "The film, which is the third of its series, was …"
_ASIDE = lazy_regex(
    rf"\A(?P<subject>[^,]*), (?:{ASIDE})\b(?:[^;.]|(?<=\b[A-Z])\.)*"
    rf"(?:,|\b(?:roles|others|actors|parts)) {_COPULA}\Z"
)
_JOINED = lazy_regex(rf"\A(?:.*\b(?:{_any('conjunctions')}) )?(?P<noun>.*)\Z", re.DOTALL)


_IT = lazy_regex(
    rf"(?:[Ii]t|[Tt]his|(?:[Tt]he|[Tt]his)(?: (?!(?:{_any('other ordinals')}) )[\w-]+){{0,2}}?"
    rf" (?i:{pattern('lexicon/film_words.txt')}))\Z"
)


def is_irrealis(before: str, base: int | None, title: str) -> bool:
    """Return whether what follows `before`, from `base` on, is planned, denied or of another time."""
    inner = before[base:] if base is not None and 0 <= base <= len(before) else before.replace(title, "it")
    return IRREALIS.search(inner) is not None


def said_of_film(before: str, title: str) -> bool:
    """Return whether `before`, what stands before a participle, ends with the film and "is" or "was"."""
    words = before.rstrip(" ,")
    aside = _ASIDE.match(words)
    if aside and is_film(aside["subject"], title):
        return True
    copula = _IS_DONE.search(words)
    if copula and _IT_IS_ANOTHER.search(words[: copula.start()]):
        return False
    return is_film(re.split(r"[,;:]", words[: copula.start()])[-1] if copula else words, title)


# "The song was sung by Ann Lee; it was written by Bob Ray"
_IT_IS_ANOTHER = re.compile(
    r"\b(?:songs?|albums?|soundtrack|singles?|tracks?|themes?|trailers?|novels?|plays?|games?)\b"
    r"[^.;]{1,200}; it\Z"
)
_FEW = 4
"""Words of a subject that may stand before "the film": "In 1999 the film"."""


def is_film(subject: str, title: str) -> bool:
    """Return whether a clause's subject is the film: "It", "The film", its title."""
    plain = subject.strip(" \"“”'‘’")
    if _IT.search(plain) and (len(plain.split()) <= _FEW or _IT.match(plain)):
        return True
    joined = _JOINED.match(plain)
    noun = joined["noun"].strip(" \"“”'‘’") if joined else plain
    called = _FILM_CALLED.sub("", plain)
    return (
        bool(_IT.match(noun))
        or any(is_title(one, title) for one in (noun, plain, called))
        or _ends(plain, title)
    )


_FILM_CALLED = lazy_regex(rf"\A(?:[Tt]he|[Tt]his) (?:{pattern('lexicon/film_words.txt')}) ")
"""What stands before a title that it tells of: "The film Zoe"."""


def is_title(words: str, title: str) -> bool:
    """Return whether `words` are the film's title, or what it is called for short."""
    bare = _plain(re.sub(r"(?<!\s)\s*+\([^()]*+\)\Z", "", words))
    return bool(bare) and bare in _names(title)


@lru_cache(maxsize=64)  # every clause of a film asks
def _names(title: str) -> frozenset[str]:
    """Return what a film is called, in letters and digits alone: in part, without its article."""
    whole = title.casefold()
    named = (whole, whole.split(":")[0], whole.split(": ")[-1], whole.removeprefix("the "))
    return frozenset(map(_plain, named)) - {""}


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


_SHORT = 6
"""Letters of the end of a title that may stand for it."""


def _ends(words: str, title: str) -> bool:
    """Return whether words are the end of a title of several: "Generations" of "Star Rail Generations"."""
    before = title.removesuffix(f" {words}")
    return len(words) >= _SHORT and " " in before != title


_NEAR = 220
"""Code points behind "is a" within which a sentence must say that it speaks of a film."""
_IS = re.compile(
    r"\b(?:is|was|are|were)\s(?:(?:also|perhaps|currently)\s)?(?:an?|the|[12]\d{3}|one of|upcoming)\b"
)


def predicate(text: str, title: str) -> int | None:
    """Return where the words end that call the film a film ("X is a 1999 drama film"), or None."""
    words = film_noun_phrase(text, title)
    return words.end if words else None


def film_noun_phrase(text: str, title: str) -> Span | None:
    """Return the words that call the film a film: of "X is a 1999 drama film by …" the "1999 drama film"."""
    said = _IS.search(text)
    if said is None:
        return None
    subject = _LOST.sub("", text[: said.start()]).strip()
    # a subject may be lost ("Viva Villa!" ends a sentence), or a name of a word or two
    is_short = not subject or (subject[0].isupper() and len(subject.split()) < 3)  # noqa: PLR2004 - a word or two
    of_film = is_film(subject, title) or is_film(subject.rpartition(", ")[2], title)
    if not (of_film or is_short or title.casefold() in subject.casefold() or _OPENS_ARTICLE.match(text)):
        return None
    called = _CALLED.search(text, said.end(), said.end() + _NEAR)
    return Span(said.end(), called.end()) if called else None


_LOST = re.compile(r"\A\([^()]*\) ")
"""What opens an article whose title ended the sentence before: "Zoe! (known as Lee) is"."""
# The film may be called there by a title of another language than its page is.
_OPENS_ARTICLE = lazy_regex(
    r"[^,.;:]{2,60} (?:is|was) an? (?:(?:18|19|20)\d\d "
    rf"|[A-Z][\w-]+ (?:[\w-]+ ){{0,4}}?film(?:,|\.|\Z| (?:{_any('openings')})\b))"
)


# all that an opening sentence calls a film: "comedy horror film", "documentary feature"
_FILMS = any_of((*wordlist("lexicon/film_words.txt"), *wordlist("names/credits/subjects.txt#related")))
_BEFORE_NOUN = rf"(?:(?!(?:{_any('behind the noun')}) )[\w/'’\"“”-]{{1,40}} )"
_CALLED = lazy_regex(
    rf"\b(?:{_FILMS})s?\b[\"”]?(?:(?: and |[ /-]+){_BEFORE_NOUN}{{0,3}}?"
    rf"(?:{_FILMS})\b){{0,6}}",
    re.IGNORECASE,
)


_TOUCHES = re.compile(r"(?:,|;|\band|&|&amp;|\bwhile|\bbut|\bor)\Z")


_HOUSE = re.compile(
    r"(?:\b[A-Z][\w.&'’-]{0,30} ){1,5}(?:Films?|Movies?|Features?|Shorts)\b(?: [A-Z][\w.&'’-]{0,30}){0,4}"
)
"""What has a word for a film in its name, and is none: "Rail Film Group"."""


def modifies_film(between: str, *, written: bool) -> bool:
    """Return whether a participle, with the words `between` it and the film's noun, is said of the film.

    "a film based on the novel Zoe, directed by …" is; "a remake of the 1950 film Zoe directed by …" is not.
    `written` says that it may be said of a book as well.
    """
    words = between.strip()
    if not words:
        return True
    joined = _TOUCHES.search(words)
    inner = _HOUSE.sub(" ", words[: joined.start()] if joined else words)
    if _OTHER_FILM.search(inner):
        return words.endswith(("and", "&", "&amp;"))
    if not joined and _RETELLS.search(words):
        return True
    if joined or (written and _WORK.search(inner)):
        return bool(joined)
    return not re.search(r"(?<![\w-])[a-z][\w-]*\Z", words) or words.endswith(
        ("debut", "genre", "format", "language")
    )


# "a 1999 film retelling of the myth of Zoe directed by"
_RETELLS = re.compile(
    r"(?:retelling|re-telling|reworking|dramati[sz]ation|depiction|account) of [^,;]{0,200}\Z"
)
_COORDINATION = lazy_regex(rf"(?:,? and|,? but|,? before)(?: being)?(?: {_COPULA})?\Z")
_CLAUSE = lazy_regex(rf"(?:\A|, )(?P<subject>[^,;:]*?) (?:{_COPULA}|{_any('deeds')})\b")
_LATER_CLAUSE = lazy_regex(
    r", (?P<subject>(?:the|The|this|it|It|[\"“A-Z])(?:[^,]|, (?=[A-Z])){0,200}?) "
    rf"(?:{_any('predicates')})\b"
)


def coordinated_with_film(before: str, title: str) -> bool:
    """Return whether a clause about the film goes on behind "and": "It is set in Rome and was …"."""
    joint = _COORDINATION.search(before.rstrip())
    clauses = _CLAUSE.finditer(before[: joint.start()].rpartition("; ")[2]) if joint else ()
    return any(is_film(clause["subject"], title) for clause in clauses)


def subject_follows(after: str, title: str) -> bool:
    """Return whether the clause that `after` opens is about the film: "…, the film stars"."""
    subjects = (clause["subject"].strip().split(" (")[0] for clause in _LATER_CLAUSE.finditer(after))
    return any(is_film(subject, title) for subject in subjects)


_LINKED = re.compile(r"\b(?:theatrically|also|which was|that was|and was|was|later|\w+ly)\s*\Z")
_ADVERB = re.compile(
    r"(?: |\A)(?:\w+ly|also|first|later|then|produced and|produced,? directed,? and|and)\s*\Z"
)
_OPENING = re.compile(r"\A(?:Produced|Directed|Written)\b[^.]*\band\s*\Z")
_WHICH_WAS = re.compile(r"\b(?:which|that|it) (?:was|is)(?: \w+ly)? \Z")


def is_done_to_film(before: str, after: str, title: str) -> bool:
    """Return whether what a participle tells, between `before` and `after`, was done to the film."""
    called = film_noun_phrase(before, title)
    if is_irrealis(before, called.end if called else None, title):
        return False
    if called:
        return modifies_film(_LINKED.sub(", ", before[called.end :]), written=False)
    bare = _ADVERB.sub(" ", before)
    if not bare.strip() or _OPENING.search(before):
        return subject_follows(after, title)
    if said_of_film(bare, title) or any(coordinated_with_film(one, title) for one in (before, bare)):
        return True
    relative = _WHICH_WAS.search(before)
    return bool(relative) and is_film(re.split(r",? (?:which|that|it) ", before)[0], title)
