"""A toy corpus: invented films whose every section, line and entry is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 15
TOWNS = (
    *("Arden", "Belmar", "Corvo", "Delmont", "Elsin", "Farrow", "Gilden", "Harlow"),
    *("Istra", "Jurat", "Kelso", "Lorne", "Marlow", "Nairn", "Orsay"),
)
FAMILIES = ("Abbott", "Baker", "Carver", "Dyer", "Ewing", "Fisher", "Gardner", "Hooper", "Ingram", "Joiner")
GIVEN = ("Ann", "Ben", "Clara", "Dan", "Eve", "Frank", "Grace", "Hugh")
PARTS = ("Maria", "Tom", "Zoe", "Rick", "Nell", "Oscar")


def person(number: int) -> str:
    """Return the name of an invented person."""
    return f"{GIVEN[number % len(GIVEN)]} {FAMILIES[number * 7 % len(FAMILIES)]}"


def prose(number: int) -> list[tuple[str, str | None, list[str]]]:
    """Return the sections of prose of a film, each as its paragraphs."""
    town, year = TOWNS[number], 2000 + number
    hero, friend = PARTS[number % 6], PARTS[(number + 1) % 6]
    return [
        ("overview", None, [f"{town} is a {year} film directed by {person(number)}. It was shot in Rome."]),
        (
            "plot",
            None,
            [
                f"{hero} wakes in {town} and finds {friend} dead. {hero} tells the police.",
                f"Years later, {friend} comes back. They leave {town} together and never return.",
            ],
        ),
        ("production", "filming", [f"Principal photography began in May {year}. It was shot in {town}."]),
        (
            "release",
            "theatrical",
            [f"The film premiered at Cannes on May 2, {year}. It was released in June."],
        ),
        (
            "reception",
            "critical-response",
            [f"On Rotten Tomatoes, it holds {30 + number}% based on 149 reviews. Critics praised it."],
        ),
    ]


def entries(number: int) -> list[str]:
    """Return the references of a film."""
    return [
        f"{FAMILIES[n * 3 % 10]}, {GIVEN[n % 8]} (May {n + 1}, {2000 + number}). "
        f'"{TOWNS[n]} and {TOWNS[number]}". The Paper. Retrieved June {n + 2}, {2001 + number}.'
        for n in range(number % 3 + 4)
    ]


class Film:
    """A film as it grows: its text, and where each of its sections lies."""

    def __init__(self) -> None:
        self.text = ""
        self.sections: list[dict[str, object]] = []

    def section(self, kind: str, sub: str | None, words: list[str]) -> list[list[int]]:
        """Add a section made of some stretches of words, and return where they lie."""
        spans = []
        for one in words:
            self.text += " " * bool(self.text) + one
            spans.append([len(self.text) - len(one), len(self.text)])
        place = {"start": spans[0][0], "end": spans[-1][1]}
        self.sections.append({"kind": kind, "sub": sub, "heading": [kind.title()], **place})
        return spans


def film(number: int) -> tuple[str, dict[str, object]]:
    """Return the text of a film and its answers."""
    town, made = TOWNS[number], Film()
    paragraphs = []
    lines = []
    roles = [(person(number + n), PARTS[(number + n) % 6]) for n in range(4)]
    for kind, sub, some in prose(number):
        paragraphs += made.section(kind, sub, some)
        if kind == "plot":
            lines = made.section("cast", None, [f"{actor} as {role}" for actor, role in roles])
    references = made.section("references", None, entries(number))
    links = [f"Official website of {town}", f"{town} at IMDb", f"{town} at AllMovie"]
    answer: dict[str, object] = {
        "title": town,
        "source": f'Invented, "{town} (film)", CC0',
        "form": "page",
        "sections": made.sections,
        "paragraphs": paragraphs,
        "cast": [
            {"actor": actor, "role": role, "start": start, "end": end}
            for (actor, role), (start, end) in zip(roles, lines, strict=True)
        ],
        "references": references,
        "external_links": made.section("external-links", None, links),
        "citations": [[made.text.index(". ", at * 40) + 1, at] for at in range(3)],
    }
    return made.text, answer


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of invented films with answers."""
    folder = tmp_path_factory.mktemp("films")
    for number in range(COUNT):
        text, answer = film(number)
        (folder / f"{TOWNS[number].lower()}.txt").write_text(text, encoding="utf-8")
        (folder / f"{TOWNS[number].lower()}.json").write_text(json.dumps(answer), encoding="utf-8")
    return folder
