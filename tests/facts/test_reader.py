"""The driver of the readers: what it hands to them, and what it makes of what they state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel import pages
from unreel.facts.fact import Fact
from unreel.facts.field import SCORES, SUMS, Field
from unreel.facts.readers import ABOUT_FILM, READERS, Reader, alike, stated, within
from unreel.facts.sentences import sentences
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film


def words(_: Film, said: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Read each word as an award."""
    for sentence in said:
        at = 0
        for word in sentence.text.split(" "):
            yield Fact(Field.AWARD, word, sentence, Span(at, at + len(word)))
            at += len(word) + 1


def read(
    text: str, same: Callable[[Fact, Fact], bool] | None = alike, section: str = "reception"
) -> list[str]:
    film = pages.read("film", {"x.md": f"---\nsection: {section}\n---\n\n# X\n\n{text}\n"})
    reader = Reader((Field.AWARD,), ABOUT_FILM, words, same)
    return [fact.text for fact in stated(reader, film, sentences(film))]


def test_a_reader_is_handed_prose_of_its_sections() -> None:
    text = "Oscar\n\n> Bear\n\n- Palm\n\nLion"
    assert read(text) == ["Oscar", "Lion"]
    assert read(text, section="plot") == []


def test_what_is_the_same_is_stated_once() -> None:
    text = "Bear The-Bear bear Bears\n\nBear"
    assert read(text) == ["Bear", "The-Bear", "Bears"]
    assert read(text, within) == ["Bear"]
    assert read(text, None) == ["Bear", "The-Bear", "bear", "Bears", "Bear"]


def test_each_field_has_one_reader() -> None:
    declared = [field for reader in READERS for field in reader.fields]
    assert sorted(declared) == sorted(Field)


def test_fields_of_one_table_are_not_listed_twice() -> None:
    assert len({*SUMS, *SCORES}) == len(SUMS) + len(SCORES)
