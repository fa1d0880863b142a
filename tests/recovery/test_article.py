"""What people are told of a seed while it is read."""

from __future__ import annotations

import pytest

from unreel.model.article import Kind, Provenance
from unreel.model.diagnostics import Severity
from unreel.recovery import article
from unreel.seeds import Seed, settings

TEXT = (
    "Rain is a 2015 film directed by Ann Lee. Maria wakes in Rome and finds Tom dead. She tells the police. "
    "Maria leaves Rome and never returns. Principal photography began in May 2014. Filming ended in July."
)
PLOT = "sections: [{kind: plot, at: Maria wakes}"


def read(yml: str) -> tuple[article.Article, list[str]]:
    seed = Seed("rain", "seeds/rain.txt", TEXT, settings.parse("seeds/rain.yml", yml))
    found, diagnostics = article.read(seed)
    assert all(one.severity is Severity.HINT for one in diagnostics)
    return found, [str(one) for one in diagnostics]


def test_a_correction_that_changes_nothing_is_pointed_out() -> None:
    found, hints = read(PLOT + ", {kind: plot, at: Maria leaves}]")
    why = "this is plot already, so the correction changes nothing: delete it"
    assert hints == [f"seeds/rain.yml:1:60: {why}"]
    assert [section.kind for section in found.sections].count(Kind.PLOT) == 1


def test_where_a_kind_has_parts_the_hint_names_them() -> None:
    yml = "sections: [{kind: production, sub: filming, at: Principal}, "
    _, hints = read(yml + "{kind: production, sub: filming, at: Filming ended}]")
    assert len(hints) == 1
    assert "or say which part starts here (`sub:` development, " in hints[0]


def test_corrections_that_count_are_passed_over_in_silence() -> None:
    found, hints = read(PLOT + ", {kind: production, at: Principal}]")
    assert hints == []
    by = {section.kind: section.provenance for section in found.sections}
    assert by[Kind.PLOT] is by[Kind.PRODUCTION] is Provenance.CORRECTION
    assert by[Kind.OVERVIEW] is Provenance.MODEL


@pytest.mark.parametrize("text", ["X is a 1999 film.\n\n_\n\nMax wakes.", "_", "…", "\n"])
def test_units_without_words_are_read_too(text: str) -> None:
    found, _ = article.read(Seed("x", "seeds/x.txt", text, settings.Settings()))
    assert all(section.span.of(text).strip() for section in found.sections)


def test_a_correction_may_be_copied_with_marks_that_are_no_words() -> None:
    text = "Rain is a 2015 film.[1] It won two prizes.[2] ^ Lee, Ann (2001). A Book. London: Press."
    yml = "sections: [{kind: references, at: '[2] ^ Lee'}]"
    seed = Seed("rain", "seeds/rain.txt", text, settings.parse("seeds/rain.yml", yml))
    found, _ = article.read(seed)
    assert found.sections[-1].kind is Kind.REFERENCES
    assert found.sections[-1].span.of(found.text).startswith("Lee, Ann")
