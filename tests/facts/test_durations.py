from __future__ import annotations

import pytest

from cases_of import cases_of
from unreel.facts.fields.running_times import durations


@pytest.mark.parametrize(("sentence", "stated"), cases_of("durations"))
def test_lengths_of_time_in_prose(sentence: list[str], stated: list[str]) -> None:
    assert [duration.iso for duration, _ in durations(sentence[0])] == stated
