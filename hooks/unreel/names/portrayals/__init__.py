"""Read who plays whom in prose: "Max (Ann Lee)", "Ann Lee plays Max", "Max, played by Ann Lee"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from unreel.model.article import Kind
from unreel.names.credits.credit import SectionText
from unreel.names.no_person import is_no_person
from unreel.names.portrayals import brackets, clauses
from unreel.names.portrayals.portrayal import Portrayal

__all__ = ["Portrayal", "portrayals"]

SECTIONS = frozenset({Kind.OVERVIEW, Kind.PLOT, Kind.CAST, Kind.PRODUCTION, Kind.RECEPTION, ""})
"""The sections whose sentences tell who plays whom in this film."""
_SETTLED = 2
"""Brackets with names that leave no doubt from which on a single word in such a bracket is a name too."""


class _Found(NamedTuple):
    statement: int
    pair: Portrayal
    actor: str
    section: str


def portrayals(
    statements: Sequence[SectionText], title: str, known: Iterable[str] = ()
) -> list[tuple[int, Portrayal]]:
    """Return who plays whom with the numbers of the sentences, in the order of the text.

    `known` are people whose family name alone may stand for them ("Max (Lee)").
    """
    whole = set(known)
    families = {name.rpartition(" ")[2] for name in whole}

    def is_plain(one: _Found) -> bool:
        return " " in one.actor or one.actor in families

    read = [one for one in _read(statements, title, whole) if not _is_nobody(one.actor, title)]
    in_brackets, in_clauses = ([one for one in read if one.pair.in_bracket is kind] for kind in (True, False))
    settled = sum(map(is_plain, in_brackets)) >= _SETTLED
    # on the cast page a bracket may hold the part as well
    sure = [one for one in in_brackets if is_plain(one) or (settled and one.section != Kind.CAST)]
    found = {
        (one.statement, one.pair.actor.start): one.pair
        for one in reversed([*sure, *filter(is_plain, in_clauses)])
    }
    return [(number, found[number, start]) for number, start in sorted(found)]


def _read(statements: Sequence[SectionText], title: str, known: set[str]) -> Iterator[_Found]:
    for number, (text, section) in enumerate((one.text, one.section) for one in statements):
        if section not in SECTIONS:
            continue
        in_brackets = brackets.find(text, section, known) if "(" in text else ()
        pairs = [*_in_clauses(text, section), *in_brackets]
        is_opening = number == 0 and section == Kind.OVERVIEW
        for pair in pairs:
            if not (is_opening and _names_film(pair, text, title)):
                yield _Found(number, pair, pair.actor.of(text), section)


@lru_cache(maxsize=2048)  # the sentences of a film: its pages are made of them, and then read
def _in_clauses(text: str, section: str) -> tuple[Portrayal, ...]:
    return tuple(clauses.find(text, section))


def _names_film(pair: Portrayal, text: str, title: str) -> bool:
    """Return whether a bracket of the opening sentence holds other titles: "Zoe (Zoë, The Girl) is …"."""
    return pair.in_bracket and text[: pair.role.end].strip('"“') in {title, pair.role.of(text)}


def _is_nobody(actor: str, title: str) -> bool:
    """Return whether a name is the film's, another work's or a company's."""
    return actor in title or actor.startswith("The ") or is_no_person(actor)
