from __future__ import annotations

import pytest

from case_files import Case, each_case
from intake.faults import fault
from intake.shown import shown
from unreel.intake import FORMATS
from unreel.intake.formats import Refusal, best
from unreel.model.source_text import Reason, SourceText


def _told(source: SourceText, part: str) -> list[str]:
    """Return what a text says of a part of a case, line by line."""
    marks, declared = source.marks, source.declared
    omissions = (one for one in source.omissions if one.reason is not Reason.MARKUP)
    told: dict[str, list[str]] = {
        "reads": shown(source),
        "links": [f"{link.address} | {link.span.of(source.text)}" for link in marks.links],
        "italics": [span.of(source.text) for span in marks.italics],
        "infobox": [f"{label}: {value}" for label, value in declared.infobox],
        "left out": [" | ".join(filter(None, (one.reason, one.what))) for one in omissions],
        "format": [str(source.format)],
    }
    return told[part] if part in told else [getattr(declared, part)]


@each_case(*(f"intake/{name}" for name in ("wikitext", "html", "markdown", "wikiextractor", "api_answers")))
def test_a_text_reads(case: Case) -> None:
    form = best(FORMATS, case.text, ".txt")
    if "refused" in case.parts:
        with pytest.raises(Refusal) as refused:
            form.read(case.text)
        assert refused.value.why == case["refused"]
        return
    source = form.read(case.text)
    for part in case.parts:
        assert _told(source, part) == case.lines(part), part
    assert fault(source, case.text) is None
    for piece in source.pieces:
        words = piece.text.of(source.text)
        assert len(words) != len(piece.file.of(case.text)) or words == piece.file.of(case.text)
