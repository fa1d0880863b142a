from __future__ import annotations

from case_files import Case, each_case
from unreel.facts.fields.running_times import durations


@each_case("facts/durations")
def test_lengths_of_time_in_prose(case: Case) -> None:
    assert [duration.iso for duration, _ in durations(case.text)] == case.lines("durations")
