"""Citations are shown as numbers that lead to the entries, and the entries lead back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel import pages
from unreel.facts.sentences import sentences
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.site import citations, docs
from unreel.site.citations import ShownEntry, in_text_order, numbered, probable

if TYPE_CHECKING:
    from unreel.model.film import Film

QUILL = "[Quill 2011](references.md#ref-quill-2011)"
TEXTS = {
    "index.md": ("overview", f"Rain is a film.{QUILL} It is short."),
    "production.md": (
        "production",
        "## Filming\n\nPhotography began in Gdansk.\nThree locomotives of the Ostbahn museum ran.",
    ),
    "release.md": ("release", 'The Golden Lantern of Riga went to it.[Courier 2011](x.md#ref-1 "inferred")'),
    "references.md": (
        "references",
        """1. Quill, Ann (2011). "Rain". The Train.
1. "Three locomotives rebuilt: the Ostbahn museum runs". Railway Digest. July 2010.
1. "Golden Lantern of Riga goes to Rain". Courier. June 2011.""",
    ),
}
MARKDOWN = {
    name: f"---\nsection: {section}\n---\n\n# {name}\n\n{body}\n" for name, (section, body) in TEXTS.items()
}


def film() -> Film:
    return pages.read("rain", MARKDOWN)


def shown(name: str) -> str:
    sources = {
        f"rain/{file}": PageSource(f"rain/{file}", f"docs/rain/{file}", text)
        for file, text in MARKDOWN.items()
    }
    return docs.filled(docs.from_snapshot(Snapshot(sources)), f"rain/{name}", MARKDOWN[name])


def test_a_citation_is_a_number() -> None:
    number = r'<sup class="citation" data-search-exclude>[\[1\]](references.md#ref-quill-2011)</sup>'
    assert f"Rain is a film.{number} It is short." in shown("index.md")


def test_one_that_was_inferred_says_so() -> None:
    assert '<sup class="citation inferred" data-search-exclude>[\\[1\\]](x.md#ref-1 "Prob' in shown(
        "release.md"
    )


def test_an_entry_has_its_identifiers_and_leads_back() -> None:
    entry = next(line for line in shown("references.md").split("\n") if "Quill" in line)
    assert entry.startswith('1. <span id="ref-quill-2011"><span class="author">Quill, Ann</span>')
    assert entry.endswith(
        '</span> <small class="cited" data-search-exclude>cited in [Overview](index.md#p1)</small>'
    )
    assert "\n    { #ref-1 }\n" in shown("references.md")


def test_an_entry_that_no_page_cites_says_where_it_probably_is() -> None:
    read = film()
    found = {one.entry.name: one.sentence.target for one in probable(read, sentences(read))}
    assert set(found.values()) <= {"production.md#p1", "release.md#p1"}
    line = citations.with_places(
        "2. A\n    { #ref-2 }", "ref-a", ShownEntry(2, "Release", "release.md#p1"), ()
    )
    probably = '<small class="cited" data-search-exclude>probably on: [Release](release.md#p1)</small>'
    assert line == f'2. <span id="ref-a">A</span> {probably}\n    {{ #ref-2 }}'


def test_what_a_text_with_marks_does_not_cite_is_on_no_page() -> None:
    second = "[Digest 2010](references.md#ref-railway-digest-2010)"
    stated = {name: text.replace(' "inferred"', "") for name, text in MARKDOWN.items()}
    stated["production.md"] = stated["production.md"].replace("Gdansk.", f"Gdansk.{second}")
    read = pages.read("rain", stated)
    assert probable(read, sentences(read)) == []


def test_links_with_words_and_code_stay() -> None:
    entries = {"ref-quill-2011": ShownEntry(1)}
    for markdown in (
        f"See {QUILL}.",
        f"`so{QUILL}`",
        "so[Lee](references.md#ref-lee)",
        "so[Max](cast.md#max)",
        rf"so\{QUILL}",
    ):
        assert numbered(markdown, entries) == markdown


def test_what_is_escaped_before_a_citation_hides_none() -> None:
    assert numbered(rf"so\\{QUILL}", {"ref-quill-2011": ShownEntry(1)}) == (
        r'so\\<sup class="citation" data-search-exclude>[\[1\]](references.md#ref-quill-2011)</sup>'
    )


def test_sentences_are_put_into_the_order_of_the_text() -> None:
    walk = [one for one in sentences(film()) if not one.listed]
    text = " ".join(one.text for one in (walk[1], walk[3], walk[0]))
    assert in_text_order(walk, text) == [walk[1], walk[2], walk[3], walk[0]]
    assert in_text_order(walk, "") == walk
