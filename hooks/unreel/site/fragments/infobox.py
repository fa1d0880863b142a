"""`<!-- infobox -->`: what a film's pages state about it, each value led back to where it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import attrgetter

from unreel.facts.fact import Fact, of_field, plain
from unreel.facts.field import SCORES, SUMS, Field
from unreel.facts.values import Award, Day, Duration, Money, Score
from unreel.lexicon.labels import label
from unreel.library import Kind
from unreel.model.article import BACK_MATTER, PROSE
from unreel.names.mentions import target
from unreel.pages.escape import escape
from unreel.site.fragments.amounts import in_words
from unreel.site.fragments.awards import below_givers, by_giver, to_whom
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.people import entries
from unreel.site.fragments.scores import shown as shown_score
from unreel.site.fragments.sums import rows_of_sums

FROM_INFOBOX = f'<span role="img" aria-label="{label("from the infobox of the source")}">†</span>'
"""The mark behind what no sentence states."""
PILCROW = "¶"
"""The mark that leads to the sentence, behind what leads elsewhere."""
LEGEND = {
    PILCROW: label("¶ leads to the sentence that says so"),
    "†": label("† is from the infobox of the source"),
}
"""What the marks mean, where they stand in a box."""
MARK = "{ .fact data-search-exclude }"
MOST = 8
"""How many prizes are shown; the page with the others is one click away."""


def infobox(context: FragmentContext) -> str:
    """Return a list of what is stated about the film: a row's name, then its values; '' where nothing is.

    A name that has a page or an entry leads there, and a mark behind it to the paragraph that states it;
    every other value leads to that paragraph itself. The last row says what the marks mean.
    """
    rows: dict[str, str] = {}
    year = _bare_year(context)
    for field in Field:
        if field is Field.RELEASE:
            rows |= _year(context)
        stated = of(context.facts, field) if field.row and field.row not in rows else []
        if stated:
            row = field.row if len(stated) == 1 else field.rows
            rows[field.row] = f"- **{label(row)}** {_values(stated, context)}"
        elif field is Field.RELEASE and year:
            rows[field.row] = f"- **{label(field.row)}** {escape(year)}\n    {MARK}"
    marks = [words for mark, words in LEGEND.items() if any(mark in row for row in rows.values())]
    legend = [f"- {', '.join(marks)}\n    {MARK.replace('.fact', '.fact .legend')}"] if marks else []
    return "\n".join([*rows.values(), *legend])


_KINDS = {Field.COUNTRY: Kind.COUNTRIES, Field.LANGUAGE: Kind.LANGUAGES, Field.GENRE: Kind.GENRES}
"""What films are put on shelves by."""


def _year(context: FragmentContext) -> dict[str, str]:
    """Return the row of the year, which leads to the films of that year; none where there are no others."""
    film = context.film
    page = context.threads.shelves.get((Kind.YEARS, film.year), "") if film else ""
    return {"Year": f"- **{label('Year')}** [{film.year}](../{page})\n    {MARK}"} if film and page else {}


def _bare_year(context: FragmentContext) -> str:
    """Return the year that no row of its own shows."""
    return "" if context.film is None or _year(context) else context.film.year


def of(facts: Iterable[Fact], field: Field) -> list[Fact]:
    """Return the facts of a field, each value once, releases by their dates."""
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in of_field(facts, field):
        # who is a writer and a co-writer is one of the writers
        about = fact.value.giver if isinstance(fact.value, Award) else "" if field.job else fact.about
        found.setdefault((plain(fact.genre or fact.text), fact.date, about), fact)
    if field in SCORES:
        return [*found.values()][:1]  # of several the first is of all critics
    if field in SUMS:
        rows = rows_of_sums(found.values())
        return [same[0] for same in rows] or list(found.values())
    return sorted(found.values(), key=attrgetter("date"))  # of all else none has a date


def _values(stated: list[Fact], context: FragmentContext) -> str:
    field = stated[0].field
    # what is stated is found where it is stated, not here once more
    mark = f"\n    {MARK}"
    if field.job:
        return _sourced(stated, context, _people(context)) + mark
    if field in _KINDS and context.threads.shelves:
        # others like it are one step away, and so is the sentence
        return _sourced(stated, context, lambda fact: _alike(fact, context)) + mark
    stated = by_giver(stated)
    values = [
        ", ".join(
            [
                f"{escape(giver)}: " * bool(giver) + _value(first, context),
                *(_value(fact, context) for fact in others),
            ]
        )
        for giver, (first, *others) in below_givers(stated[:MOST])
    ]
    if field not in {Field.RELEASE, Field.AWARD}:
        return ", ".join(values) + mark
    year = _bare_year(context)
    if field is Field.RELEASE and not _is_of_year(stated, year):
        values.insert(0, escape(year))
    if len(stated) > MOST:
        values.append(f"[{label('{} more', len(stated) - MOST)}]({_link(stated[MOST], context)})")
    # no list in the list: Material's search would lose its way in what it is to leave out
    return "  \n    ".join(values) + mark


def _is_of_year(releases: list[Fact], year: str) -> bool:
    """Return whether one of the releases is of about the film's year, or that is unknown."""
    return not year.isdecimal() or any(abs(fact.day.year - int(year)) <= 1 for fact in releases)


