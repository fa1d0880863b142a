"""What people are told of a seed while it is read."""

from __future__ import annotations

import pytest

from unreel import pages
from unreel.model.article import Kind, Provenance
from unreel.model.diagnostics import Severity
from unreel.recovery import article, compose, corrections
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


@pytest.mark.parametrize(
    ("correction", "hint"),
    [
        ("start: no, at: She tells", "no section starts here, so the correction changes nothing: delete it"),
        (
            "kind: cast, at: in",
            "these words stand 7 times in seeds/rain.txt, and the first is meant: copy some more",
        ),
        (
            "kind: other, at: Principal",
            "what fits no kind stands on the page before it: say under which words, by `heading:`",
        ),
    ],
)
def test_what_a_correction_cannot_do_is_told(correction: str, hint: str) -> None:
    _, hints = read(PLOT + ", {" + correction + "}]")
    place = hints[0].split(" ")[0]
    assert len(hints) == 1
    assert hints[0].startswith(f"{place} {hint}")
    assert place.startswith("seeds/rain.yml:1:")


def test_two_corrections_of_one_place_are_told() -> None:
    _, hints = read(PLOT + ", {kind: cast, at: 'Maria wakes in Rome'}]")
    assert hints == [
        "seeds/rain.yml:1:60: line 1 speaks of this place too, and this one counts: keep one of them"
    ]


def test_a_start_far_away_that_goes_with_a_correction_is_told() -> None:
    text = TEXT.replace("She tells", "She waits. " * 80 + "She tells")
    seed = Seed("rain", "seeds/rain.txt", text, settings.parse("seeds/rain.yml", PLOT + "]"))
    last = article.read(seed)[0].sections[-1]
    said = corrections.said_of(last.kind, last.sub)
    yml = f"sections: [{{{said}, at: Maria wakes}}]"
    found, hints = article.read(seed._replace(settings=settings.parse("seeds/rain.yml", yml)))
    assert len(found.sections) == 2
    place = f"{corrections.named(last.kind, last.sub)} at seeds/rain.txt:1:{last.span.start + 1}"
    assert f"with this, {place} starts no more where it did" in hints[-1].message


def test_a_section_has_the_subsection_that_is_said_the_likeliest_or_none() -> None:
    text = "Rain is a 2015 film. Maria wakes in Rome. On Rotten Tomatoes, it holds 51% based on 149 reviews."
    subs = []
    for sub in ("", ", sub: none", ", sub: legacy"):
        yml = f"sections: [{{kind: reception{sub}, at: On Rotten}}]"
        found, _ = article.read(Seed("rain", "rain.txt", text, settings.parse("rain.yml", yml)))
        subs.append(found.sections[-1].sub)
    assert subs == ["critical-response", None, "legacy"]


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


def test_what_fits_no_kind_stands_below_the_words_that_a_correction_says() -> None:
    yml = PLOT + ", {kind: other, heading: The Tom, at: She tells}, {kind: analysis, at: Maria leaves}]"
    seed = Seed("rain", "seeds/rain.txt", TEXT, settings.parse("seeds/rain.yml", yml))
    found, diagnostics = article.read(seed)
    written = pages.write(compose.film(seed, found))
    assert diagnostics == []
    assert "finds Tom dead.\n\n## The Tom\n\nShe tells the police.\n" in written["plot.md"]
    assert "# Themes\n\nMaria leaves Rome and never returns.\n" in written["themes.md"]
    assert pages.read("rain", written) == compose.film(seed, found)
