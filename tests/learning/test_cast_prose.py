from __future__ import annotations

import numpy as np

from unreel.learning import cast_prose, sections
from unreel.learning.films import AnswerLine, AnswerSection, LabelledFilm
from unreel.model.spans import Span

LINES = ["Ann Lee as Max", "Tom Roe as Nell", "Eve Poe as Zoe", "Dan Moe as Rick."]
PROSE = "Max was first played by a stuntman, whom the director had met years before. " * 3


def _film(name: str, parts: dict[str, str], *, whole: bool, lines: tuple[str, ...] = ()) -> LabelledFilm:
    text, answers = "", []
    for kind, words in parts.items():
        start = len(text) + bool(text)
        text = f"{text} {words}".strip()
        answers.append(AnswerSection(kind, None, (kind,), Span(start, len(text))))
    at = [text.index(line) for line in lines]
    cast = tuple(
        AnswerLine(Span(start, start + len(line)), start) for start, line in zip(at, lines, strict=True)
    )
    return LabelledFilm(name, text, name, "Invented", whole, tuple(answers), cast=cast)


LISTED = _film("Fog", {"plot": "Max wakes.", "cast": " ".join(LINES)}, whole=True, lines=tuple(LINES))
TOLD = _film("Rain", {"plot": "Nell sleeps.", "cast": PROSE.strip(), "release": "It opened."}, whole=False)
SHORT = _film("Sun", {"plot": "Zoe runs.", "cast": "Zoe was found."}, whole=False)


def test_prose_about_a_cast_comes_behind_the_list_of_another_film() -> None:
    (made,) = cast_prose.joined([SHORT, LISTED, TOLD])
    assert (made.prose, made.list) == (2, 1)
    film = made.film
    assert [film.text[one.span.start : one.span.end] for one in film.sections] == [
        "Nell sleeps.",
        f"{' '.join(LINES).rstrip('.')} {PROSE.strip()}",
        "It opened.",
    ]


def test_without_a_list_or_without_prose_there_is_none() -> None:
    assert cast_prose.joined([SHORT, TOLD]) == []
    assert cast_prose.joined([SHORT, LISTED]) == []


def test_a_film_that_is_made_teaches_only_where_both_its_parents_do() -> None:
    data = sections.corpus([SHORT, LISTED, TOLD])
    assert data.parents.tolist() == [[0, 0], [1, 1], [2, 2], [2, 1]]
    assert np.unique(data.film).tolist() == [0, 1, 2, 3]
