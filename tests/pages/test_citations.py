"""Citations are links and no words, and a sentence shown alone does not repeat them."""

from __future__ import annotations

import pytest

from unreel.model.film import Sentence
from unreel.pages.citations import anchor, behind_words, entries, is_citation, opening, uncited
from unreel.pages.inline import offsets, sentence
from unreel.pages.read import page
from unreel.pages.write import line

CASES = {
    "It is a film.[Quill 2011](references.md#ref-quill-2011)": "It is a film.",
    "It is, [Max](cast.md#max) says,[Quill](references.md#ref-quill) a film.": "It is, Max says, a film.",
    r"It is a film.\[1\]\[note 2\]\[a\]\[citation needed\]": "It is a film.",
    "It is,[^1] he says, a film.[^long note]": "It is, he says, a film.",
    "[^1]: Lee, Ann: *Trains*.": "Lee, Ann: Trains.",
    r"\[REC\] is a film \[sic\], \[1\] of \[many\].": "[REC] is a film [sic], [1] of [many].",
}


@pytest.mark.parametrize(("markdown", "expected"), CASES.items())
def test_citations_are_left_out(markdown: str, expected: str) -> None:
    assert uncited(sentence(markdown)) == expected


def test_a_page_opens_with_its_first_sentence() -> None:
    assert opening(page("x.md", r"It is a film.\[1\]" + "\nMax wakes.\n")) == "It is a film."
    assert opening(page("x.md", "# It\n")) == opening(None) == ""
    assert uncited(Sentence("")) == ""


QUILL, BUSCH = "[Quill 2011](references.md#ref-quill-2011)", '[Busch](x.md#ref-busch "inferred")'
PLACES = {
    f"It is a film.{QUILL}": ("It is a film.", [13]),
    f"It is,{QUILL} he says, a *film*.{QUILL}{BUSCH}": ("It is, he says, a film.", [6, 23, 23]),
    f'He said "no".{BUSCH} [Max](cast.md#max){QUILL} left.': ('He said "no". Max left.', [13, 17]),
    f"See {QUILL} ({QUILL}).": ("See Quill 2011 (Quill 2011).", []),
    f"{QUILL} is a book by [Quill](people.md#quill).": ("Quill 2011 is a book by Quill.", []),
}


@pytest.mark.parametrize(("markdown", "expected"), PLACES.items(), ids=range(len(PLACES)))
def test_a_link_to_a_reference_behind_a_word_is_a_citation(
    markdown: str, expected: tuple[str, list[int]]
) -> None:
    read = sentence(markdown)
    assert (read.text, [one.at for one in read.citations]) == expected
    assert line(read) == markdown
    assert [markdown[at] for at in offsets(markdown)] == [*read.text]


@pytest.mark.parametrize(("words", "at"), [("A cat–", 5), ("One (", 3), ("—a cat.", 7), ("“ [/", 0), ("", 0)])
def test_a_citation_stands_behind_words(words: str, at: int) -> None:
    stated = 1 if words.startswith("—") else len(words)
    assert behind_words(words, stated) == at
    assert not at or is_citation(words[at - 1], "#ref-quill")


def test_what_is_inferred_says_so() -> None:
    (given,), (inferred,) = sentence(f"So.{QUILL}").citations, sentence(f"So.{BUSCH}").citations
    assert (given.name, given.inferred) == ("Quill 2011", False)
    assert (inferred.name, inferred.inferred, inferred.target) == ("Busch", True, "x.md#ref-busch")


def test_entries_are_called_by_what_they_say() -> None:
    text = '1. Quill, Ann (2011). "Night". The Train.\n1. "Day". The Train. Retrieved May 2, 2016.\n'
    found = [*entries(page("x.md", f"---\nsection: references\n---\n\n# References\n\n{text}"))]
    assert [(one.name, one.anchor, one.number) for one in found] == [
        ("Quill 2011", "ref-quill-2011", "ref-1"),
        ("Train 2016", "ref-train-2016", "ref-2"),
    ]
    assert [*entries(page("x.md", f"# Other\n\n{text}"))] == []


def test_identifiers_are_ascii_and_no_numbers() -> None:
    assert anchor("Валяев 2016") == "ref-valyaev-2016"
    assert anchor("300") == "ref-source-300"
    assert anchor("…") == "ref-source"
