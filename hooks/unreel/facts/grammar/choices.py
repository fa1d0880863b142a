"""Read what critics chose, in small letters: "the Lund Critics Circle named it the best film of 1990"."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.facts.grammar.prizes import Prize
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns
from unreel.model.spans import Span

_any = patterns("facts/grammar/prizes.txt")
_CHOSE = rf"(?:{_any('chose')})"
_PART = r"[^a-z\W\d_][\w’'.&-]{0,40}"
_BODY = (
    rf"(?<![\w’'.&-])(?P<giver>{_PART} (?:(?:{_PART}|{_any('joining words')}) ){{0,6}}?"
    rf"(?:{_any('who choose')})"
    rf"(?: of (?:the )?{_PART}(?: {_PART}){{0,4}})?)"
)
_BEST = r"(?:the )?(?P<best>best (?:[a-z-]+ ){0,3}of (?:the year|(?:19|20)\d\d))"
_ACTIVE = lazy_regex(rf"{_BODY} (?:also )?{_CHOSE} (?:it|the (?:film|movie|picture))(?: as)? {_BEST}")
_PASSIVE = lazy_regex(rf"\b(?:was|been) {_CHOSE}(?: as)? {_BEST} by (?:the )?{_BODY}")


def chosen(text: str) -> Iterator[Prize]:
    """Return what a circle of critics is said to have chosen the film as; single critics give no prize."""
    for pattern in (_ACTIVE, _PASSIVE):
        for found in pattern.finditer(text) if "best " in text else ():
            best = Span(*found.span("best"))
            yield Prize(best, Span(*found.span("giver")), best)
