"""Read who made the film off its prizes: "Best Director (Ann Lee)", won or not, names who directed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from unreel.lexicon.wordlists import any_of
from unreel.names.credits.credit import CreditCue, jobs_of
from unreel.names.credits.persons import persons

if TYPE_CHECKING:
    from unreel.names.credits.credit import SectionText


_NEXT = re.compile(r" (?:Best|Outstanding|Academy|Golden|Nominations?|Nominated|Nominees?|Won|Wins)\b")
"""What follows a name in a list whose marks were lost."""


@cache
def _category() -> re.Pattern[str]:
    """Match the category of a prize and what leads from it to who has it."""
    return re.compile(
        rf"\b(?:Best|Outstanding|Award for) (?P<category>{any_of(jobs_of('categories'))})"
        r"(?:, (?:Original|Adapted|Screenplay|Scoring|Color)\b[\w -]{0,40})?"
        r"(?: \((?:not|Color|Black)[^()]*\))?(?:[^\S\n](?:Award|Oscar))?"
        # the company first, then in brackets who produced the film
        r"(?:(?<=Picture) [–-] [^()–:]{2,40} \((?=[^()]*, producers?\))"
        # a dash, or what is left of one where a text was decoded wrongly
        r"| \(| – | - | â[\x80-\x9f]* |: | for )(?=[^a-z\W\d_])"
        r"(?!(?:Motion|Adapted|Original|Drama|Musical|Comedy|Foreign|Feature|Animated|Best)\b)"
    )


def statements(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return whose work on the film called `title` a prize was for, or was to be."""
    text = statement.text
    for cue in _category().finditer(text) if "Best" in text or "Award for" in text else ():
        next_ = _NEXT.search(text, cue.end())
        people, end = persons(text, cue.end(), next_.start() if next_ else None)
        named = [
            span for span in people if " " in span.of(text) and not span.of(text).startswith((title, "The "))
        ]
        if named and not text.startswith((" for ", " in "), end):
            yield CreditCue(jobs_of("categories")[cue["category"]], tuple(named))
