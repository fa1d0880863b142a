"""Who is named, under which spelling, and who counts as a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unreel.model.article import Role
from unreel.names.entities import Entity, characters
from unreel.names.forms import forms
from unreel.names.mentions import Finder
from unreel.names.people import Prose, people
from unreel.names.runs import runs

CASES = (Path(__file__).parents[1] / "cases/mentions.txt").read_text(encoding="utf-8")


def cases() -> list[tuple[list[Entity], str, list[tuple[str, str, str]]]]:
    """Return each case of the file: people and characters, the title, and (section, sentence, expected)."""
    found = []
    for chunk in re.split(r"\n\s*\n", CASES):
        lines = [line for line in chunk.splitlines() if line and not line.startswith("#")]
        known: dict[str, str] = {}
        said = []
        for line in lines:
            key, _, value = line.partition(": ")
            if key in {"people", "characters", "title"}:
                known[key] = value
            else:
                sentence, _, expected = value.partition("->")
                said.append((key, sentence.strip(), expected.strip()))
        if said:
            entities = [
                Entity(name, name, "cast" if key == "characters" else key, f"{key}.md")
                for key in ("people", "characters")
                for name in known[key].split("; ")
            ]
            found.append((entities, known.get("title", ""), said))
    return found


@pytest.mark.parametrize(("entities", "title", "said"), cases())
def test_mentions(entities: list[Entity], title: str, said: list[tuple[str, str, str]]) -> None:
    finder = Finder(forms(entities, [sentence for _, sentence, _ in said]), [title])
    for section, sentence, expected in said:
        found = finder.mentions(sentence, section)
        told = "; ".join(f"{mention.entity.name} ({mention.span.of(sentence)})" for mention in found)
        assert told == expected, sentence


PEOPLE = {
    "It was written and directed by Ann Lee and produced by Bob Ray, Eve Fox Hill, and Jo Dean.": [
        *("Ann Lee", "Bob Ray", "Eve Fox Hill", "Jo Dean")
    ],
    "It stars Ann Lee, Bob Ray and J. R. Dean Jr. in a train.": ["Ann Lee", "Bob Ray", "J. R. Dean Jr."],
    "The mask was made by the director of photography, Casper Van Dien.": ["Casper Van Dien"],
    "Ann Lee of Train Weekly gave it 3 out of 5, and Bo Dean also said so.": ["Ann Lee", "Bo Dean"],
    "Video blogger Flicker appears in a cameo, and Flicker said so.": ["Flicker"],
    "It was distributed by Warner Bros. Pictures and shown in New York at the Ann Arbor Film Festival.": [],
    "Rotten Tomatoes gave it 50%, and Rolling Stone called it dull.": [],
    "In Moscow Ann Lee and Bob Ray met.": [],
    "It was directed by Night Train.": [],
    "Critic Ann Lee said so.": ["Ann Lee"],
    "It was directed by Ana de las Heras and Maria degli Esposti.": [
        "Ana de las Heras",
        "Maria degli Esposti",
    ],
    "It was written by Abdullah ibn Saud and Otto zum Felde.": ["Abdullah ibn Saud", "Otto zum Felde"],
}


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE.items(), ids=PEOPLE)
def test_people(sentence: str, expected: list[str]) -> None:
    assert people([Prose(sentence, "overview")], "Night Train") == expected


def test_people_come_in_the_order_of_the_text_and_once() -> None:
    role = Role(("Cy Fox", "Ann Lee"), others=True, character="Max")
    parts = [
        Prose("It was directed by Ann Lee.", "overview"),
        Prose("Director Lee said so.", "overview"),
        role,
        Prose("It was shot by Bo Dean, producer Cy Fox said.", "production"),
    ]
    assert people(parts, "X") == ["Ann Lee", "Cy Fox", "Bo Dean"]


def test_characters_are_those_that_the_list_names_once() -> None:
    names = [
        "Max",
        "Himself",
        "Max",
        "Zoe, a cop",
        "Max (voice)",
        "herself (archive footage)",
        "Various",
        "Driver #2",
        "",
        "the man who " * 9,
    ]
    assert characters([Role(("A",), others=False, character=name) for name in names]) == [
        *("Max", "Zoe, a cop", "Driver #2")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Moscow Ann Lee met J. R. Dean.", ["Moscow Ann Lee", "J. R. Dean"]),
        ("However, Erich von Stroheim's film", ["Erich von Stroheim"]),
        ("Both Ann-Marie O'Dean and Сергей Валяев", ["Ann-Marie O'Dean", "Сергей Валяев"]),
        ("nobody at all, 12 times", []),
    ],
)
def test_runs_of_capitalised_words(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in runs(text)] == expected
