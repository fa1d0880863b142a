"""Texts and pages as nobody writes them, and what must hold of them all the same."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING

import whole_way
from projects import HARDCORE_HENRY
from strategies import PIECES
from unreel import pages
from unreel.model.film import Heading
from unreel.site import docs

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 1.0
"""CPU time for each `LENGTH` code points, and for what is shorter."""
LENGTH = 10_000
_WORDS = (
    *PIECES,
    *(
        "Ann Lee",
        "Bob Ray as Max",
        "directed by",
        "released by Rail Films",
        "on 14 July 2014",
        "It stars",
        "80%",
    ),
    *(
        "$5 million",
        "Night Train",
        "THE NATIONAL",
        "Иван Васильевич",
        "«Кино»",
        "漢字",
        "References",
        "Cast",
        "Plot",
    ),
    *(
        ". ",
        ", ",
        "\n",
        "\n\n",
        "\t",
        "  ",
        "\u00a0",
        "???",
        "!!! note",
        "<![a]",
        "== Plot ==",
        "* a",
        "1.",
        "\u2028",
    ),
)
_SIZES = (10, 30, 60, 60, 60, 60, 60, 300)
"""Words of a text, at most."""
_GLUE = ("", "", " ", " ", " ", "\n", ", ", ". ")


def texts(seed: int, count: int) -> Iterator[str]:
    """Return so many texts: words in no order, and a film's text with some of its stretches exchanged."""
    film = HARDCORE_HENRY.read_text(encoding="utf-8")
    chance = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        size = chance.randrange(1, chance.choice(_SIZES))
        words = "".join(chance.choice(_WORDS) + chance.choice(_GLUE) for _ in range(size))
        yield whole_way.OPENING * (number % 2) + words if number % 3 else _mutated(film, chance)


def mutated_pages(seed: int, count: int) -> Iterator[dict[str, str]]:
    """Return so many times the pages of a film, each with stretches exchanged."""
    written = whole_way.recovered(HARDCORE_HENRY.read_text(encoding="utf-8")[:4000]).pages
    chance = random.Random(seed)  # noqa: S311 - as above
    for _ in range(count):
        yield {name: _mutated(text, chance) for name, text in written.items()}


def _mutated(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    text = text[at : at + 1500] if len(text) > LENGTH else text
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_WORDS) + text[at + chance.choice((0, 0, 1, 20)) :]
    return text


def faults_of_text(text: str) -> Iterator[str]:
    """Return what does not hold of a text."""
    start = time.process_time()
    one = whole_way.recovered(text)
    shown = docs.from_snapshot(whole_way.snapshot(one.pages))
    html = whole_way.rendered(shown)
    whole_way.told(shown)
    whole_way.hints(shown, one)
    yield from _slow(start, len(text))
    yield from (f"lost: {fault}" for fault in whole_way.lost(one))
    yield from (f"the site does not show {words!r}" for words in whole_way.unseen(shown, html))
    yield from _no_json(shown)
    if pages.read(whole_way.SLUG, one.pages) != one.film:
        yield "what is read back is not what was written"
    names = [one.film.title, *(page.title for page in one.film.pages)]
    names += [block.text for page in one.film.pages for block in page.blocks if isinstance(block, Heading)]
    yield from (f"a line break in a name: {name!r}" for name in names if len(name.splitlines()) > 1)
    if dict(zip(sorted(one.pages), whole_way.reformatted(shown, as_written=True), strict=True)) != one.pages:
        yield "format changes a page as sync wrote it"


def faults_of_pages(markdown: dict[str, str]) -> Iterator[str]:
    """Return what does not hold of pages, whoever wrote them."""
    start = time.process_time()
    shown = docs.from_snapshot(whole_way.snapshot(markdown))
    whole_way.rendered(shown)
    whole_way.told(shown)
    whole_way.hints(shown)
    formed = whole_way.reformatted(shown)
    yield from _slow(start, sum(map(len, markdown.values())))
    yield from _no_json(shown)
    again = docs.from_snapshot(whole_way.snapshot(dict(zip(sorted(markdown), formed, strict=True))))
    if whole_way.reformatted(again) != formed:
        yield "format changes a page that it formed"


def _no_json(shown: docs.Site) -> Iterator[str]:
    for told in filter(None, whole_way.structured(shown)):
        try:
            json.loads(told)
        except ValueError as error:
            yield f"machines cannot read {told[:60]!r}: {error}"


def _slow(start: float, length: int) -> Iterator[str]:
    taken = time.process_time() - start
    if taken > SECONDS * max(1, length / LENGTH):
        yield f"it took {taken:.1f} s for {length} code points"
