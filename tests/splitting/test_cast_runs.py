from __future__ import annotations

import numpy as np
import pytest

from unreel.model.article import Kind
from unreel.splitting.sections import cast_runs, units
from unreel.splitting.sections.decode import ScoredUnits
from unreel.splitting.sections.labels import CLASSES, LABELS, NO_START, STARTS, Label

LIST = "Ann Lee as Maria Poe Bo J. Ray as Tom Sue Moe as Mr. Blue Max Roe, Jr. as a clerk Ed Fay as himself"
BEFORE, AFTER = "Rain is a film of 2015. ", " Maria wakes in Rome."


def _found(text: str) -> list[str]:
    return [span.of(text) for span in cast_runs.spans(text)]


def test_a_run_reaches_from_its_first_name_to_its_last_joint() -> None:
    text = BEFORE + LIST.replace(", Jr.", "") + AFTER
    assert _found(text) == [LIST.replace(", Jr.", "").removesuffix(" as himself")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It stars Ann Lee as Maria, Bo Ray as Tom, Sue Moe as Mr. Blue, and Ed Fay as himself.",
        "Ann Lee as Maria Bo Ray as Tom Sue Moe as Mr. Blue",  # three might be anything
        "He praised Lee as “frank” and Ray as “dry”; Moe as “loud” and Fay as “kind”.",
    ],
)
def test_prose_and_short_runs_are_none(text: str) -> None:
    assert not _found(text)


def test_units_of_a_run_are_cast_whatever_the_models_say() -> None:
    text = BEFORE + LIST.replace(", Jr.", "") + AFTER
    cut = units.split(text)
    outputs = np.zeros((len(cut), CLASSES + STARTS + 2))
    outputs[:, LABELS.index(Label(Kind.PLOT, None))] = 5
    outputs[:, CLASSES + NO_START] = 9
    outputs[:, -2] = 9
    told = cast_runs.certain(outputs, cut, cast_runs.spans(text))
    scored = ScoredUnits(cut, told)
    head = next(at for at, unit in enumerate(cut) if unit.start == len(BEFORE))
    cast = LABELS.index(Label(Kind.CAST, None))
    inside = [at for at, unit in enumerate(cut) if len(BEFORE) <= unit.start < text.index(" as himself")]
    assert {int(scored.fit[at].argmax()) for at in inside} == {cast}
    assert [at for at in inside if scored.likely[at]] == [head]
    assert (outputs[:, cast] == 0).all()
