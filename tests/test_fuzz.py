"""What must hold of any text and of any pages, on a few of those that `make fuzz` draws."""

from __future__ import annotations

import fuzzing


def test_a_fuzzed_text_keeps_what_is_promised() -> None:
    assert [fault for text in fuzzing.texts(7, 60) for fault in fuzzing.faults_of_text(text)] == []


def test_mutated_pages_are_read_whatever_they_are() -> None:
    assert [one for pages in fuzzing.mutated_pages(7, 8) for one in fuzzing.faults_of_pages(pages)] == []
