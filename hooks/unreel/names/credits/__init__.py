"""Read who did what for a film: the one grammar of credits, for pages at sync and for facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

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
    stated: set[str] = set()
    for finders in _FINDERS:
        before = frozenset(stated)
        for number, statement in enumerate(statements):
            for job, span, following in _found(finders, statement, title):
                span = _without_title(statement.text, span, title)  # noqa: PLW2901 - the same name
                if kind(job) in before or is_among_companies(statement.text, span):
                    continue
                name = names.whole(span.of(statement.text), following.of(statement.text))
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


def _found(finders: Iterable[Finder], statement: SectionText, title: str) -> Iterator[tuple[str, Span, Span]]:
    """Return jobs with the span of who did them, and that of the person named behind."""
    for find in finders if statement.section in SECTIONS else ():
        for job, people in find(statement, title):
            yield from ((job, *pair) for pair in zip(people, (*people[1:], NO_SPAN), strict=False))


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
