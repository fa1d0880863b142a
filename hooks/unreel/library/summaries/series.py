"""Read of which series a film is, and which of its films."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns
from unreel.library.summaries.film_summary import SeriesPlace
from unreel.model.article import Kind

_any = patterns("library/summaries/named_works.txt")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
)  # fmt: skip
_NAME = r"[\"“]?(?P<name>[A-Z][\w'’.&-]*+(?: (?:(?:of|the|and|in|to) ){0,2}[A-Z0-9][\w'’.&-]*+){0,6})[\"”]?"
_PLACE = lazy_regex(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})(?: and (?:final|last))?(?: [\w-]+){{0,4}}?"
    rf" (?:in|of|from)(?: the| its| his| her)?(?: [a-z][\w-]*| [12]\d{{3}}s?){{0,3}} {_NAME}"
    rf" (?:[a-z-]+ )?(?:{_any('series')})\b"
)
_MEMBER = lazy_regex(
    rf"\b(?:part|instal?lment|entry|film|chapter|episode) (?:in|of)(?: the| its)? {_NAME}"
    rf" (?:[a-z-]+ )?(?:{_any('series')})\b"
)


def series_places(sentences: Iterable[SentenceInContext]) -> Iterator[SeriesPlace]:
    """Return the series of which the overview says that the film is part, each once."""
    known: set[str] = set()
    for one in sentences:
        if one.section != Kind.OVERVIEW or one.quoted:
            continue
        for found in (*_PLACE.finditer(one.text), *_MEMBER.finditer(one.text)):
            name = found["name"]
            if name.casefold() not in known:
                known.add(name.casefold())
                ordinal = found.groupdict().get("ordinal")
                yield SeriesPlace(name, _ORDINALS.index(ordinal) + 1 if ordinal else 0)
