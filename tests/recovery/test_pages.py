"""What pages a text with marks becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_files import Case, each_case
from sources import source
from unreel import pages
from unreel.pages.front_matter import body_start
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
    monkeypatch.setattr("unreel.intake.read", lambda _: text)
    seed = Seed("rain", "seeds/rain.txt", text.text, settings or Settings())
    return pages.write(compose.film(seed, article.read(seed)[0]))


@each_case("recovery/pages")
def test_marks_become_markdown(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    found = written(source(case.text), monkeypatch)
    for name, expected in case.parts.items():
        assert found[name][body_start(found[name]) :].strip("\n") == expected
