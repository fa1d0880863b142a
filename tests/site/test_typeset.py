"""The cast list and the references as the site sets them: told in cases/typeset.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, each_case
from markup import Html, shown
from strategies import lines
from unreel import pages
from unreel.lexicon.wordlists import wordlist, wordtable
from unreel.lists.references import fields
from unreel.lists.references.language import language
from unreel.model.film import Crosslink, Sentence
from unreel.model.spans import Span
from unreel.pages.inline import sentence
from unreel.site import typeset
from unreel.site.typeset.marked import Mark, marked

if TYPE_CHECKING:
    from projects import Project


@each_case("site/typeset")
def test_lines_are_set(case: Case) -> None:
    section, _, line = case.text.partition(": ")
    mark, anchor = ("1. ", "ref-1") if section == "references" else ("- ", "role-1")
    text = f"---\nsection: {section}\n---\n\n{mark}{line}\n"
    page = pages.page("x.md", text)
    found = dict(typeset.lists(page, text.split("\n")))
    expected = case.parts.get("set", line)
    assert found == {5: f"{mark}{expected}\n    {{ #{anchor} }}"}
    assert sentence(expected).text == sentence(line).text


MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5)


@given(lines, MARKS, st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_the_words_stay_whatever_is_set_around_them(
    line: str, cuts: list[tuple[int, int]], linked: tuple[int, int]
) -> None:
    def span(cut: tuple[int, int]) -> Span:
        return Span(*sorted(at % (len(line) + 1) for at in cut))

    link = span(linked)
    links = (Crosslink(link, "x.md"),) if link.of(line).isalnum() else ()
    marks = [
        Mark(span(cut), "<b>", "</b>") for cut in cuts if span(cut).of(line).strip() == span(cut).of(line)
    ]
    set_ = marked(Sentence(line, links), marks)
    assert sentence(set_).text == line
    assert shown(set_) == line
    plain = set_.replace("<b>", "").replace("</b>", "")
    assert sentence(plain).links == links


@given(lines)
def test_fields_stand_where_the_entry_has_them(line: str) -> None:
    for field in fields.read(line):
        assert 0 <= field.span.start < field.span.end <= len(line)


@pytest.mark.parametrize(
    ("words", "stated", "expected"),
    [
        ("Night", "", ""),
        ("Night", "Russian", ""),
        ("Nuit", "French", "fr"),
        ("Pełna noc", "Polish", "pl"),
        ("Pełna noc", "", ""),
        ("Ночь", "Russian", "ru"),
        ("Ночь 2 (Day)", "", "und-Cyrl"),
        ("Τρένο", "Greek", "el"),
        ("夜列车", "Chinese", "zh"),
        ("夜の列車", "Japanese", "ja"),
        ("रात", "Hindi", "hi"),
        ("12", "", ""),
        ("Ночь", "Klingon", "und-Cyrl"),
    ],
)
def test_languages(words: str, stated: str, expected: str) -> None:
    assert language(words, stated) == expected


def test_every_language_that_entries_name_has_a_code() -> None:
    codes = wordtable("lists/references/language_codes.txt")
    assert [name for name in wordlist("lexicon/languages.txt") if name not in codes] == []


DOCS = {
    "index": "---\nsection: overview\n---\n\n# Night Train\n\nNight Train is a 1999 film.\n",
    "cast": "---\nsection: cast\n---\n\n# Cast\n\n- Bob Ray as Max\n- Cy Day as Zoe\n",
    "references": "---\nsection: references\n---\n\n# References\n\n"
    '1. "Night". The Train. Retrieved May 1, 2016.\n1. "Day". The Train. Retrieved May 2, 2016.\n',
}


def test_a_build_sets_lists_anew_only_when_they_change(project: Project) -> None:
    project.put({f"docs/night-train/{name}.md": text for name, text in DOCS.items()})
    assert project.build().returncode == 0
    html = project.read("site/night-train/references/index.html")
    assert '<li id="ref-2"><span id="ref-train-2016a">"<cite class="title">Day</cite>"' in html
    assert '<time class="retrieved" datetime="2016-05-02">Retrieved May 2, 2016</time>' in html
    cast = Html(project.read("site/night-train/cast/index.html"))
    assert cast.attributes("li#role-1 > span:first-child") == [{"class": "actors"}]
    assert cast.texts("li#role-1 > span.actors + span.as") == ["as"]
    path = ".unreel/cache/night-train.references.md.json"
    kept = project.read(path).replace("Retrieved May 2", "Kept May 2")
    project.put({path: kept, "docs/night-train/cast.md": DOCS["cast"] + "\n"})  # the film is built again
    assert project.build().returncode == 0
    assert "Kept May 2" in project.read("site/night-train/references/index.html")
    page = project.read("docs/night-train/references.md")
    project.put({"docs/night-train/references.md": page.replace("May 2", "May 3")})
    assert project.build().returncode == 0
    html = project.read("site/night-train/references/index.html")
    assert '<time class="retrieved" datetime="2016-05-03">Retrieved May 3, 2016</time>' in html
    project.put({path: "{", "docs/night-train/cast.md": DOCS["cast"]})
    assert project.build().returncode == 0
    assert project.read("site/night-train/references/index.html") == html