def _sourced(stated: list[Fact], context: FragmentContext, words: Callable[[Fact], str]) -> str:
    """Return the words of facts, and behind those that one paragraph states the mark that leads there."""
    parts = []
    for _, facts in groupby(stated, key=attrgetter("sentence.target")):
        run = list(facts)
        parts.append(f"{', '.join(map(words, run))} {_says(run[0], context)}")
    return " ".join(parts)


def _people(context: FragmentContext) -> Callable[[Fact], str]:
    """Return what makes of a fact the name that is its value, linked if it has an entry."""
    known = entries(context)

    def linked(fact: Fact) -> str:
        entity, name = known.get(plain(fact.text)), escape(fact.text)
        return f"[{name}]({target(entity, context.name)})" if entity else name

    return linked


def _alike(fact: Fact, context: FragmentContext) -> str:
    """Return a value, linked to the films that share it."""
    words = shown(fact)
    page = context.threads.shelves.get((_KINDS[fact.field], words), "")
    return f"[{escape(words)}](../{page})" if page else escape(words)


def _says(fact: Fact, context: FragmentContext) -> str:
    """Return the mark that leads to the paragraph that states a fact."""
    if fact.from_infobox:
        return FROM_INFOBOX
    return f'[{PILCROW}]({_link(fact, context)}){{ .pilcrow aria-label="{_where(fact)}" }}'


_WITH_ABOUT = {Field.RELEASE, Field.DISTRIBUTOR}
"""Those whose values mean less without their place or medium."""


def _value(fact: Fact, context: FragmentContext) -> str:
    words = shown(fact)
    about = f", {escape(fact.about)}" if fact.about and fact.field in _WITH_ABOUT else escape(to_whom(fact))
    scope = f" ({label('United States and Canada')})" if fact.field == Field.DOMESTIC else ""
    if fact.from_infobox:
        return f"{escape(words)}{about}{scope} {FROM_INFOBOX}"
    return f"[{escape(words)}]({_link(fact, context)}){about}{scope}"


def shown(fact: Fact) -> str:
    """Return the words in which a value is shown, the same for dates, sums and lengths wherever they stand.

    A country and a genre are shown by name, all else as stated.
    """
    if isinstance(fact.value, Money):
        return in_words(fact.value)
    if isinstance(fact.value, Score):
        return shown_score(fact)
    if isinstance(fact.value, Day | Duration):
        return fact.value.in_words
    return fact.called


def _link(fact: Fact, context: FragmentContext) -> str:
    """Return the link from the page to the paragraph that states a fact."""
    return fact.sentence.target_from(context.name)


def _where(fact: Fact) -> str:
    section = fact.sentence.section
    is_known = section in {*PROSE, *BACK_MATTER}
    return label("Stated under {}", label(section.capitalize())) if is_known else label("Stated here")
