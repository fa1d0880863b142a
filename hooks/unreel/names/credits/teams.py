"""Read who made the film as teams are told of: "The screenwriting team comprised Ann Lee and Bob Ray"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordtable
from unreel.model.article import Kind
from unreel.names.credits.credit import CreditCue
from unreel.names.credits.persons import persons
from unreel.names.credits.subjects import is_irrealis

if TYPE_CHECKING:
    from unreel.names.credits.credit import SectionText

_TEAM = lazy_regex(
    rf"\b(?i:(?P<team>{pattern('names/credits/teams.txt')}))"
    r"(?:(?: (?:were|was|are|is))?: | (?:comprised|comprises|consisted of|consists of|included|includes) )"
    r"(?=[^a-z\W\d_])"
)
_OWN = lazy_regex(
    rf"\b(?:[Tt]he (?:film|movie)['’]s|[Ii]ts) (?P<team>{pattern('names/credits/teams.txt')})"
    r"(?:,| was| were| is| are) (?=[^a-z\W\d_])"
)


def statements(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return who is told to be in the film's team, or to hold a job that is the film's."""
    text = statement.text
    if statement.section == Kind.RECEPTION or not ("team" in text or "ters" in text or "itor" in text):
        return
    for cue in (*_TEAM.finditer(text), *_OWN.finditer(text)):
        many = cue["team"].endswith(("s", "team")) or cue.re.pattern == _OWN.pattern
        if many and not is_irrealis(text[: cue.start()], None, title):
            job = wordtable("names/credits/teams.txt")[cue["team"].casefold()]
            yield CreditCue(job, tuple(persons(text, cue.end())[0]))
