from __future__ import annotations

from unreel.intake import plain
from unreel.model.spans import Span


def test_headings_lose_their_signs_and_every_place_leads_back_to_the_file() -> None:
    file = "Rain is a 2015\nfilm.\n\n== Plot ==\n\nA man wakes.\n"
    source = plain.read(file)
    assert source.text == "Rain is a 2015 film.\n\nPlot\n\nA man wakes."
    assert [heading.span.of(source.text) for heading in source.marks.headings] == ["Plot"]
    for words in ("2015", "film.", "Plot", "A man wakes."):
        start = source.text.index(words)
        assert source.in_file(Span(start, start + len(words))).of(file) == words
    assert [omission.span.of(file).strip() for omission in source.omissions] == ["==", "=="]
