"""Any text is read or refused, all of it accounted for, in a time that grows with its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import cases
from growth import SQUARE, growth
from intake.faults import fault
from strategies import examples
from unreel.intake import api_answer, html, markdown, text_extract, wikiextractor, wikitext
from unreel.intake.formats import Format, Refusal
from unreel.model.source_text import SourceText

_FORMATS = {
    "html": html.FORMAT,
    "wikitext": wikitext.FORMAT,
    "markdown": markdown.FORMAT,
    "wikiextractor": wikiextractor.FORMAT,
    "text extract": text_extract.FORMAT,
    "api answer": api_answer.FORMAT,
}
_PIECES = {case.title: case.lines() for case in cases("intake/hostile")}
_ENDS = ["\n", "\n\n", "|}", "{|", "== a ==\n", "|-\n", "---\n", "==="]
_TEXTS = {
    name: st.lists(st.sampled_from([*pieces, *_ENDS]), max_size=40).map("".join)
    for name, pieces in _PIECES.items()
}


def _read(form: Format, file: str) -> SourceText | None:
    try:
        return form.read(file)
    except Refusal:
        return None


@pytest.mark.parametrize("name", _FORMATS)
@examples(60)
@given(data=st.data())
def test_any_text_is_read_or_refused(name: str, data: st.DataObject) -> None:
    opening = "<doc id=1>" if name == "wikiextractor" else ""
    file = opening + data.draw(st.one_of(_TEXTS[name], st.text(max_size=80)))
    _FORMATS[name].likelihood(file)
    source = _read(_FORMATS[name], file)
    if source is not None and name != "html":  # a browser moves and drops words of broken tables
        assert fault(source, file) is None


@pytest.mark.parametrize(
    ("name", "piece"),
    [(name, piece) for name, pieces in _PIECES.items() for piece in pieces],
)
def test_repetition_costs_linear_time(name: str, piece: str) -> None:
    def run(times: int) -> None:
        _read(_FORMATS[name], f"Rain is a film. {piece * times}")

    assert growth(run, 300) < SQUARE


def test_emphasis_that_is_begun_anew_in_each_paragraph_is_refused() -> None:
    opened = "".join(f"<b class={number}>a<p>" for number in range(60))
    with pytest.raises(Refusal) as refused:
        html.read(f"<p>Rain is a film.{opened}")
    assert "never closed" in refused.value.why


def test_a_text_that_opens_too_much_or_too_deep_is_refused_at_its_place() -> None:
    for file, why in (
        (f"Rain. {'{{a ' * 300}", "never closed"),
        (f"Rain. {'{{a|' * 30}{'}}' * 30}", "in one another"),
    ):
        with pytest.raises(Refusal) as refused:
            wikitext.read(file)
        assert why in refused.value.why
        assert file[refused.value.at :].startswith("{{")
