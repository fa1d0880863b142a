"""What pages a text with marks becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_files import Case, each_case
from sources import source
from unreel import pages
from unreel.model.film import Attribution
from unreel.model.source_text import Declared, InfoboxLine
from unreel.pages.front_matter import body_start, front_matter
from unreel.recovery import article, compose
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

if TYPE_CHECKING:
    import pytest

    from unreel.model.source_text import SourceText


def written(
    text: SourceText, monkeypatch: pytest.MonkeyPatch, settings: Settings | None = None
) -> dict[str, str]:
    """Return the pages of a text that intake gives."""
    monkeypatch.setattr("unreel.intake.read", lambda _: (text, []))
    seed = Seed("rain", "seeds/rain.txt", text.text, settings or Settings())
    return pages.write(compose.film(seed, article.read(seed)[0]))


@each_case("recovery/pages")
def test_marks_become_markdown(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    found = written(source(case.text), monkeypatch)
    for name, expected in case.parts.items():
        assert found[name][body_start(found[name]) :].strip("\n") == expected


def test_what_a_text_says_of_itself_goes_into_front_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (InfoboxLine("Directed by", "Ann Lee; Bob Ray"), InfoboxLine("Budget", "$3 million: half"))
    declared = Declared("Rain (2011 film)", "Wikipedia", "https://example.org/Rain", "CC BY-SA 4.0", lines)
    found = written(source("A woman wakes. It rains.", declared), monkeypatch)["index.md"]
    meta = front_matter(found).meta
    assert meta["title"] == "Rain"
    assert meta["adapted_from"] == {
        "title": "Rain (2011 film)",
        "site": "Wikipedia",
        "url": "https://example.org/Rain",
        "licence": "CC BY-SA 4.0",
    }
    assert meta["infobox"] == {"Directed by": "Ann Lee; Bob Ray", "Budget": "$3 million: half"}
    assert "Bob" not in found[body_start(found) :]
    assert pages.read("rain", {"index.md": found}).infobox == lines
    stated = Settings(source=Attribution(title="Rain", site="Fan site"))
    again = written(source("A woman wakes. It rains.", declared), monkeypatch, stated)["index.md"]
    assert front_matter(again).meta["adapted_from"] == {"title": "Rain", "site": "Fan site"}


def test_titles_in_italics_stand_in_front_matter_unless_they_are_mostly_plain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = (
        "*Rain* is a 2015 film. *It* came before *The Long*\n*Road*; it was *not* liked. It failed. It ran."
    )
    found = written(source(said.replace("\n", " ").replace("* *", " ")), monkeypatch)["index.md"]
    assert front_matter(found).meta["italics"] == ["Rain", "The Long Road"]
