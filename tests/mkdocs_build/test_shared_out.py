"""What comes back from workers is held once, however many films have it."""

from __future__ import annotations

import json

from unreel.mkdocs_build.part import Made
from unreel.mkdocs_build.shared_out import Row, _without_copies


def test_films_that_say_the_same_share_its_terms() -> None:
    rows: dict[Row, Row] = {}
    made = (Made({}, json.loads(json.dumps({film: {film: {"moon landing": [3, 17]}}}))) for film in "ab")
    one, other = (_without_copies(part, rows).terms for part in made)
    assert (one, other) == ({"a": {"a": {"moon landing": (3, 17)}}}, {"b": {"b": {"moon landing": (3, 17)}}})
    for held, again in zip(*one["a"]["a"].items(), *other["b"]["b"].items(), strict=True):
        assert held is again
