"""Cast lists: the cases of cases/cast.txt, and what holds of any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from growth import SQUARE, growth
from unreel.lists.cast import line as cast_line
from unreel.lists.cast import reader as cast
from unreel.model.article import Role
from unreel.model.film import Sentence
from unreel.model.spans import Span

_WORDS = [
    'Ann "A" Lee',
    "Tom,",
    "as",
    "plays",
    "–",
    "and",
    ".",
    "(",
    ")",
    '"',
    "a cop",
    "others",
    "Jr.",
    "Иван",
    "\n",
]
_PIECES = [
    "Ann Lee as Mary, a cop ",
    "Ann Lee as Mary. She is (a cop ",
    "Ann, ",
    "Ann ",
    '("A ',
    "as ",
    "A as ",
    "A.",
]


def listed(text: str) -> tuple[str, Span]:
    """Return the text without its | lines, and where the cast list lies."""
    before, *rest = re.split(r"(?m)^\|\n?", f"{text}\n")
    if not rest:
        return text, Span(0, len(text))
    return before + "".join(rest), Span(len(before), len(before) + len(rest[0]))


def line(role: Role, text: str) -> str:
    """Write a role as the cases do, with the description that the reader of a page's line gives."""
    who = ", ".join(role.actors) + " + others" * role.others
    words = role.span.of(text)
    parts = cast_line.read(Sentence(words))
    return " > ".join(filter(None, [who, role.character, parts.description.of(words) if parts else ""]))


@each_case("lists/cast")
def test_lists_are_read(case: Case) -> None:
    text, section = listed(case.text)
    found = cast.read(text, section)
    lines = [line(one, text) if isinstance(one, Role) else f"~ {one.of(text)}" for one in found]
    assert lines == case.lines("found")


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)), st.data())
def test_nothing_is_lost(text: str, data: st.DataObject) -> None:
    """Roles and prose hold every character of the section but white space once, in order, and are trimmed."""
    start = data.draw(st.integers(0, len(text)))
    section = Span(start, data.draw(st.integers(start, len(text))))
    spans = [one.span if isinstance(one, Role) else one for one in cast.read(text, section)]
    at = section.start
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert at <= section.end
    assert not text[at : section.end].strip()


@given(st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_words_of_a_role_are_the_texts(text: str) -> None:
    for role in cast.read(text, Span(0, len(text))):
        if not isinstance(role, Role):
            continue
        assert [" ".join(name.of(text).split()) for name in role.names] == [*role.actors, role.character]
        assert all(role.span.contains(name) for name in role.names)
        assert all(name == name.trimmed(text) for name in role.names)


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_as_the_text_does(piece: str) -> None:
    def read(length: int) -> None:
        text = piece * (length // len(piece))
        cast.read(text, Span(0, len(text)))

    assert growth(read, 25_000) < SQUARE
