"""Who is named, under which spelling, and who counts as a person."""

from __future__ import annotations

import subprocess
import sys

import pytest

from case_files import Case, each_case
from projects import ROOT, importing
from unreel.model.article import Role
from unreel.names.entities import Entity, characters
from unreel.names.mentions import finder
from unreel.names.people import Prose, people
from unreel.names.runs import runs


@each_case("names/mentions")
def test_mentions(case: Case) -> None:
    lines = [line.partition(": ")[::2] for line in case.lines()]
    known = {key: value.split("; ") for key, value in lines if key in {"people", "characters", "title"}}
    said = [(section, *map(str.strip, line.split("->"))) for section, line in lines if section not in known]
    entities = [
        Entity(name, name, page, f"{key}.md")
        for key, page in (("people", "people"), ("characters", "cast"))
        for name in known[key]
    ]
    own = finder(entities, [sentence for _, sentence, _ in said], known.get("title", [""]))
    for section, sentence, expected in said:
        found = own.mentions(sentence, section)
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
    "It was directed by Rosa dell'Acqua, Guido dall’Oglio and Jeanne d'Arc.": [
        *("Rosa dell'Acqua", "Guido dall’Oglio", "Jeanne d'Arc")
    ],
    "It was written by Catherine de’ Medici, Karl von und zu Guttenberg and Hugo van 't Hoff.": [
        *("Catherine de’ Medici", "Karl von und zu Guttenberg", "Hugo van 't Hoff")
    ],
    "Rosa dell'Acqua said so, and Catherine de' Medici appears in a cameo.": [
        *("Rosa dell'Acqua", "Catherine de' Medici")
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE.items(), ids=PEOPLE)
def test_people(sentence: str, expected: list[str]) -> None:
    assert people([Prose(sentence, "overview")], "Night Train", {}).people == expected


@each_case("names/people")
def test_people_of_cases(case: Case) -> None:
    lines = [line.partition(": ")[::2] for line in case.lines()]
    prose = [Prose(sentence, section) for section, sentence in lines]
    assert people(prose, "Night Train").people == case.lines("people")


def test_people_come_in_the_order_of_the_text_and_once() -> None:
    role = Role(("Cy Fox", "Ann Lee"), others=True, character="Max")
    parts: list[Role | Prose] = [
        Prose("It was directed by Ann Lee.", "overview"),
        Prose("Director Lee said so.", "overview"),
        role,
        Prose("It was shot by Bo Dean, producer Cy Fox said.", "production"),
    ]
    assert people(parts, "X", {}).people == ["Ann Lee", "Cy Fox", "Bo Dean"]


_TWO_FORMS = """
from unreel.names.people import Prose, people
said = ("It stars Neal Moritz as Max Orr.", "The film was directed by Neal H. Moritz.")
parts = [Prose(one, "overview") for one in said]
print(people(parts, "X", {}).people)
"""


@pytest.mark.parametrize("seed", ["1", "4"])  # of which one gave each form
def test_which_form_of_a_name_counts_is_no_matter_of_hashes(seed: str) -> None:
    env = {**importing(ROOT / "hooks"), "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", _TWO_FORMS], env=env, capture_output=True, check=True)
    assert done.stdout.split() == b"['Neal Moritz']".split()


def test_characters_are_those_that_the_list_names_once() -> None:
    names = [
        "Max",
        "Himself",
        "Max",
        "Zoe, a cop",
        "Max (voice)",
        "herself (archive footage)",
        "Zoe, a cop (voice/uncredited)",
        'Driver #2 (credited as "Bo Ray")',
        "Various",
        "its real members",
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
        ("Eve Stone-Bob Ray and Jean-Luc Dean-Fox", ["Eve Stone", "Bob Ray", "Jean-Luc Dean-Fox"]),
        ("Eve Stoneâ\x80\x94and â\x80\x94 Bob Ray Rediff.com", ["Eve Stone", "Bob Ray"]),
        ("Elmer Ray The Monkey", ["Elmer Ray", "Monkey"]),
    ],
)
def test_runs_of_capitalised_words(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in runs(text)] == expected
