from __future__ import annotations

import pytest

from case_files import Case, each_case
from unreel.splitting.sections import units


@each_case("splitting/units")
def test_a_unit_starts_where_prose_or_a_source_follows_a_list(case: Case) -> None:
    before, after = case["line"].split("|")
    assert len(before) in {unit.start for unit in units.split(before + after, case.text)}


def test_prose_with_names_and_years_is_no_list() -> None:
    text = "Ann Lee praised it as an essay, and Sue Moe (of Paris) saw it in 1940. It was shot in Rome."
    assert [unit.of(text)[:3] for unit in units.split(text, "Rain")] == ["Ann", "It "]


def test_what_stands_before_a_unit_may_go_on_there() -> None:
    text = "It was by Rain at AllMovie, In 1990 it ended. The end"
    bound = {text.index(words): True for words in ("Rain", "In 1990")}
    assert {at: units.is_bound(text, at) for at in [*bound, text.index("The end")]} == {
        **bound,
        text.index("The end"): False,
    }


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He left (in May. |The end came soon) and so on.", True),
        ("He left (in May). |The end came (soon) and so on.", False),
        ('Lee said: "We froze. |It was cold." She laughed.', True),
        ('Lee said: "We froze." |It was "cold". She laughed.', False),
        ('Lee said: "We froze." |"It was cold." She laughed.', False),
        ("It won an award [as the others. |One more] did.", True),
        ('It was 5" long. |The end came.', False),
        ("It was a smile :( |The end came.", False),
    ],
)
def test_no_section_starts_within_brackets_or_quotation_marks(text: str, *, inside: bool) -> None:
    assert units.is_inside(text.replace("|", ""), text.index("|")) is inside


def test_no_prose_starts_within_the_name_of_a_place() -> None:
    text = "Ann Poe as Nell Ed Moss as Crewe Bo Roe as the cook Brack saw boats in Broken Hill and left."
    starts = {unit.start for unit in units.split(text, "Rain")}
    assert text.index("Brack") in starts
    assert not {text.index("Broken"), text.index("Hill")} & starts
