"""What sentences state about a film: who made it, when it was released, what it won. Cases are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_files import FOLDER, Case, cases
from unreel import pages
from unreel.facts import read
from unreel.facts.cached import stated as stated_by
from unreel.facts.field import Field
from unreel.facts.sentences import sentences
from unreel.facts.values import Day, Duration, Money, Score
from unreel.pages.escape import escape
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.facts.fact import Fact

FILES = {path.stem: cases(f"facts/{path.stem}") for path in sorted((FOLDER / "facts").glob("*.txt"))}
STATING = {name: told for name, told in FILES.items() if all("sentences" in case.parts for case in told)}
"""Those whose cases are written as in credits.txt; each is about the fields that its rows name."""


def fields(name: str) -> set[str]:
    return {row.split(" | ")[0] for case in STATING[name] for row in case.lines("facts")}


CASES = [
    pytest.param(fields(name), case, id=f"{name}: {case.lines('sentences')[0][:60]}")
    for name in STATING
    for case in STATING[name]
]


def stated(title: str, sentences: list[str], section: str = "overview") -> list[str]:
    prose = "\n".join(escape(sentence, at_start=True) for sentence in sentences)
    opening = f"---\ntitle: {title}\nsection: overview\n---\n\n# {title}\n"
    page = f"---\ntitle: {title}\nsection: {section}\n---\n\n# {title}\n\n{prose}\n"
    found = read(pages.read("film", {"index.md": opening, f"{section}.md": page}))
    rows = [(fact.field, _value(fact)) for fact in found]
    for fact in found:
        assert fact.words in fact.text
    return [f"{field} | {value}" for field, value in rows]


def _value(fact: Fact) -> str:
    """Return what a fact comes to: a release with its place, a prize with its giver and who got it."""
    if fact.date:
        return f"{fact.date} | {fact.about}"
    if fact.field == Field.AWARD:
        return f"{fact.text} | {fact.award.given_at} | {fact.award.recipient}".rstrip(" |")
    return fact.text


@pytest.mark.parametrize(("fields", "case"), CASES)
def test_what_sentences_state(fields: set[str], case: Case) -> None:
    title, *section = case.lines()
    found = stated(title, case.lines("sentences"), *section)
    assert sorted(row for row in found if row.split(" | ")[0] in fields) == sorted(case.lines("facts"))


def test_the_story_states_nothing_about_the_film() -> None:
    said = [
        "The film was directed by Ann Lee and won the Golden Rail Award.",
        "It was released on 3 May 1999.",
    ]
    assert stated("Night Train", said, "plot") == []
    assert len(stated("Night Train", said)) == 4


def test_a_run_of_capitals_is_read_in_time() -> None:
    """A name may be cut in no more ways than it has words: else forty letters cost the power of forty."""
    assert stated("Night Train", [f"It was released on {'ABCDEFGHIJ' * 6} day."]) == []


def test_what_comes_home_may_be_another_cut() -> None:
    page = "---\ntitle: N\nsection: release\n---\n\n# N\n\n## {}\n\nIt has a running time of 90 minutes.\n"
    found = [read(pages.read("film", {"index.md": page.format(name)})) for name in ("Home media", "Cinemas")]
    assert [[fact.value for fact in facts] for facts in found] == [[], [Duration(90)]]


def test_a_release_counts_below_home_media_where_nothing_else_tells_of_one() -> None:
    page = "---\ntitle: N\nsection: release\n---\n\n# N\n\n## Cinemas\n\n{}\n\n## Home media\n\n{}\n"
    first, later = "The film opened in Oslo on May 3, 1999.", "The film was released in Peru on May 5, 1999."
    for above, dates in ((first, ["1999-05-03"]), ("It is long.", ["1999-05-05"])):
        found = read(pages.read("film", {"index.md": page.format(above, later)}))
        assert [fact.date for fact in found if fact.field == Field.RELEASE] == dates


def test_facts_lead_to_their_paragraphs() -> None:
    text = (
        "---\ntitle: N\nsection: overview\n---\n\n# N\n\nIt is long.\n\nThe film was directed by Ann Lee.\n"
    )
    (fact,) = read(pages.read("film", {"index.md": text}))
    assert (fact.sentence.target, fact.words) == ("index.md#p2", "Ann Lee")


def test_facts_are_kept_while_the_pages_stand(tmp_path: Path) -> None:
    page = "---\ntitle: N\nsection: overview\n---\n\n# N\n\nThe film was directed by Ann Lee.\n"
    texts = {"index.md": page}
    film, workspace = pages.read("n", texts), Workspace(tmp_path)
    said = sentences(film)
    first = stated_by(film, said, texts, workspace)
    (kept,) = workspace.cache.glob("*.facts.json")
    assert first == read(film) == stated_by(film, said, texts, workspace)
    kept.write_text(kept.read_text(encoding="utf-8").replace("Ann Lee", "Bob Ray"), encoding="utf-8")
    assert [fact.value for fact in stated_by(film, said, texts, workspace)] == ["Bob Ray"]
    kept.write_text("{}", encoding="utf-8")
    assert stated_by(film, said, texts, workspace) == first
    edited = {"index.md": texts["index.md"].replace("Ann", "Eve")}
    film = pages.read("n", edited)
    assert [fact.value for fact in stated_by(film, sentences(film), edited, workspace)] == ["Eve Lee"]


def test_values_of_every_kind_are_kept(tmp_path: Path) -> None:
    said = (
        "Night Train is a 1999 film directed by Ann Lee, released on May 3, 1999, and 90 minutes long. "
        "It has a running time of 90 minutes. It grossed $7–10.5 million and ¥5 million in Japan. "
        "Bob Ray of The Paper gave it four stars, Zoe Kay of The Daily 3/4 stars. "
        "On Rotten Tomatoes, 51% of 149 critics gave it a positive review."
    )
    texts = {"index.md": f"---\ntitle: Night Train\nsection: overview\n---\n\n# Night Train\n\n{said}\n"}
    film, workspace = pages.read("n", texts), Workspace(tmp_path)
    first = stated_by(film, sentences(film), texts, workspace)
    assert {type(fact.value) for fact in first} == {str, Day, Duration, Money, Score}
    assert stated_by(film, sentences(film), texts, workspace) == first
