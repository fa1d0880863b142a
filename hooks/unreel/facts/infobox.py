"""Read the infobox that came with a film's text: labels and values, no sentences.

It lies in the front matter of the overview. Its values are read by the grammars that read prose; what
it states comes before what the prose states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.facts.fact import Fact
from unreel.facts.field import SUMS, Field
from unreel.facts.fields.running_times import durations
from unreel.facts.grammar.money import sums
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Value
from unreel.lexicon.dates import dates
from unreel.lexicon.wordlists import wordtable
from unreel.model.spans import Span

VALUES = "; "
"""What stands between the values of one label."""
_SEPARATOR = re.compile(r"(?<!\s)\s*+;\s*")
_NAMES = re.compile(
    r"(?<!\s)\s*+;\s*|,\s+(?!(?:Jr|Sr|Inc|Ltd|LLC|I{1,3})\b)|(?<!\s)\s++(?:and|&)\s+(?=[A-Z])"
)
"""What stands between names; a company may have "and" in its own."""
_REMARK = re.compile(r"(?<!\s)\s*+[(\[](?P<words>[^()\[\]]*)[)\]]")


def infobox_facts(lines: tuple[SentenceInContext, ...]) -> Iterator[Fact]:
    """Return what the lines of an infobox state, each value once."""
    known = set()
    for line in lines:
        label = line.text.partition(": ")[0]
        name = wordtable("facts/infobox_labels.txt").get(re.sub(r"\(s\)|[:*]", "", label).strip().casefold())
        for fact in _facts(Field(name), line, Span(len(label) + 2, len(line.text))) if name else ():
            if (fact.field, fact.text, fact.date, fact.about) not in known:
                known.add((fact.field, fact.text, fact.date, fact.about))
                yield fact


def _facts(field: Field, line: SentenceInContext, values: Span) -> Iterator[Fact]:
    text = line.text
    if field is Field.RELEASE:
        for part in _parts(text, values, _SEPARATOR):
            for stated in dates(part.of(text))[:1]:
                yield Fact(field, stated.day, line, stated.span.moved(part.start), _remark(part.of(text)))
    elif field in SUMS or field is Field.RUNNING_TIME:
        found = list(_measured(field, values.of(text)))[:1]
        yield from (Fact(field, value, line, span.moved(values.start)) for value, span in found)
    else:
        separator = (
            _NAMES if field.job or field in {Field.COUNTRY, Field.LANGUAGE, Field.GENRE} else _SEPARATOR
        )
        for part in _parts(text, values, separator):
            remark = _REMARK.search(text, part.start, part.end)
            name = Span(part.start, remark.start() if remark else part.end).trimmed(text)
            if name.start < name.end:
                yield Fact(field, name.of(text), line, name)


def _measured(field: Field, text: str) -> Iterator[tuple[Value, Span]]:
    """Return the sums or the lengths of time of a value, with their places."""
    if field is Field.RUNNING_TIME:
        yield from durations(text)
    else:
        yield from ((one.money, one.span) for one in sums(text))


def _parts(text: str, within: Span, separator: re.Pattern[str]) -> Iterator[Span]:
    at = within.start
    for found in separator.finditer(text, within.start, within.end):
        yield Span(at, found.start()).trimmed(text)
        at = found.end()
    yield Span(at, within.end).trimmed(text)


def _remark(text: str) -> str:
    """Return what a value has in brackets behind it: a release's place."""
    found = [one["words"] for one in _REMARK.finditer(text) if not re.search(r"\d{4}", one["words"])]
    return found[-1].strip() if found else ""
