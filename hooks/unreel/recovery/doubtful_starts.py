"""Where the sections of a text may start elsewhere, for people to look at."""

from __future__ import annotations

from typing import NamedTuple

from unreel.model.article import Kind, Provenance
from unreel.model.diagnostics import Diagnostic, Severity, located
from unreel.model.spans import Span
from unreel.recovery import corrections
from unreel.recovery.article import Article
from unreel.seeds import Seed

DOUBTFUL = 0.25
"""How likely a split is wrong at a place, from 0 to 1, for it to be shown to a person. Two in three wrong
starts are told so, one in five of those missed, and two in five of what is told are faults."""
MOST, HINTS = 10, 5
"""Places that are shown of one film to whoever looks for faults, and to whoever does not ask."""
_NEAR, _WORDS = 200, 4
"""Code points before a place, and the words of them that are shown with it."""


class DoubtfulStart(NamedTuple):
    """A place where a section starts that may not, or where none starts and one may."""

    span: Span
    """What opens the section, up to its end."""
    kind: Kind
    sub: str | None
    made: bool
    doubt: float
    """How likely it is, from 0 to 1, that the split is wrong here."""

    @property
    def name(self) -> str:
        """Return what the section is called: 'reception / box-office'."""
        return corrections.named(self.kind, self.sub)

    @property
    def question(self) -> str:
        """Return what to ask a person: 'does sequel start here (20% sure)? If not, say so'."""
        if self.made:
            return (
                f"does {self.name} start here ({1 - self.doubt:.0%} sure)? If not, say so, and where it does"
            )
        return f"may {self.name} start here ({self.doubt:.0%} sure)? If so, say it"

    @property
    def correction(self) -> str:
        """Return what a correction says: 'start: no' of one that was made, else which section it is."""
        return corrections.said_of(None if self.made else self.kind, self.sub)


def doubtful_starts(article: Article, least: float = DOUBTFUL, most: int = MOST) -> list[DoubtfulStart]:
    """Return the starts that are doubtful to a degree of `least`, `most` of them, the most doubtful first.

    What a heading or a person says is none of them.
    """
    made = [
        DoubtfulStart(one.span, one.kind, one.sub, made=True, doubt=1 - one.confidence)
        for one in article.sections[1:]
        if one.provenance is Provenance.MODEL
    ]
    unmade = [
        DoubtfulStart(one.span, one.kind, one.sub, made=False, doubt=one.confidence)
        for one in article.unmade_starts
    ]
    told = (one for one in [*made, *unmade] if one.doubt >= least)
    return sorted(told, key=lambda one: (-one.doubt, one.span))[:most]


def doubts(seed: Seed, article: Article, most: int = HINTS) -> list[Diagnostic]:
    """Return a diagnostic for each of the most doubtful starts of a text, in its order."""
    return [_doubt(seed, article, one) for one in sorted(doubtful_starts(article, most=most))]


def _doubt(seed: Seed, article: Article, start: DoubtfulStart) -> Diagnostic:
    before = " ".join(article.text[max(0, start.span.start - _NEAR) : start.span.start].split()[-_WORDS:])
    place = corrections.as_flow(article.text, start.span, start.correction)
    message = f"“… {before}” – {start.question}: under `sections:` in the .yml, like {place}"
    at = article.source.in_file(start.span).start
    return located(seed.path, seed.text, at, message, Severity.DOUBT)
