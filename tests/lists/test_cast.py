"""Cast lists: the cases of cases/cast.txt, and what holds of any text."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from unreel.learning import cast as learn
from unreel.lists import cast
from unreel.lists.cast import line as cast_line
from unreel.model.spans import Span

if TYPE_CHECKING:
    from unreel.model.article import Role
from unreel.model.film import Sentence

if TYPE_CHECKING:
    from pathlib import Path

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
    lines = [(role.span.start, line(role, text)) for role in found.roles]
    lines += [(span.start, f"~ {span.of(text)}") for span in found.prose]
    assert [words for _, words in sorted(lines)] == case.lines("found")


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)), st.data())
def test_nothing_is_lost(text: str, data: st.DataObject) -> None:
    """Roles and prose hold every character of the section but white space once, in order, and are trimmed."""
    start = data.draw(st.integers(0, len(text)))
    section = Span(start, data.draw(st.integers(start, len(text))))
    found = cast.read(text, section)
    spans = sorted([role.span for role in found.roles] + list(found.prose))
    at = section.start
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert at <= section.end
    assert not text[at : section.end].strip()
    assert list(found.roles) == sorted(found.roles, key=lambda role: role.span)


@given(st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_words_of_a_role_are_the_texts(text: str) -> None:
    for role in cast.read(text, Span(0, len(text))).roles:
        for words in (*role.actors, role.character):
            assert words in role.span.of(text)
        assert [name.of(text) for name in role.names] == [*role.actors, role.character]


@pytest.mark.parametrize("piece", _PIECES)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        cast.read(text, Span(0, len(text)))
        return time.process_time() - begun

    seconds(1000)
    assert seconds(100_000) < 3 * 4 * max(seconds(25_000), 0.01)


def test_learning_needs_only_films(tmp_path: Path) -> None:
    """Films in the form that the docstring of `learn` tells give a model, the same each time."""
    actors, parts = ["Ann Lee", "Peter Stone", "Carla Ruiz"], ["Mary", "Tom", "Zoe Cole"]
    text, lines = "Mary meets Tom. ", []
    for actor, part in zip(actors, parts, strict=True):
        words = f"{actor} as {part} "
        lines.append({"actor": actor, "role": part, "start": len(text), "end": len(text) + len(words) - 1})
        text += words
    section = Span(lines[0]["start"], len(text))
    answer = {"sections": [{"kind": "cast", "start": section.start, "end": section.end}], "cast": lines}
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    (tmp_path / "x.json").write_text(json.dumps(answer), encoding="utf-8")
    model = learn.model([learn.film(tmp_path / "x.json")])
    assert model == learn.model([learn.film(tmp_path / "x.json")])
    assert [role.character for role in cast.read(text, section, model).roles] == parts
