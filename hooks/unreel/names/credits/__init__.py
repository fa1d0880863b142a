"""Read who did what for a film: the one grammar of credits, for pages at sync and for facts."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.model.article import Kind
from unreel.model.spans import NO_SPAN, Span
from unreel.names.credits import called, honours, makers, named_producers, stars, teams
from unreel.names.credits.credit import Credit, kind
from unreel.names.no_person import is_among_companies
from unreel.names.runs import runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from unreel.names.credits.credit import CreditCue, SectionText

    Finder = Callable[[SectionText, str], Iterator[CreditCue]]

SECTIONS = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION, ""})
"""The sections whose sentences state credits; the others tell of the story or of other films."""

_FINDERS = (
    (makers.statements, stars.statements, teams.statements),
    (called.debuts_and_producers, stars.cast),
    (called.overview_producers,),
    (called.jobs,),
    (honours.statements,),
    (named_producers.planned,),
    (named_producers.mentioned,),
)
"""What states a credit most plainly comes first."""


def read_credits(
    statements: Sequence[SectionText],
    title: str,
    full: Iterable[str] = (),
    is_company: Callable[[str], bool] = lambda _: False,
) -> Iterator[Credit]:
    """Return who did what for the film called `title`, as sentences of SECTIONS in its own words state it.

    `full` are names, not cut short, of people whom a family name may stand for. What is stated less plainly
    counts only for kinds of work of which nothing was stated more plainly; of a name that `is_company`, or
    stands alone in a list of companies, nothing counts.
    """
    names = _FullNames(full, statements)
    found = [
        (number, statement.text, cues)
        for number, statement in enumerate(statements)
        if statement.section in SECTIONS and any(cues := _cues(statement.text, statement.section, title))
    ]
    stated: set[str] = set()
    for plainness in range(len(_FINDERS)):
        before = frozenset(stated)
        for number, text, job, span, following in (
            (number, text, *cue) for number, text, cues in found for cue in cues[plainness]
        ):
            if kind(job) in before or is_among_companies(text, span):
                continue
            name = names.whole(span.of(text), following.of(text))
            character = job == "narrator" and " " not in name  # who narrates may be one of the story
            if name and name.casefold() != title.casefold() and not (character or is_company(name)):
                stated.add(kind(job))
                yield Credit(job, name, number, span)


def _without_title(text: str, span: Span, title: str) -> Span:
    """Return a name without the film's title, where that opens a sentence behind it: "by Ann Lee Zoe is"."""
    rest = span.of(text).removesuffix(f" {title}")
    whole = Span(span.start, span.start + len(rest)) if " " in rest else span
    return Span(whole.start + len(_BROTHERS), whole.end) if rest.startswith(_BROTHERS) else whole


_BROTHERS = "Brothers "
"""What opens a list of brothers, and no name: "Brothers Carl and Ned Young"."""


class _Statement(NamedTuple):
    """A sentence, and the section that it stands in."""

    text: str
    section: str


@lru_cache(maxsize=2048)  # the sentences of a film: whose credits give it pages, and then its facts
def _cues(text: str, section: str, title: str) -> tuple[tuple[tuple[str, Span, Span], ...], ...]:
    """Return what each row of `_FINDERS` finds in a sentence.

    That is jobs with the span of who did them, and that of the person named behind.
    """
    statement = _Statement(text, section)
    return tuple(
        tuple(
            (job, _without_title(text, one, title), following)
            for find in finders
            for job, people in find(statement, title)
            for one, following in zip(people, (*people[1:], NO_SPAN), strict=False)
        )
        for finders in _FINDERS
    )


class _FullNames:
    """The people of a film, and those whom its credits and its overview have named so far."""

    def __init__(self, known: Iterable[str], statements: Sequence[SectionText]) -> None:
        """Take names that are `known`, and the film's sentences, which are read if they do not help."""
        self._texts = [statement.text for statement in statements]
        self._overview = [one.text for one in statements if one.section == Kind.OVERVIEW]
        self._whole: dict[str, set[str]] = defaultdict(set)
        for name in known:
            self._learn(name)

    def whole(self, name: str, following: str) -> str:
        """Return the whole name where `name` is the family name of just one of them; '' if of several.

        It may share the family name of who is named behind: "Joel and Ethan Coen".
        """
        if " " in name:
            self._learn(name)
            return name
        if name not in self._whole:
            for sentence in self._overview:
                for run in runs(sentence):
                    self._learn(run.of(sentence))
            self._overview = []
        family = following.rpartition(" ")[2]
        sibling = f"{name} {family}"
        if family != following and name not in self._whole and any(sibling in text for text in self._texts):
            return sibling
        known = self._whole.get(name, {name})
        return next(iter(known)) if len(known) == 1 else ""

    def _learn(self, name: str) -> None:
        if " " in name and not name.startswith(_BROTHERS):
            self._whole[name.rsplit(" ", 1)[1]].add(name)
