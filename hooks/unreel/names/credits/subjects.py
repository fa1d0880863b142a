"""Which film a statement is about: this one, another, or the book that it was made from."""

from __future__ import annotations

import re
from functools import cache

from unreel.lexicon.wordlists import any_of, pattern, wordlist
from unreel.model.spans import Span

WISHED = re.compile(
    r"\b(?:originally|initially|at first|would|could|might|may|should|will|to|be|being|planned|plans|slated"
    r"|scheduled|set to"
    r"|rumou?red|considered|approached|offered|asked|not|never|\w+n't|unlike|instead of|rather than|if"
    r"|whether"
    r"|wanted|hoped|supposed|intended|going to|in talks|attached|previously|earlier|formerly|replaced"
    r"|replacing"
    r"|claimed|alleged|uncredited|turned down|declined|refused|unsuccessfully|unused|rejected|proposed"
    r"|potential"
    r"|announced|expected|also known for|best known for|had)\b[^,;]*\Z",
    re.IGNORECASE,
)
"""Behind these words nothing is stated as done, or not of this film."""

OTHER_FILM = re.compile(
    r"\b(?:remake|re-make|remade|sequel|prequel|follow-up|followup|successor|spin-off|reboot|version"
    r"|reimagining|re-imagining"
    r"|series|franchise|episode|trilogy|films|movies|film|movie|documentary|shorts?|feature|musical"
    r"|adaptation)\b",
    re.IGNORECASE,
)
WORK = re.compile(
    r"\b(?:novels?|novellas?|books?|plays?|stor(?:y|ies)|memoirs?|autobiography|biography|comics?|manga"
    r"|poems?|article"
    r"|characters?|musical|songs?|game|series|legend|life|opera|libretto|works?|concept|idea)\b",
    re.IGNORECASE,
)
_COPULA = (
    r"(?:is|was|are|were|has been|had been)"
    r"(?: (?:also|both|then|subsequently|eventually|ultimately|entirely|mostly|partly|mainly|jointly"
    r"|once again|again"
    r"|being|all|later|first|\w+ly))*"
)
_SAID_OF = re.compile(rf"(?P<subject>[^,;:]*?) {_COPULA}\Z")
# "The film, which is the third of its series, was …"
_ASIDE = re.compile(
    r"\A(?P<subject>[^,]*), (?:which|that|an?|the|starring|based|set|directed|produced|written|also)\b"
    rf"[^;.]*, {_COPULA}\Z"
)
_JOINED = re.compile(r"\A(?:.*\b(?:and|while|but|although|though|as|that|because|since) )?(?P<noun>.*)\Z")
_OPENS = re.compile(r"\A(?:also |Also )?\Z")


@cache
def _it() -> re.Pattern[str]:
    words = pattern("lexicon/film_words.txt")
    return re.compile(
        rf"(?:[Ii]t|[Tt]his|(?:[Tt]he|[Tt]his)(?: (?!first |second |third |previous |original |earlier "
        rf"|short |other )[\w-]+){{0,2}}? (?:{words}))\Z"
    )


def wished(before: str, base: int | None, title: str) -> bool:
    """Return whether what follows `before`, from `base` on, is planned, denied or of another time."""
    inner = before[base:] if base is not None and 0 <= base <= len(before) else before.replace(title, "it")
    return WISHED.search(inner) is not None


def said_of_film(before: str, title: str) -> bool:
    """Return whether `before`, what stands before a participle, ends with the film and "is" or "was"."""
    words = before.rstrip()
    aside = _ASIDE.match(words)
    if aside and is_film(aside["subject"], title):
        return True
    found = _SAID_OF.search(words)
    return is_film(found["subject"] if found else before, title)


_FEW = 4
"""Words of a subject that may stand before "the film": "In 1999 the film"."""


def is_film(subject: str, title: str) -> bool:
    """Return whether a clause's subject is the film: "It", "The film", its title."""
    plain = subject.strip(" \"“”'‘’")
    if _it().search(plain) and (len(plain.split()) <= _FEW or _it().match(plain)):
        return True
    joined = _JOINED.match(plain)
    noun = joined["noun"].strip(" \"“”'‘’") if joined else plain
    return bool(_it().match(noun)) or is_title(noun, title) or is_title(plain, title)


def is_title(words: str, title: str) -> bool:
    """Return whether `words` are the film's title, or what it is called for short."""
    bare = re.sub(r"\s*\([^()]*\)\Z", "", words).strip(" \"“”'‘’").casefold()
    whole = title.casefold()
    return bool(bare) and bare in {
        whole,
        whole.split(":")[0],
        whole.split(": ")[-1],
        whole.removeprefix("the "),
    }


