from __future__ import annotations

import pytest

from cases_of import cases_of
from unreel.splitting.sections import units


@pytest.mark.parametrize(("title", "line"), [(case[0][0], case[1][0]) for case in cases_of("units")])
def test_a_unit_starts_where_prose_or_a_source_follows_a_list(title: str, line: str) -> None:
    assert line.count("|") == 1
    text = line.replace("|", "")
    assert line.index("|") in {unit.start for unit in units.split(text, title)}


def test_prose_with_names_and_years_is_no_list() -> None:
    text = "Ann Lee praised it as an essay, and Sue Moe (of Paris) saw it in 1940. It was shot in Rome."
    assert [unit.of(text)[:3] for unit in units.split(text, "Rain")] == ["Ann", "It "]