_NEAR = 220
"""Code points behind "is a" within which a sentence must say that it speaks of a film."""
_IS = re.compile(
    r"\b(?:is|was|are|were)\s(?:(?:also|perhaps|currently)\s)?(?:an?|the|[12]\d{3}|one of|upcoming)\b"
)


def predicate(text: str, title: str) -> int | None:
    """Return where the words end that call the film a film ("X is a 1999 drama film"), or None."""
    words = head(text, title)
    return words.end if words else None


def head(text: str, title: str) -> Span | None:
    """Return the words that call the film a film: of "X is a 1999 drama film by …" the "1999 drama film"."""
    said = _IS.search(text)
    if said is None:
        return None
    subject = text[: said.start()].strip()
    clause = subject.rpartition(", ")[2]
    if not (
        is_film(subject, title)
        or is_film(clause, title)
        or title.casefold() in subject.casefold()
        or _bracketed(subject)
        or _OPENS_ARTICLE.match(text)
    ):
        return None
    called = _called().search(text, said.end(), said.end() + _NEAR)
    return Span(said.end(), called.end()) if called else None


# The film may be called there by a title of another language than its page is.
_OPENS_ARTICLE = re.compile(
    r"[^,.;:]{2,60} (?:is|was) an? (?:(?:18|19|20)\d\d "
    r"|[A-Z][\w-]+ (?:[\w-]+ ){0,4}?film(?:,|\.|\Z"
    r"| (?:starring|directed|written|produced|by|about|based|set|that)\b))"
)
_RELATED = (
    "remake",
    "sequel",
    "prequel",
    "follow-up",
    "spin-off",
    "reboot",
    "installment",
    "instalment",
    "parody",
)
"""What a film is called by what it has to do with another; "the sequel" by itself is that other."""


@cache
def _called() -> re.Pattern[str]:
    """Match all that an opening sentence calls a film: "comedy horror film", "documentary feature"."""
    words = any_of((*wordlist("lexicon/film_words.txt"), *_RELATED))
    no_more = (
        r"(?!(?:by|of|with|about|that|which|who|and|in|on|from|based|set|written|directed|produced|starring"
        r"|made|released|is|was) )"
    )
    return re.compile(
        rf"\b(?:{words})s?\b(?:(?: and |[ /-]+)(?:{no_more}[\w-]+ ){{0,3}}?(?:{words})\b)*", re.IGNORECASE
    )


def _bracketed(subject: str) -> bool:
    """Is a subject lost ("Viva Villa!" ends a sentence), or a name of a word or two?"""
    return not subject or (subject[:1].isupper() and len(subject.split()) < 3)  # noqa: PLR2004


_TOUCHES = re.compile(r"(?:,|;|\band|&|&amp;|\bwhile|\bbut|\bor)\Z")


def belongs(between: str, *, written: bool) -> bool:
    """Return whether a participle, with the words `between` it and the film's noun, is said of the film.

    "a film based on the novel Zoe, directed by …" is; "a remake of the 1950 film Zoe directed by …" is not.
    `written` says that it may be said of a book as well.
    """
    words = between.strip()
    if not words:
        return True
    joined = _TOUCHES.search(words)
    inner = words[: joined.start()] if joined else words
    if OTHER_FILM.search(inner):
        return words.endswith(("and", "&", "&amp;"))
    if written and WORK.search(inner):
        return bool(joined)
    return (
        bool(joined)
        or not re.search(r"(?<![\w-])[a-z][\w-]*\Z", words)
        or words.endswith(("debut", "genre", "format"))
    )


def goes_on(before: str, title: str) -> bool:
    """Return whether a clause about the film goes on behind "and": "It is set in Rome and was …"."""
    coordinated = re.search(rf"(?:,? and|,? but|,? before)(?: being)?(?: {_COPULA})?\Z", before.rstrip())
    if coordinated is None:
        return False
    clauses = re.finditer(
        rf"(?:\A|, )(?P<subject>[^,;:]*?) (?:{_COPULA}|stars|follows|features|marks|tells|premiered|opened"
        rf"|had|has)\b",
        before[: coordinated.start()],
    )
    return any(is_film(clause["subject"], title) for clause in clauses)


def told_later(after: str, title: str) -> bool:
    """Return whether the clause that `after` opens is about the film: "…, the film stars"."""
    return any(is_film(part.strip().split(" (")[0], title) for part in _subjects(after))


def _subjects(after: str) -> list[str]:
    found = re.finditer(
        r", ((?:the|The|this|it|It|[\"“A-Z])(?:[^,]|, (?=[A-Z]))*?) (?:is|was|stars|follows|features|tells"
        r"|had|has|marks|starred|depicts|centers|centres|premiered|opened|received|became|explores"
        r"|chronicles|revolves|also|focuses|featured|takes|concerns|deals|involves|made|went|failed|did"
        r"|grossed|earned|portrays|shows|presents)\b",
        after,
    )
    return [one[1] for one in found]
